// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/schedule.h"

#include "calendar/base/error.h"
#include "calendar/base/text.h"

namespace lichsong::service {
namespace {

using base::Error;
using base::Fault;
using model::EntityKind;
using model::Record;
using model::Value;

constexpr const char* series_fields_of_placement[] = {"series", "series_date"};

std::string when(const Record& placement) {
    const auto row = model::from_record<model::Placement>(placement);
    return model::dmy(row.date) + (row.start ? ' ' + model::hm(*row.start) : "");
}

void put(Record& placement, std::string_view field, Value value) { placement[field] = std::move(value); }

// A slot says which outlet, and at what time unless one was asked for.
void go_to(Edit& edit, Record& placement, const Destination& to) {
    if (to.slot) {
        const auto& slot = edit.row(EntityKind::Slot, *to.slot);
        put(placement, "slot", slot.head.id);
        put(placement, "outlet", slot["outlet"]);
        put(placement, "start", slot["start"]);
    }
    if (to.outlet) {
        const auto outlet = edit.row(EntityKind::Outlet, *to.outlet).head.id;
        if (placement["outlet"] != Value(outlet) && !to.slot) put(placement, "slot", Value());
        put(placement, "outlet", outlet);
    }
    if (model::is_set(to.date)) put(placement, "date", model::iso(to.date));
    if (to.start) put(placement, "start", std::int64_t{to.start->seconds});
    if (to.length) put(placement, "length", to.length->count());
}

Fields differences(const Record& before, const Record& after) {
    Fields fields;
    const auto list = before.info().fields;
    for (std::size_t i = 0; i < list.size(); ++i)
        if (before.values[i] != after.values[i]) fields.emplace_back(list[i].name, after.values[i]);
    return fields;
}

}  // namespace

void complete_placement(Edit& edit, Record& placement) {
    if (placement["slot"].index() != 0) {
        const auto& slot = edit.row(EntityKind::Slot, model::detail::number(placement["slot"]));
        if (placement["outlet"].index() == 0) put(placement, "outlet", slot["outlet"]);
        if (placement["start"].index() == 0) put(placement, "start", slot["start"]);
    }
    if (placement["outlet"].index() == 0) throw Error(Fault::Input, "placement.no_outlet");
    if (placement["segment"].index() != 0) {
        const auto& segment = edit.row(EntityKind::Segment, model::detail::number(placement["segment"]));
        if (model::detail::number(placement["length"]) == 0) put(placement, "length", segment["length"]);
        if (model::detail::number(placement["size"]) == 0) put(placement, "size", segment["size"]);
    }
    if (placement["slot"].index() != 0 && model::detail::number(placement["length"]) == 0)
        put(placement, "length", edit.row(EntityKind::Slot, model::detail::number(placement["slot"]))["length"]);
    const auto outlet = model::from_record<model::Outlet>(edit.row(EntityKind::Outlet, model::detail::number(placement["outlet"])));
    const bool timed = model::medium_info(outlet.medium).has_clock_time;
    if (timed && placement["start"].index() == 0) throw Error(Fault::Input, "placement.no_start", {outlet.name});
    if (!timed) put(placement, "start", Value());
}

model::Change move_placement(Desk& desk, const std::string& code, const Destination& to, std::optional<std::int64_t> seen) {
    Edit edit(desk, {"placement.move", {}});
    const auto before = edit.row(EntityKind::Placement, code);
    if (model::detail::number(before["locked"]) != 0) throw Error(Fault::Input, "placement.locked", {code});
    auto after = before;
    go_to(edit, after, to);
    complete_placement(edit, after);
    edit.set(EntityKind::Placement, before.head.id, differences(before, after), seen);
    edit.describe_as({"placement.move", {code, when(before), when(after)}});
    return edit.commit();
}

model::Change cancel_placement(Desk& desk, const std::string& code, const std::string& reason) {
    Edit edit(desk, {"placement.cancel", {code}});
    const auto id = edit.row(EntityKind::Placement, code).head.id;
    const auto text = base::clean_line(reason);
    edit.set(EntityKind::Placement, id, {{"state", "cancelled"}, {"reason", model::detail::text_or_nothing(text)}});
    return edit.commit();
}

model::Change repeat_placement(Desk& desk, const std::string& code, const Destination& at, std::string& made) {
    Edit edit(desk, {"placement.repeat", {}});
    const auto original = edit.row(EntityKind::Placement, code);
    auto repeat = model::fresh_record(EntityKind::Placement);
    for (const char* field : {"segment", "outlet", "slot", "date", "start", "length", "size"}) repeat[field] = original[field];
    for (const char* field : series_fields_of_placement) repeat[field] = Value();
    // A repeat of a repeat repeats the original: it is that airing it must follow.
    repeat["repeat_of"] = original["repeat_of"].index() != 0 ? original["repeat_of"] : Value(original.head.id);
    go_to(edit, repeat, at);
    complete_placement(edit, repeat);
    const auto id = edit.add(std::move(repeat));
    const auto& row = edit.row(EntityKind::Placement, id);
    made = row.head.key;
    edit.describe_as({"placement.repeat", {code, made, when(row)}});
    return edit.commit();
}

model::Change place_new(Desk& desk, const model::Segment& segment, const Destination& at, std::string& made) {
    Edit edit(desk, {"placement.new", {}});
    auto placement = model::fresh_record(EntityKind::Placement);
    placement["segment"] = edit.add(model::to_record(segment));
    go_to(edit, placement, at);
    complete_placement(edit, placement);
    const auto& row = edit.row(EntityKind::Placement, edit.add(std::move(placement)));
    made = row.head.key;
    edit.describe_as({"placement.new", {segment.title, made, when(row)}});
    return edit.commit();
}

model::Change set_states(Desk& desk, const std::vector<std::string>& codes, model::PlacementState state) {
    const std::string name(model::name_of(state));
    const bool one = codes.size() == 1;
    Edit edit(desk, {one ? "placement.state" : "placement.states", {one ? codes.front() : std::to_string(codes.size()), name}});
    for (const auto& code : codes) edit.set(EntityKind::Placement, edit.row(EntityKind::Placement, code).head.id, {{"state", name}});
    return edit.commit();
}

model::Change lock_placement(Desk& desk, const std::string& code, bool locked) {
    Edit edit(desk, {locked ? "placement.lock" : "placement.unlock", {code}});
    edit.set(EntityKind::Placement, edit.row(EntityKind::Placement, code).head.id, {{"locked", std::int64_t{locked ? 1 : 0}}});
    return edit.commit();
}

}  // namespace lichsong::service
