// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/import_rows.h"

#include <algorithm>
#include <charconv>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/ical/foreign_entry.h"
#include "calendar/service/new_rows.h"

namespace lichsong::service {
namespace {

using ical::ForeignEvent;
using ical::ForeignObject;
using model::EntityKind;

constexpr std::int64_t highest_code = 10'000'000;  // a code is the number of its row: a wild one must not use them up

std::string clean_note(const ForeignEvent& event) {
    if (!event.code.empty()) return {};  // what we wrote ourselves says nothing new
    std::string note;
    for (const char c : base::nfc(event.description))
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') note += c;
    return std::string(base::trim(note));
}

bool is_web_address(const std::string& url) {
    return (url.starts_with("https://") || url.starts_with("http://")) && std::none_of(url.begin(), url.end(), [](char c) {
               return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F;
           });
}

}  // namespace

ImportRows::ImportRows(Desk& desk, Intake& intake, ImportInto into, const ical::Report& report)
    : m_desk(desk), m_intake(intake), m_into(std::move(into)), m_report(report), m_plan(desk.context()),
      m_first_origin(intake.next_id(EntityKind::Origin)), m_first_placement(intake.next_id(EntityKind::Placement)) {
    if (!m_into.outlet.empty()) m_into.outlet = desk.require(EntityKind::Outlet, m_into.outlet).head.key;
    for (const auto& outlet : m_plan.outlets) m_places.emplace(outlet.id, Place{outlet, model::medium_info(outlet.medium).has_clock_time});
    for (const auto& topic : m_plan.topics)
        for (const auto& title : {topic.title, topic.title_en, topic.key})
            if (!title.empty()) m_topics.try_emplace(base::fold(title), id_of(topic));
    m_desk.rows().each_text(EntityKind::Placement, "key", [&](std::string code) { m_codes.insert(std::move(code)); });
}

void ImportRows::report(std::string_view code, const ForeignObject& object, std::string detail) {
    m_report({code, object.first().line, {}, std::move(detail)});
}

// As the person says; else as the entry says, by key or by name; else the only one there is.
const ImportRows::Place* ImportRows::place_of(const ForeignEvent& event) {
    const auto name = m_into.outlet.empty() ? event.outlet + '\n' + event.location : m_into.outlet;
    const auto [found, is_new] = m_by_name.try_emplace(name, nullptr);
    if (!is_new) return found->second;
    const auto wanted = base::fold(base::nfc(event.location));
    const Place* by_name = nullptr;
    for (const auto& [id, place] : m_places) {
        if (place.outlet.key == (m_into.outlet.empty() ? event.outlet : m_into.outlet)) return found->second = &place;
        if (!wanted.empty() && (base::fold(place.outlet.name) == wanted || base::fold(place.outlet.name_en) == wanted)) by_name = &place;
    }
    if (by_name != nullptr) return found->second = by_name;
    if (!event.outlet.empty() && !event.medium.empty()) return found->second = make_outlet(event);
    if (m_places.size() == 1) return found->second = &m_places.begin()->second;
    return nullptr;
}

const ImportRows::Place* ImportRows::place(const model::Outlet& outlet) {
    const auto put = m_places.emplace(outlet.id, Place{outlet, model::medium_info(outlet.medium).has_clock_time}).first;
    return &put->second;
}

// A calendar of ours names outlet and medium, and so can be read into a plan that has neither.
const ImportRows::Place* ImportRows::make_outlet(const ForeignEvent& event) {
    const auto medium = model::value_named<model::Medium>(event.medium);
    const auto key = base::slug(event.outlet, 64);
    if (!medium || key != event.outlet) return nullptr;
    model::Outlet outlet;
    outlet.key = key;
    outlet.name = event.location.empty() ? key : one_line(event.location);
    outlet.medium = *medium;
    m_intake.add(outlet);
    m_report({"import.outlet_made", event.line, "LOCATION", outlet.name});
    return place(outlet);
}

std::vector<base::Id<model::Topic>> ImportRows::topics_of(const ForeignEvent& event) {
    std::vector<base::Id<model::Topic>> topics;
    for (const auto& category : event.categories) {
        const auto found = m_topics.find(base::fold(base::nfc(category)));
        if (found == m_topics.end()) {
            if (m_unknown_topics.insert(category).second) m_report({"import.topic_unknown", event.line, "CATEGORIES", category});
        } else if (std::find(topics.begin(), topics.end(), found->second) == topics.end()) {
            topics.push_back(found->second);
        }
    }
    return topics;
}

std::optional<Airings> ImportRows::airings_of(const ForeignObject& object, const Place& place) {
    return service::airings_of(object, {m_desk.zone(), m_plan.campaign.last_day, m_into.wording, m_into.untitled, place.has_clock_time}, m_report);
}

// The opening of the outlet's grid that this is; none where it stands outside the grid.
base::Id<model::Slot> ImportRows::slot_at(const Place& place, const Airing& airing) {
    for (const auto& slot : m_plan.slots)
        if (slot.outlet == id_of(place.outlet) && slot.start == airing.start &&
            model::slot_on(slot, m_plan.campaign.first_day, airing.date) == model::SlotDay::Open)
            return id_of(slot);
    return {};
}

base::Id<model::Slot> ImportRows::slot_for(const Place& place, const Airing& airing, const AiringSeries& series) {
    for (const auto& slot : m_plan.slots)
        if (slot.outlet == id_of(place.outlet) && slot.start == airing.start && slot.kind == model::SlotKind::Open) return id_of(slot);
    for (const auto& slot : m_slots_made)
        if (slot.outlet == id_of(place.outlet) && slot.start == airing.start) return id_of(slot);
    model::Slot slot;
    slot.title = airing.title;
    slot.outlet = id_of(place.outlet);
    slot.rule = series.rule;
    slot.extra_dates = series.added;
    slot.start = airing.start;
    slot.length = airing.length;
    slot.capacity_unit = model::medium_info(place.outlet.medium).default_unit;
    m_intake.add(slot);
    m_report({"import.slot_made", airing.event->line, {}, airing.title});
    m_slots_made.push_back(slot);
    return id_of(slot);
}

model::Segment ImportRows::segment_of(const Airing& airing) {
    const auto& event = *airing.event;
    model::Segment segment;
    segment.title = airing.title;
    segment.topics = topics_of(event);
    segment.length = airing.length;
    segment.issue = airing.issue;
    segment.responsible_body = one_line(event.body);
    if (is_web_address(event.url)) segment.url = event.url;
    return segment;
}

model::Placement ImportRows::placement_of(const Airing& airing, const Place& place, base::Id<model::Segment> segment) {
    model::Placement placement;
    placement.segment = segment;
    placement.outlet = id_of(place.outlet);
    placement.date = airing.date;
    placement.start = airing.start;
    placement.length = airing.length;
    placement.state = airing.cancelled ? model::PlacementState::Cancelled : model::PlacementState::Draft;
    placement.sequence = airing.event->sequence;
    placement.note.text = clean_note(*airing.event);
    return placement;
}

void ImportRows::leave_codes_free(std::string_view file) {
    const auto line = "\nX-LICHSONG-CODE:" + m_plan.campaign.code + '-';
    std::int64_t highest = 0;
    for (auto at = file.find(line); at != std::string_view::npos; at = file.find(line, at + 1)) {
        std::int64_t number = 0;
        std::from_chars(file.data() + at + line.size(), file.data() + file.size(), number);
        if (number <= highest_code) highest = std::max(highest, number);
    }
    m_intake.leave_free(EntityKind::Placement, highest);
}

// A code is for life, so that of a calendar of ours is kept where it is free. One of this campaign is the number of its row.
// False where the entry names a code that its placement does not get.
bool ImportRows::choose_code(model::Placement& placement, const std::string& code) {
    if (code.empty()) return true;
    constexpr std::size_t longest = 40;
    const bool plain = std::all_of(code.begin(), code.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-'; });
    if (!plain || code.size() > longest || m_codes.contains(code)) return false;
    if (const auto prefix = m_plan.campaign.code + '-'; code.starts_with(prefix)) {
        std::int64_t number = 0;
        const auto* end = code.data() + code.size();
        const bool is_number = std::from_chars(code.data() + prefix.size(), end, number).ptr == end && placement_code(m_plan.campaign.code, number) == code;
        if (!is_number || number < m_first_placement || number > highest_code || !m_intake.is_free(EntityKind::Placement, number)) return false;
        placement.id = number;
    }
    placement.key = code;
    m_codes.insert(code);
    return true;
}

void ImportRows::add_airing(const Airing& airing, const Place& place, const model::Series* series, int number, model::Placement& made) {
    auto segment = segment_of(airing);
    if (series != nullptr) {
        segment.series = id_of(*series);
        if (segment.issue == 0) segment.issue = number;
    }
    m_intake.add(segment);
    auto placement = placement_of(airing, place, id_of(segment));
    static_cast<model::Entity&>(placement) = made;
    placement.uid = made.uid;
    if (series != nullptr) {
        placement.series = id_of(*series);
        placement.series_date = airing.series_date;
        placement.slot = series->slot;
    } else {
        placement.slot = slot_at(place, airing);
    }
    m_intake.add(placement);
    made = placement;
}

model::Series ImportRows::series_of(const ForeignObject& object, const Airings& airings, const Place& place) {
    const auto& first = airings.list.front();
    const auto& event = object.first();
    const auto segment = segment_of(first);
    model::Series series;
    series.title = segment.title;
    series.topics = segment.topics;
    series.length = segment.length;
    series.responsible_body = segment.responsible_body;
    series.slot = slot_for(place, first, *airings.series);
    series.rule = airings.series->rule;
    series.first_day = airings.series->first_day;
    series.last_day = airings.series->last_day;
    series.extra_dates = airings.series->added;
    series.removed_dates = airings.series->removed;
    series.uid = object.uid;
    series.sequence = event.sequence;
    if (!event.series.empty() && event.series == base::slug(event.series, 64) && !m_desk.rows().find_key(EntityKind::Series, event.series)) series.key = event.series;
    return series;
}

bool ImportRows::add(const ForeignObject& object, ImportRow& result) {
    if (!object.first().has_start) return false;
    const auto* place = place_of(object.first());
    if (place == nullptr) {
        report("import.no_outlet", object, object.first().location);
        return false;
    }
    const auto airings = airings_of(object, *place);
    if (!airings) return false;
    const auto& first = airings->list.front();
    result.title = first.title;
    result.outlet = place->outlet.key;
    result.date = first.date;
    result.start = first.start;
    result.length = first.length;
    result.placements = airings->list.size();
    if (!airings->series) {
        model::Placement made;
        made.uid = object.uid;
        const bool with_code = choose_code(made, first.event->code);
        add_airing(first, *place, nullptr, 0, made);
        result.code = made.key;
        add_origin(object, first, {}, id_of(made), with_code);
        return true;
    }
    auto series = series_of(object, *airings, *place);
    m_intake.add(series);
    int number = 0;
    for (const auto& airing : airings->list) {
        model::Placement made;
        add_airing(airing, *place, &series, ++number, made);
    }
    result.series = true;
    result.code = series.key;
    add_origin(object, first, id_of(series), {}, true);
    return true;
}

model::Origin ImportRows::origin_of(const ForeignObject& object, const Airing& first, bool with_code) const {
    const auto entry = ical::entry_of(object, {&m_desk.zone(), with_code, m_into.now});
    model::Origin origin;
    origin.uid = object.uid;
    origin.source = m_into.source;
    origin.title = first.title;
    origin.date = first.date;
    origin.start = first.start;
    origin.length = first.length;
    origin.sequence = object.first().sequence;
    origin.stamp = object.first().stamp;
    origin.whole = entry.whole;
    origin.entry.text = entry.text;
    origin.raw.text = ical::raw_of(object, entry.text);
    return origin;
}

void ImportRows::add_origin(const ForeignObject& object, const Airing& first, base::Id<model::Series> series, base::Id<model::Placement> placement, bool with_code) {
    auto origin = origin_of(object, first, with_code);
    origin.series = series;
    origin.placement = placement;
    m_intake.add(origin);
}

void ImportRows::keep(const ical::RawComponent& component, const std::string& uid) {
    model::Origin origin;
    origin.uid = uid;
    origin.source = m_into.source;
    origin.entry.text = ical::entry_of(component);
    origin.raw.text = component.text();
    if (origin.entry.text.empty()) {
        m_report({"import.component_dropped", component.line(), std::string(component.name()), {}});
        return;
    }
    m_report({"import.kept_only", component.line(), std::string(component.name()), {}});
    m_intake.add(origin);
}

}  // namespace lichsong::service
