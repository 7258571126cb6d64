// SPDX-License-Identifier: Apache-2.0
// A document as pages to look at before it is written: the same that render_pdf writes.
#pragma once

#include <vector>

#include "calendar/report/document.h"
#include "calendar/report/pango_text.h"

namespace lichsong::report {

struct PageSize {
    double width = 0;  ///< points
    double height = 0;
};

class Pages {
public:
    /// Error{Store,"report.pdf"} with Cairo's reason.
    explicit Pages(const Document& document);

    [[nodiscard]] std::size_t count() const noexcept { return m_pages.size(); }
    [[nodiscard]] const PageSize& size(std::size_t page) const { return m_pages.at(page).size; }
    /// Without its paper, the upper left corner at the origin; points.
    void draw(cairo_t* cairo, std::size_t page) const;

private:
    struct Page {
        PageSize size;
        Owned<cairo_surface_t> surface;
    };
    std::vector<Page> m_pages;
};

}  // namespace lichsong::report
