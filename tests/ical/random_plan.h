// SPDX-License-Identifier: Apache-2.0
// Plans made at random from the sample: series of every rule, weekly and by the ordinal days of months, on slots of the
// evening, across midnight and of whole days, with placements moved, cancelled, lengthened and retitled. No test by itself;
// used by the tests here and by tests/interop.
#pragma once

#include "random_text.h"
#include "sample_plan.h"

namespace lichsong::test {

/// The sample with its first series made at random, and the entries of that series only.
[[nodiscard]] Sample random_series(Random& random);
/// The sample with every series made at random and its single entries disturbed. Dates are of March to September 2021.
[[nodiscard]] Sample random_plan(Random& random);

}  // namespace lichsong::test
