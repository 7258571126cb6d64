// SPDX-License-Identifier: Apache-2.0
// The words that stand in calendar entries, in the language chosen.
#pragma once

#include "calendar/ical/export.h"

namespace lichsong::app {

[[nodiscard]] ical::Wording calendar_wording();

}  // namespace lichsong::app
