// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/past.h"

#include <limits>

namespace lichsong::service {

using model::EntityKind;
using model::PlacedSegment;

Past::Past(Desk& desk, std::int64_t change) : m_desk(desk), m_change(change) {
    auto& journal = desk.journal();
    for (const auto& info : model::entity_table())
        if (!info.many) journal.each_row_after(change, info.kind, [&](const model::Record& row) { model::add_record(m_context, row); });
    for (const auto id : journal.touched_after(change, EntityKind::Segment)) {
        const auto row = journal.row_after_if_there(change, {EntityKind::Segment, id});
        m_segments[id] = row ? std::optional(model::from_record<model::Segment>(*row)) : std::nullopt;
    }
    for (const auto id : journal.touched_after(change, EntityKind::Placement)) m_placements.insert(id);
}

std::string Past::code_of(base::Id<model::Placement> placement) {
    if (!placement) return {};
    const auto row = m_desk.journal().row_after(m_change, {EntityKind::Placement, placement.value});
    return row ? row->head.key : std::string();
}

std::optional<PlacedSegment> Past::read(std::int64_t placement) {
    const auto row = m_desk.journal().row_after_if_there(m_change, {EntityKind::Placement, placement});
    if (!row) return std::nullopt;
    PlacedSegment placed;
    placed.placement = model::from_record<model::Placement>(*row);
    const auto segment = m_desk.journal().row_after_if_there(m_change, {EntityKind::Segment, placed.placement.segment.value});
    if (segment) placed.segment = model::from_record<model::Segment>(*segment);
    placed.repeat_of_code = code_of(placed.placement.repeat_of);
    placed.makegood_for_code = code_of(placed.placement.makegood_for);
    return placed;
}

void Past::each(const std::function<void(const PlacedSegment&)>& visit) {
    auto next = m_placements.begin();
    const auto tell_touched_before = [&](std::int64_t id) {
        for (; next != m_placements.end() && *next < id; ++next)
            if (const auto placed = read(*next)) visit(*placed);
    };
    store::PlacementQuery query;
    query.view = store::PlacementView::Calendar;
    query.order = store::PlacementOrder::ById;
    store::each_placement(m_desk.session(), query, [&](const PlacedSegment& row) {
        tell_touched_before(row.placement.id);
        if (m_placements.contains(row.placement.id)) return;  // as it was, when the next one comes
        const auto segment = m_segments.find(row.placement.segment.value);
        if (segment == m_segments.end()) return visit(row);
        auto placed = row;
        if (segment->second) placed.segment = *segment->second;
        visit(placed);
    });
    tell_touched_before(std::numeric_limits<std::int64_t>::max());
}

std::optional<PlacedSegment> Past::find(std::int64_t placement) { return read(placement); }

std::vector<std::int64_t> Past::changed_since() {
    auto ids = m_placements;
    for (const auto& [id, segment] : m_segments) {
        store::PlacementQuery query;
        query.view = store::PlacementView::Alone;
        query.segment = id;
        store::each_placement(m_desk.session(), query, [&](const PlacedSegment& row) { ids.insert(row.placement.id); });
    }
    return {ids.begin(), ids.end()};
}

}  // namespace lichsong::service
