// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/dialogs/mail_dialog.h"

#include <array>
#include <charconv>
#include <chrono>

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "app/common/describe.h"
#include "app/desktop/dialogs/answers.h"
#include "app/desktop/dialogs/wait_dialog.h"
#include "app/desktop/models/long_work.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/measures.h"
#include "app/desktop/widgets/style.h"
#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/mail/send.h"

namespace lichsong::desktop {
namespace {

constexpr int mail_field_width = 260;
constexpr auto server_patience = std::chrono::seconds(20);

// In the order of mail::Security.
constexpr std::array securities{LICHSONG_N_("STARTTLS"), LICHSONG_N_("TLS"), LICHSONG_N_("None, on this computer only")};

int port_from(const std::string& text) {
    int port = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), port);
    if (problem != std::errc{} || end != text.data() + text.size()) throw base::Error(base::Fault::Input, "mail.bad_port", {text});
    return port;
}

}  // namespace

MailDialog::MailDialog(wxWindow* parent, const app::Settings& settings) : wxDialog(parent, wxID_ANY, said(LICHSONG_N_("Mail settings"))), m_settings(settings) {
    auto* rows = new wxBoxSizer(wxVERTICAL);
    auto* grid = new wxFlexGridSizer(3, wxSize(16, 8));
    grid->AddGrowableCol(1);
    grid->AddGrowableCol(2);
    grid->Add(new wxStaticText(this, wxID_ANY, ""));
    for (const auto* title : {LICHSONG_N_("Sending (SMTP)"), LICHSONG_N_("Answers (IMAP)")}) {
        auto* words = new wxStaticText(this, wxID_ANY, said(title));
        play(*words, "heading");
        grid->Add(words);
    }
    const auto row = [&](const char* label, auto make) {
        grid->Add(new wxStaticText(this, wxID_ANY, said(label)), wxSizerFlags().CenterVertical());
        for (auto* fields : {&m_out, &m_in}) {
            wxWindow* control = make(*fields);
            name(*control, base::tr(label));
            grid->Add(control, wxSizerFlags().Expand());
        }
    };
    const auto text = [this](wxTextCtrl*& place, long style = 0) {
        return place = new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition, FromDIP(wxSize(mail_field_width, -1)), style);
    };
    row(LICHSONG_N_("Server"), [&](Fields& f) { return text(f.host); });
    row(LICHSONG_N_("Port"), [&](Fields& f) { return text(f.port); });
    row(LICHSONG_N_("Security"), [&](Fields& f) {
        f.security = new wxChoice(this, wxID_ANY);
        for (const auto* one : securities) f.security->Append(said(one));
        f.security->SetSelection(0);
        return f.security;
    });
    row(LICHSONG_N_("Login"), [&](Fields& f) { return text(f.user); });
    row(LICHSONG_N_("Password"), [&](Fields& f) { return text(f.password, wxTE_PASSWORD); });
    rows->Add(grid, wxSizerFlags().Expand().Border(wxALL, dialog_margin));
    m_told = new wxStaticText(this, wxID_ANY,
                              said(LICHSONG_N_("Kept for you on this computer, in a file nobody else may read; never in a plan.")));
    play(*m_told, "quiet");
    rows->Add(m_told, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, dialog_margin));
    auto* foot = new wxBoxSizer(wxHORIZONTAL);
    auto* tries = new wxButton(this, wxID_ANY, said(LICHSONG_N_("Try it")));
    tries->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { test(); });
    foot->Add(tries);
    add_answers(*this, *foot, said(LICHSONG_N_("Keep")));
    rows->Add(foot, wxSizerFlags().Expand().Border(wxALL, dialog_margin));
    SetSizerAndFit(rows);
    CentreOnParent();
    Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { if (keep()) leave(*this, wxID_OK); }, wxID_OK);
    try {
        m_before = app::read_mail_settings(settings);
        if (m_before.sending) show(m_out, *m_before.sending);
        if (m_before.mailbox) show(m_in, m_before.mailbox->server);
    } catch (const base::Error& error) {
        say(app::describe(error), true);
    }
    m_out.host->SetFocus();
}

void MailDialog::show(const Fields& fields, const mail::Server& server) {
    fields.host->ChangeValue(wx(server.host));
    fields.port->ChangeValue(wx(std::to_string(server.port)));
    fields.security->SetSelection(static_cast<int>(server.security));
    fields.user->ChangeValue(wx(server.user));
    fields.password->ChangeValue(wx(server.password));
}

void MailDialog::type(std::size_t server, const wxString& host, const wxString& port, std::size_t security, const wxString& user, const wxString& password) {
    const auto& fields = server == 0 ? m_out : m_in;
    fields.host->ChangeValue(host);
    fields.port->ChangeValue(port);
    fields.security->SetSelection(static_cast<int>(security));
    fields.user->ChangeValue(user);
    fields.password->ChangeValue(password);
}

std::optional<mail::Server> MailDialog::read(const Fields& fields, const mail::Server* before) const {
    const auto host = base::clean_line(utf8(fields.host->GetValue()));
    if (host.empty()) return std::nullopt;
    mail::Server server;
    if (before != nullptr) server.authorities = before->authorities;
    server.host = host;
    server.port = port_from(base::clean_line(utf8(fields.port->GetValue())));
    server.security = static_cast<mail::Security>(fields.security->GetSelection());
    server.user = base::clean_line(utf8(fields.user->GetValue()));
    server.password = utf8(fields.password->GetValue());
    mail::check_server(server);
    return server;
}

app::MailSettings MailDialog::read() const {
    app::MailSettings mail;
    mail.sending = read(m_out, m_before.sending ? &*m_before.sending : nullptr);
    if (const auto server = read(m_in, m_before.mailbox ? &m_before.mailbox->server : nullptr)) {
        const bool same = m_before.mailbox && m_before.mailbox->server.host == server->host && m_before.mailbox->server.user == server->user;
        mail.mailbox = same ? *m_before.mailbox : mail::Mailbox{};
        mail.mailbox->server = *server;
    }
    return mail;
}

bool MailDialog::test() {
    try {
        const auto mail = read();
        LongWork trying([&](const std::function<bool()>& should_stop) {
            if (mail.sending) mail::test_sending(*mail.sending, server_patience, should_stop);
            if (mail.mailbox) mail::test_fetching(*mail.mailbox, server_patience, should_stop);
        });
        wait_for(this, trying, base::tr(LICHSONG_N_("Asking the mail servers…")));
        trying.finish();
        if (!mail.sending && !mail.mailbox) throw base::Error(base::Fault::Input, "mail.not_set_up");
        say(base::tr(LICHSONG_N_("The mail servers answer, and take the login.")), false);
        return true;
    } catch (const base::Error& error) {
        say(app::describe(error), true);
        return false;
    }
}

bool MailDialog::keep() {
    try {
        app::write_mail_settings(m_settings, read());
        return true;
    } catch (const base::Error& error) {
        say(app::describe(error), true);
        return false;
    }
}

wxString MailDialog::told() const { return m_told->GetLabel(); }

void MailDialog::say(const std::string& sentence, bool failed) {
    m_told->SetLabel(wx(sentence));
    play(*m_told, failed ? "warning" : "quiet");
    m_told->Wrap(GetClientSize().x - 2 * dialog_margin);
    Fit();
}

}  // namespace lichsong::desktop
