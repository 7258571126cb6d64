// SPDX-License-Identifier: Apache-2.0
// A view on paper: the same scene as on screen, laid out for the sheet.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/desktop/drawing/canvas.h"

namespace lichsong::desktop {

enum class Sheet : std::uint8_t { A4, A3 };

/// What a scene has room for on a landscape sheet, in the logical pixels of layouts.
[[nodiscard]] Size room_on(Sheet sheet);

/// A PDF of the scene under a title, one page after the other where it is higher than a sheet: what is pinned to the top stands
/// on each. `body` answers for it and stands at the foot with `made` (when it was printed).
[[nodiscard]] std::string pdf_of(const Scene& scene, Sheet sheet, const std::string& title, const std::string& body, const std::string& made, Letterer& letterer);

}  // namespace lichsong::desktop
