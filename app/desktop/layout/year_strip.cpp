// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/layout/year_strip.h"

#include <algorithm>
#include <cmath>

#include "calendar/base/i18n.h"

namespace lichsong::desktop {
namespace {

constexpr double names_width = 110;
constexpr double header = 26;
constexpr int days_across = 31;
constexpr int steps_of_load = 4;

// What is proposed lies on top of what there is, hatched and dashed, and is counted apart: "3+2".
void add_load(Scene& scene, const Rect& bar, std::span<const Item> items) {
    const auto stored = stored_of(items);
    const auto ghosts = items.size() - stored;
    const double above = bar.height * static_cast<double>(ghosts) / static_cast<double>(items.size());
    scene.fill({bar.x, bar.y + above, bar.width, bar.height - above}, Ink::Accent, 2);
    if (ghosts > 0) {
        const Rect ghost{bar.x, bar.y, bar.width, above};
        auto& stripes = scene.fill(ghost, Ink::AccentWash);
        stripes.form = Form::Hatch;
        stripes.width = 3;
        scene.outline(ghost.inset(0.5), Ink::Accent, 2).form = Form::Dashes;
    }
    auto words = stored > 0 || ghosts == 0 ? std::to_string(stored) : std::string();
    if (ghosts > 0) words += '+' + std::to_string(ghosts);
    scene.text({bar.x - 3, bar.y - 14, bar.width + 6, 14}, std::move(words), Type::Tiny, Ink::Quiet, Align::Centre);
}

}  // namespace

model::DateSpan flight_span(const model::Plan& plan, const model::Date& day) {
    const auto& campaign = plan.campaign;
    const auto first = model::is_set(campaign.first_day) ? campaign.first_day : day;
    const auto last = model::is_set(campaign.last_day) ? std::max(campaign.last_day, campaign.first_day) : day;
    return {model::Date(first.year(), first.month(), 1), last.end_of_month()};
}

Scene year_strip_scene(const ViewInput& in) {
    const auto span = flight_span(in.plan, in.anchor);
    Scene scene;
    scene.pinned_top = header;
    scene.pinned_left = names_width;
    const double column = std::max(19.0, (in.room.width - names_width - 8) / days_across);
    const double row = std::max(52.0, std::min(92.0, (in.room.height - header) / 6));
    std::size_t most = 1;
    for (auto day = span.from; day <= span.to; day = model::plus_days(day, 1)) most = std::max(most, in.schedule.on(day).size());
    std::size_t months = 0;
    for (auto day = span.from; day <= span.to; day = model::plus_days(day, 1)) {
        if (day.day() == 1 && day != span.from) ++months;
        const Rect cell{names_width + column * (static_cast<double>(day.day()) - 1), header + row * static_cast<double>(months), column, row};
        const auto place = cell.inset(1);
        const auto& note = in.notes.on(day);
        const auto items = in.schedule.on(day);
        scene.fill(place, note.dday ? Ink::AccentWash : note.off ? Ink::Weekend : Ink::Panel, 3);
        // A bar from the ground: as high as there is much, in steps, so that it can be compared without numbers.
        if (!items.empty()) {
            const double part = std::max(1.0, std::ceil(static_cast<double>(steps_of_load) * static_cast<double>(items.size()) / static_cast<double>(most))) / steps_of_load;
            const double height = (row - 30) * part;
            add_load(scene, {place.x + 3, place.bottom() - height, place.width - 6, height}, items);
        }
        if (day == in.anchor) scene.outline(place.inset(0.5), Ink::Accent, 3).width = 2;
        if (note.dday) scene.outline(place.inset(0.5), Ink::Danger, 3).width = 2;
        if (!note.milestones.empty()) scene.text({place.x, place.y, place.width, 14}, "◆", Type::Tiny, Ink::Accent, Align::Centre);
        auto name = model::dmy(day) + ", " + count_text(items);
        for (const auto& step : note.milestones) name += ", " + step.title;
        scene.thing(Kind::Day, cell, {day, {}, 0, 0}, 0, std::move(name));
    }
    scene.size = {names_width + column * days_across + 8, header + row * static_cast<double>(months + 1)};
    scene.fill({0, 0, names_width, scene.size.height}, Ink::Page);
    std::size_t month = 0;
    for (auto first = span.from; first <= span.to; first = model::plus_days(first.end_of_month(), 1))
        scene.text({12, header + row * static_cast<double>(month++), names_width - 16, row}, month_title(first), Type::Strong, Ink::Text);
    scene.fill({0, 0, scene.size.width, header}, Ink::Page);
    for (int day = 0; day < days_across; ++day)
        scene.text({names_width + column * day, 0, column, header}, std::to_string(day + 1), Type::Tiny, Ink::Quiet, Align::Centre);
    scene.line({0, header, scene.size.width, 0}, Ink::StrongLine);
    return scene;
}

}  // namespace lichsong::desktop
