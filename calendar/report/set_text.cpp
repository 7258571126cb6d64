// SPDX-License-Identifier: Apache-2.0
#include "calendar/report/set_text.h"

namespace lichsong::report {

Layout layout_of(PangoContext* context, const Look& look, const std::string& text, double room, Align align) {
    Layout layout(pango_layout_new(context));
    const Owned<PangoFontDescription> description(pango_font_description_new());
    pango_font_description_set_family_static(description.get(), "Tinos,Times New Roman,Liberation Serif");
    pango_font_description_set_size(description.get(), static_cast<int>(look.points * PANGO_SCALE));
    if (look.bold) pango_font_description_set_weight(description.get(), PANGO_WEIGHT_BOLD);
    if (look.italic) pango_font_description_set_style(description.get(), PANGO_STYLE_ITALIC);
    pango_layout_set_font_description(layout.get(), description.get());
    if (room > 0) {
        pango_layout_set_width(layout.get(), static_cast<int>(room * PANGO_SCALE));
        pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
        pango_layout_set_indent(layout.get(), static_cast<int>(look.first_indent * PANGO_SCALE));
        pango_layout_set_alignment(layout.get(), align == Align::Centre  ? PANGO_ALIGN_CENTER
                                                 : align == Align::Right ? PANGO_ALIGN_RIGHT
                                                                         : PANGO_ALIGN_LEFT);
        pango_layout_set_justify(layout.get(), align == Align::Justify);
    }
    const auto clean = printable(text);
    pango_layout_set_text(layout.get(), clean.data(), static_cast<int>(clean.size()));
    return layout;
}

std::vector<SetLine> lines_of(PangoLayout* layout) {
    std::vector<SetLine> lines;
    const Owned<PangoLayoutIter> iter(pango_layout_get_iter(layout));
    do {
        PangoRectangle place;
        pango_layout_iter_get_line_extents(iter.get(), nullptr, &place);
        lines.push_back({pango_layout_iter_get_line_readonly(iter.get()), points(place.x), points(place.y), points(place.height),
                         points(pango_layout_iter_get_baseline(iter.get()))});
    } while (pango_layout_iter_next_line(iter.get()));
    return lines;
}

}  // namespace lichsong::report
