// SPDX-License-Identifier: Apache-2.0
// The table of drawn views: what each is called, which days it shows, how far a step goes, and how it is laid out. A new view
// is a layout and a row here.
#pragma once

#include <span>

#include "app/desktop/layout/view_input.h"

namespace lichsong::desktop {

struct DrawnView {
    std::string_view id;
    const char* name;                                                    ///< English, marked for the catalogue
    model::DateSpan (*span)(const model::Plan& plan, const model::Date& day);
    model::Date (*step)(const model::Date& day, int by);                 ///< back and forward
    std::string (*title)(const model::Plan& plan, const model::Date& day);
    Scene (*scene)(const ViewInput& in);                                 ///< nullptr: not drawn, but the list
    bool needs_coverage = false;                                         ///< of the whole plan: not asked for in vain
    bool needs_areas = false;
};

[[nodiscard]] std::span<const DrawnView> drawn_views();
/// nullptr where there is none of that name.
[[nodiscard]] const DrawnView* find_drawn_view(std::string_view id);

}  // namespace lichsong::desktop
