// SPDX-License-Identifier: Apache-2.0
// What a person is told when a change is done, on the command line and in the window alike.
#pragma once

#include <string>

#include "calendar/service/agreement.h"

namespace lichsong::app {

/// What was done, and how many agreements wait to be made again because of it; or that there was nothing to do.
[[nodiscard]] std::string outcome(service::Desk& desk, const model::Change& change);

/// "Agreed on 12/5/2021 (an)" where it holds, else how it was agreed: "Agreed before: 20/5/2021, 18:30". Empty where there is
/// nothing to say.
[[nodiscard]] std::string agreement_text(service::Desk& desk, const service::Agreement& agreement);

}  // namespace lichsong::app
