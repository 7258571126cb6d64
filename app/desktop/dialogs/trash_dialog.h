// SPDX-License-Identifier: Apache-2.0
// Rows that were removed: what, when, by whom and with which change, to be brought back one by one. Stays open for the next.
#pragma once

#include <wx/dialog.h>

#include "app/desktop/models/workspace.h"
#include "calendar/service/trash.h"

class wxButton;
class wxChoice;
class wxStaticText;

namespace lichsong::desktop {

class TextTable;

class TrashDialog : public wxDialog {
public:
    TrashDialog(wxWindow* parent, Workspace& workspace);

    [[nodiscard]] const service::RemovedRows& removed() const noexcept { return m_removed; }
    /// The list has been read.
    [[nodiscard]] bool is_read() const noexcept { return m_is_read; }
    void choose(std::size_t row);
    void show(std::optional<model::EntityKind> kind);
    void restore();
    /// What was done or could not be, as it stands at the foot.
    [[nodiscard]] wxString told() const;

private:
    void read();
    void list(service::RemovedRows removed);
    void say(const std::string& sentence, bool failed);

    Workspace& m_workspace;
    std::vector<const model::EntityInfo*> m_kinds;
    wxChoice* m_kind = nullptr;
    wxStaticText* m_count = nullptr;
    TextTable* m_rows = nullptr;
    wxStaticText* m_told = nullptr;
    wxButton* m_do = nullptr;
    service::RemovedRows m_removed;
    bool m_is_read = false;
};

}  // namespace lichsong::desktop
