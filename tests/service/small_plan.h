// SPDX-License-Identifier: Apache-2.0
// A plan with a few rows of every kind, made at once, for tests that open it again and again.
#pragma once

#include <string>

#include "calendar/service/desk.h"
#include "support/fixed_clock.h"

namespace lichsong::test {

inline constexpr base::Stamp morning = 1'620'608'400;  // 10 May 2021, 08:00 in Vietnam

/// Makes the file; a vfs as in OpenOptions.
void make_small_plan(const std::string& path, const store::OpenOptions& how = {});

/// The sample plan of the product, made once for all tests of the program, and copied.
void copy_demo_plan(const std::string& path);

/// A new row of a kind, as a person would add it: what it must have is filled in.
[[nodiscard]] model::Record new_row(service::Desk& desk, model::EntityKind kind, const std::string& label);

/// Adds a segment called `label` in a change of that name; the change.
model::Change add_segment(service::Desk& desk, const std::string& label);

}  // namespace lichsong::test
