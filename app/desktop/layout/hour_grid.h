// SPDX-License-Identifier: Apache-2.0
// Bands of hours beside each other, drawn the same whichever way the hours run: columns below their headings, or rows behind
// their names. What appears in issues and has no time of the clock stands in a strip before the hours. Which bands there are
// is the business of time_grid.
#pragma once

#include "app/desktop/layout/slot_use.h"
#include "app/desktop/layout/view_input.h"

namespace lichsong::desktop {

struct BookedSlot {
    const model::Slot* slot = nullptr;
    SlotUse use;
};

/// A day, or an outlet on a day.
struct Band {
    std::string heading;
    std::string below;  ///< less of it: the lunar day, how many items
    Ink ink = Ink::Text;
    Ink wash = Ink::Page;
    bool is_today = false;
    Target target;
    std::vector<const Item*> items;  ///< in order of start
    std::vector<BookedSlot> slots;
};

/// Measures in pixels. Those along the hours are heights where the hours run down, and widths where they run across.
struct GridLook {
    Way way = Way::Down;
    double edge = 0;              ///< across: the words of the hours
    double head = 0;              ///< along: headings
    double strip = 0;             ///< along: what has no time, where there is any; 0: as high as it takes
    double least_breadth = 0;     ///< of a band
    double lane = 0;              ///< across: what overlaps lies in lanes of this breadth, and the band grows; 0: lanes share the band
    double chip = chip_height;    ///< height of what has no time
    double least_length = 0;      ///< along, of an item: so that it can be read and taken hold of
    double wished_length = 0;     ///< along, of an item, where nothing is in the way: words that lie along the hours are read
    double bar = 4;               ///< breadth of the bar that tells how full a slot is
    double hour = 1;              ///< along
};

/// Columns that share the room, none narrower than `least_breadth`.
[[nodiscard]] GridLook columns_look(const Zoom& zoom, double least_breadth);
/// Rows as high as what overlaps in them.
[[nodiscard]] GridLook rows_look(const Zoom& zoom);

[[nodiscard]] Scene hour_grid(const ViewInput& in, std::vector<Band> bands, const GridLook& look);

}  // namespace lichsong::desktop
