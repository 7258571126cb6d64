// SPDX-License-Identifier: Apache-2.0
// Objects that were here before: three versions are weighed, what was taken last time, what the file says now, and what
// stands in the plan. Only what the others changed and nobody here did is followed, and only in drafts.
#include <algorithm>
#include <tuple>

#include "calendar/ical/foreign_entry.h"
#include "calendar/service/import_rows.h"
#include "calendar/store/placements.h"

namespace lichsong::service {
namespace {

using model::EntityKind;
using model::PlacementState;

using StartsOn = std::tuple<model::Date, std::optional<model::TimeOfDay>>;

StartsOn when(const Airing& airing) { return {airing.date, airing.start}; }
StartsOn when(const model::Placement& placement) { return {placement.date, placement.start}; }

std::vector<store::PlacedSegment> placed(Desk& desk, const store::PlacementQuery& query) {
    std::vector<store::PlacedSegment> rows;
    store::each_placement(desk.session(), query, [&](const store::PlacedSegment& row) { rows.push_back(row); });
    return rows;
}

std::vector<store::PlacedSegment> placed_of_series(Desk& desk, std::int64_t series) {
    store::PlacementQuery query;
    query.series = series;
    query.origins = true;  // with the revisions
    return placed(desk, query);
}

}  // namespace

/// An object of the file with what is stored of it.
struct ImportRows::Known {
    const ical::SpelledObject& spelled;
    const ical::ForeignObject& object;
    const model::Record& stored;
    model::Origin origin;
    ImportRow& result;
};

ImportOutcome ImportRows::compare(const ical::SpelledObject& spelled, const model::Record& stored, ImportRow& result) {
    const auto& object = spelled.object;
    const Known known{spelled, object, stored, model::from_record<model::Origin>(stored), result};
    const auto& origin = known.origin;
    const auto& event = object.first();
    result.title = origin.title;
    result.date = origin.date;
    result.start = origin.start;
    result.length = origin.length;
    result.series = static_cast<bool>(origin.series);
    if (!event.has_start) return ImportOutcome::LeftOut;
    if (origin.whole && ical::says_the_same(origin.entry.text, spelled.entry.text)) return ImportOutcome::Unchanged;
    if (std::tie(event.sequence, event.stamp) < std::tie(origin.sequence, origin.stamp)) {
        report("import.older", object, origin.title);
        return ImportOutcome::Unchanged;
    }
    std::optional<model::Record> row;
    if (origin.series) row = m_desk.rows().find(EntityKind::Series, origin.series.value);
    if (origin.placement) row = m_desk.rows().find(EntityKind::Placement, origin.placement.value);
    if (!row) {
        report("import.removed_here", object, origin.title);
        return ImportOutcome::ChangedHere;
    }
    result.code = row->head.key;
    const auto outlet_id = origin.placement ? model::from_record<model::Placement>(*row).outlet : outlet_of_series(*row);
    const auto at = m_places.find(outlet_id.value);
    if (at == m_places.end()) return ImportOutcome::LeftOut;
    result.outlet = at->second.outlet.key;
    const auto airings = airings_of(object, at->second);
    if (!airings) return ImportOutcome::LeftOut;
    if (airings->series.has_value() != static_cast<bool>(origin.series)) {
        report("import.other_kind", object, origin.title);
        return ImportOutcome::ChangedHere;
    }
    return origin.series ? change_series(known, *airings, at->second) : change_placement(known, *airings);
}

base::Id<model::Outlet> ImportRows::outlet_of_series(const model::Record& series) const {
    const auto* slot = m_plan.slots.find(model::from_record<model::Series>(series).slot);
    return slot == nullptr ? base::Id<model::Outlet>() : slot->outlet;
}

ImportOutcome ImportRows::change_placement(const Known& known, const Airings& airings) {
    const auto& airing = airings.list.front();
    const auto& origin = known.origin;
    store::PlacementQuery query;
    query.id = origin.placement.value;
    query.origins = true;
    const auto rows = placed(m_desk, query);
    if (rows.empty()) return ImportOutcome::ChangedHere;
    const auto& now = rows.front();
    const bool touched = origin.changed_here || now.placement.revision > origin.revision || now.segment.revision > origin.revision;

    const bool moved = airing.date != origin.date || airing.start != origin.start || airing.length != origin.length;
    const bool renamed = airing.title != origin.title;
    const bool cancelled = airing.cancelled && now.placement.state != PlacementState::Cancelled;
    if (!moved && !renamed && !cancelled && !origin.whole) return ImportOutcome::Unchanged;
    const bool is_as_here = when(now.placement) == when(airing) && now.placement.length == airing.length && now.segment.title == airing.title;
    if ((moved || renamed) && is_as_here && !cancelled) return ImportOutcome::Unchanged;  // our own calendar came back
    const bool moved_here = when(now.placement) != StartsOn{origin.date, origin.start} || now.placement.length != origin.length;
    const bool renamed_here = now.segment.title != origin.title;
    const bool agreed = now.placement.state != PlacementState::Draft;
    if ((moved || cancelled) && agreed) {
        report("import.agreed", known.object, now.placement.key);
        return ImportOutcome::ChangedHere;
    }
    if ((moved && moved_here) || (renamed && renamed_here)) {
        report("import.changed_here", known.object, now.placement.key);
        return ImportOutcome::ChangedHere;
    }
    change_airing(now, airing, moved, renamed, cancelled);
    set_origin(known, airing, touched);
    known.result.title = airing.title;
    known.result.date = airing.date;
    known.result.start = airing.start;
    known.result.length = airing.length;
    return ImportOutcome::Changed;
}

void ImportRows::change_airing(const store::PlacedSegment& now, const Airing& airing, bool moved, bool renamed, bool cancelled) {
    Fields fields;
    if (moved) {
        fields.emplace_back("date", model::iso(airing.date));
        fields.emplace_back("start", airing.start ? model::Value(std::int64_t{airing.start->seconds}) : model::Value());
        fields.emplace_back("length", airing.length.count());
    }
    if (cancelled) fields.emplace_back("state", "cancelled");
    if (!fields.empty()) {
        // Never below what readers have seen, whatever the other calendar counts (ical.md C21).
        fields.emplace_back("sequence", std::int64_t{std::max(now.placement.sequence + 1, airing.event->sequence)});
        m_intake.set(*m_desk.rows().find(EntityKind::Placement, now.placement.id), fields);
    }
    if (renamed) m_intake.set(*m_desk.rows().find(EntityKind::Segment, now.segment.id), {{"title", airing.title}, {"length", airing.length.count()}});
}

ImportOutcome ImportRows::change_series(const Known& known, const Airings& airings, const Place& place) {
    const auto& origin = known.origin;
    const auto stored = m_desk.rows().find(EntityKind::Series, origin.series.value);
    auto rows = placed_of_series(m_desk, origin.series.value);
    const bool touched = origin.changed_here || stored->head.revision > origin.revision || std::any_of(rows.begin(), rows.end(), [&](const auto& row) {
        return row.placement.revision > origin.revision || row.segment.revision > origin.revision || row.placement.state == PlacementState::Requested;
    });
    // Our own calendar came back: what leaves as we see it may leave as several entries, and this be one of them.
    const bool is_ours = known.object.first().series == stored->head.key && !ical::is_of_our_kind(origin.entry.text);
    if (is_ours && (!origin.whole || touched)) return compare_own(known.object, known.result);
    // A day that is off may be cancelled in one and left out in the other.
    const auto same = [&] {
        std::vector<StartsOn> there, wanted;
        for (const auto& row : rows)
            if (row.placement.state != PlacementState::Cancelled) there.push_back(when(row.placement));
        for (const auto& airing : airings.list)
            if (!airing.cancelled) wanted.push_back(when(airing));
        std::sort(there.begin(), there.end());
        std::sort(wanted.begin(), wanted.end());
        return there == wanted && airings.list.front().title == origin.title;
    };
    if (!origin.whole && same()) return ImportOutcome::Unchanged;
    if (touched) {
        report("import.changed_here", known.object, stored->head.key);
        return ImportOutcome::ChangedHere;
    }
    auto series = series_of(known.object, airings, place);
    static_cast<model::Entity&>(series) = stored->head;
    series.sequence = std::max(model::from_record<model::Series>(*stored).sequence + 1, series.sequence);
    const auto wanted = model::to_record(series);
    Fields fields;
    for (std::size_t i = 0; i < wanted.values.size(); ++i)
        if (wanted.values[i] != stored->values[i]) fields.emplace_back(wanted.info().fields[i].name, wanted.values[i]);
    m_intake.set(*stored, fields);

    int number = 0;
    for (const auto& row : rows) number = std::max(number, row.segment.issue);
    for (const auto& airing : airings.list) {
        const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.placement.series_date == airing.series_date; });
        if (found == rows.end()) {
            model::Placement made;
            add_airing(airing, place, &series, ++number, made);
            continue;
        }
        const auto& now = *found;
        const bool moved = when(now.placement) != when(airing) || now.placement.length != airing.length;
        change_airing(now, airing, moved, now.segment.title != airing.title, airing.cancelled && now.placement.state != PlacementState::Cancelled);
        rows.erase(found);
    }
    // Nobody has seen them but here: nothing was touched since they came.
    for (const auto& row : rows) {
        if (row.placement.state != PlacementState::Draft) continue;
        m_intake.remove(*m_desk.rows().find(EntityKind::Placement, row.placement.id));
        m_intake.remove(*m_desk.rows().find(EntityKind::Segment, row.segment.id));
    }
    set_origin(known, airings.list.front(), false);
    known.result.title = airings.list.front().title;
    known.result.date = airings.list.front().date;
    known.result.placements = airings.list.size();
    return ImportOutcome::Changed;
}

