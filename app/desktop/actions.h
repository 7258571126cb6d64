// SPDX-License-Identifier: Apache-2.0
// Everything a person can do from menus and keys, as a table: a new action is a row.
#pragma once

#include <span>
#include <string>

#include "calendar/base/i18n.h"

namespace lichsong::desktop {

class MainFrame;

struct Action {
    const char* menu;      ///< English, marked; actions of one menu stand together
    const char* label;     ///< English, marked; empty: a line between groups
    const char* keys;      ///< as wxWidgets spells accelerators: "Ctrl+Z"
    void (*run)(MainFrame& frame);
    /// False greys it out. nullptr: always there.
    bool (*is_enabled)(MainFrame& frame) = nullptr;
    /// What it says now, where that changes: "Hoàn tác: chuyển lượt phát".
    std::string (*says)(MainFrame& frame) = nullptr;
    /// A key that works only while a view has the focus, so that no text field loses it: "M".
    const char* view_key = "";
};

inline constexpr const char* edit_menu = LICHSONG_N_("&Edit");
inline constexpr const char* proposals_menu = LICHSONG_N_("Pr&oposals");

[[nodiscard]] std::span<const Action> actions();

}  // namespace lichsong::desktop
