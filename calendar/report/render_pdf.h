// SPDX-License-Identifier: Apache-2.0
// A document as PDF by Cairo and Pango, embedding Tinos, which has the widths of Times New Roman and every letter of Vietnamese, as
// Liberation Serif has not.
#pragma once

#include <string>

#include "calendar/report/document.h"

namespace lichsong::report {

/// Equal documents give equal bytes. Error{Store,"report.pdf"} with Cairo's reason.
[[nodiscard]] std::string pdf(const Document& document);

/// Width of a text in a style on one line, in points.
[[nodiscard]] double measured_width(Style style, const std::string& text);

}  // namespace lichsong::report
