// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/layout/mini_month.h"

#include <algorithm>

#include "app/desktop/layout/month.h"
#include "calendar/base/i18n.h"

namespace lichsong::desktop {

Scene mini_month_scene(const MiniMonthInput& in) {
    constexpr double title = 28;
    constexpr double names = 20;
    constexpr double row = 26;
    Scene scene;
    const double column = in.width / 7;
    const model::Date first(in.month.year(), in.month.month(), 1);
    const auto span = month_span(first);
    scene.text({6, 0, in.width - 60, title}, month_title(first), Type::Strong, Ink::Text);
    const auto arrow = [&](double x, const char* sign, const model::Date& to, const char* name) {
        scene.text({x, 0, 24, title}, sign, Type::Strong, Ink::Quiet, Align::Centre);
        scene.thing(Kind::More, {x, 0, 24, title}, {to, {}, 0, 0}, 0, base::tr(name));
    };
    arrow(in.width - 52, "‹", model::plus_days(first, -1), LICHSONG_N_("Previous month"));
    arrow(in.width - 26, "›", model::plus_days(first.end_of_month(), 1), LICHSONG_N_("Next month"));
    const auto weekdays = weekday_names();
    for (std::size_t i = 0; i < 7; ++i) scene.text({column * static_cast<double>(i), title, column, names}, weekdays[i], Type::Tiny, Ink::Quiet, Align::Centre);
    const long days = model::days_between(span.from, span.to) + 1;
    const int most = in.load.empty() ? 0 : *std::max_element(in.load.begin(), in.load.end());
    for (long i = 0; i < days; ++i) {
        const auto day = model::plus_days(span.from, i);
        const Rect cell{column * static_cast<double>(i % 7), title + names + row * static_cast<double>(i / 7), column, row};
        const Rect disc{cell.middle().x - 11, cell.y + 1, 22, 22};
        const bool is_today = day == in.today;
        if (is_today) scene.fill(disc, Ink::Accent, 11);
        else if (day == in.selected) scene.fill(disc, Ink::AccentWash, 11);
        if (day == in.dday) scene.outline(disc.inset(0.5), Ink::Danger, 11).width = 2;
        const auto ink = is_today ? Ink::OnAccent : day.month() != first.month() ? Ink::Faint : day == in.selected ? Ink::Accent : Ink::Text;
        scene.text({cell.x, cell.y, column, 24}, std::to_string(static_cast<int>(day.day())), day == in.selected || is_today ? Type::Strong : Type::Small, ink, Align::Centre);
        const auto load = static_cast<std::size_t>(i) < in.load.size() ? in.load[static_cast<std::size_t>(i)] : 0;
        if (load > 0) {
            const double width = 3 + 11.0 * load / std::max(most, 1);
            scene.fill({cell.middle().x - width / 2, cell.bottom() - 4, width, 2.5}, Ink::Accent, 1.2);
        }
        auto name = model::dmy(day);
        name += ", " + base::fill(base::tr_n("{1} placement", "{1} placements", load), {std::to_string(load)});
        scene.thing(Kind::Day, cell, {day, {}, 0, 0}, 0, std::move(name));
    }
    scene.size = {in.width, title + names + row * static_cast<double>(days / 7)};
    return scene;
}

}  // namespace lichsong::desktop
