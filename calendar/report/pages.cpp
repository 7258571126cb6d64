// SPDX-License-Identifier: Apache-2.0
#include "calendar/report/pages.h"

#include "calendar/base/error.h"
#include "calendar/report/printer.h"

namespace lichsong::report {

Pages::Pages(const Document& document) {
    Owned<cairo_t> cairo;
    Printer([&](bool is_landscape) {
        const PageSize size{page_width(is_landscape), page_height(is_landscape)};
        const cairo_rectangle_t whole{0, 0, size.width, size.height};
        m_pages.push_back({size, Owned<cairo_surface_t>(cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &whole))});
        cairo.reset(cairo_create(m_pages.back().surface.get()));
        return cairo.get();
    }).print(document);
    for (const auto& page : m_pages)
        if (const auto status = cairo_surface_status(page.surface.get()); status != CAIRO_STATUS_SUCCESS)
            throw base::Error(base::Fault::Store, "report.pdf", {cairo_status_to_string(status)});
}

void Pages::draw(cairo_t* cairo, std::size_t page) const {
    cairo_save(cairo);
    cairo_set_source_surface(cairo, m_pages.at(page).surface.get(), 0, 0);
    cairo_paint(cairo);
    cairo_restore(cairo);
}

}  // namespace lichsong::report
