// SPDX-License-Identifier: Apache-2.0
// Rule "holiday": hard subjects (the rule's only_topic; none: all) keep away from days marked as restricted, such as Tết.
// A computed holiday that the plan says is worked is no holiday.
//   holiday.restricted  {1} code, {2} date, {3} the day's name in Vietnamese, {4} in English
#include "calendar/model/rules/input.h"

namespace lichsong::model {
namespace {

const std::string& first_filled(const std::string& wanted, const std::string& other) { return wanted.empty() ? other : wanted; }

}  // namespace

void check_holiday(const RuleTask& task, Violations& out) {
    const auto& input = task.input;
    // A question for each day of the plan, not for each placement.
    std::vector<const HolidayDay*> restricted;
    for (Date day = input.first_day; day <= input.last_day; day = plus_days(day, 1)) {
        const auto* holiday = input.working_days.holiday(day);
        const bool keep_away = holiday != nullptr && holiday->restricted && holiday->kind != HolidayKind::Working;
        restricted.push_back(keep_away ? holiday : nullptr);
    }
    for (std::size_t i = 0; i < input.lives.size(); ++i) {
        const auto& live = input.lives[i];
        const auto* day = restricted[static_cast<std::size_t>(days_between(input.first_day, live.date))];
        if (day == nullptr || !task.holds(i)) continue;
        report(task, out, {&live}, "holiday.restricted",
               words(input.code(live), iso(live.date), first_filled(day->title, day->title_en), first_filled(day->title_en, day->title)));
    }
}

}  // namespace lichsong::model
