// SPDX-License-Identifier: Apache-2.0
// A clock that stands where a test puts it.
#pragma once

#include "calendar/base/clock.h"

namespace lichsong::test {

struct FixedClock final : base::Clock {
    base::Stamp stamp = 0;
    explicit FixedClock(base::Stamp at) : stamp(at) {}
    [[nodiscard]] base::Stamp now() const override { return stamp; }
};

}  // namespace lichsong::test
