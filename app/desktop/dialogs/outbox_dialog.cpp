// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/dialogs/outbox_dialog.h"

#include <chrono>

#include <wx/button.h>
#include <wx/dirdlg.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "app/common/describe.h"
#include "app/common/mail_settings.h"
#include "app/common/message_words.h"
#include "app/common/report_files.h"
#include "app/common/wording.h"
#include "app/desktop/dialogs/mail_dialog.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/style.h"
#include "app/desktop/widgets/text_table.h"
#include "calendar/service/incoming.h"

namespace lichsong::desktop {
namespace {

constexpr auto patience = std::chrono::seconds(30);

std::string partner_name(const model::Partner& partner) { return base::in_language(partner.name, partner.name_en); }

}  // namespace

OutboxDialog::OutboxDialog(wxWindow* parent, Workspace& workspace) : TellingDialog(parent, workspace, said(LICHSONG_N_("Outbox")), wxSize(1120, 760)) {
    auto* rows = new wxBoxSizer(wxVERTICAL);
    make_lists(*rows);
    rows->Add(make_told(base::tr(LICHSONG_N_("Nothing leaves before you send it. Several changes for one partner are one message."))), wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
    make_foot(*rows);
    SetSizer(rows);
    SetMinSize(wxSize(820, 560));
    CentreOnParent();
    read();
    m_table->SetFocus();
}

void OutboxDialog::make_lists(wxSizer& rows) {
    auto* columns = new wxBoxSizer(wxHORIZONTAL);
    auto* left = new wxBoxSizer(wxVERTICAL);
    m_table = new TextTable(this, base::tr(LICHSONG_N_("Waiting to be sent")), {{app::field_name("partner"), 210}, {base::tr(LICHSONG_N_("What waits")), 190}});
    m_table->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { show_chosen(); });
    left->Add(m_table, wxSizerFlags(3).Expand());
    m_past = new TextTable(this, base::tr(LICHSONG_N_("Messages sent")), {{app::field_name("sent_on"), 90}, {app::field_name("partner"), 170}, {app::field_name("state"), 140}});
    m_past->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { show_sent(); });
    left->Add(m_past, wxSizerFlags(2).Expand().Border(wxTOP, 12));
    columns->Add(left, wxSizerFlags(2).Expand());
    m_text = new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxTE_MULTILINE | wxTE_READONLY | wxTE_BESTWRAP);
    name(*m_text, base::tr(LICHSONG_N_("The message as it will be read")));
    m_text->SetMargins(8, 8);
    columns->Add(m_text, wxSizerFlags(3).Expand().Border(wxLEFT, 12));
    rows.Add(columns, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
}

void OutboxDialog::make_foot(wxSizer& rows) {
    auto* foot = new wxBoxSizer(wxHORIZONTAL);
    const auto add = [&](const char* label, auto work) {
        auto* button = new wxButton(this, wxID_ANY, said(label));
        button->Bind(wxEVT_BUTTON, [work](wxCommandEvent&) { work(); });
        foot->Add(button, wxSizerFlags().Border(wxRIGHT, 8));
        return button;
    };
    add(LICHSONG_N_("Mail settings…"), [this] { set_up(); });
    add(LICHSONG_N_("Look for answers"), [this] { fetch(); })->Enable(!m_workspace.is_read_only());
    m_arrived = add(LICHSONG_N_("It arrived"), [this] { settle(true); });
    m_lost = add(LICHSONG_N_("It did not"), [this] { settle(false); });
    foot->AddStretchSpacer();
    m_dismiss = add(LICHSONG_N_("Told otherwise"), [this] { dismiss(); });
    m_keep = add(LICHSONG_N_("Into a folder…"), [this] { send_by_folder(); });
    foot->Add(new wxButton(this, wxID_CANCEL, said(LICHSONG_N_("Close"))), wxSizerFlags().Border(wxRIGHT, 8));
    m_send = add(LICHSONG_N_("Send"), [this] { send_by_server(); });
    play(*m_send, "primary");
    rows.Add(foot, wxSizerFlags().Expand().Border(wxALL, margin));
}

void OutboxDialog::read() {
    m_seen_change = m_workspace.desk().session().last_change();
    m_waiting = service::outbox(m_workspace.desk());
    m_sent = service::sent_messages(m_workspace.desk());
    std::vector<std::vector<std::string>> rows;
    for (const auto& one : m_waiting) rows.push_back({partner_name(one.partner), app::waiting_text(one)});
    m_table->show(std::move(rows));
    std::vector<std::vector<std::string>> past;
    for (const auto& one : m_sent) {
        const auto* partner = m_workspace.plan().partners.find(one.partner);
        past.push_back({app::date_text(one.sent_on), partner == nullptr ? std::string() : partner_name(*partner), app::choice_name(model::name_of(one.stage))});
    }
    m_past->show(std::move(past));
    if (!m_waiting.empty()) m_table->choose(0);
    show_chosen();
}

void OutboxDialog::choose(std::size_t message) {
    m_table->choose(message);
    show_chosen();
}

const service::WaitingMessage* OutboxDialog::chosen() const {
    const auto at = m_table->selected();
    return at < m_waiting.size() ? &m_waiting[at] : nullptr;
}

