// SPDX-License-Identifier: Apache-2.0
// What the planner proposes stands among what the plan has, in every schedule that is shown.
#include <algorithm>

#include "app/desktop/models/workspace.h"
#include "calendar/base/text.h"

namespace lichsong::desktop {
namespace {

template <class T>
bool allows(const std::vector<T>& wanted, const T& value) { return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end(); }

}  // namespace

void Workspace::set_proposals(Proposals proposals) {
    m_proposals = std::move(proposals);
    m_ghosts.reset();
    put_ghosts_in();
    const std::set<std::int64_t> there(m_proposals.ids().begin(), m_proposals.ids().end());
    const bool loses = std::erase_if(m_selection, [&](std::int64_t id) { return is_proposal(id) && !there.contains(id); }) > 0;
    tell(loses ? Proposed | Selection : Proposed);
}

std::set<std::int64_t> Workspace::selected_proposals() const {
    std::set<std::int64_t> ids;
    std::copy_if(m_selection.begin(), m_selection.end(), std::inserter(ids, ids.end()), is_proposal);
    return ids;
}

// As drafts they would be found by the same filter.
const std::vector<Item>& Workspace::ghosts() {
    if (m_ghosts) return *m_ghosts;
    m_ghosts = m_proposals.ghosts();
    if (m_ghosts->empty()) return *m_ghosts;
    const auto query = service::query_of(m_desk, m_filter);
    const bool none = service::matches_nothing(m_filter, query) || !allows(query.states, model::PlacementState::Draft) || !allows(query.intentions, model::Intention::Planned) || query.series.value_or(0) != 0;
    std::erase_if(*m_ghosts, [&](const Item& item) {
        return none || !allows(query.outlets, item.outlet) || !allows(query.topics, item.topic) || base::fold(item.title).find(query.text) == std::string::npos;
    });
    return *m_ghosts;
}

void Workspace::put_ghosts_in() {
    const auto has_some = [](const Schedule& one) { return one.items().size() != stored_of(one.items()); };
    if (m_schedule && (m_proposals.size() > 0 || has_some(*m_schedule))) m_schedule = m_schedule->with(ghosts());
    if (m_long_is_fresh && (m_proposals.size() > 0 || has_some(m_long_schedule))) m_long_schedule = m_long_schedule.with(ghosts());
}

}  // namespace lichsong::desktop
