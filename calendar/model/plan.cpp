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

// Calls `work` with a null pointer of the entity type of `kind`: the one place where kinds and types meet.
template <class Work>
auto for_kind(EntityKind kind, Work&& work) {
    switch (kind) {
        case EntityKind::Area: return work(static_cast<Area*>(nullptr));
        case EntityKind::Milestone: return work(static_cast<Milestone*>(nullptr));
        case EntityKind::Phase: return work(static_cast<Phase*>(nullptr));
        case EntityKind::Holiday: return work(static_cast<Holiday*>(nullptr));
        case EntityKind::Topic: return work(static_cast<Topic*>(nullptr));
        case EntityKind::Partner: return work(static_cast<Partner*>(nullptr));
        case EntityKind::Contact: return work(static_cast<Contact*>(nullptr));
        case EntityKind::Outlet: return work(static_cast<Outlet*>(nullptr));
        case EntityKind::Slot: return work(static_cast<Slot*>(nullptr));
        case EntityKind::Series: return work(static_cast<Series*>(nullptr));
        case EntityKind::Segment: return work(static_cast<Segment*>(nullptr));
        case EntityKind::Placement: return work(static_cast<Placement*>(nullptr));
        case EntityKind::Goal: return work(static_cast<Goal*>(nullptr));
        case EntityKind::Rule: return work(static_cast<Rule*>(nullptr));
        case EntityKind::Origin: return work(static_cast<Origin*>(nullptr));
        case EntityKind::Request: return work(static_cast<Request*>(nullptr));
        case EntityKind::RequestLine: return work(static_cast<RequestLine*>(nullptr));
        case EntityKind::TrailEntry: return work(static_cast<TrailEntry*>(nullptr));
        case EntityKind::Release: return work(static_cast<Release*>(nullptr));
        case EntityKind::Feed: return work(static_cast<Feed*>(nullptr));
        case EntityKind::Message: return work(static_cast<Message*>(nullptr));
        case EntityKind::Invitation: return work(static_cast<Invitation*>(nullptr));
        case EntityKind::PendingReply: return work(static_cast<PendingReply*>(nullptr));
        case EntityKind::LogLayout: return work(static_cast<LogLayout*>(nullptr));
        case EntityKind::AsRunLine: return work(static_cast<AsRunLine*>(nullptr));
        case EntityKind::ClosedDay: return work(static_cast<ClosedDay*>(nullptr));
        case EntityKind::Tally: return work(static_cast<Tally*>(nullptr));
        case EntityKind::ReportSetting: return work(static_cast<ReportSetting*>(nullptr));
        case EntityKind::Campaign: break;
    }
    return work(static_cast<Campaign*>(nullptr));
}

}  // namespace

bool lies_in(const Plan& plan, base::Id<Area> area, base::Id<Area> within) { return climbs_to(plan.areas, area, within); }
bool falls_under(const Plan& plan, base::Id<Topic> topic, base::Id<Topic> under) { return climbs_to(plan.topics, topic, under); }

void add_record(Plan& plan, const Record& record) {
    for_kind(record.kind, [&]<class E>(E*) {
        if constexpr (std::is_same_v<E, Campaign>) plan.campaign = from_record<Campaign>(record);
        else plan.table<E>().add(from_record<E>(record));
    });
}

Record fresh_record(EntityKind kind) {
    return for_kind(kind, []<class E>(E*) { return to_record(E{}); });
}

std::string key_of(const Plan& plan, EntityKind kind, std::int64_t id) {
    return for_kind(kind, [&]<class E>(E*) -> std::string {
        if constexpr (std::is_same_v<E, Campaign>) return plan.campaign.key;
        else {
            const auto* row = plan.table<E>().find(base::Id<E>{id});
            return row == nullptr ? std::string() : row->key;
        }
    });
}

}  // namespace lichsong::model
