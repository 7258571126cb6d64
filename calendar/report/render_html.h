// SPDX-License-Identifier: Apache-2.0
// A document as one page of HTML that needs nothing else: no script, no address, pictures within it. Read on a screen or a telephone, printed
// as the decree has it, taken into Word by copying.
#pragma once

#include <string>

#include "calendar/report/document.h"

namespace lichsong::report {

/// Equal documents give equal bytes. Error{Store,"report.pdf"} where a chart cannot be drawn.
[[nodiscard]] std::string html(const Document& document);

}  // namespace lichsong::report
