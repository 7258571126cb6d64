// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/sheet_rows.h"

#include <algorithm>
#include <array>

#include "calendar/base/text.h"
#include "calendar/model/plan.h"
#include "calendar/store/placements.h"

namespace lichsong::service {
namespace {

using model::EntityKind;
using model::Record;
using model::Value;

Value start_of(const Moment& moment) { return moment.start ? Value(std::int64_t{moment.start->seconds}) : Value(); }

std::int64_t number_in(const Record& record, std::string_view field) { return model::detail::number(record[field]); }

Moment moment_of(const Record& placement) {
    const auto& start = placement["start"];
    Moment moment{model::from_iso(model::detail::text(placement["date"])), {}};
    if (start.index() != 0) moment.start = model::TimeOfDay{static_cast<std::int32_t>(model::detail::number(start))};
    return moment;
}

bool is_draft(const Record& placement) { return model::detail::text(placement["state"]) == name_of(model::PlacementState::Draft); }

Fields differing(const Record& stored, const Fields& wanted) {
    Fields fields;
    for (const auto& [name, value] : wanted)
        if (stored[name] != value) fields.emplace_back(name, value);
    return fields;
}

// What a calendar shows of a placement: RFC 5546 §2.1.4.
bool is_material(const Record& placement, const Fields& fields) {
    return std::any_of(fields.begin(), fields.end(), [&](const auto& field) {
        return placement.info().fields[model::field_index(placement.info(), field.first)].has(model::Material);
    });
}

}  // namespace

SheetRows::SheetRows(Desk& desk, Intake& intake, const ical::Report& report)
    : m_desk(desk), m_intake(intake), m_report(report), m_plan(desk.context()), m_codes(desk, intake) {}

void SheetRows::report(std::string_view code, const SheetItem& item, std::string detail) const { m_report({code, item.line, {}, std::move(detail)}); }

std::string SheetRows::key_of(std::int64_t outlet, const Moment& moment, std::string_view title) {
    auto key = std::to_string(outlet) + ' ' + std::to_string(moment.date.day_number()) + ' ';
    if (moment.start) key += std::to_string(moment.start->seconds);
    return key + ' ' + base::fold(title);
}

// One pass over the days of the file costs less than a search for each row. What was cancelled is known, too, and stays so.
void SheetRows::load(const std::vector<SheetItem>& items) {
    store::PlacementQuery query;
    query.view = store::PlacementView::Schedule;
    query.order = store::PlacementOrder::ById;
    for (const auto& item : items)
        for (const auto& moment : item.moments) {
            if (!model::is_set(query.from) || moment.date < query.from) query.from = moment.date;
            if (!model::is_set(query.to) || moment.date > query.to) query.to = moment.date;
        }
    if (items.empty()) return;
    store::each_placement(m_desk.session(), query, [&](const store::PlacedSegment& row) {
        const auto& placement = row.placement;
        auto key = key_of(placement.outlet.value, {placement.date, placement.start}, row.segment.title);
        if (placement.state == model::PlacementState::Cancelled) m_known.try_emplace(std::move(key), placement.id);
        else m_known.insert_or_assign(std::move(key), placement.id);
    });
}

void SheetRows::take(const SheetItem& item, ImportRow& result) {
    const auto& first = item.moments.front();
    result.line = item.line;
    result.title = item.title;
    result.outlet = item.outlet->key;
    result.date = first.date;
    result.start = first.start;
    result.length = item.length.value_or(model::Seconds(0));
    result.code = item.code;
    bool twice = !item.code.empty() && !m_taken.insert(item.code).second;
    for (const auto& moment : item.moments) {
        const bool is_new = m_taken.insert(key_of(item.outlet->id, moment, item.title)).second;
        twice = twice || (item.code.empty() && !is_new);  // two codes are two placements, however alike
    }
    auto coded = item.code.empty() ? std::nullopt : m_desk.rows().find_key(EntityKind::Placement, item.code);
    twice = twice || (coded && m_placements.contains(coded->head.id));
    if (twice) {
        report("import.row_twice", item, item.title);
        result.outcome = ImportOutcome::LeftOut;
        return;
    }
    const auto found = find(item, std::move(coded));
    const auto known = std::find_if(found.begin(), found.end(), [](const auto& record) { return record.has_value(); });
    if (known == found.end()) return add(item, result);
    result.code = (*known)->head.key;
    result.uid = model::detail::text((**known)["uid"]);
    result.outcome = compare(item, found);
}

// By the code the first airing, which may have moved, and with it its repeats; all of a row without by what identifies them.
SheetRows::Found SheetRows::find(const SheetItem& item, std::optional<Record> coded) {
    Found found(item.moments.size());
    std::unordered_map<std::string, std::int64_t> repeats;
    if (coded && found.size() > 1)
        for (const auto& other : m_desk.rows().all(EntityKind::Placement, {{"segment", store::Test::Equal, number_in(*coded, "segment")}}))
            if (other.head.id != coded->head.id) repeats.emplace(key_of(number_in(other, "outlet"), moment_of(other), item.title), other.head.id);
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (coded && i == 0) continue;
        const auto& place = coded ? repeats : m_known;
        const auto known = place.find(key_of(item.outlet->id, item.moments[i], item.title));
        if (known != place.end() && !m_placements.contains(known->second)) found[i] = m_desk.rows().find(EntityKind::Placement, known->second);
    }
    if (coded) found.front() = std::move(coded);
    for (const auto& record : found)
        if (record) m_placements.insert(record->head.id);
    return found;
}

