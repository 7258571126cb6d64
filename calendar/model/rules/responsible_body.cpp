// SPDX-License-Identifier: Apache-2.0
// Rule "responsible_body": every item names the body that answers for its content, or it may not go out. One breach for
// each segment, with all its placements; the earliest is blamed.
//   responsible_body.missing  {1} code, {2} title of the segment, {3} number of its placements
#include "calendar/model/rules/input.h"

#include <algorithm>
#include <map>

namespace lichsong::model {

void check_responsible_body(const RuleTask& task, Violations& out) {
    const auto& input = task.input;
    std::map<Place, std::vector<const Live*>> nameless;
    for (std::size_t i = 0; i < input.lives.size(); ++i) {
        const auto& live = input.lives[i];
        if (live.segment == nowhere || input.segments[live.segment].attributed || !task.holds(i)) continue;
        nameless[live.segment].push_back(&live);
    }
    for (auto& [segment, lives] : nameless) {
        std::stable_sort(lives.begin(), lives.end(), [](const Live* left, const Live* right) { return left->span.start < right->span.start; });
        const auto& first = *lives.front();
        report(task, out, {}, "responsible_body.missing", words(input.code(first), input.title(first), std::to_string(lives.size())));
        for (const auto* live : lives) out.back().placements.push_back({input.placement(*live).id});
    }
}

}  // namespace lichsong::model
