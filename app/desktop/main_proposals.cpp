// SPDX-License-Identifier: Apache-2.0
// What the main window does with what the planner proposes.
#include <algorithm>

#include <wx/menu.h>
#include <wx/textctrl.h>
#include <wx/utils.h>

#include "app/common/planning_words.h"
#include "app/desktop/dialogs/requests_dialog.h"
#include "app/desktop/dialogs/row_dialog.h"
#include "app/desktop/main_frame.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/planning_panel.h"
#include "app/desktop/widgets/tray.h"

namespace lichsong::desktop {

void MainFrame::wire_planning() {
    m_workspace->on_settle = [this](Settle how) { settle(how); };
    m_planning->on_change = [this] {
        if (m_planning_panel->IsShown()) m_planning_panel->write();
    };
    m_planning->on_told = [this](const std::string& sentence) {
        m_planning_panel->tell(sentence, true);
        m_scene->speak(sentence);
    };
    m_planning_panel->on_close = [this] { toggle_planning(); };
    m_planning_panel->on_accept_all = [this] { accept(m_planning->all()); };
    m_planning_panel->on_accept_alike = [this](Alike how) { accept_alike(how); };
    m_planning_help->on_change = m_planning->on_change;
    m_planning_panel->on_row = [this](model::EntityKind kind, std::int64_t id) { open_row(kind, id); };
    m_planning_panel->on_reason = [this](const planner::Reason& reason) { open_reason(reason); };
}

void MainFrame::show_planning(bool shows) {
    m_planning_panel->Show(shows);
    fit_panels();
    if (shows) m_planning_panel->write();
}

void MainFrame::toggle_planning() {
    show_planning(!m_planning_panel->IsShown());
    if (m_planning_panel->IsShown()) m_planning_panel->first_day().SetFocus();
    else m_scene->SetFocus();
}

// The focus stays: in a view it is then on the ghosts.
void MainFrame::look_for_proposals() {
    show_planning(true);
    m_planning_panel->look();
}

void MainFrame::ask_what_helps() {
    show_planning(true);
    m_planning_panel->ask_help();
}

// One alone hands the selection on to the next, so that a whole list is gone through by one key.
void MainFrame::settle(Settle how) {
    const auto ids = m_workspace->selected_proposals();
    if (ids.empty()) return;
    if (how == Settle::Pin) return m_planning->pin(ids);
    if (how == Settle::Elsewhere) return put_elsewhere(*ids.begin());
    const auto order = m_workspace->proposals().ids();
    const auto at = std::find(order.begin(), order.end(), *ids.begin());
    if (how == Settle::Accept) accept(ids);
    else m_planning->reject(ids);
    const auto there = m_planning->all();
    const auto next = std::find_if(at, order.end(), [&](std::int64_t id) { return there.contains(id); });
    if (ids.size() == 1 && !there.contains(*ids.begin()) && next != order.end()) m_workspace->select({*next});
}

// Each place with what it would do; where there is none, that is told.
void MainFrame::put_elsewhere(std::int64_t id) {
    if (m_workspace->selected_proposals().size() != 1 || m_planning->is_running()) return;
    std::vector<planner::Alternative> places;
    {
        const wxBusyCursor waits;
        places = m_planning->alternatives(id);
    }
    if (places.empty()) return m_planning->on_told(base::tr(LICHSONG_N_("There is no other place for it.")));
    std::vector<std::string> words;
    for (const auto& place : places) words.push_back(app::alternative_text(m_workspace->proposals().planning(), place));
    if (const auto chosen = choose_elsewhere(words); chosen < places.size()) m_planning->exchange(id, places[chosen]);
}

std::size_t MainFrame::offer_places(const std::vector<std::string>& words) {
    wxMenu menu;
    constexpr int first = wxID_HIGHEST + 1;
    for (std::size_t i = 0; i < words.size(); ++i) menu.Append(first + static_cast<int>(i), wxControl::EscapeMnemonics(wx(words[i])));
    const int chosen = GetPopupMenuSelectionFromUser(menu);
    return chosen < first ? words.size() : static_cast<std::size_t>(chosen - first);
}

void MainFrame::accept(const std::set<std::int64_t>& ids) {
    if (!may_change()) return;
    m_planning_panel->tell({}, false);
    m_planning->accept(ids);
}

void MainFrame::accept_alike(Alike how) { accept(m_planning->alike(m_workspace->selected_proposals(), how)); }

// It may be gone since.
void MainFrame::open_row(model::EntityKind kind, std::int64_t id) {
    if (m_workspace->desk().rows().find(kind, id)) RowDialog(this, *m_workspace, model::info_of(kind), id).ShowModal();
}

// The rule that is in the way; where it is room, whoever could give more of it.
void MainFrame::open_reason(const planner::Reason& reason) {
    auto rule = reason.rule;
    if (!rule && !reason.observed.empty() && reason.proof == planner::Proof::None) rule = reason.observed.front().rule;
    if (rule && m_workspace->desk().rows().find(model::EntityKind::Rule, rule.value)) return open_row(model::EntityKind::Rule, rule.value);
    const auto& planning = m_workspace->proposals().planning();
    const auto medium = planning.problem.coverage[planning.problem.requirements[reason.requirement].cell].medium;
    std::set<std::int64_t> partners;
    for (const auto& outlet : m_workspace->plan().outlets)
        if (outlet.medium == medium) partners.insert(outlet.partner.value);
    for (const auto& one : service::requests(m_workspace->desk(), {}))
        if (partners.contains(one.request.partner.value)) {
            RequestsDialog(this, *m_workspace, one.request.key).ShowModal();
            return;
        }
    RequestsDialog(this, *m_workspace).ShowModal();
}

}  // namespace lichsong::desktop
