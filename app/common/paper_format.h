// SPDX-License-Identifier: Apache-2.0
// The formats that letters, sheets and reports can be written in: a row each.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "calendar/report/document.h"

namespace lichsong::app {

struct PaperFormat {
    std::string_view name;  ///< and the ending of its files
    const char* title;      ///< for tr()
    const char* type;       ///< MIME
    std::string (*write)(const report::Document& document);
};
[[nodiscard]] std::span<const PaperFormat> paper_formats();

/// Error{Call,"field.choice"}.
[[nodiscard]] const PaperFormat& paper_format(std::string_view name);
/// By what the name of the file ends with; Error{Call,"field.choice"}.
[[nodiscard]] const PaperFormat& paper_format_of(std::string_view file);

}  // namespace lichsong::app
