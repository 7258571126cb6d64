// SPDX-License-Identifier: Apache-2.0
// Copies of the plan on which something is tried otherwise: which there are, what each makes of the plan and of its coverage, and whether it becomes
// part of the plan or goes. Work on a copy is done in a window of its own.
#pragma once

#include "app/desktop/dialogs/telling_dialog.h"
#include "calendar/service/branch.h"

class wxButton;
class wxChoice;
class wxStaticText;

namespace lichsong::desktop {

class TextTable;

class BranchDialog : public TellingDialog {
public:
    BranchDialog(wxWindow* parent, Workspace& workspace);

    [[nodiscard]] const std::vector<service::BranchFile>& branches() const noexcept { return m_branches; }
    /// Of the one chosen; nothing before it has been compared.
    [[nodiscard]] const std::optional<service::BranchView>& view() const noexcept { return m_view; }
    void choose(std::size_t branch);
    /// What wins where both have changed the same.
    void prefer(service::Prefer prefer);
    /// A new copy; where it lies, or nothing where it could not be made.
    std::optional<std::string> make();
    void keep();
    /// Without asking.
    void drop();

    /// Opens the copy in a window of its own.
    std::function<void(const std::string& address)> on_open = [](const std::string&) {};

private:
    void add_lists(wxSizer& rows);
    void add_foot(wxSizer& rows);
    void find();
    void compare();
    void show(service::BranchView view);
    void enable();
    [[nodiscard]] const service::BranchFile* chosen() const;
    [[nodiscard]] store::OpenOptions options() const;

    std::vector<service::BranchFile> m_branches;
    std::optional<service::BranchView> m_view;
    TextTable* m_files = nullptr;
    TextTable* m_rows = nullptr;
    TextTable* m_cells = nullptr;
    wxStaticText* m_summary = nullptr;
    wxChoice* m_prefer = nullptr;
    wxButton* m_open = nullptr;
    wxButton* m_drop = nullptr;
    wxButton* m_keep = nullptr;
};

}  // namespace lichsong::desktop
