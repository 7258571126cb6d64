// SPDX-License-Identifier: Apache-2.0
// A plan copied row by row, from one kind of store to the other: ids, journal, releases, feeds and who fetched them, all as they are.
#pragma once

#include <string>
#include <vector>

#include "calendar/store/session.h"

namespace lichsong::store {

/// A table of a plan, in the order in which tables are copied.
struct PlanTable {
    std::string name;
    std::vector<std::string> columns;
    std::vector<bool> numbers;  ///< by column: a whole number, else text
};

/// All of the newest schema.
[[nodiscard]] std::vector<PlanTable> plan_tables();

/// `to` is new and empty. One state of `from`, whatever others write meanwhile; all of it or nothing.
void copy_plan(Session& from, Session& to);

}  // namespace lichsong::store
