// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/import_rows.h"

#include <algorithm>

#include "calendar/base/error.h"
#include "calendar/base/text.h"

namespace lichsong::service {
namespace {

using ical::ForeignEvent;
using ical::ForeignObject;
using model::EntityKind;

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
    : m_desk(desk), m_intake(intake), m_into(std::move(into)), m_report(report), m_plan(desk.context()), m_zone(desk.zone()),
      m_first_origin(intake.next_id(EntityKind::Origin)), m_names(m_plan), m_codes(desk, intake) {
    if (!m_into.outlet.empty()) m_into.outlet = desk.require(EntityKind::Outlet, m_into.outlet).head.key;
    for (const auto& outlet : m_plan.outlets) m_places.emplace(outlet.id, Place{outlet, model::medium_info(outlet.medium).has_clock_time});
}

void ImportRows::report(std::string_view code, const ForeignObject& object, std::string detail) {
    m_report({code, object.first().line, {}, std::move(detail)});
}

// As the person says; else as the entry says, by key or by name; else the only one there is.
const ImportRows::Place* ImportRows::place_of(const ForeignEvent& event) {
    const auto name = m_into.outlet.empty() ? event.outlet + '\n' + event.location : m_into.outlet;
    const auto [found, is_new] = m_by_name.try_emplace(name, nullptr);
    if (!is_new) return found->second;
    auto id = m_names.outlet_with_key(m_into.outlet.empty() ? event.outlet : m_into.outlet);
    if (!id && !event.location.empty()) id = m_names.outlet_named(event.location);
    if (id) return found->second = &m_places.at(id.value);
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
    m_names.add(outlet);
    m_report({"import.outlet_made", event.line, "LOCATION", outlet.name});
    return place(outlet);
}

std::vector<base::Id<model::Topic>> ImportRows::topics_of(const ForeignEvent& event) {
    std::vector<base::Id<model::Topic>> topics;
    for (const auto& category : event.categories) {
        const auto [known, is_new] = m_categories.try_emplace(category);
        if (is_new) {
            known->second = m_names.topic(category);
            if (!known->second) m_report({"import.topic_unknown", event.line, "CATEGORIES", category});
        }
        if (known->second && std::find(topics.begin(), topics.end(), known->second) == topics.end()) topics.push_back(known->second);
    }
    return topics;
}

std::optional<Airings> ImportRows::airings_of(const ForeignObject& object, const Place& place) {
    return service::airings_of(object, {m_zone, m_plan.campaign.last_day, m_into.wording, m_into.untitled, place.has_clock_time}, m_report);
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
        placement.slot = slot_at(m_plan, id_of(place.outlet), airing.date, airing.start);
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

bool ImportRows::add(const ical::SpelledObject& spelled, ImportRow& result) {
    const auto& object = spelled.object;
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
        const bool with_code = m_codes.choose(made, first.event->code);
        add_airing(first, *place, nullptr, 0, made);
        result.code = made.key;
        add_origin(spelled, first, {}, id_of(made), with_code);
        return true;
    }
    auto series = series_of(object, *airings, *place);
    if (m_dates += airings->list.size(); m_dates > ical::GuardLimits{}.dates)
        throw base::Error(base::Fault::Input, "ics.too_many_dates", {std::to_string(object.first().line), std::to_string(ical::GuardLimits{}.dates)});
    m_intake.add(series);
    int number = 0;
    for (const auto& airing : airings->list) {
        model::Placement made;
        add_airing(airing, *place, &series, ++number, made);
    }
    result.series = true;
    result.code = series.key;
    add_origin(spelled, first, id_of(series), {}, true);
    return true;
}

model::Origin ImportRows::origin_of(const ical::SpelledObject& spelled, const Airing& first, bool with_code) {
    const auto& object = spelled.object;
    model::Origin origin;
    origin.uid = object.uid;
    origin.source = m_into.source;
    origin.title = first.title;
    origin.date = first.date;
    origin.start = first.start;
    origin.length = first.length;
    origin.sequence = object.first().sequence;
    origin.stamp = object.first().stamp;
    origin.whole = spelled.entry.whole;
    origin.entry.text = spelled.entry.text;
    origin.raw.text = spelled.raw;
    if (with_code) return origin;
    if (!m_respeller) m_respeller.emplace(m_zone, m_into.now);
    auto entry = m_respeller->spell(object, with_code);
    origin.whole = entry.whole;
    origin.raw.text = ical::raw_of(object, entry.text);
    origin.entry.text = std::move(entry.text);
    return origin;
}

void ImportRows::add_origin(const ical::SpelledObject& spelled, const Airing& first, base::Id<model::Series> series, base::Id<model::Placement> placement, bool with_code) {
    auto origin = origin_of(spelled, first, with_code);
    origin.series = series;
    origin.placement = placement;
    m_intake.add(origin);
}

void ImportRows::keep(const ical::RawComponent& component, std::string spelling, const std::string& uid) {
    model::Origin origin;
    origin.uid = uid;
    origin.source = m_into.source;
    origin.entry.text = std::move(spelling);
    origin.raw.text = component.text();
    if (origin.entry.text.empty()) {
        m_report({"import.component_dropped", component.line(), std::string(component.name()), {}});
        return;
    }
    m_report({"import.kept_only", component.line(), std::string(component.name()), {}});
    m_intake.add(origin);
}

}  // namespace lichsong::service
