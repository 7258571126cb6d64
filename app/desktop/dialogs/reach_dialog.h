// SPDX-License-Identifier: Apache-2.0
// An issue of a series is changed: only this one, this and those after it, or all? Says how many change and how many stay.
#pragma once

#include <array>
#include <optional>

#include "calendar/service/series_edit.h"

class wxWindow;

namespace lichsong::desktop {

/// What the person chose; nothing where they went back.
[[nodiscard]] std::optional<service::Reach> ask_reach(wxWindow* parent, const std::array<service::Reached, 3>& counts);

}  // namespace lichsong::desktop
