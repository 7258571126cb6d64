// SPDX-License-Identifier: Apache-2.0
// The words that stand in calendar entries, in the language chosen.
#pragma once

#include "app/common/settings.h"
#include "calendar/ical/export.h"

namespace lichsong::app {

[[nodiscard]] ical::Wording calendar_wording();
/// In that language, whichever is chosen: a partner reads theirs. Not while another thread speaks.
[[nodiscard]] ical::Wording calendar_wording(const Settings& settings, base::Language language);

}  // namespace lichsong::app
