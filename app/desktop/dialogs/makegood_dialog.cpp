// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/dialogs/makegood_dialog.h"

#include <algorithm>

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "app/common/describe.h"
#include "app/common/makegood_words.h"
#include "app/common/outcome.h"
#include "app/desktop/dialogs/makegood_all_dialog.h"
#include "app/desktop/models/makegood_place.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/measures.h"
#include "app/desktop/widgets/style.h"
#include "app/desktop/widgets/text_table.h"
#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/service/history.h"
#include "calendar/service/makegood.h"

namespace lichsong::desktop {
namespace {

std::string title_of(const model::PlacedSegment& row) { return base::in_language(row.segment.title, row.segment.title_en); }

model::Medium medium_of(const model::Plan& plan, const model::Placement& placement) {
    const auto* outlet = plan.outlets.find(placement.outlet);
    return outlet == nullptr ? model::Medium::Other : outlet->medium;
}

std::string outlet_name(const model::Plan& plan, const model::Placement& placement) {
    const auto* outlet = plan.outlets.find(placement.outlet);
    return outlet == nullptr ? std::string() : base::in_language(outlet->name, outlet->name_en);
}

std::string when_text(const model::Placement& placement) {
    return app::weekday_short(placement.date) + ' ' + app::date_text(placement.date) +
           (placement.start ? ' ' + model::hm(*placement.start) : std::string());
}

// What somebody wrote, else what the log of the day says by being silent.
std::string why(service::Desk& desk, const model::Placement& placement) {
    if (!placement.reason.empty() || placement.state != model::PlacementState::Missed) return placement.reason;
    const auto lines = desk.rows().all(model::EntityKind::AsRunLine, {{"outlet", store::Test::Equal, placement.outlet.value},
                                                                      {"date", store::Test::Equal, model::iso(placement.date)}});
    return lines.empty() ? std::string() : base::tr(LICHSONG_N_("Not in the log"));
}

}  // namespace

MakegoodDialog::MakegoodDialog(wxWindow* parent, Workspace& workspace)
    : TellingDialog(parent, workspace, said(LICHSONG_N_("Make-goods")), wxSize(1180, 690)) {
    auto* rows = new wxBoxSizer(wxVERTICAL);
    m_count = new wxStaticText(this, wxID_ANY, " ");
    play(*m_count, "quiet");
    rows->Add(m_count, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
    m_table = new TextTable(this, base::tr("Make-goods"),
                            {{base::with_capital(app::field_name("code")), 110},
                             {base::tr(LICHSONG_N_("Was planned for")), 170},
                             {base::with_capital(app::kind_name("outlet")), 190},
                             {base::with_capital(app::field_name("title")), 270},
                             {base::with_capital(app::field_name("state")), 130},
                             {base::tr(LICHSONG_N_("Why")), 200}});
    m_table->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { show_chosen(); });
    m_table->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { m_where->outlet().SetFocus(); });
    rows->Add(m_table, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
    add_settling(*rows);
    add_foot(*rows);
    SetSizer(rows);
    SetMinSize(wxSize(920, 600));
    CentreOnParent();
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        const bool is_typing = dynamic_cast<wxTextCtrl*>(FindFocus()) != nullptr;
        if (event.ControlDown() && event.GetKeyCode() == 'Z' && !is_typing) undo();
        else event.Skip();
    });
    read(0);
    m_table->SetFocus();
}

