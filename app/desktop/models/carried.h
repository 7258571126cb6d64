// SPDX-License-Identifier: Apache-2.0
// What a person carries over a view, by mouse or by keys, and what putting it down does.
#pragma once

#include <cstdint>

namespace lichsong::desktop {

enum class Carry : std::uint8_t {
    Move,    ///< a placement, and with it all others that are selected
    Copy,    ///< the same segment once more
    Resize,  ///< the end of a placement: the target's time is where it ends
    Book,    ///< a segment that waits in the tray
};

struct Carried {
    Carry how = Carry::Move;
    std::int64_t id = 0;  ///< of the placement; of the segment where one is booked
    friend bool operator==(const Carried&, const Carried&) = default;
};

}  // namespace lichsong::desktop
