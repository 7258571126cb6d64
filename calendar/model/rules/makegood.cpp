// SPDX-License-Identifier: Apache-2.0
// Rule "makegood": what makes up for a missed placement should do what that would have done: on the same medium, for coverage is by medium,
// in the same week, and by election day. One that is booked elsewhere all the same may be right, so people are told and not stopped.
//   makegood.other_medium  {1} code, {2} code of what it makes up for, {3} medium of that
//   makegood.other_week    {1} code, {2} code of what it makes up for, {3} and {4} first and last day of the week of that
//   makegood.after_dday    {1} code, {2} code of what it makes up for, {3} election day
#include "calendar/model/rules/input.h"

namespace lichsong::model {
namespace {

void check_makegood_of(const RuleTask& task, const Live& live, const Placement& missed, Violations& out) {
    const auto& plan = task.input.plan;
    const auto report_with = [&](std::string_view reason, std::vector<std::string> args) {
        report(task, out, {&live}, reason, std::move(args));
        out.back().placements.push_back(id_of(missed));
    };
    const auto& code = task.input.code(live);
    const auto* outlet = plan.outlets.find(missed.outlet);
    if (outlet != nullptr && outlet->medium != task.input.outlet(live).medium)
        report_with("makegood.other_medium", words(code, missed.key, std::string(name_of(outlet->medium))));
    if (is_set(missed.date) && monday_of(missed.date) != monday_of(live.date))
        report_with("makegood.other_week", words(code, missed.key, iso(monday_of(missed.date)), iso(plus_days(monday_of(missed.date), 6))));
    const auto& dday = plan.campaign.dday;
    if (is_set(dday) && is_set(missed.date) && missed.date <= dday && live.date > dday) report_with("makegood.after_dday", words(code, missed.key, iso(dday)));
}

}  // namespace

void check_makegood(const RuleTask& task, Violations& out) {
    const auto& input = task.input;
    for (std::size_t i = 0; i < input.lives.size(); ++i) {
        const auto& placement = input.placement(input.lives[i]);
        if (!placement.makegood_for || !task.holds(i)) continue;
        if (const auto* missed = input.plan.placements.find(placement.makegood_for)) check_makegood_of(task, input.lives[i], *missed, out);
    }
}

}  // namespace lichsong::model