// What is chosen, and the two ways out of the queue side by side.
void MakegoodDialog::add_settling(wxSizer& rows) {
    m_title = new wxStaticText(this, wxID_ANY, " ", wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END | wxST_NO_AUTORESIZE);
    play(*m_title, "heading");
    rows.Add(m_title, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
    m_missed = new wxStaticText(this, wxID_ANY, " ", wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END | wxST_NO_AUTORESIZE);
    play(*m_missed, "quiet");
    rows.Add(m_missed, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, margin));
    auto* ways = new wxBoxSizer(wxHORIZONTAL);
    add_booking(*ways);
    ways->AddSpacer(2 * margin);
    add_waiving(*ways);
    rows.Add(ways, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
}

void MakegoodDialog::add_booking(wxSizer& ways) {
    auto* booking = new wxBoxSizer(wxVERTICAL);
    auto* grid = new wxFlexGridSizer(2, wxSize(12, 6));
    grid->AddGrowableCol(1);
    m_offer = add_choice_field(*this, *grid, base::tr(LICHSONG_N_("Free places")));
    shorten_with_dots(*m_offer);
    m_offer->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { take(static_cast<std::size_t>(std::max(0, m_offer->GetSelection()))); });
    m_where = std::make_unique<DestinationFields>(*this, *grid, m_workspace);
    booking->Add(grid, wxSizerFlags().Expand());
    m_make_good = new wxButton(this, wxID_OK, said(LICHSONG_N_("Make good there")));
    play(*m_make_good, "primary");
    m_make_good->SetDefault();
    m_make_good->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { make_good(); });
    booking->Add(m_make_good, wxSizerFlags().Right().Border(wxTOP, field_gap));
    ways.Add(booking, wxSizerFlags(1).Expand());
}

void MakegoodDialog::add_waiving(wxSizer& ways) {
    auto* waiving = new wxBoxSizer(wxVERTICAL);
    auto* label = new wxStaticText(this, wxID_ANY, said(LICHSONG_N_("Or why nothing makes up for it")));
    waiving->Add(label, wxSizerFlags().Border(wxBOTTOM, 4));
    m_reason = new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxTE_MULTILINE);
    name(*m_reason, base::tr("Or why nothing makes up for it"));
    waiving->Add(m_reason, wxSizerFlags(1).Expand());
    m_waive = new wxButton(this, wxID_ANY, said(LICHSONG_N_("Do not make good")));
    m_waive->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { waive(); });
    waiving->Add(m_waive, wxSizerFlags().Right().Border(wxTOP, field_gap));
    ways.Add(waiving, wxSizerFlags(1).Expand());
}

void MakegoodDialog::add_foot(wxSizer& rows) {
    auto* foot = new wxBoxSizer(wxHORIZONTAL);
    foot->Add(make_told(), wxSizerFlags(1).CenterVertical().Border(wxRIGHT, margin));
    m_all = new wxButton(this, wxID_ANY, said(LICHSONG_N_("Make good all…")));
    m_all->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { make_all_good(); });
    foot->Add(m_all, wxSizerFlags().CenterVertical().Border(wxRIGHT, field_gap));
    m_undo = new wxButton(this, wxID_ANY, said(LICHSONG_N_("Undo")));
    m_undo->SetToolTip("Ctrl+Z");
    m_undo->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { undo(); });
    foot->Add(m_undo, wxSizerFlags().CenterVertical().Border(wxRIGHT, field_gap));
    foot->Add(new wxButton(this, wxID_CANCEL, said(LICHSONG_N_("Close"))), wxSizerFlags().CenterVertical());
    rows.Add(foot, wxSizerFlags().Expand().Border(wxALL, margin));
}

void MakegoodDialog::read(std::size_t choose) {
    m_queue.clear();
    for (auto& lost : service::unresolved_by_damage(m_workspace.desk())) m_queue.push_back(std::move(lost.row));
    const auto& plan = m_workspace.plan();
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : m_queue)
        rows.push_back({row.placement.key, when_text(row.placement), outlet_name(plan, row.placement), title_of(row),
                        app::state_name(row.placement.state, medium_of(plan, row.placement)), why(m_workspace.desk(), row.placement)});
    const auto count = rows.size();
    m_table->show(std::move(rows));
    m_count->SetLabel(
        count == 0 ? said(LICHSONG_N_("Everything that was missed is made good or waived."))
                   : wx(base::fill(base::tr_n("{1} placement did not go out, and nothing makes up for it yet",
                                              "{1} placements did not go out, and nothing makes up for them yet", static_cast<long>(count)),
                                   {std::to_string(count)})));
    if (count > 0) m_table->choose(std::min(choose, count - 1));
    show_chosen();
}

