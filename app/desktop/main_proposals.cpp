// SPDX-License-Identifier: Apache-2.0
// What the main window does with what the planner proposes.
#include <algorithm>

#include <wx/textctrl.h>

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

// One alone hands the selection on to the next, so that a whole list is gone through by one key.
void MainFrame::settle(Settle how) {
    const auto ids = m_workspace->selected_proposals();
    if (ids.empty()) return;
    if (how == Settle::Pin) return m_planning->pin(ids);
    const auto order = m_workspace->proposals().ids();
    const auto at = std::find(order.begin(), order.end(), *ids.begin());
    if (how == Settle::Accept) accept(ids);
    else m_planning->reject(ids);
    const auto there = m_planning->all();
    const auto next = std::find_if(at, order.end(), [&](std::int64_t id) { return there.contains(id); });
    if (ids.size() == 1 && !there.contains(*ids.begin()) && next != order.end()) m_workspace->select({*next});
}

void MainFrame::accept(const std::set<std::int64_t>& ids) {
    if (!may_change()) return;
    m_planning_panel->tell({}, false);
    m_planning->accept(ids);
}

void MainFrame::accept_alike(Alike how) { accept(m_planning->alike(m_workspace->selected_proposals(), how)); }

// The rule that is in the way; where it is room, whoever could give more of it.
void MainFrame::open_reason(const planner::Reason& reason) {
    auto rule = reason.rule;
    if (!rule && !reason.observed.empty() && reason.proof == planner::Proof::None) rule = reason.observed.front().rule;
    if (rule && m_workspace->desk().rows().find(model::EntityKind::Rule, rule.value)) {
        RowDialog(this, *m_workspace, model::info_of(model::EntityKind::Rule), rule.value).ShowModal();
        return;
    }
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
