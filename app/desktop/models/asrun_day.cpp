// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/models/asrun_day.h"

#include <algorithm>
#include <tuple>

#include "calendar/base/i18n.h"

namespace lichsong::desktop {
namespace {

using model::AsRunClass;
using model::PlacementState;
using service::AsRunRow;

bool is_agreed(const AsRunRow& row) { return row.result.kind == AsRunClass::BookedNotAired && row.booked->placement.state == PlacementState::Confirmed; }

// What has no time of day comes first, as in every list of a day.
int second_of(const std::optional<model::TimeOfDay>& start) { return start ? start->seconds : -1; }

OutletDay standing(service::Desk& desk, const model::Outlet& outlet, const model::Date& day) {
    OutletDay one{outlet.key, base::in_language(outlet.name, outlet.name_en), outlet.medium, 0, 0, 0, 0, service::is_closed(desk.context(), model::id_of(outlet), day)};
    for (const auto& row : service::reconciled_days(desk, outlet.key, day, day).rows) {
        one.booked += row.booked ? 1 : 0;
        one.lines += row.line ? 1 : 0;
        one.undecided += is_undecided(row) ? 1 : 0;
        one.agreed += is_agreed(row) ? 1 : 0;
    }
    if (one.lines > 0) one.agreed = 0;  // a log that has not got it says otherwise
    return one;
}

}  // namespace

bool is_loose(const AsRunRow& row) {
    return row.result.kind == AsRunClass::BookedNotAired || row.result.kind == AsRunClass::AiredNotBooked || row.result.kind == AsRunClass::Possible;
}

std::vector<OutletDay> outlets_of_day(service::Desk& desk, const model::Date& day) {
    std::vector<OutletDay> all;
    for (const auto& outlet : desk.context().outlets) {
        if (!model::is_valid_on(outlet.valid_from, outlet.valid_to, day)) continue;
        auto one = standing(desk, outlet, day);
        if (one.booked + one.lines > 0 || one.is_closed) all.push_back(std::move(one));
    }
    return all;
}

AsRunDay read_asrun_day(service::Desk& desk, const std::string& outlet, const model::Date& day, bool only_undecided) {
    AsRunDay shown;
    shown.rows = service::reconciled_days(desk, outlet, day, day).rows;
    const auto record = desk.require(model::EntityKind::Outlet, outlet);
    shown.is_closed = service::is_closed(desk.context(), {record.head.id}, day);
    for (std::size_t i = 0; i < shown.rows.size(); ++i) {
        if (only_undecided && !is_undecided(shown.rows[i])) continue;
        if (shown.rows[i].booked) shown.booked.push_back(i);
        if (shown.rows[i].line) shown.lines.push_back(i);
    }
    std::stable_sort(shown.booked.begin(), shown.booked.end(), [&](std::size_t a, std::size_t b) {
        const auto& first = shown.rows[a].booked->placement;
        const auto& second = shown.rows[b].booked->placement;
        return std::tuple(second_of(first.start), first.key) < std::tuple(second_of(second.start), second.key);
    });
    std::stable_sort(shown.lines.begin(), shown.lines.end(), [&](std::size_t a, std::size_t b) {
        const auto& first = *shown.rows[a].line;
        const auto& second = *shown.rows[b].line;
        return std::tuple(second_of(first.start), first.number) < std::tuple(second_of(second.start), second.number);
    });
    return shown;
}

std::size_t AsRunDay::place_of_placement(const std::string& code) const {
    return static_cast<std::size_t>(std::find_if(booked.begin(), booked.end(), [&](std::size_t row) { return rows[row].booked->placement.key == code; }) - booked.begin());
}

std::size_t AsRunDay::place_of_line(const std::string& key) const {
    return static_cast<std::size_t>(std::find_if(lines.begin(), lines.end(), [&](std::size_t row) { return rows[row].line->key == key; }) - lines.begin());
}

}  // namespace lichsong::desktop