void MakegoodDialog::choose(std::size_t row) {
    m_table->choose(row);
    show_chosen();
}

const model::PlacedSegment* MakegoodDialog::chosen() const {
    const auto at = m_table->selected();
    return at < m_queue.size() ? &m_queue[at] : nullptr;
}

void MakegoodDialog::show_chosen() {
    const auto* row = chosen();
    const bool may = row != nullptr && !m_workspace.is_read_only();
    m_make_good->Enable(may);
    m_waive->Enable(may);
    m_reason->Enable(may);
    m_where->enable(may);
    m_undo->Enable(m_done > 0 && !m_workspace.is_read_only());
    m_all->Enable(may);
    m_reason->ChangeValue({});
    m_title->SetLabel(row == nullptr ? wxString(" ") : wx(title_of(*row)));
    std::string missed = " ";
    if (row != nullptr) {
        const auto because = why(m_workspace.desk(), row->placement);
        missed = row->placement.key + " · " + when_text(row->placement) + " · " + outlet_name(m_workspace.plan(), row->placement) +
                 (because.empty() ? "" : " · " + because);
    }
    m_missed->SetLabel(wx(missed));
    if (row != nullptr) show_offers(row->placement);
    Layout();
}

// The best that is free, or where nothing is the slot's next day, to be typed over.
void MakegoodDialog::show_offers(const model::Placement& missed) {
    constexpr std::size_t most = 12;
    const wxBusyCursor busy;
    m_offers.clear();
    try {
        m_offers = service::makegood_offers(m_workspace.desk(), missed.key, most);
    } catch (const base::Error& error) {
        say(app::describe(error), true);
    }
    m_offer->Clear();
    for (const auto& offer : m_offers) m_offer->Append(wx(app::offer_text(m_workspace.plan(), offer, missed)));
    m_offer->Enable(!m_offers.empty());
    if (m_offers.empty()) m_where->show(first_place_for(m_workspace.plan(), missed, m_workspace.today()));
    else take(0);
}

void MakegoodDialog::take(std::size_t offer) {
    if (offer >= m_offers.size()) return;
    m_offer->SetSelection(static_cast<int>(offer));
    const auto& at = m_offers[offer].at;
    m_where->show({at.date, at.start, at.outlet.value, at.slot.value});
}

void MakegoodDialog::make_good() {
    const auto* row = chosen();
    if (row == nullptr) return;
    try {
        std::string made;
        const auto at = m_where->destination();
        change([&, code = row->placement.key](service::Desk& desk) { return service::make_good(desk, code, at, made); });
    } catch (const base::Error& error) {
        say(app::describe(error), true);
    }
}

void MakegoodDialog::waive() {
    if (const auto* row = chosen())
        change([&, code = row->placement.key](service::Desk& desk) { return service::waive(desk, code, utf8(m_reason->GetValue())); });
}

void MakegoodDialog::make_all_good() {
    MakegoodAllDialog dialog(this, m_workspace);
    if (dialog.ShowModal() == wxID_OK) made_all_good(dialog.done());
}

void MakegoodDialog::made_all_good(const model::Change& change) {
    if (change.id != 0) ++m_done;
    say(app::outcome(m_workspace.desk(), change));
    read(0);
}

void MakegoodDialog::undo() {
    if (m_done == 0) return;
    const auto before = m_done;
    change([](service::Desk& desk) { return service::undo(desk); });
    if (m_done > before) m_done = before - 1;
    m_undo->Enable(m_done > 0);
}

// The next in the queue takes the place of the one that is settled.
void MakegoodDialog::change(const std::function<model::Change(service::Desk&)>& work) {
    const auto at = m_table->selected();
    const auto done = apply(work);
    if (!done) return;
    if (done->id != 0) ++m_done;
    say(app::outcome(m_workspace.desk(), *done));
    read(at);
}

}  // namespace lichsong::desktop
