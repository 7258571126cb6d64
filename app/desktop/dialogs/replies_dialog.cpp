// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/dialogs/replies_dialog.h"

#include <algorithm>
#include <utility>

#include <wx/button.h>
#include <wx/filedlg.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "app/common/describe.h"
#include "app/common/outcome.h"
#include "app/common/reply_words.h"
#include "app/common/request_words.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/style.h"
#include "app/desktop/widgets/text_table.h"
#include "calendar/base/read_file.h"
#include "calendar/ical/itip_read.h"

namespace lichsong::desktop {
namespace {

// What the reply is about: "T6 21/5/2021 19:45, Đài PT-TH, 5:00".
std::string subject_of(Workspace& workspace, const model::PendingReply& reply) {
    const auto line = workspace.desk().rows().find(model::EntityKind::RequestLine, reply.line.value);
    return line ? app::airing_text(workspace.plan(), model::from_record<model::RequestLine>(*line).asked()) : std::string();
}

}  // namespace

RepliesDialog::RepliesDialog(wxWindow* parent, Workspace& workspace)
    : TellingDialog(parent, workspace, said(LICHSONG_N_("Replies to decide on")), wxSize(1040, 560)) {
    auto* rows = new wxBoxSizer(wxVERTICAL);
    m_table = new TextTable(this, base::tr(LICHSONG_N_("Replies to decide on")),
                            {{app::field_name("received_on"), 110}, {app::field_name("sender"), 230}, {base::tr(LICHSONG_N_("Asked for")), 310}, {app::field_name("answer"), 320}});
    m_table->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { enable(); });
    rows->Add(m_table, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
    m_reasons = new wxStaticText(this, wxID_ANY, " ");
    play(*m_reasons, "quiet");
    rows->Add(m_reasons, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
    rows->Add(make_told(), wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
    auto* foot = new wxBoxSizer(wxHORIZONTAL);
    auto* from_file = new wxButton(this, wxID_OPEN, said(LICHSONG_N_("Answer from a file…")));
    from_file->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { open(); });
    from_file->Enable(!workspace.is_read_only());
    foot->Add(from_file);
    foot->AddStretchSpacer();
    foot->Add(new wxButton(this, wxID_CANCEL, said(LICHSONG_N_("Close"))));
    m_refuse = new wxButton(this, wxID_NO, said(LICHSONG_N_("Do not take it")));
    m_refuse->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { refuse(); });
    foot->Add(m_refuse, wxSizerFlags().Border(wxLEFT, 8));
    m_take = new wxButton(this, wxID_APPLY, said(LICHSONG_N_("Take it for true")));
    play(*m_take, "primary");
    m_take->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { take(); });
    foot->Add(m_take, wxSizerFlags().Border(wxLEFT, 8));
    rows->Add(foot, wxSizerFlags().Expand().Border(wxALL, margin));
    SetSizer(rows);
    SetMinSize(wxSize(720, 400));
    CentreOnParent();
    read();
    m_table->SetFocus();
}

void RepliesDialog::read() {
    m_replies = service::pending_replies(m_workspace.desk());
    std::vector<std::vector<std::string>> rows;
    for (const auto& reply : m_replies) rows.push_back({app::date_text(reply.received_on), reply.sender, subject_of(m_workspace, reply), app::reply_text(m_workspace.plan(), reply)});
    const bool any = !rows.empty();
    m_table->show(std::move(rows));
    if (any) m_table->choose(0);
    enable();
}

void RepliesDialog::choose(std::size_t reply) {
    m_table->choose(reply);
    enable();
}

const model::PendingReply* RepliesDialog::chosen() const {
    const auto at = m_table->selected();
    return at < m_replies.size() ? &m_replies[at] : nullptr;
}

void RepliesDialog::enable() {
    const auto* reply = chosen();
    const bool can = reply != nullptr && !m_workspace.is_read_only();
    m_take->Enable(can && reply->line && reply->answer != model::LineAnswer::Open);
    m_refuse->Enable(can);
    const auto none = m_replies.empty() ? base::tr(LICHSONG_N_("Nothing waits. Answers that are beyond doubt are applied by themselves.")) : std::string();
    m_reasons->SetLabel(wx(reply == nullptr ? none : base::fill(base::tr(LICHSONG_N_("Why it waits: {1}.")), {app::reasons_text(reply->reasons)})));
    m_reasons->Wrap(GetClientSize().x - 2 * margin);
    Layout();
}

void RepliesDialog::open() {
    wxFileDialog dialog(this, said(LICHSONG_N_("Answer from a file…")), {}, {}, "*.ics", wxFD_OPEN | wxFD_FILE_MUST_EXIST);
    if (ask(dialog) == wxID_OK) receive(utf8(dialog.GetPath()));
}

void RepliesDialog::receive(const std::string& path) {
    service::Received received;
    change([&](service::Desk& desk) {
        received = service::receive(desk, base::read_file(path, ical::itip_most_octets), {}, m_workspace.settings().calendar_reader());
        return received.change;
    });
    std::string words;
    for (const auto& item : received.items) {
        words += (words.empty() ? "" : " ") + app::outcome_text(item);
        if (item.outcome == service::Outcome::Unknown && !item.reasons.empty()) words += ' ' + app::reason_text(item.reasons.front()) + '.';
    }
    if (!words.empty()) say(words);
}

void RepliesDialog::take() {
    if (const auto* reply = chosen()) change([key = reply->key](service::Desk& desk) { return service::apply_reply(desk, key); });
}

void RepliesDialog::refuse() {
    if (const auto* reply = chosen()) change([key = reply->key](service::Desk& desk) { return service::refuse_reply(desk, key, {}); });
}

void RepliesDialog::change(const std::function<model::Change(service::Desk&)>& work) {
    const auto done = apply(work);
    if (!done) return;
    say(done->id == 0 ? std::string() : app::outcome(m_workspace.desk(), *done));
    read();
}

}  // namespace lichsong::desktop
