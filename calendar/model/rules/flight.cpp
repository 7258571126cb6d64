// SPDX-License-Identifier: Apache-2.0
// Rule "flight": a placement lies outside the campaign's first and last day.
//   flight.before  {1} code, {2} date, {3} first day of the campaign
//   flight.after   {1} code, {2} date, {3} last day of the campaign
#include "calendar/model/rules/input.h"

namespace lichsong::model {

void check_flight(const RuleTask& task, Violations& out) {
    const auto& input = task.input;
    const Date first = input.plan.campaign.first_day;
    const Date last = input.plan.campaign.last_day;
    for (std::size_t i = 0; i < input.lives.size(); ++i) {
        const auto& live = input.lives[i];
        const bool before = is_set(first) && live.date < first;
        const bool after = is_set(last) && live.date > last;
        if ((!before && !after) || !task.holds(i)) continue;
        report(task, out, {&live}, before ? "flight.before" : "flight.after", words(input.code(live), iso(live.date), iso(before ? first : last)));
    }
}

}  // namespace lichsong::model
