// SPDX-License-Identifier: Apache-2.0
// The program's own line drawings, from the folder icons/, in a colour of the theme and sharp at every scale of the screen.
#pragma once

#include <span>
#include <string_view>

#include <wx/bmpbndl.h>

#include "app/desktop/layout/scene.h"

class wxAnyButton;
class wxTopLevelWindow;

namespace lichsong::desktop {

struct IconDrawing {
    std::string_view name;  ///< of its file
    std::string_view svg;
};

/// Made by the build.
[[nodiscard]] std::span<const IconDrawing> icon_drawings();

/// As the theme is now: to be asked for again when it changes. Nothing where there is no drawing of that name.
[[nodiscard]] wxBitmapBundle icon(std::string_view name, Ink ink, int size = 16);

/// The drawing on a button, beside its words where it has some.
void put_icon(wxAnyButton& button, std::string_view name, Ink ink, int size = 16);

/// A spot of a colour 0xRRGGBB, for an outlet or a topic, to be seen as the theme is now.
[[nodiscard]] wxBitmapBundle dot(std::uint32_t own);

/// The mark of the program, for the window and what lists windows.
void give_mark(wxTopLevelWindow& window);

}  // namespace lichsong::desktop
