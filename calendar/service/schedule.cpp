// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/schedule.h"

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/service/moving.h"
#include "calendar/service/series.h"

namespace lichsong::service {
namespace {

using base::Error;
using base::Fault;
using model::EntityKind;
using model::Record;
using model::Value;

constexpr const char* series_fields_of_placement[] = {"series", "series_date"};

void put(Record& placement, std::string_view field, Value value) { placement[field] = std::move(value); }

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
    const Moving moving(edit, code, to);
    edit.set(EntityKind::Placement, moving.before().head.id, differences(moving.before(), moving.after()), seen);
    edit.describe_as({"placement.move", {code, when(moving.before()), when(moving.after())}});
    return edit.commit();
}

model::Change move_placements(Desk& desk, const std::vector<std::string>& codes, const Destination& to) {
    Edit edit(desk, {"placement.moves", {std::to_string(codes.size())}});
    Moving moving(edit, codes.front(), to);
    moving.move_first();
    for (std::size_t i = 1; i < codes.size(); ++i) moving.move_along(edit.row(EntityKind::Placement, codes[i]).head.id);
    return edit.commit();
}

model::Change resize_placement(Desk& desk, const std::string& code, model::Seconds length) {
    Edit edit(desk, {"placement.length", {}});
    if (length.count() <= 0) throw Error(Fault::Input, "field.range", {"placement", code, "length"});
    const auto& before = edit.row(EntityKind::Placement, code);
    if (model::detail::number(before["locked"]) != 0) throw Error(Fault::Input, "placement.locked", {code});
    const model::Seconds was{model::detail::number(before["length"])};
    edit.set(EntityKind::Placement, before.head.id, {{"length", length.count()}});
    edit.describe_as({"placement.length", {code, model::duration_text(was), model::duration_text(length)}});
    return edit.commit();
}

model::Change cancel_placement(Desk& desk, const std::string& code, const std::string& reason) { return cancel_placements(desk, {code}, reason); }

model::Change cancel_placements(Desk& desk, const std::vector<std::string>& codes, const std::string& reason) {
    const bool one = codes.size() == 1;
    Edit edit(desk, {one ? "placement.cancel" : "placement.cancels", {one ? codes.front() : std::to_string(codes.size())}});
    const auto text = model::detail::text_or_nothing(base::clean_line(reason));
    for (const auto& code : codes) edit.set(EntityKind::Placement, edit.row(EntityKind::Placement, code).head.id, {{"state", "cancelled"}, {"reason", text}});
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

model::Change book_segment(Desk& desk, const std::string& segment, const Destination& at, std::string& made) {
    Edit edit(desk, {"placement.new", {}});
    const auto what = edit.row(EntityKind::Segment, segment);
    auto placement = model::fresh_record(EntityKind::Placement);
    placement["segment"] = what.head.id;
    go_to(edit, placement, at);
    complete_placement(edit, placement);
    const auto& row = edit.row(EntityKind::Placement, edit.add(std::move(placement)));
    made = row.head.key;
    edit.describe_as({"placement.new", {what.label(), made, when(row)}});
    return edit.commit();
}

model::Change unbook_placements(Desk& desk, const std::vector<std::string>& codes) {
    const bool one = codes.size() == 1;
    Edit edit(desk, {one ? "placement.unbook" : "placement.unbooks", {one ? codes.front() : std::to_string(codes.size())}});
    for (const auto& code : codes) {
        const auto placement = edit.row(EntityKind::Placement, code);
        leave_out_of_series(edit, placement);
        edit.remove(EntityKind::Placement, placement.head.id);
    }
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
