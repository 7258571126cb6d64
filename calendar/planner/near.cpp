// SPDX-License-Identifier: Apache-2.0
#include "calendar/planner/near.h"

#include <algorithm>
#include <map>

#include "calendar/model/rules/rules.h"
#include "calendar/planner/applied.h"

namespace lichsong::planner {
namespace {

using Broken = std::vector<std::map<std::int64_t, bool>>;  // by suggestion: rules, and whether they are broken already

void ask(const model::Plan& plan, const model::Date& today, const std::map<std::int64_t, std::size_t>& ours, bool is_broken, Broken& found) {
    for (const auto& violation : model::check(plan, {today, {}, {}})) {
        const auto* rule = plan.rules.find(violation.rule);
        if (rule == nullptr || is_about_content(*rule)) continue;
        for (const auto placement : violation.placements)
            if (const auto one = ours.find(placement.value); one != ours.end()) found[one->second][violation.rule.value] = is_broken;
    }
}

void tighten(model::Rule& rule) {
    constexpr int quarter = 4;
    if (rule.kind == "cap") rule.maximum = std::max(0, rule.maximum - 1);
    if (rule.kind != "separation") return;
    if (rule.minutes > 0) rule.minutes += std::max(1, rule.minutes / quarter);
    if (rule.slots > 0) ++rule.slots;
}

}  // namespace

std::vector<std::vector<Near>> nearly_broken(const Problem& problem, const Proposal& proposal) {
    std::map<std::int64_t, std::size_t> ours;  // by placement: its suggestion
    for (const auto id : placements_of(problem.plan, proposal)) ours.emplace(id.value, ours.size());
    auto plan = applied(problem.plan, proposal);
    const auto rules = plan.rules;
    Broken found(proposal.suggestions.size());
    for (const auto& rule : rules) tighten(*plan.rules.find(id_of(rule)));
    ask(plan, model::plus_days(problem.today, 1), ours, false, found);
    plan.rules = rules;
    ask(plan, problem.today, ours, true, found);  // last: what is broken is more than near
    std::vector<std::vector<Near>> near(found.size());
    for (std::size_t i = 0; i < found.size(); ++i)
        for (const auto& [rule, is_broken] : found[i]) near[i].push_back({{rule}, is_broken});
    return near;
}

}  // namespace lichsong::planner
