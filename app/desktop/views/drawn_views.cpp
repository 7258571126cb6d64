// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/drawn_views.h"

#include <algorithm>
#include <array>

#include "app/common/describe.h"
#include "app/desktop/layout/areas.h"
#include "app/desktop/layout/coverage.h"
#include "app/desktop/layout/flow.h"
#include "app/desktop/layout/month.h"
#include "app/desktop/layout/time_grid.h"
#include "app/desktop/layout/year_strip.h"
#include "calendar/base/i18n.h"

namespace lichsong::desktop {
namespace {

using base::fill;
using base::tr;
using model::Date;

Date step_month(const Date& day, int by) { return day + boost::gregorian::months(by); }
Date step_week(const Date& day, int by) { return model::plus_days(day, 7L * by); }
Date step_day(const Date& day, int by) { return model::plus_days(day, by); }

model::DateSpan one_day(const model::Plan&, const Date& day) { return {day, day}; }

std::string week_title(const model::Plan&, const Date& day) {
    const auto span = week_span(day);
    // TRANSLATORS: title of a week: {1} its number, {2} its days
    return fill(tr(LICHSONG_N_("Week {1} · {2}")), {std::to_string(static_cast<int>(day.week_number())), app::days_text(span.from, span.to)});
}

std::string title_of_month(const model::Plan&, const Date& day) { return month_title(day); }

// Of a view that shows all of the campaign, whichever day it stands on.
std::string flight_title(const model::Plan& plan, const Date& day) {
    const auto& campaign = plan.campaign;
    const auto span = flight_span(plan, day);
    return app::days_text(model::is_set(campaign.first_day) ? campaign.first_day : span.from, model::is_set(campaign.last_day) ? campaign.last_day : span.to);
}

model::DateSpan weeks_of_flight(const model::Plan& plan, const Date& day) {
    const auto span = flight_span(plan, day);
    return {model::monday_of(span.from), span.to};
}

std::string day_title(const model::Plan&, const Date& day) { return app::weekday_short(day) + ' ' + app::date_text(day); }

const std::array views{
    DrawnView{"month", LICHSONG_N_("Month"), [](const model::Plan&, const Date& day) { return month_span(day); }, step_month, title_of_month, month_scene},
    DrawnView{"week", LICHSONG_N_("Week"), [](const model::Plan&, const Date& day) { return week_span(day); }, step_week, week_title, week_scene},
    DrawnView{"day", LICHSONG_N_("Day"), one_day, step_day, day_title, day_scene},
    DrawnView{"outlets", LICHSONG_N_("Outlets"), one_day, step_day, day_title, outlet_scene},
    DrawnView{"list", LICHSONG_N_("List"), flight_span, step_week, flight_title, nullptr},
    DrawnView{"flow", LICHSONG_N_("Flow"), weeks_of_flight, step_week, flight_title, flow_scene},
    DrawnView{"coverage", LICHSONG_N_("Coverage"), one_day, step_week, flight_title, coverage_scene, true},
    DrawnView{"areas", LICHSONG_N_("Areas"), one_day, step_week, flight_title, areas_scene, false, true},
    DrawnView{"year", LICHSONG_N_("Campaign"), flight_span, step_month, flight_title, year_strip_scene},
};

}  // namespace

std::span<const DrawnView> drawn_views() { return views; }

const DrawnView* find_drawn_view(std::string_view id) {
    const auto found = std::find_if(views.begin(), views.end(), [&](const DrawnView& view) { return view.id == id; });
    return found == views.end() ? nullptr : &*found;
}

}  // namespace lichsong::desktop
