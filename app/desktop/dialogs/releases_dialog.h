// SPDX-License-Identifier: Apache-2.0
// Releases: what partners see, under numbers; what is different from the one before, for all or for one partner, for whom it is kept as a
// sheet on paper; and releasing the plan as it is now.
#pragma once

#include "app/desktop/dialogs/telling_dialog.h"
#include "calendar/service/release.h"

class wxButton;
class wxChoice;
class wxStaticText;
class wxTextCtrl;

namespace lichsong::desktop {

class TextTable;

class ReleasesDialog : public TellingDialog {
public:
    ReleasesDialog(wxWindow* parent, Workspace& workspace);

    /// The latest first.
    [[nodiscard]] const std::vector<model::Release>& releases() const noexcept { return m_releases; }
    [[nodiscard]] const std::vector<service::ReleasedChange>& changes() const noexcept { return m_changes; }
    void choose(std::size_t release);
    /// Differences for that partner alone; 0: for all.
    void choose_partner(std::size_t partner);
    void type_note(const wxString& note);
    void release();
    /// What is shown of the partner chosen, as PDF; false where that was not possible, which is told.
    bool write_sheet(const std::string& path);
    [[nodiscard]] bool can_write_sheet() const;

private:
    void read();
    void ask_for_sheet();
    [[nodiscard]] const std::string& partner() const;  ///< its key; empty: all
    void show_changes();

    std::vector<model::Release> m_releases;
    std::vector<service::ReleasedChange> m_changes;
    std::vector<std::string> m_partner_keys;  ///< beside the choice; the first is empty: all
    TextTable* m_table = nullptr;
    wxChoice* m_partner = nullptr;
    wxStaticText* m_what = nullptr;
    TextTable* m_rows = nullptr;
    wxTextCtrl* m_note = nullptr;
    wxButton* m_sheet = nullptr;
    wxButton* m_do = nullptr;
};

}  // namespace lichsong::desktop