const model::Message* OutboxDialog::chosen_sent() const {
    const auto at = m_past->selected();
    return at < m_sent.size() ? &m_sent[at] : nullptr;
}

wxString OutboxDialog::text() const { return m_text->GetValue(); }

void OutboxDialog::show_chosen() {
    const auto* one = chosen();
    const bool can = one != nullptr && !m_workspace.is_read_only();
    m_send->Enable(can && !one->address.empty());
    m_keep->Enable(can && !one->address.empty());
    m_dismiss->Enable(can && !(one->changes.empty() && one->reports.empty()));
    m_arrived->Hide();
    m_lost->Hide();
    std::string shown = base::tr(LICHSONG_N_("Nothing waits. Requests are put here from their board, and what a release changes for a partner comes by itself."));
    if (one != nullptr) {
        m_words = app::message_words(m_workspace.desk(), *one);
        const auto to = one->address.empty() ? base::tr(LICHSONG_N_("no mail address: enter one with the partner (Ctrl+D)")) : one->address;
        shown = base::fill(base::tr(LICHSONG_N_("To: {1}")), {to}) + '\n' + m_words.subject + "\n\n" + m_words.text;
    }
    m_text->ChangeValue(wx(shown));
    Layout();
}

// What it said, and where nobody knows whether it arrived, the question.
void OutboxDialog::show_sent() {
    const auto* one = chosen_sent();
    if (one == nullptr) return show_chosen();
    auto shown = base::fill(base::tr("To: {1}"), {one->address}) + '\n' + one->title + "\n\n" + one->text.text;
    if (!one->failure.empty()) shown = one->failure + "\n\n" + shown;
    const bool open = one->stage == model::MessageStage::Sending && !m_workspace.is_read_only();
    m_arrived->Show(open);
    m_lost->Show(open);
    m_text->ChangeValue(wx(shown));
    if (open) say(base::tr(LICHSONG_N_("The program ended while this message was being sent. Ask the partner whether it arrived.")), true);
    Layout();
}

void OutboxDialog::send(const service::Courier& courier) {
    const auto* one = chosen();
    if (one == nullptr) return;
    service::Sending sending{one->partner.key, m_seen_change, m_words, [](const base::Error& error) { return app::describe(error); }};
    const auto name = partner_name(one->partner);
    const auto wording = app::calendar_wording();
    const auto done = apply(
        [&](service::Desk& desk) {
            sending.attach = [&](const service::WaitingReport& report) { return app::attachment(desk, m_workspace.settings(), report); };
            service::send_message(desk, sending, wording, courier);
            return *desk.journal().find(desk.session().last_change());
        },
        base::fill(base::tr(LICHSONG_N_("Sending to {1}…")), {name}));
    read();
    if (done) say(base::fill(base::tr(LICHSONG_N_("Sent to {1}: {2}")), {name, sending.words.subject}));
}

void OutboxDialog::send_by_server() {
    try {
        send(app::server_courier(app::read_mail_settings(m_workspace.settings())));
    } catch (const base::Error& error) {
        say(app::describe(error), true);
        if (error.code() == "mail.not_set_up") set_up();
    }
}

void OutboxDialog::keep_in(const std::string& folder) { send(app::folder_courier(folder)); }

void OutboxDialog::send_by_folder() {
    wxDirDialog dialog(this, said(LICHSONG_N_("Where the message goes, for your mail program")));
    if (ask(dialog) == wxID_OK) keep_in(utf8(dialog.GetPath()));
}

void OutboxDialog::dismiss() {
    const auto* one = chosen();
    if (one == nullptr) return;
    const auto name = partner_name(one->partner);
    if (!apply([key = one->partner.key](service::Desk& desk) { return service::dismiss_changes(desk, key); })) return;
    read();
    say(base::fill(base::tr(LICHSONG_N_("{1} was told otherwise.")), {name}));
}

void OutboxDialog::settle(bool arrived) {
    const auto* one = chosen_sent();
    if (one != nullptr && apply([key = one->key, arrived](service::Desk& desk) { return service::settle_message(desk, key, arrived); })) read();
}

void OutboxDialog::set_up() { MailDialog(this, m_workspace.settings()).ShowModal(); }

void OutboxDialog::fetch() {
    try {
        auto mail = app::read_mail_settings(m_workspace.settings());
        if (!mail.mailbox) {
            say(base::tr(LICHSONG_N_("It is not known yet where answers come in; fill that in.")), true);
            return set_up();
        }
        service::FetchedReplies fetched;
        const auto done = apply(
            [&](service::Desk& desk) {
                fetched = service::fetch_replies(desk, *mail.mailbox, patience, {}, m_workspace.settings().calendar_reader());
                return model::Change{};
            },
            base::tr(LICHSONG_N_("Looking for answers…")));
        if (!done) return;
        app::write_mail_settings(m_workspace.settings(), mail);
        read();
        const auto waits = service::pending_replies(m_workspace.desk()).size();
        say(base::fill(base::tr(LICHSONG_N_("New messages: {1}. Replies to decide on: {2}.")), {std::to_string(fetched.messages), std::to_string(waits)}));
    } catch (const base::Error& error) {
        say(app::describe(error), true);
    }
}

}  // namespace lichsong::desktop
