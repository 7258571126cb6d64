// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/preempt.h"

#include <algorithm>
#include <unordered_map>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/service/sheet_when.h"
#include "calendar/store/placements.h"

namespace lichsong::service {
namespace {

using base::Error;
using base::Fault;
using model::EntityKind;
using model::Intention;
using model::PlacedSegment;
using model::PlacementState;

bool is_meant_to_go_out(const model::Placement& placement) { return placement.intention != Intention::Hold && placement.intention != Intention::NotIntended; }

bool is_in(const model::Placement& placement, const PreemptWish& wish) {
    const auto span = model::wall_span(placement);
    if (!placement.start) return span.start >= wish.from && span.end <= wish.to;
    return span.start < wish.to && std::max(span.end, span.start + 1) > wish.from;
}

std::vector<PlacedSegment> planned_in(Desk& desk, const PreemptWish& wish) {
    store::PlacementQuery query;
    query.from = model::plus_days(model::date_of(wish.from), -1);  // what began before midnight
    query.to = model::date_of(wish.to);
    query.states = {PlacementState::Draft, PlacementState::Requested, PlacementState::CounterProposed, PlacementState::Confirmed};
    for (const auto& key : wish.outlets) query.outlets.push_back(desk.require(EntityKind::Outlet, key).head.id);
    std::vector<PlacedSegment> rows;
    store::each_placement(desk.session(), query, [&](const PlacedSegment& row) {
        if (is_meant_to_go_out(row.placement) && is_in(row.placement, wish)) rows.push_back(row);
    });
    return rows;
}

}  // namespace

model::WallSeconds window_edge(const model::Plan& plan, const std::string& text, bool is_end) {
    const auto read = read_when(text, model::date_context(plan.campaign));
    const auto& when = read.value;
    if (!read.fault.empty() || when.dates.size() != 1 || when.times.size() > 1 || when.end)
        throw Error(Fault::Call, "preempt.when", {text});
    if (!when.times.empty()) return model::wall_seconds(when.dates.front(), when.times.front());
    return model::wall_seconds(when.dates.front(), model::TimeOfDay::at(is_end ? 24 : 0, 0));
}

std::vector<Lost> by_damage(Desk& desk, std::vector<PlacedSegment> rows) {
    if (rows.empty()) return {};
    std::vector<base::Id<model::Placement>> ids;
    std::unordered_map<std::int64_t, PlacedSegment*> by_id;
    for (auto& row : rows) {
        ids.push_back(model::id_of(row.placement));
        by_id.emplace(row.placement.id, &row);
    }
    std::vector<Lost> lost;
    for (auto& damage : model::damages(desk.whole_plan(), ids)) {
        auto& row = *by_id.at(damage.placement.value);
        lost.push_back({std::move(row), std::move(damage)});
    }
    return lost;
}

Preempted preempt(Desk& desk, const PreemptWish& wish, bool dry_run) {
    const auto why = base::clean_line(wish.reason);
    if (why.empty()) throw Error(Fault::Input, "preempt.no_reason");
    if (wish.to <= wish.from) throw Error(Fault::Input, "preempt.window");
    Preempted done;
    if (dry_run) {
        done.lost = by_damage(desk, planned_in(desk, wish));
        return done;
    }
    Edit edit(desk, {"placement.preempt", {}});
    auto rows = planned_in(desk, wish);
    for (auto& row : rows) {
        edit.set(EntityKind::Placement, row.placement.id, {{"state", std::string(name_of(PlacementState::PreEmpted))}, {"reason", why}});
        row.placement.state = PlacementState::PreEmpted;
        row.placement.reason = why;
    }
    edit.describe_as({"placement.preempt", {std::to_string(rows.size()), why}});
    done.change = edit.commit();
    done.lost = by_damage(desk, std::move(rows));
    return done;
}

}  // namespace lichsong::service
