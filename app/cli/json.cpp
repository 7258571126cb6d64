// SPDX-License-Identifier: Apache-2.0
#include "app/cli/json.h"

#include <ostream>

#include <nlohmann/json.hpp>

#include "calendar/base/text.h"
#include "calendar/base/zone.h"
#include "calendar/service/field_text.h"

namespace lichsong::cli {
namespace {

using model::FieldType;
using model::Value;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json keys_of(service::Desk& desk, const model::FieldInfo& field, const Value& value) {
    auto keys = Json::array();
    for (const auto id : model::detail::split_ids(model::detail::text(value))) keys.push_back(model::key_of(desk.context(), field.target, id));
    return keys;
}

std::string reference_key(service::Desk& desk, model::EntityKind kind, std::int64_t id) {
    if (!model::info_of(kind).many) return model::key_of(desk.context(), kind, id);
    const auto row = desk.rows().find(kind, id);
    return row ? row->head.key : std::string();
}

Json field_json(service::Desk& desk, const model::FieldInfo& field, const Value& value) {
    if (field.type == FieldType::References) return keys_of(desk, field, value);
    if (field.type == FieldType::DateList) {
        auto dates = Json::array();
        for (const auto part : base::split(model::detail::text(value), ' ')) dates.push_back(std::string(part));
        return dates;
    }
    if (value.index() == 0) return nullptr;
    const auto number = model::detail::number(value);
    switch (field.type) {
        case FieldType::Flag: return number != 0;
        case FieldType::Integer:
        case FieldType::Length: return number;
        case FieldType::Time: return model::hm({static_cast<std::int32_t>(number)});
        case FieldType::Reference: return reference_key(desk, field.target, number);
        default: return std::string(model::detail::text(value));
    }
}

}  // namespace

void JsonList::begin() {
    if (!m_begun) m_out << "{\"" << m_plural << "\":[";
    m_begun = true;
}

void JsonList::add(const Json& row) {
    const bool first = !m_begun;
    begin();
    m_out << (first ? "\n" : ",\n") << row.dump();
}

void JsonList::finish() {
    begin();
    m_out << "\n]}\n";
}

void JsonList::finish(const Json& more) {
    begin();
    m_out << "\n]";
    for (const auto& [name, value] : more.items()) m_out << ",\n" << Json(name).dump() << ':' << value.dump();
    m_out << "}\n";
}

void print(std::ostream& out, const Json& document) { out << document.dump(2) << '\n'; }

Json date_json(const model::Date& date) { return model::is_set(date) ? Json(model::iso(date)) : Json(nullptr); }

Json row_json(service::Desk& desk, const model::Record& record) {
    Json row;
    row["id"] = record.head.key;
    const auto fields = record.info().fields;
    for (std::size_t i = 0; i < fields.size(); ++i) row[std::string(fields[i].name)] = field_json(desk, fields[i], record.values[i]);
    row["revision"] = record.head.revision;
    return row;
}

std::string instant_text(service::Desk& desk, model::WallSeconds wall) {
    const auto& zone = desk.zone();
    const auto time = model::time_of(wall);
    auto text = model::iso(model::date_of(wall)) + 'T' + model::hm(time);
    if (time.seconds % 60 == 0) text += ":00";
    return text + base::offset_text(zone.offset_at(zone.to_utc(wall)));
}

Json placement_json(service::Desk& desk, const store::PlacedSegment& row) {
    const auto& plan = desk.context();
    const auto& p = row.placement;
    const auto* outlet = plan.outlets.find(p.outlet);
    auto topics = Json::array();
    for (const auto topic : row.segment.topics) topics.push_back(model::key_of(plan, model::EntityKind::Topic, topic.value));
    const auto span = model::wall_span(p);
    Json json;
    json["id"] = p.key;
    json["code"] = p.key;
    json["uid"] = p.uid;
    json["segment"] = row.segment.key;
    json["series"] = text_or_null(model::key_of(plan, model::EntityKind::Series, p.series.value));
    json["title"] = row.segment.title;
    json["topics"] = std::move(topics);
    json["outlet"] = outlet == nullptr ? Json(nullptr) : Json(outlet->key);
    json["medium"] = outlet == nullptr ? Json(nullptr) : Json(std::string(name_of(outlet->medium)));
    json["slot"] = text_or_null(model::key_of(plan, model::EntityKind::Slot, p.slot.value));
    json["start"] = p.start ? instant_text(desk, span.start) : model::iso(p.date);
    json["end"] = p.start ? instant_text(desk, span.end) : model::iso(model::date_of(span.end));
    json["duration"] = p.length.count();
    json["state"] = std::string(name_of(p.state));
    json["intention"] = std::string(name_of(p.intention));
    json["repeat_of"] = text_or_null(row.repeat_of_code);
    json["makegood_for"] = text_or_null(row.makegood_for_code);
    json["locked"] = p.locked;
    json["sequence"] = p.sequence;
    json["responsible_body"] = text_or_null(row.segment.responsible_body);
    json["revision"] = p.revision;
    return json;
}

Json document_of(service::Desk& desk, const model::Record& record) {
    Json row = row_json(desk, record);
    if (record.kind == model::EntityKind::Placement) {
        // The list's keys come first and mean there what they mean in a list: "start" is an instant, not a time of day.
        store::PlacementQuery query;
        query.segment = model::detail::number(record["segment"]);
        Json listed;
        store::each_placement(desk.session(), query, [&](const store::PlacedSegment& placed) {
            if (placed.placement.id == record.head.id) listed = placement_json(desk, placed);
        });
        for (const auto& [name, value] : row.items())
            if (!listed.contains(name)) listed[name] = value;
        row = std::move(listed);
    }
    return {{std::string(record.info().name), std::move(row)}};
}

}  // namespace lichsong::cli
