// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/moving.h"

#include "calendar/base/error.h"

namespace lichsong::service {
namespace {

using base::Error;
using base::Fault;
using model::EntityKind;
using model::Record;
using model::Value;
using model::detail::number;

constexpr std::int64_t day_seconds = 86'400;

model::Date date_of(const Record& placement) { return model::from_iso(model::detail::text(placement["date"])); }

void refuse_locked(const Record& placement) {
    if (number(placement["locked"]) != 0) throw Error(Fault::Input, "placement.locked", {placement.head.key});
}

}  // namespace

std::string when(const Record& placement) {
    const auto row = model::from_record<model::Placement>(placement);
    return model::dmy(row.date) + (row.start ? ' ' + model::hm(*row.start) : "");
}

void go_to(Edit& edit, Record& placement, const Destination& to) {
    if (to.slot) {
        const auto& slot = edit.row(EntityKind::Slot, *to.slot);
        placement["slot"] = slot.head.id;
        placement["outlet"] = slot["outlet"];
        placement["start"] = slot["start"];
    }
    if (to.outlet) {
        const auto outlet = edit.row(EntityKind::Outlet, *to.outlet).head.id;
        if (placement["outlet"] != Value(outlet) && !to.slot) placement["slot"] = Value();
        placement["outlet"] = outlet;
    }
    if (model::is_set(to.date)) placement["date"] = model::iso(to.date);
    if (to.start) placement["start"] = std::int64_t{to.start->seconds};
    if (to.length) placement["length"] = to.length->count();
}

Fields differences(const Record& before, const Record& after) {
    Fields fields;
    const auto list = before.info().fields;
    for (std::size_t i = 0; i < list.size(); ++i)
        if (before.values[i] != after.values[i]) fields.emplace_back(list[i].name, after.values[i]);
    return fields;
}

Moving::Moving(Edit& edit, const std::string& first, const Destination& to) : m_edit(edit), m_before(edit.row(EntityKind::Placement, first)), m_after(m_before) {
    refuse_locked(m_before);
    go_to(edit, m_after, to);
    complete_placement(edit, m_after);
}

long Moving::days() const { return model::days_between(date_of(m_before), date_of(m_after)); }

void Moving::move_first() { m_edit.set(EntityKind::Placement, m_before.head.id, differences(m_before, m_after)); }

void Moving::move_along(std::int64_t id) {
    const auto& other = m_edit.row(EntityKind::Placement, id);
    refuse_locked(other);
    Fields fields;
    if (days() != 0) fields.emplace_back("date", model::iso(model::plus_days(date_of(other), days())));
    const bool same_place = m_before["slot"].index() != 0 ? other["slot"] == m_before["slot"] : other["outlet"] == m_before["outlet"];
    if (same_place)
        for (const char* field : {"slot", "outlet"})
            if (m_before[field] != m_after[field]) fields.emplace_back(field, m_after[field]);
    const auto later = number(m_after["start"]) - number(m_before["start"]);
    if (other["start"].index() != 0 && m_after["start"].index() != 0 && later != 0) {
        const auto start = number(other["start"]) + later;
        if (start >= 0 && start < day_seconds) fields.emplace_back("start", start);
    }
    if (m_before["length"] != m_after["length"]) fields.emplace_back("length", m_after["length"]);
    m_edit.set(EntityKind::Placement, id, fields);
}

}  // namespace lichsong::service
