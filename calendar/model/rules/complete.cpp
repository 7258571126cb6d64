// SPDX-License-Identifier: Apache-2.0
// Rule "complete": what an outlet cannot do without is filled in, e.g. the size of what a newspaper prints. Which media and
// outlets that is for say the rule's limits. One breach for each placement.
//   complete.reference, complete.title_en, complete.length, complete.size, complete.slot: {1} code, {2} title of the segment
#include "calendar/model/rules/input.h"

#include <array>

#include "calendar/base/text.h"

namespace lichsong::model {
namespace {

bool is_empty(const std::string& text) { return base::trim(text).empty(); }

struct Need {
    std::string_view reason;
    bool (*is_missing)(const RuleInput& input, const Live& live);
};

// In the order of RuleNeed. Of a segment that was not loaded nothing is known, so nothing is found.
constexpr std::array needs{
    Need{"complete.reference", [](const RuleInput& input, const Live& live) { return input.segment(live) != nullptr && is_empty(input.segment(live)->reference); }},
    Need{"complete.title_en", [](const RuleInput& input, const Live& live) { return input.segment(live) != nullptr && is_empty(input.segment(live)->title_en); }},
    Need{"complete.length", [](const RuleInput&, const Live& live) { return live.length == 0; }},
    Need{"complete.size", [](const RuleInput&, const Live& live) { return live.size == 0; }},
    Need{"complete.slot", [](const RuleInput&, const Live& live) { return live.slot == nowhere; }},
};
static_assert(needs.size() == rule_need_names.size());

}  // namespace

void check_complete(const RuleTask& task, Violations& out) {
    const auto& input = task.input;
    const auto& need = needs[static_cast<std::size_t>(task.rule.needs)];
    for (std::size_t i = 0; i < input.lives.size(); ++i) {
        const auto& live = input.lives[i];
        if (task.holds(i) && need.is_missing(input, live)) report(task, out, {&live}, need.reason, words(input.code(live), input.title(live)));
    }
}

}  // namespace lichsong::model
