// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/widgets/icons.h"

#include <algorithm>
#include <cstdio>
#include <string>

#include <wx/anybutton.h>
#include <wx/iconbndl.h>
#include <wx/toplevel.h>

#include "app/desktop/widgets/style.h"

namespace lichsong::desktop {

wxBitmapBundle icon(std::string_view name, Ink ink, int size) {
    const auto drawings = icon_drawings();
    const auto found = std::find_if(drawings.begin(), drawings.end(), [&](const IconDrawing& drawing) { return drawing.name == name; });
    if (found == drawings.end()) return {};
    std::string svg(found->svg);
    char colour[8];
    std::snprintf(colour, sizeof colour, "#%06X", Theme(appearance_now()).colour(ink).rgb());
    constexpr std::string_view place = "currentColor";
    for (auto at = svg.find(place); at != std::string::npos; at = svg.find(place, at)) svg.replace(at, place.size(), colour);
    return wxBitmapBundle::FromSVG(svg.c_str(), wxSize(size, size));
}

void put_icon(wxAnyButton& button, std::string_view name, Ink ink, int size) {
    button.SetBitmap(icon(name, ink, size));
    if (!button.GetLabel().empty()) button.SetBitmapMargins(2, 0);
}

wxBitmapBundle dot(std::uint32_t own) {
    const auto colour = Theme(appearance_now()).colour(Ink::Own, own).rgb();
    constexpr int size = 10;
    char svg[160];
    std::snprintf(svg, sizeof svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\"><rect x=\"1\" y=\"1\" width=\"8\" height=\"8\" rx=\"2\" fill=\"#%06X\"/></svg>", colour);
    return wxBitmapBundle::FromSVG(static_cast<const char*>(svg), wxSize(size, size));
}

void give_mark(wxTopLevelWindow& window) {
    wxIconBundle marks;
    for (const int size : {16, 32, 48, 128}) {
        wxIcon mark;
        mark.CopyFromBitmap(icon("lichsong", Ink::Accent, size).GetBitmap(wxSize(size, size)));
        marks.AddIcon(mark);
    }
    window.SetIcons(marks);
}

}  // namespace lichsong::desktop
