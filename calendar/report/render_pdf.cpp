// SPDX-License-Identifier: Apache-2.0
#include "calendar/report/render_pdf.h"

#include <utility>

#include <cairo-pdf.h>

#include "calendar/base/error.h"
#include "calendar/report/printer.h"

namespace lichsong::report {
namespace {

cairo_status_t keep_page(void* closure, const unsigned char* data, unsigned int length) {
    static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

}  // namespace

std::string pdf(const Document& document) {
    std::string bytes;
    const Owned<cairo_surface_t> surface(cairo_pdf_surface_create_for_stream(&keep_page, &bytes, page_width(false), page_height(false)));
    const auto made = model::is_set(document.created) ? model::iso(document.created) : std::string("1980-01-01");
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, printable(document.title).c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_AUTHOR, printable(document.author).c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, (made + "T00:00:00Z").c_str());
    const Owned<cairo_t> cairo(cairo_create(surface.get()));
    bool is_first = true;
    Printer([&](bool is_landscape) {
        if (!std::exchange(is_first, false)) cairo_show_page(cairo.get());
        cairo_pdf_surface_set_size(surface.get(), page_width(is_landscape), page_height(is_landscape));
        return cairo.get();
    }).print(document);
    cairo_show_page(cairo.get());
    cairo_surface_finish(surface.get());
    if (const auto status = cairo_surface_status(surface.get()); status != CAIRO_STATUS_SUCCESS)
        throw base::Error(base::Fault::Store, "report.pdf", {cairo_status_to_string(status)});
    return bytes;
}

double measured_width(Style style, const std::string& text) {
    const Owned<cairo_surface_t> surface(cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, nullptr));
    const Owned<cairo_t> cairo(cairo_create(surface.get()));
    const auto context = context_for(cairo.get());
    const auto layout = layout_of(context.get(), look_of(style), text, 0, Align::Left);
    PangoRectangle place;
    pango_layout_get_extents(layout.get(), nullptr, &place);
    return points(place.width);
}

}  // namespace lichsong::report
