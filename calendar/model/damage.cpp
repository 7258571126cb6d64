// SPDX-License-Identifier: Apache-2.0
// Each lost placement is counted in a plan of its own that holds only the other airings of its segment: all that can cover the same. Asking
// the whole plan for each of them would take seconds where a flood takes hundreds.
#include "calendar/model/damage.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace lichsong::model {
namespace {

constexpr int longest_chain = 16;  // of make-goods, as coverage follows them

class Assessment {
public:
    Assessment(Plan plan, const std::vector<base::Id<Placement>>& lost) : m_part(std::move(plan)) {
        for (const auto id : lost)
            if (auto* row = m_part.placements.find(id)) row->state = PlacementState::PreEmpted;
        m_after = coverage(m_part);
        m_all = std::exchange(m_part.placements, {});
        m_segments = std::exchange(m_part.segments, {});
        for (const auto& row : m_all)
            if (state_info(row.state).planned) m_airings[row.segment.value].push_back(row.id);
    }

    [[nodiscard]] Damage of(const Placement& lost) {
        Damage damage;
        damage.placement = id_of(lost);
        fill_part(lost);
        const auto without = coverage(m_part);
        m_part.placements.find(id_of(lost))->state = PlacementState::Confirmed;
        const auto with = coverage(m_part);
        for (std::size_t i = 0; i < with.size(); ++i) {
            const int gained = std::min(with[i].planned - without[i].planned, m_after[i].gap(CoverageLayer::Planned));
            if (gained <= 0) continue;
            damage.per_mille += 1000 * gained / std::max(1, m_after[i].target);
            damage.tier = std::min(damage.tier, m_part.goals.find(m_after[i].goal)->tier);
            damage.cells.push_back(m_after[i]);
        }
        return damage;
    }

    [[nodiscard]] const Table<Placement>& placements() const { return m_all; }
    [[nodiscard]] long days_to_dday(const Placement& placement) const {
        const auto& dday = m_part.campaign.dday;
        return is_set(dday) ? std::abs(days_between(placement.date, dday)) : 0L;
    }

private:
    void fill_part(const Placement& lost) {
        m_part.segments.clear();
        m_part.placements.clear();
        if (const auto* segment = m_segments.find(lost.segment)) m_part.segments.add(*segment);
        put(lost);
        for (const auto id : m_airings[lost.segment.value]) put(*m_all.find({id}));
    }

    // With what it makes up for, whose period counts.
    void put(const Placement& placement) {
        const auto* at = &placement;
        for (int step = 0; at != nullptr && step < longest_chain; ++step) {
            if (m_part.placements.find(id_of(*at)) == nullptr) m_part.placements.add(*at);
            at = at->makegood_for ? m_all.find(at->makegood_for) : nullptr;
        }
    }

    Plan m_part;  ///< all but the rows of which there are many
    Table<Placement> m_all;
    Table<Segment> m_segments;
    std::unordered_map<std::int64_t, std::vector<std::int64_t>> m_airings;  ///< that go out, by segment
    std::vector<CoverageCell> m_after;
};

// The place of its tier; behind all of them where nothing falls short.
int urgency(const Damage& damage) { return damage.per_mille > 0 ? static_cast<int>(damage.tier) : static_cast<int>(tier_names.size()); }
std::int32_t seconds_of(const Placement& placement) { return placement.start ? placement.start->seconds : -1; }

}  // namespace

std::vector<Damage> damages(Plan plan, const std::vector<base::Id<Placement>>& lost) {
    Assessment assessment(std::move(plan), lost);
    std::vector<Damage> found;
    for (const auto id : lost)
        if (const auto* row = assessment.placements().find(id)) found.push_back(assessment.of(*row));
    std::sort(found.begin(), found.end(), [&](const Damage& a, const Damage& b) {
        const auto& first = *assessment.placements().find(a.placement);
        const auto& second = *assessment.placements().find(b.placement);
        const auto left = std::tuple(urgency(a), -a.per_mille, assessment.days_to_dday(first), first.date, seconds_of(first));
        const auto right = std::tuple(urgency(b), -b.per_mille, assessment.days_to_dday(second), second.date, seconds_of(second));
        return left < right || (left == right && first.key < second.key);
    });
    return found;
}

}  // namespace lichsong::model
