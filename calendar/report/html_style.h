// SPDX-License-Identifier: Apache-2.0
// The style sheet of a page, from the table of looks, and what may stand in HTML. Used by render_html.
#pragma once

#include <string>
#include <string_view>

#include "calendar/report/looks.h"

namespace lichsong::report {

/// For screen, telephone and paper; no address in it.
[[nodiscard]] std::string html_style();

/// Fit to stand in an element or an attribute between double quotes.
[[nodiscard]] std::string html_text(std::string_view text);

/// RFC 4648, for data: addresses.
[[nodiscard]] std::string base64(std::string_view bytes);

}  // namespace lichsong::report
