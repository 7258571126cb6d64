// SPDX-License-Identifier: Apache-2.0
#include "calendar/planner/applied.h"

namespace lichsong::planner {
namespace {

template <class E>
std::int64_t next_id(const model::Table<E>& table) {
    return table.empty() ? 1 : table.rows().back().id + 1;
}

}  // namespace

model::Segment segment_for(const model::Plan& plan, const ToMake& what) {
    model::Segment segment;
    segment.topics = {what.topic};
    segment.form = what.form;
    segment.length = what.length;
    segment.size = what.size;
    segment.responsible_body = plan.campaign.body;
    if (const auto* topic = plan.topics.find(what.topic)) {
        segment.title = topic->title;
        segment.title_en = topic->title_en;
    }
    return segment;
}

std::vector<base::Id<model::Placement>> placements_of(const model::Plan& plan, const Proposal& proposal) {
    std::vector<base::Id<model::Placement>> placed;
    auto next = next_id(plan.placements);
    for (const auto& one : proposal.suggestions) placed.push_back(one.moves ? one.moves : base::Id<model::Placement>{next++});
    return placed;
}

model::Plan applied(model::Plan plan, const Proposal& proposal) {
    std::vector<base::Id<model::Segment>> made;
    for (const auto& one : proposal.to_make) {
        auto segment = segment_for(plan, one);
        segment.id = next_id(plan.segments);
        made.push_back(id_of(segment));
        plan.segments.add(std::move(segment));
    }
    const auto placed = placements_of(plan, proposal);
    for (std::size_t i = 0; i < placed.size(); ++i) {
        const auto& one = proposal.suggestions[i];
        const auto* moved = one.moves ? plan.placements.find(one.moves) : nullptr;
        auto placement = moved == nullptr ? model::Placement() : *moved;
        placement.id = placed[i].value;
        placement.outlet = one.outlet;
        placement.slot = one.slot;
        placement.date = one.date;
        placement.start = one.start;
        if (moved != nullptr) {
            *plan.placements.find(one.moves) = std::move(placement);
            continue;
        }
        placement.segment = one.segment ? one.segment : made[one.to_make];
        placement.length = one.length;
        placement.size = one.size;
        placement.repeat_of = one.repeats_suggestion != nowhere ? placed[one.repeats_suggestion] : one.repeats;
        plan.placements.add(std::move(placement));
    }
    return plan;
}

}  // namespace lichsong::planner