void SheetRows::add(const SheetItem& item, ImportRow& result) {
    auto segment = model::fresh_record(EntityKind::Segment);
    for (const auto& [name, value] : item.segment) segment[name] = value;
    m_intake.add(segment);
    std::int64_t first = 0;
    for (const auto& moment : item.moments) {
        const auto placement = add_placement(item, moment, segment.head.id, first, first == 0);
        if (first != 0) continue;
        first = placement.head.id;
        result.code = placement.head.key;
        result.uid = model::detail::text(placement["uid"]);
    }
    result.placements = item.moments.size();
    result.outcome = ImportOutcome::New;
}

Record SheetRows::add_placement(const SheetItem& item, const Moment& moment, std::int64_t segment, std::int64_t repeat_of, bool with_code) {
    auto record = model::fresh_record(EntityKind::Placement);
    model::Placement made;
    if (with_code && !m_codes.choose(made, item.code)) report("import.code_not_kept", item, item.code);
    record.head.id = made.id;
    record.head.key = made.key;
    record["slot"] = model::Codec<base::Id<model::Slot>>::get(slot_at(m_plan, id_of(*item.outlet), moment.date, moment.start));
    for (const auto& [name, value] : item.placement) record[name] = value;
    record["segment"] = segment;
    record["outlet"] = item.outlet->id;
    record["date"] = model::iso(moment.date);
    record["start"] = start_of(moment);
    if (repeat_of != 0) record["repeat_of"] = repeat_of;
    m_intake.add(record);
    return record;
}

ImportOutcome SheetRows::compare(const SheetItem& item, const Found& found) {
    bool refused = false;
    bool changed = false;
    std::vector<std::int64_t> segments;
    std::int64_t first = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (!found[i]) continue;
        const auto segment = number_in(*found[i], "segment");
        if (std::find(segments.begin(), segments.end(), segment) == segments.end()) segments.push_back(segment);
        if (first == 0) first = found[i]->head.id;
        changed = follow_placement(item, item.moments[i], *found[i], refused) || changed;
    }
    for (const auto segment : segments) changed = follow_segment(item, segment, refused) || changed;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (found[i]) continue;
        static_cast<void>(add_placement(item, item.moments[i], segments.front(), first, false));
        report("import.airing_added", item, model::dmy(item.moments[i].date));
        changed = true;
    }
    return changed ? ImportOutcome::Changed : refused ? ImportOutcome::ChangedHere : ImportOutcome::Unchanged;
}

bool SheetRows::follow_placement(const SheetItem& item, const Moment& moment, const Record& stored, bool& refused) {
    auto wanted = item.placement;
    wanted.emplace_back("date", model::iso(moment.date));
    wanted.emplace_back("start", start_of(moment));
    wanted.emplace_back("outlet", item.outlet->id);
    auto fields = differing(stored, wanted);
    if (fields.empty()) return false;
    if (!is_draft(stored)) {
        report("import.row_agreed", item, stored.head.key);
        refused = true;
        return false;
    }
    const auto named = [&](std::string_view name) {
        return std::any_of(wanted.begin(), wanted.end(), [&](const auto& field) { return field.first == name; });
    };
    const bool moved = moment_of(stored) != moment || number_in(stored, "outlet") != item.outlet->id;
    if (moved && !named("slot"))
        fields.emplace_back("slot", model::Codec<base::Id<model::Slot>>::get(slot_at(m_plan, id_of(*item.outlet), moment.date, moment.start)));
    if (is_material(stored, fields)) fields.emplace_back("sequence", number_in(stored, "sequence") + 1);
    m_intake.set(stored, fields);
    return true;
}

// A segment may have more airings than the row says, and be changed only while all of them are drafts.
bool SheetRows::follow_segment(const SheetItem& item, std::int64_t segment, bool& refused) {
    const auto stored = m_desk.rows().find(EntityKind::Segment, segment);
    const auto fields = differing(*stored, item.segment);
    if (fields.empty()) return false;
    if (!m_segments.insert(segment).second) {
        report("import.segment_twice", item, item.title);
        refused = true;
        return false;
    }
    for (const auto& placement : m_desk.rows().all(EntityKind::Placement, {{"segment", store::Test::Equal, segment}})) {
        if (is_draft(placement)) continue;
        report("import.row_agreed", item, placement.head.key);
        refused = true;
        return false;
    }
    m_intake.set(*stored, fields);
    return true;
}

}  // namespace lichsong::service
