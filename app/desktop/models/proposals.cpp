// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/models/proposals.h"

#include <algorithm>

#include "app/common/planning_words.h"

namespace lichsong::desktop {

base::Id<model::Topic> topic_of(const service::Planning& planning, const planner::Suggestion& suggestion) {
    if (!suggestion.segment) return planning.proposal.to_make[suggestion.to_make].topic;
    const auto* segment = planning.problem.plan.segments.find(suggestion.segment);
    return segment == nullptr || segment->topics.empty() ? base::Id<model::Topic>() : segment->topics.front();
}

std::vector<std::int64_t> ProposalNumbers::of(const service::Planning& planning) {
    std::vector<std::int64_t> ids;
    std::set<std::int64_t> taken;
    for (const auto& one : planning.proposal.suggestions) {
        Key key{one.slot.value, one.date, one.start ? one.start->seconds : -1, topic_of(planning, one).value, 0};
        for (;; ++std::get<int(std::tuple_size_v<Key>) - 1>(key)) {
            const auto id = m_numbers.try_emplace(key, -static_cast<std::int64_t>(m_numbers.size()) - 1).first->second;
            if (!taken.insert(id).second) continue;
            ids.push_back(id);
            break;
        }
    }
    return ids;
}

Proposals::Proposals(std::shared_ptr<const service::Planning> planning, std::vector<std::int64_t> ids, std::set<std::int64_t> pinned)
    : m_planning(std::move(planning)), m_ids(std::move(ids)), m_pinned(std::move(pinned)) {}

std::vector<std::size_t> Proposals::together(const std::set<std::int64_t>& ids) const {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < m_ids.size(); ++i)
        if (ids.contains(m_ids[i])) places.push_back(i);
    return places.empty() ? places : service::together(m_planning->proposal, places);
}

std::vector<Item> Proposals::ghosts() const {
    std::vector<Item> items;
    for (std::size_t i = 0; i < m_ids.size(); ++i) {
        const auto& one = at(i);
        Item item;
        item.id = m_ids[i];
        item.proposed = true;
        item.pinned = is_pinned(item.id);
        item.title = app::suggestion_title(*m_planning, one);
        item.date = one.date;
        item.start = one.start;
        item.length = one.length;
        item.size = one.size;
        item.outlet = one.outlet.value;
        item.slot = one.slot.value;
        item.segment = one.segment.value;
        item.repeat = one.repeats || one.repeats_suggestion != planner::nowhere;
        item.topic = topic_of(*m_planning, one).value;
        if (const auto* draft = m_planning->problem.plan.placements.find(one.moves)) item.moved = {draft->id, draft->date, draft->start, draft->outlet.value};
        items.push_back(std::move(item));
    }
    return items;
}

std::size_t Proposals::moved() const {
    if (!m_planning) return 0;
    const auto& all = m_planning->proposal.suggestions;
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [](const planner::Suggestion& one) { return static_cast<bool>(one.moves); }));
}

const model::CoverageCell* Proposals::after(const model::CoverageCell& now, std::size_t index) const {
    if (m_ids.empty() || index >= m_planning->after.size()) return nullptr;
    const auto& then = m_planning->after[index];
    const bool is_same = then.goal == now.goal && then.from == now.from && then.topic == now.topic && then.medium == now.medium;
    return is_same && then.planned != now.planned ? &then : nullptr;
}

std::optional<Item> proposed_item(const Proposals& proposals, std::int64_t id) {
    for (auto& item : proposals.ghosts())
        if (item.id == id) return std::move(item);
    return std::nullopt;
}

}  // namespace lichsong::desktop
