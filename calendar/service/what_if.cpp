// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/what_if.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include "calendar/base/error.h"
#include "calendar/model/rules/rules.h"

namespace lichsong::service {
namespace {

constexpr long around = 14;  // days
constexpr auto id_of_fresh = std::numeric_limits<std::int64_t>::max();  // as good as never given

bool is_same(const model::Violation& a, const model::Violation& b) {
    return std::tie(a.rule, a.reason, a.args) == std::tie(b.rule, b.reason, b.args) && a.placements == b.placements;
}

}  // namespace

void WhatIf::read(Desk& desk, const model::Date& from, const model::Date& to) {
    m_today = desk.today();
    m_plan = desk.whole_plan(model::plus_days(from, -around), model::plus_days(to, around));
}

WhatIf::WhatIf(Desk& desk, std::int64_t placement, const model::Date& from, const model::Date& to) : m_placement{placement} {
    read(desk, from, to);
    const auto* here = m_plan.placements.find(m_placement);
    if (here == nullptr) {
        const auto row = desk.rows().find(model::EntityKind::Placement, placement);
        if (!row) throw base::Error(base::Fault::Call, "row.unknown", {"placement", std::to_string(placement)});
        m_plan.placements.add(model::from_record<model::Placement>(*row));
        here = m_plan.placements.find(m_placement);
    }
    m_as_it_is = *here;
    m_now = of_placement(m_as_it_is.date);
}

WhatIf::WhatIf(Desk& desk, model::Placement fresh, const model::Date& from, const model::Date& to) : m_placement{id_of_fresh} {
    read(desk, from, to);
    add_related(desk, fresh);
    fresh.id = id_of_fresh;
    m_as_it_is = fresh;
    m_plan.placements.add(std::move(fresh));
}

WhatIf::WhatIf(Desk& desk, model::Segment fresh, const model::Date& from, const model::Date& to) : m_placement{id_of_fresh} {
    read(desk, from, to);
    fresh.id = id_of_fresh;
    m_as_it_is.id = id_of_fresh;
    m_as_it_is.segment = id_of(fresh);
    m_plan.segments.add(std::move(fresh));
    m_plan.placements.add(m_as_it_is);
}

void WhatIf::add_related(Desk& desk, const model::Placement& fresh) {
    const auto add = [&]<class E>(model::Table<E>& table, base::Id<E> id) {
        if (!id || table.find(id) != nullptr) return;
        if (const auto row = desk.rows().find(model::kind_of<E>, id.value)) table.add(model::from_record<E>(*row));
    };
    add(m_plan.segments, fresh.segment);
    for (const auto original : {fresh.repeat_of, fresh.makegood_for}) add(m_plan.placements, original);
}

void WhatIf::turn_to(Desk& desk, model::Placement fresh) {
    add_related(desk, fresh);
    fresh.id = id_of_fresh;
    m_as_it_is = fresh;
    *m_plan.placements.find(m_placement) = std::move(fresh);
}

void WhatIf::keep(const Elsewhere& place) {
    auto kept = moved_to(place);
    kept.id = id_of_fresh - ++m_kept;
    m_plan.placements.add(std::move(kept));
    *m_plan.placements.find(m_placement) = m_as_it_is;
}

std::vector<model::Violation> WhatIf::of_placement(const model::Date& day) const {
    auto found = model::check(m_plan, {m_today, day, day});
    std::erase_if(found, [&](const model::Violation& one) { return std::find(one.placements.begin(), one.placements.end(), m_placement) == one.placements.end(); });
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.severity > b.severity; });
    return found;
}

model::Placement WhatIf::moved_to(const Elsewhere& place) const {
    auto moved = m_as_it_is;
    if (model::is_set(place.date)) moved.date = place.date;
    if (const auto* slot = m_plan.slots.find({place.slot})) {
        moved.slot = id_of(*slot);
        moved.outlet = slot->outlet;
        moved.start = slot->start;
    } else if (place.outlet != 0 && place.outlet != moved.outlet.value) {
        moved.outlet.value = place.outlet;
        moved.slot = {};
    }
    if (place.start) moved.start = place.start;
    if (place.length) moved.length = *place.length;
    return moved;
}

std::vector<model::Violation> WhatIf::breaks(const Elsewhere& place) {
    auto* moved = m_plan.placements.find(m_placement);
    *moved = moved_to(place);
    auto found = of_placement(moved->date);
    std::erase_if(found, [&](const model::Violation& one) { return std::any_of(m_now.begin(), m_now.end(), [&](const auto& known) { return is_same(one, known); }); });
    return found;
}

}  // namespace lichsong::service
