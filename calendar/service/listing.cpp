// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/listing.h"

#include "calendar/base/error.h"
#include "calendar/base/text.h"

namespace lichsong::service {
namespace {

using base::Error;
using base::Fault;

template <class E>
std::vector<base::Id<E>> rows_named(const model::Table<E>& table, model::EntityKind kind, const std::string& keys) {
    std::vector<base::Id<E>> ids;
    for (const auto key : base::split(keys, ',')) {
        const auto* row = table.find_key(base::clean_line(key));
        if (row == nullptr) throw Error(Fault::Call, "row.unknown", {std::string(model::info_of(kind).name), std::string(key)});
        ids.push_back(id_of(*row));
    }
    return ids;
}

template <class E>
std::vector<E> values_named(std::string_view field, const std::string& names) {
    std::vector<E> values;
    for (const auto name : base::split(names, ',')) {
        auto wanted = base::fold(name);
        for (char& c : wanted)
            if (c == '-') c = '_';
        const auto value = model::value_named<E>(wanted);
        if (value) {
            values.push_back(*value);
            continue;
        }
        std::string choices;
        for (const auto choice : enum_names(E{})) choices += (choices.empty() ? "" : ", ") + std::string(choice);
        throw Error(Fault::Input, "field.choice", {std::string(field), std::string(name), choices});
    }
    return values;
}

template <class Wanted, class Test>
bool any_of(const Wanted& wanted, Test&& test) {
    for (const auto& one : wanted)
        if (test(one)) return true;
    return wanted.empty();
}

bool narrows_outlets(const Filter& filter) { return !(filter.outlet.empty() && filter.medium.empty() && filter.partner.empty() && filter.area.empty()); }

}  // namespace

store::PlacementQuery query_of(Desk& desk, const Filter& filter) {
    const auto& plan = desk.context();
    store::PlacementQuery query;
    query.from = filter.from;
    query.to = filter.to;
    query.states = values_named<model::PlacementState>("state", filter.state);
    query.intentions = values_named<model::Intention>("intention", filter.intention);
    query.text = base::fold(base::clean_line(filter.text));
    if (!filter.series.empty()) query.series = rows_named(plan.series, model::EntityKind::Series, filter.series).front().value;
    const auto topics = rows_named(plan.topics, model::EntityKind::Topic, filter.topic);
    if (!topics.empty())
        for (const auto& topic : plan.topics)
            if (any_of(topics, [&](const auto under) { return model::falls_under(plan, id_of(topic), under); })) query.topics.push_back(topic.id);
    if (!narrows_outlets(filter)) return query;
    const auto outlets = rows_named(plan.outlets, model::EntityKind::Outlet, filter.outlet);
    const auto partners = rows_named(plan.partners, model::EntityKind::Partner, filter.partner);
    const auto areas = rows_named(plan.areas, model::EntityKind::Area, filter.area);
    const auto media = values_named<model::Medium>("medium", filter.medium);
    for (const auto& outlet : plan.outlets)
        if (any_of(outlets, [&](const auto id) { return id == id_of(outlet); }) && any_of(partners, [&](const auto id) { return id == outlet.partner; }) &&
            any_of(areas, [&](const auto id) { return model::lies_in(plan, outlet.area, id); }) &&
            any_of(media, [&](const auto medium) { return medium == outlet.medium; }))
            query.outlets.push_back(outlet.id);
    return query;
}

bool matches_nothing(const Filter& filter, const store::PlacementQuery& query) { return narrows_outlets(filter) && query.outlets.empty(); }

void each_placement(Desk& desk, const Filter& filter, store::PlacementView view, const std::function<void(const store::PlacedSegment&)>& visit) {
    const store::Snapshot one_state(desk.session());
    auto query = query_of(desk, filter);
    query.view = view;
    if (!matches_nothing(filter, query)) store::each_placement(desk.session(), query, visit);
}

std::vector<model::Segment> waiting_segments(Desk& desk, int most) {
    std::vector<model::Segment> segments;
    for (const auto id : store::waiting_segments(desk.session(), most))
        if (const auto row = desk.rows().find(model::EntityKind::Segment, id)) segments.push_back(model::from_record<model::Segment>(*row));
    return segments;
}

}  // namespace lichsong::service
