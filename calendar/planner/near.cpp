// SPDX-License-Identifier: Apache-2.0
#include "calendar/planner/near.h"

#include <algorithm>
#include <map>

#include "calendar/model/rules/rules.h"
#include "calendar/planner/applied.h"

namespace lichsong::planner {
namespace {

using Broken = std::vector<std::map<std::int64_t, bool>>;  // by suggestion: rules, and whether they are broken already

void ask(const model::Plan& plan, const model::Date& today, std::int64_t last_fixed, bool is_broken, Broken& found) {
    for (const auto& violation : model::check(plan, {today, {}, {}})) {
        const auto* rule = plan.rules.find(violation.rule);
        if (rule == nullptr || is_about_content(*rule)) continue;
        for (const auto placement : violation.placements)
            if (placement.value > last_fixed) found[static_cast<std::size_t>(placement.value - last_fixed - 1)][violation.rule.value] = is_broken;
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
    const auto last_fixed = problem.plan.placements.empty() ? 0 : problem.plan.placements.rows().back().id;
    auto plan = applied(problem.plan, proposal);
    const auto rules = plan.rules;
    Broken found(proposal.suggestions.size());
    for (const auto& rule : rules) tighten(*plan.rules.find(id_of(rule)));
    ask(plan, model::plus_days(problem.today, 1), last_fixed, false, found);
    plan.rules = rules;
    ask(plan, problem.today, last_fixed, true, found);  // last: what is broken is more than near
    std::vector<std::vector<Near>> near(found.size());
    for (std::size_t i = 0; i < found.size(); ++i)
        for (const auto& [rule, is_broken] : found[i]) near[i].push_back({{rule}, is_broken});
    return near;
}

}  // namespace lichsong::planner
