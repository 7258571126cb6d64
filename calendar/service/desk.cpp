// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/desk.h"

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/store/placements.h"

namespace lichsong::service {

using model::EntityKind;

namespace {

store::Session up_to_date(const std::string& address, const store::OpenOptions& options) {
    if (options.mode == store::OpenMode::Read && store::waits_for_migration(address)) {
        auto writing = options;
        writing.mode = store::OpenMode::Write;
        const store::Session migrated(address, writing);
    }
    return {address, options};
}

}  // namespace

Desk::Desk(const std::string& address, const store::OpenOptions& options, const base::Clock& clock, std::string author)
    : m_clock(clock), m_author(std::move(author)), m_options(options), m_store(std::make_unique<Store>(up_to_date(address, options))) {}

void Desk::reopen() {
    if (m_options.mode == store::OpenMode::Create) m_options.mode = store::OpenMode::Write;
    m_store = std::make_unique<Store>(up_to_date(session().address(), m_options));
    m_context_change = -1;
}

void Desk::load(model::Plan& plan, EntityKind kind) {
    try {
        rows().each(kind, {}, [&](const model::Record& record) { model::add_record(plan, record); });
    } catch (const base::Error& error) {
        session().unreadable(error);
    }
}

const model::Plan& Desk::context() {
    const auto last = session().last_change();
    if (last == m_context_change) return m_context;
    model::Plan fresh;
    for (const auto& info : model::entity_table())
        if (!info.many) load(fresh, info.kind);
    m_context = std::move(fresh);
    m_context_change = last;
    m_zone.reset();
    return m_context;
}

model::Plan Desk::whole_plan(const model::Date& from, const model::Date& to) {
    const store::Snapshot one_state(session());
    model::Plan plan = context();
    store::PlacementQuery query;
    query.from = from;
    query.to = to;
    query.order = store::PlacementOrder::ById;
    const bool all = !model::is_set(from) && !model::is_set(to);
    if (all) query.view = store::PlacementView::Alone;
    if (all) {
        plan.placements.reserve(static_cast<std::size_t>(rows().count(EntityKind::Placement)));
        load(plan, EntityKind::Segment);
    }
    store::each_placement(session(), query, [&](const store::PlacedSegment& row) {
        plan.placements.add(row.placement);
        if (!all && plan.segments.find(row.placement.segment) == nullptr) plan.segments.add(row.segment);
    });
    return plan;
}

const base::Zone& Desk::zone() {
    const auto& name = context().campaign.zone;
    if (!m_zone) m_zone.emplace(name);
    return *m_zone;
}

model::Date Desk::today() { return model::today(m_clock, zone().offset_at(m_clock.now())); }

model::Record Desk::require(EntityKind kind, const std::string& key) {
    if (auto found = rows().find_key(kind, base::clean_line(key))) return *found;
    throw base::Error(base::Fault::Call, "row.unknown", {std::string(model::info_of(kind).name), key});
}

}  // namespace lichsong::service
