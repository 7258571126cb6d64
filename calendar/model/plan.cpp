// SPDX-License-Identifier: Apache-2.0
// Trees, and filling a plan from records.
#include "calendar/model/plan.h"

namespace lichsong::model {
namespace {

// Trees of areas and topics are a few levels deep; the bound ends a circle that a damaged file may hold.
constexpr int deepest = 32;

template <class E>
bool climbs_to(const Table<E>& table, base::Id<E> from, base::Id<E> to) {
    if (!to) return true;
    for (int level = 0; from && level < deepest; ++level) {
        if (from == to) return true;
        const auto* row = table.find(from);
        if (row == nullptr) return false;
        from = row->parent;
    }
    return false;
}

template <class E>
void add_to(Plan& plan, const Record& record) {
    plan.table<E>().add(from_record<E>(record));
}

}  // namespace

bool lies_in(const Plan& plan, base::Id<Area> area, base::Id<Area> within) { return climbs_to(plan.areas, area, within); }
bool falls_under(const Plan& plan, base::Id<Topic> topic, base::Id<Topic> under) { return climbs_to(plan.topics, topic, under); }

void add_record(Plan& plan, const Record& record) {
    switch (record.kind) {
        case EntityKind::Campaign: plan.campaign = from_record<Campaign>(record); break;
        case EntityKind::Area: add_to<Area>(plan, record); break;
        case EntityKind::Milestone: add_to<Milestone>(plan, record); break;
        case EntityKind::Phase: add_to<Phase>(plan, record); break;
        case EntityKind::Holiday: add_to<Holiday>(plan, record); break;
        case EntityKind::Topic: add_to<Topic>(plan, record); break;
        case EntityKind::Partner: add_to<Partner>(plan, record); break;
        case EntityKind::Contact: add_to<Contact>(plan, record); break;
        case EntityKind::Outlet: add_to<Outlet>(plan, record); break;
        case EntityKind::Slot: add_to<Slot>(plan, record); break;
        case EntityKind::Series: add_to<Series>(plan, record); break;
        case EntityKind::Segment: add_to<Segment>(plan, record); break;
        case EntityKind::Placement: add_to<Placement>(plan, record); break;
        case EntityKind::Goal: add_to<Goal>(plan, record); break;
        case EntityKind::Rule: add_to<Rule>(plan, record); break;
    }
}

}  // namespace lichsong::model
