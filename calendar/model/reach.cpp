// SPDX-License-Identifier: Apache-2.0
#include "calendar/model/reach.h"

#include <map>

namespace lichsong::model {
namespace {

// The commune that an area is or lies in; none above communes. The bound ends a circle in a damaged file.
base::Id<Area> commune_of(const Plan& plan, base::Id<Area> id) {
    constexpr int deepest = 16;
    for (int step = 0; step < deepest; ++step) {
        const auto* area = plan.areas.find(id);
        if (area == nullptr) return {};
        if (area->level == AreaLevel::Commune) return id;
        id = area->parent;
    }
    return {};
}

bool counts(const Placement& placement, CoverageLayer layer) {
    const auto& state = state_info(placement.state);
    if (placement.intention == Intention::NotIntended || placement.intention == Intention::Hold) return false;
    return layer == CoverageLayer::Planned ? state.planned : layer == CoverageLayer::Confirmed ? state.confirmed : state.aired;
}

}  // namespace

std::vector<AreaReach> reach(const Plan& plan, const Date& until, CoverageLayer layer) {
    std::vector<AreaReach> found;
    std::map<std::int64_t, std::size_t> place;
    for (const auto& area : plan.areas) {
        if (area.level != AreaLevel::Commune || !is_valid_on(area.valid_from, area.valid_to, until)) continue;
        place.emplace(area.id, found.size());
        found.push_back({id_of(area), 0, 0});
    }
    const auto row_of = [&](base::Id<Area> area) -> AreaReach* {
        const auto at = place.find(commune_of(plan, area).value);
        return at == place.end() ? nullptr : &found[at->second];
    };
    std::map<std::int64_t, AreaReach*> of_outlet;
    for (const auto& outlet : plan.outlets) of_outlet.emplace(outlet.id, row_of(outlet.area));
    for (const auto& placement : plan.placements) {
        const auto* segment = plan.segments.find(placement.segment);
        if (placement.date > until || segment == nullptr || segment->candidate_content || !counts(placement, layer)) continue;
        const auto at = of_outlet.find(placement.outlet.value);
        if (at != of_outlet.end() && at->second != nullptr) ++at->second->airings;
    }
    for (const auto& tally : plan.tallies)
        if (auto* row = row_of(tally.area); row != nullptr && tally.date <= until) ++row->tallies;
    return found;
}

}  // namespace lichsong::model
