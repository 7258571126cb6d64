// SPDX-License-Identifier: Apache-2.0
// Checking a plan against its rules: pure functions over values. Each kind of rule is one file here and one row of the
// table in rules.cpp. Callers: the check command, the editor before a change, drawn views while something is dragged.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "calendar/model/plan.h"

namespace lichsong::model {

struct CheckOptions {
    Date today;  ///< by which deadlines have passed or not
    Date from;   ///< only breaches that touch a placement in [from, to]; no date: without end
    Date to;
};

/// All breaches, in order of date and code of the placement to blame; rules of severity Ignore are not asked. Linear in
/// placements but for sorting: 100 000 on 50 outlets in tens of milliseconds.
[[nodiscard]] std::vector<Violation> check(const Plan& plan, const CheckOptions& options);

/// The rule holds for what goes out there, as far as its topic does.
[[nodiscard]] bool holds_on(const Plan& plan, const Rule& rule, const Outlet& outlet);

/// The names of all kinds of rule, as the field `kind` of a Rule holds them.
[[nodiscard]] std::vector<std::string_view> rule_kinds();

}  // namespace lichsong::model
