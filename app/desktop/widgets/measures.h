// SPDX-License-Identifier: Apache-2.0
// Room that all windows leave alike, in device-independent pixels.
#pragma once

namespace lichsong::desktop {

inline constexpr int dialog_margin = 20;  ///< between the edge of a dialog and what stands in it
inline constexpr int panel_margin = 12;   ///< the same in a part of the main window
inline constexpr int field_gap = 8;       ///< between what stands side by side

}  // namespace lichsong::desktop
