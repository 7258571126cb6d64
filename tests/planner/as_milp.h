// SPDX-License-Identifier: Apache-2.0
// The planner's model as a mixed-integer program in CPLEX LP format, for solvers that know nothing of the search: what they find and what
// they prove is held against it. Goals in minutes and rules that count what stands between are not written; where an item's moment within its
// slot decides whether it is far enough from another, it is taken to be. So any plan within the rules is a solution, and a bound stays one.
#pragma once

#include <iosfwd>
#include <string>

#include "calendar/planner/problem.h"

namespace lichsong::test {

/// Placements that can be chosen.
std::size_t write_milp(std::ostream& out, const planner::Problem& problem);

struct Solved {
    bool is_proved = false;
    double value = 0;   ///< of the best plan found; infinite for none
    double bound = 0;   ///< no plan costs less
};

/// Runs `cbc` on the file for so many seconds. Without the program nothing is proved, and the value is infinite.
[[nodiscard]] Solved solve_with_cbc(const std::string& lp_file, int seconds);

}  // namespace lichsong::test
