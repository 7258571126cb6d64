// SPDX-License-Identifier: Apache-2.0
// Calendars as other programs write them, made by dice: every kind of rule, exceptions, overrides, odd zones, properties and
// components that nobody here knows, values of every length. No test by itself; all of them pass the guard.
#pragma once

#include <string>

#include "random_text.h"

namespace lichsong::test {

/// Events of 2021, about as many as asked for; some cannot be taken over, and say why when they are imported.
[[nodiscard]] std::string foreign_calendar(Random& random, int events);

}  // namespace lichsong::test
