// SPDX-License-Identifier: Apache-2.0
// The mail servers of this person: where messages go out and where answers come in, tried by a button before they are kept.
#pragma once

#include <wx/dialog.h>

#include "app/common/mail_settings.h"

class wxChoice;
class wxStaticText;
class wxTextCtrl;

namespace lichsong::desktop {

class MailDialog : public wxDialog {
public:
    MailDialog(wxWindow* parent, const app::Settings& settings);

    /// Connects to what is filled in; false where a server does not answer or refuses the login.
    bool test();
    /// False where something is filled in that cannot be.
    bool keep();
    void type(std::size_t server, const wxString& host, const wxString& port, std::size_t security, const wxString& user, const wxString& password);
    [[nodiscard]] wxString told() const;

private:
    struct Fields {
        wxTextCtrl* host = nullptr;
        wxTextCtrl* port = nullptr;
        wxChoice* security = nullptr;
        wxTextCtrl* user = nullptr;
        wxTextCtrl* password = nullptr;
    };

    void show(const Fields& fields, const mail::Server& server);
    [[nodiscard]] std::optional<mail::Server> read(const Fields& fields, const mail::Server* before) const;
    [[nodiscard]] app::MailSettings read() const;
    void say(const std::string& sentence, bool failed);

    const app::Settings& m_settings;
    app::MailSettings m_before;
    Fields m_out;
    Fields m_in;
    wxStaticText* m_told = nullptr;
};

}  // namespace lichsong::desktop
