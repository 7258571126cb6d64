// SPDX-License-Identifier: Apache-2.0
// The words of reports that no template holds, in the language chosen.
#pragma once

#include "calendar/service/reports.h"

namespace lichsong::app {

[[nodiscard]] service::ReportWords report_words();

}  // namespace lichsong::app
