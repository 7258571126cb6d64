// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/dialogs/feeds_dialog.h"

#include <algorithm>
#include <utility>

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "app/common/describe.h"
#include "app/common/feed_words.h"
#include "app/common/outcome.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/style.h"
#include "app/desktop/widgets/text_table.h"

namespace lichsong::desktop {
FeedsDialog::FeedsDialog(wxWindow* parent, Workspace& workspace)
    : TellingDialog(parent, workspace, said(LICHSONG_N_("Subscriptions of partners")), wxSize(1080, 560)) {
    auto* rows = new wxBoxSizer(wxVERTICAL);
    m_table = new TextTable(this, base::tr(LICHSONG_N_("Subscriptions of partners")),
                            {{app::field_name("id"), 80}, {app::field_name("label"), 240}, {app::field_name("partner"), 260}, {app::field_name("expires"), 150}, {base::tr("Last fetched"), 130}, {base::tr("Not seen yet"), 200}});
    m_table->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { enable(); });
    rows->Add(m_table, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
    rows->Add(make_told(), wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
    m_address = new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxTE_READONLY);
    name(*m_address, base::tr(LICHSONG_N_("The new address, shown once")));
    m_address->Hide();
    rows->Add(m_address, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
    auto* foot = new wxBoxSizer(wxHORIZONTAL);
    m_partner = new wxChoice(this, wxID_ANY);
    name(*m_partner, base::tr(LICHSONG_N_("For whom")));
    for (const auto& partner : workspace.plan().partners) {
        m_partner->Append(wx(base::in_language(partner.name, partner.name_en)));
        m_partner_keys.push_back(partner.key);
    }
    m_partner->Append(said(LICHSONG_N_("Leaders")));
    m_partner_keys.emplace_back();
    m_partner->SetSelection(0);
    foot->Add(m_partner, wxSizerFlags(1).CenterVertical());
    const auto button = [&](wxButton*& place, const char* label, auto work) {
        place = new wxButton(this, wxID_ANY, said(label));
        place->Bind(wxEVT_BUTTON, [work](wxCommandEvent&) { work(); });
        foot->Add(place, wxSizerFlags().Border(wxLEFT, 8));
    };
    button(m_add, LICHSONG_N_("New subscription"), [this] { add(static_cast<std::size_t>(m_partner->GetSelection())); });
    play(*m_add, "primary");
    button(m_rotate, LICHSONG_N_("New address"), [this] { rotate(); });
    button(m_revoke, LICHSONG_N_("End it"), [this] { revoke(); });
    foot->Add(new wxButton(this, wxID_CANCEL, said(LICHSONG_N_("Close"))), wxSizerFlags().Border(wxLEFT, 8));
    rows->Add(foot, wxSizerFlags().Expand().Border(wxALL, margin));
    SetSizer(rows);
    SetMinSize(wxSize(760, 400));
    CentreOnParent();
    read({});
    m_table->SetFocus();
}

void FeedsDialog::read(const std::string& choose) {
    m_feeds = service::freshness(m_workspace.desk());
    std::vector<std::vector<std::string>> rows;
    for (const auto& one : m_feeds)
        rows.push_back({one.feed.key, one.feed.label, app::feed_reader(m_workspace.plan(), one.feed), app::feed_standing(m_workspace.desk(), one.feed), app::feed_seen(m_workspace.desk(), one), app::feed_unseen(one)});
    m_table->show(std::move(rows));
    const auto found = std::find_if(m_feeds.begin(), m_feeds.end(), [&](const auto& one) { return one.feed.key == choose; });
    if (!m_feeds.empty()) m_table->choose(found == m_feeds.end() ? 0 : static_cast<std::size_t>(found - m_feeds.begin()));
    if (m_feeds.empty()) say(base::tr(LICHSONG_N_("Nobody is subscribed. A partner opens the address in the calendar program it uses, and sees what was released.")));
    enable();
}

void FeedsDialog::choose(std::size_t feed) {
    m_table->choose(feed);
    enable();
}

const service::Freshness* FeedsDialog::chosen() const {
    const auto at = m_table->selected();
    return at < m_feeds.size() ? &m_feeds[at] : nullptr;
}

void FeedsDialog::enable() {
    const auto* one = chosen();
    const bool can = !m_workspace.is_read_only();
    m_add->Enable(can);
    m_rotate->Enable(can && one != nullptr && !one->feed.revoked);
    m_revoke->Enable(can && one != nullptr && !one->feed.revoked);
}

void FeedsDialog::make(const std::function<service::MadeFeed(service::Desk&)>& work) {
    service::MadeFeed made;
    const auto done = apply([&](service::Desk& desk) {
        made = work(desk);
        return made.change;
    });
    if (!done) return;
    m_address->SetValue(wx(service::feed_path(made.secret)));
    m_address->Show();
    m_address->SetFocus();
    m_address->SelectAll();
    read(made.key);
    say(base::tr(LICHSONG_N_("This address is shown once and kept nowhere: put it behind the name of your server, and hand it to the partner now.")));
}

void FeedsDialog::add(std::size_t partner) {
    service::NewFeed wanted;
    wanted.partner = m_partner_keys[partner];
    if (wanted.partner.empty()) {
        wanted.kind = model::FeedKind::Leader;
        wanted.label = base::tr(LICHSONG_N_("Leaders"));
    }
    make([&](service::Desk& desk) { return service::add_feed(desk, wanted); });
}

void FeedsDialog::rotate() {
    if (const auto* one = chosen()) make([key = one->feed.key](service::Desk& desk) { return service::rotate_feed(desk, key); });
}

void FeedsDialog::revoke() {
    const auto* one = chosen();
    if (one == nullptr) return;
    const auto key = one->feed.key;
    const auto done = apply([&](service::Desk& desk) { return service::revoke_feed(desk, key); });
    if (!done) return;
    read(key);
    say(app::outcome(m_workspace.desk(), *done));
}

wxString FeedsDialog::address() const { return m_address->GetValue(); }

}  // namespace lichsong::desktop
