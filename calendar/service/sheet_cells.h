// SPDX-License-Identifier: Apache-2.0
// Lengths and forms in cells of schedules, as people fill them in. Looks at one cell at a time and knows no columns; called by
// service/sheet_items only.
#pragma once

#include <optional>
#include <string_view>

#include "calendar/model/segment.h"
#include "calendar/service/sheet_when.h"

namespace lichsong::service {

/// What a number without a unit counts, as the heading says.
enum class LengthUnit : unsigned char { Seconds, Minutes };

/// "5 phút", "5'", "5'30\"", "1 giờ 30 phút", "30 giây", "00:05:00", "5:00", "300". Fault "import.length_unreadable".
[[nodiscard]] CellValue<model::Seconds> read_length(std::string_view cell, LengthUnit unit);

/// "Tin", "phóng sự", "Talk"; nothing for what is no form.
[[nodiscard]] std::optional<model::Form> read_form(std::string_view cell);

}  // namespace lichsong::service