void ImportRows::set_origin(const Known& known, const Airing& first, bool changed_here) {
    auto origin = origin_of(known.spelled, first, known.origin.entry.text.find("\r\nX-LICHSONG-CODE:") != std::string::npos);
    static_cast<model::Entity&>(origin) = known.origin;
    origin.series = known.origin.series;
    origin.placement = known.origin.placement;
    origin.changed_here = changed_here;
    const auto wanted = model::to_record(origin);
    Fields fields;
    for (std::size_t i = 0; i < wanted.values.size(); ++i)
        if (wanted.values[i] != known.stored.values[i]) fields.emplace_back(wanted.info().fields[i].name, wanted.values[i]);
    m_intake.set(known.stored, fields);
}

ImportOutcome ImportRows::compare_own(const ical::ForeignObject& object, ImportRow& result) {
    store::PlacementQuery query;
    const auto series = m_desk.rows().all(EntityKind::Series, {{"uid", store::Test::Equal, object.uid}});
    const auto alone = m_desk.rows().all(EntityKind::Placement, {{"uid", store::Test::Equal, object.uid}});
    if (series.empty() && alone.empty()) {  // it stands twice in this very file
        report("import.uid_twice", object, object.uid);
        return ImportOutcome::LeftOut;
    }
    if (!series.empty()) query.series = series.front().head.id;
    else query.id = alone.front().head.id;
    const auto rows = placed(m_desk, query);
    result.series = !series.empty();
    result.code = series.empty() ? alone.front().head.key : series.front().head.key;
    if (rows.empty() || !object.first().has_start) return ImportOutcome::Unchanged;
    const auto at = m_places.find(rows.front().placement.outlet.value);
    const auto airings = at == m_places.end() ? std::nullopt : airings_of(object, at->second);
    if (!airings) return ImportOutcome::LeftOut;
    result.title = airings->list.front().title;
    result.date = airings->list.front().date;
    result.start = airings->list.front().start;
    for (const auto& airing : airings->list) {
        const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return when(row.placement) == when(airing); });
        if (found != rows.end()) continue;
        report("import.ours", object, result.code);
        return ImportOutcome::ChangedHere;
    }
    return ImportOutcome::Unchanged;
}

}  // namespace lichsong::service
