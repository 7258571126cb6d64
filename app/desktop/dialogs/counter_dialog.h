// SPDX-License-Identifier: Apache-2.0
// What a partner proposes instead: day, time and their words. What is left empty stays as it was asked.
#pragma once

#include <wx/dialog.h>

#include "app/desktop/models/workspace.h"
#include "calendar/service/coordination.h"

class wxStaticText;
class wxTextCtrl;

namespace lichsong::desktop {

class CounterDialog : public wxDialog {
public:
    CounterDialog(wxWindow* parent, Workspace& workspace, const service::LineView& line);

    /// Of a dialog that ended with OK.
    [[nodiscard]] const service::Reply& reply() const noexcept { return m_reply; }
    [[nodiscard]] wxString fault() const;
    void type(const wxString& day, const wxString& time, const wxString& words);

private:
    wxTextCtrl* add_field(wxSizer& rows, const char* label, const std::string& shown, bool is_long = false);
    void accept();

    Workspace& m_workspace;
    wxTextCtrl* m_day = nullptr;
    wxTextCtrl* m_time = nullptr;
    wxTextCtrl* m_words = nullptr;
    wxStaticText* m_fault = nullptr;
    service::Reply m_reply;
};

}  // namespace lichsong::desktop
