// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/layout/time_grid.h"

#include <unordered_map>

#include "app/desktop/layout/hour_grid.h"
#include "calendar/base/i18n.h"

namespace lichsong::desktop {
namespace {

Band day_band(const ViewInput& in, const model::Date& day) {
    const auto& note = in.notes.on(day);
    Band band;
    band.heading = weekday_names()[static_cast<std::size_t>(model::weekday(day))] + ' ' + std::to_string(static_cast<int>(day.day())) + '/' + std::to_string(static_cast<int>(day.month()));
    band.below = note.lunar + (note.holiday.empty() ? "" : " · " + note.holiday);
    if (!note.milestones.empty()) band.below = "◆ " + note.milestones.front().title;
    band.ink = note.off ? Ink::Danger : Ink::Text;
    band.wash = note.dday ? Ink::AccentWash : note.off ? Ink::Weekend : Ink::Page;
    band.is_today = day == in.today;
    band.target.date = day;
    for (const auto& item : in.schedule.on(day)) band.items.push_back(&item);
    return band;
}

// Those that are shown, in their order, each with the slots it has on the day.
std::vector<Band> outlet_bands(const ViewInput& in) {
    std::unordered_map<std::int64_t, std::size_t> place;
    std::vector<Band> bands(in.outlets.size());
    for (std::size_t i = 0; i < in.outlets.size(); ++i) place.emplace(in.outlets[i], i);
    for (const auto& slot : in.plan.slots) {
        const auto found = place.find(slot.outlet.value);
        if (found == place.end() || model::slot_dates(slot, in.plan.campaign.first_day, in.anchor, in.anchor).empty()) continue;
        bands[found->second].slots.push_back({&slot, SlotUse(slot)});
    }
    for (const auto& item : in.schedule.on(in.anchor)) {
        const auto found = place.find(item.outlet);
        if (found == place.end()) continue;
        auto& band = bands[found->second];
        band.items.push_back(&item);
        for (auto& booked : band.slots)
            if (booked.slot->id == item.slot) booked.use.add(item);
    }
    for (const auto& outlet : in.plan.outlets) {
        const auto found = place.find(outlet.id);
        if (found == place.end()) continue;
        auto& band = bands[found->second];
        band.heading = base::in_language(outlet.name, outlet.name_en);
        band.below = std::to_string(band.items.size());
        band.is_today = in.anchor == in.today;
        band.target = {in.anchor, {}, outlet.id, 0};
    }
    return bands;
}

}  // namespace

model::DateSpan week_span(const model::Date& day) { return {model::monday_of(day), model::plus_days(model::monday_of(day), 6)}; }

Scene week_scene(const ViewInput& in) {
    constexpr double least = 90;
    std::vector<Band> days;
    for (int i = 0; i < 7; ++i) days.push_back(day_band(in, model::plus_days(model::monday_of(in.anchor), i)));
    return hour_grid(in, std::move(days), columns_look(in.zoom, least));
}

Scene day_scene(const ViewInput& in) {
    constexpr double least = 200;
    return hour_grid(in, {day_band(in, in.anchor)}, columns_look(in.zoom, least));
}

Scene outlet_scene(const ViewInput& in) {
    constexpr double wide = 128;
    constexpr double narrow = 56;
    const auto look = in.zoom.outlets_as_rows ? rows_look(in.zoom) : columns_look(in.zoom, in.zoom.condensed ? narrow : wide);
    return hour_grid(in, outlet_bands(in), look);
}

}  // namespace lichsong::desktop
