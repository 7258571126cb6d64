// SPDX-License-Identifier: Apache-2.0
// Cairo's and Pango's handles as values that clean up, and letters laid out by their own widths, whatever screen there is. Used by render_pdf
// and draw_chart.
#pragma once

#include <memory>

#include <pango/pangocairo.h>

namespace lichsong::report {

struct Unref {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
    void operator()(cairo_pattern_t* pattern) const { cairo_pattern_destroy(pattern); }
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
    void operator()(PangoContext* context) const { g_object_unref(context); }
    void operator()(PangoLayoutIter* iter) const { pango_layout_iter_free(iter); }
    void operator()(PangoFontDescription* description) const { pango_font_description_free(description); }
    void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;
using Layout = Owned<PangoLayout>;

[[nodiscard]] inline double points(int pango) { return static_cast<double>(pango) / PANGO_SCALE; }

[[nodiscard]] inline Owned<PangoContext> context_for(cairo_t* cairo) {
    Owned<PangoContext> context(pango_cairo_create_context(cairo));
    const Owned<cairo_font_options_t> options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context.get(), options.get());
    pango_cairo_context_set_resolution(context.get(), 72);
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    return context;
}

}  // namespace lichsong::report
