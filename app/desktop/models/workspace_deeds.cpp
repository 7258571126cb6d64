// SPDX-License-Identifier: Apache-2.0
// What a person does with placements in any view: move, copy, resize, book, take out, cancel. What is shown is in workspace.cpp.
#include <algorithm>

#include "app/common/describe.h"
#include "app/desktop/models/drop_guide.h"
#include "app/desktop/models/workspace.h"
#include "calendar/base/error.h"
#include "calendar/service/cell_edit.h"
#include "calendar/service/schedule.h"

namespace lichsong::desktop {

using service::Reach;

namespace {

model::PlacementState named_state(const model::Value& value) { return model::value_named<model::PlacementState>(model::detail::text(value)).value_or(model::PlacementState::Draft); }

}  // namespace

bool Workspace::put(const Carried& what, const Target& target) {
    if (what.how == Carry::Book) return book(what.id, target);
    const auto carried = item(what.id);
    if (!carried) return false;
    if (what.how == Carry::Copy) return copy(*carried, target);
    if (what.how == Carry::Resize) return carried->start && target.start && resize(*carried, length_until(*carried->start, *target.start));
    return move(*carried, target);
}

service::Destination Workspace::destination(const Target& target, std::int64_t outlet_now) {
    service::Destination to;
    to.date = target.date;
    to.start = target.start;
    if (const auto* slot = plan().slots.find({target.slot})) to.slot = slot->key;
    else if (const auto* outlet = target.outlet == outlet_now ? nullptr : plan().outlets.find({target.outlet})) to.outlet = outlet->key;
    return to;
}

std::vector<std::string> Workspace::codes_of_selection(const std::string& first) {
    std::vector<std::string> codes;
    if (!first.empty()) codes.push_back(first);
    for (const auto id : m_selection)
        if (const auto selected = is_proposal(id) ? std::nullopt : item(id); selected && selected->code != first) codes.push_back(selected->code);
    return codes;
}

// Asked only where there is more than one issue to speak of.
std::optional<Reach> Workspace::reach_of(const Item& item) {
    if (item.series == 0) return Reach::This;
    const auto counts = service::reached(m_desk, item.code);
    const auto& all = counts[static_cast<std::size_t>(Reach::All)];
    return all.changed + all.is_protected < 2 ? Reach::This : ask_reach(counts);
}

bool Workspace::move(const Item& item, const Target& target) {
    if (m_selection.size() < 2 || !m_selection.contains(item.id)) return move_alone(item, target);
    const auto to = destination(target, item.outlet);
    const auto codes = codes_of_selection(item.code);
    return apply_to(codes.size(), [&](service::Desk& desk) { return service::move_placements(desk, codes, to); }).has_value();
}

bool Workspace::move_alone(const Item& item, const Target& target) {
    const auto to = destination(target, item.outlet);
    const bool stays =
        target.date == item.date && (!target.start || target.start == item.start) && !to.outlet && (!to.slot || target.slot == item.slot);
    if (stays) return false;
    const auto reach = reach_of(item);
    if (!reach) return false;
    return apply([&](service::Desk& desk) {
               return *reach == Reach::This ? service::move_placement(desk, item.code, to)
                                            : service::move_issues(desk, item.code, *reach, to);
           })
        .has_value();
}

bool Workspace::copy(const Item& item, const Target& target) {
    std::string made;
    const auto to = destination(target, item.outlet);
    if (!apply([&](service::Desk& desk) { return service::repeat_placement(desk, item.code, to, made); })) return false;
    if (const auto row = m_desk.rows().find_key(model::EntityKind::Placement, made)) select({row->head.id});
    return true;
}

bool Workspace::resize(const Item& item, model::Seconds length) {
    if (length == item.length) return false;
    const auto reach = reach_of(item);
    if (!reach) return false;
    service::Destination to;
    to.length = length;
    return apply([&](service::Desk& desk) {
               return *reach == Reach::This ? service::resize_placement(desk, item.code, length)
                                            : service::move_issues(desk, item.code, *reach, to);
           })
        .has_value();
}

bool Workspace::book(std::int64_t segment, const Target& target) {
    if (target.outlet == 0 && target.slot == 0) {
        on_book_where(segment, target);
        return true;
    }
    const auto row = m_desk.rows().find(model::EntityKind::Segment, segment);
    if (!row) return false;
    std::string made;
    if (!apply([&](service::Desk& desk) { return service::book_segment(desk, row->head.key, destination(target, 0), made); })) return false;
    if (const auto placed = m_desk.rows().find_key(model::EntityKind::Placement, made)) select({placed->head.id});
    return true;
}

// Day, time and length go the way of a drag, so that other issues go as far as the one that was changed, and not all to one day.
bool Workspace::set_field(const Item& item, model::EntityKind kind, std::string_view field, const model::Value& value) {
    if (field == "state") return value.index() != 0 && apply([&](service::Desk& desk) { return service::set_states(desk, {item.code}, named_state(value)); }).has_value();
    if (kind == model::EntityKind::Placement && value.index() != 0) {
        if (field == "date") return move_alone(item, {model::from_iso(model::detail::text(value)), item.start, 0, 0});
        if (field == "start") return move_alone(item, {item.date, model::TimeOfDay{static_cast<std::int32_t>(model::detail::number(value))}, 0, 0});
        if (field == "length") return resize(item, model::Seconds(model::detail::number(value)));
    }
    const auto reach = reach_of(item);
    if (!reach) return false;
    const bool of_segment = kind == model::EntityKind::Segment;
    const service::Fields changed{{std::string(field), value}};
    const service::Fields of_placement = of_segment ? service::Fields() : changed;
    const service::Fields of_words = of_segment ? changed : service::Fields();
    return apply([&](service::Desk& desk) {
               return *reach == Reach::This ? service::set_cells(desk, {{item.code, of_placement, of_words}}) : service::set_issues(desk, item.code, *reach, of_placement, of_words);
           })
        .has_value();
}

bool Workspace::set_field_of_selected(const std::string& field, const model::Value& value) {
    std::vector<service::CellEdit> edits;
    for (const auto& code : codes_of_selection()) edits.push_back({code, {{field, value}}, {}});
    return !edits.empty() && apply_to(edits.size(), [&](service::Desk& desk) { return service::set_cells(desk, edits); }).has_value();
}

void Workspace::take_out() {
    const auto codes = codes_of_selection();
    if (codes.empty()) return;
    if (codes.size() == 1) {
        const auto reach = reach_of(*item(*m_selection.upper_bound(0)));
        if (!reach) return;
        if (*reach != Reach::This) {
            static_cast<void>(apply([&](service::Desk& desk) { return service::remove_issues(desk, codes.front(), *reach, {}); }));
            return;
        }
    }
    static_cast<void>(apply_to(codes.size(), [&](service::Desk& desk) { return service::unbook_placements(desk, codes); }));
}

void Workspace::cancel(const std::string& reason) {
    const auto codes = codes_of_selection();
    if (codes.empty()) return;
    static_cast<void>(apply_to(codes.size(), [&](service::Desk& desk) { return service::cancel_placements(desk, codes, reason); }));
}

}  // namespace lichsong::desktop
