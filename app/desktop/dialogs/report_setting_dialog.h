// SPDX-License-Identifier: Apache-2.0
// What the settings of a report are called, on which days it is due, and in which form: asked before they are kept in the plan. Changes nothing
// itself; the report dialog does.
#pragma once

#include <array>
#include <string>
#include <vector>

#include <wx/dialog.h>

#include "app/desktop/models/workspace.h"

class wxCheckBox;
class wxChoice;
class wxSizer;
class wxStaticText;
class wxTextCtrl;

namespace lichsong::desktop {

class ReportSettingDialog : public wxDialog {
public:
    /// `setting` is what is shown at first.
    ReportSettingDialog(wxWindow* parent, Workspace& workspace, const model::ReportSetting& setting);

    /// Of a dialog that ended with OK.
    [[nodiscard]] const model::ReportSetting& setting() const noexcept { return m_setting; }
    void type(const std::string& label);
    /// Whether it is due on that day of the week, 0 is Monday; nothing where its rhythm is none of weekdays.
    void tick(std::size_t weekday, bool on);
    /// As OK does; false where a sentence says what is missing.
    bool accept();

private:
    void add(wxSizer& rows, const char* label, wxWindow* control);
    wxChoice* add_choice(wxSizer& rows, const char* label, const std::vector<std::string>& words, std::size_t chosen);
    void add_days(wxSizer& rows);

    Workspace& m_workspace;
    model::ReportSetting m_setting;
    wxTextCtrl* m_label = nullptr;
    std::array<wxCheckBox*, 7> m_days{};  ///< none where the rhythm is another: that stays as it is
    wxChoice* m_period = nullptr;
    wxChoice* m_format = nullptr;
    wxChoice* m_language = nullptr;
    wxChoice* m_partner = nullptr;
    std::vector<base::Id<model::Partner>> m_partners;  ///< as the choice has them; the first is none
    wxStaticText* m_fault = nullptr;
};

}  // namespace lichsong::desktop
