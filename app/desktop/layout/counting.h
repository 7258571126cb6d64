// SPDX-License-Identifier: Apache-2.0
// What counts as covered and until when, as the overviews of coverage say it and offer it to be changed.
#pragma once

#include "app/desktop/layout/view_input.h"

namespace lichsong::desktop {

/// Ids of choices.
inline constexpr std::int64_t counting_choice = 1;
inline constexpr std::int64_t least_choice = 2;

/// "Đã xác nhận · tính đến 20/5/2021"
[[nodiscard]] std::string counting_words(const Zoom& zoom, const model::Date& day);

/// A place to choose something, with what is chosen.
void add_choice(Scene& scene, const Rect& place, const std::string& chosen, const std::string& what, std::int64_t id);

}  // namespace lichsong::desktop
