// SPDX-License-Identifier: Apache-2.0
// Groups of options that several commands share, read into what the services take.
#pragma once

#include "app/cli/command.h"
#include "calendar/service/listing.h"
#include "calendar/service/schedule.h"

namespace lichsong::cli {

/// --from, --to, --outlet, --medium, --topic, --partner, --area, --state, --series, --text, --intention.
[[nodiscard]] service::Filter filter_given(service::Desk& desk, const Given& given);

/// --slot, --outlet, --date, --start, --length.
[[nodiscard]] service::Destination destination_given(service::Desk& desk, const Given& given);

}  // namespace lichsong::cli
