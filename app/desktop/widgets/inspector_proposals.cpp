// SPDX-License-Identifier: Apache-2.0
// What the inspector tells of proposals that are selected: which gaps they close, and what can be done with them.
#include <algorithm>
#include <array>

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/wrapsizer.h>

#include "app/common/coverage_words.h"
#include "app/common/describe.h"
#include "app/common/planning_words.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/inspector.h"
#include "app/desktop/widgets/measures.h"
#include "app/desktop/widgets/style.h"

namespace lichsong::desktop {
namespace {

struct Deed {
    const char* words;
    Settle how;
    const char* part;
};

// One that goes to another place is looked at alone.
constexpr std::array deeds{Deed{LICHSONG_N_("Accept"), Settle::Accept, "primary"}, Deed{LICHSONG_N_("Reject"), Settle::Reject, ""}, Deed{LICHSONG_N_("Pin"), Settle::Pin, ""},
                           Deed{LICHSONG_N_("Elsewhere…"), Settle::Elsewhere, ""}};

}  // namespace

void Inspector::show_proposals(wxBoxSizer& column) {
    const auto ids = m_workspace.selected_proposals();
    m_placement = 0;
    if (ids.size() == 1) {
        const auto item = m_workspace.item(*ids.begin());
        if (!item) return;
        show_proposal(column, *item);
    } else {
        add_text(column, base::fill(base::tr_n("{1} proposal selected", "{1} proposals selected", static_cast<long>(ids.size())), {std::to_string(ids.size())}), "title");
    }
    auto* row = new wxWrapSizer(wxHORIZONTAL);
    for (const auto& deed : deeds) {
        if (deed.how == Settle::Elsewhere && ids.size() > 1) continue;
        const bool loosens = deed.how == Settle::Pin && std::all_of(ids.begin(), ids.end(), [this](std::int64_t id) { return m_workspace.proposals().is_pinned(id); });
        auto* button = new wxButton(this, wxID_ANY, said(loosens ? LICHSONG_N_("Unpin") : deed.words));
        if (*deed.part != '\0') play(*button, deed.part);
        // After the click: the button goes away with what it is about.
        button->Bind(wxEVT_BUTTON, [this, how = deed.how](wxCommandEvent&) { CallAfter([this, how] { m_workspace.on_settle(how); }); });
        row->Add(button, wxSizerFlags().Border(wxRIGHT | wxTOP, 6));
    }
    column.AddSpacer(4);
    column.Add(row, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, panel_margin));
    add_text(column, base::tr(LICHSONG_N_("Nothing is stored until it is accepted. What is accepted becomes a draft.")), "quiet");
}

void Inspector::show_proposal(wxBoxSizer& column, const Item& item) {
    const auto& planning = m_workspace.proposals().planning();
    const auto& plan = m_workspace.plan();
    const auto* slot = plan.slots.find({item.slot});
    add_text(column, item.title + (item.repeat ? app::ScheduleWords().repeat : ""), "title");
    add_text(column, std::string(sign_of(item)) + ' ' + base::tr("Proposed") + (item.pinned ? " · " + base::tr("pinned") : ""), "heading");
    add_text(column, app::weekday_short(item.date) + ' ' + app::date_text(item.date) + (item.start ? " · " + model::hm(*item.start) : "") + (item.start && item.length.count() > 0 ? " · " + model::duration_text(item.length) : ""), "");
    add_text(column, std::string(m_workspace.legend().name_of_outlet(item.outlet)) + (slot == nullptr ? "" : " · " + slot->title), "quiet");
    if (item.is_moved()) add_text(column, base::tr(LICHSONG_N_("A draft that is moved:")) + ' ' + moved_text(item, m_workspace.legend()), "");
    add_text(column, base::tr("Closes"), "heading");
    for (std::size_t i = 0; i < m_workspace.proposals().size(); ++i) {
        if (m_workspace.proposals().ids()[i] != item.id) continue;
        for (const auto& words : app::closed_texts(planning, m_workspace.proposals().at(i))) add_text(column, words, "");
    }
}

}  // namespace lichsong::desktop
