// SPDX-License-Identifier: Apache-2.0
// Pages of paper, one at a time, as large as there is room; keys and wheel turn them, and so do two buttons beside their number.
#pragma once

#include <functional>

#include <wx/window.h>

#include "app/desktop/layout/geometry.h"

class wxButton;
class wxSizer;
class wxStaticText;
typedef struct _cairo cairo_t;

namespace lichsong::desktop {

class PageView : public wxWindow {
public:
    struct Source {
        std::size_t count = 0;
        std::function<Size(std::size_t page)> size;                  ///< points
        std::function<void(cairo_t* cairo, std::size_t page)> draw;  ///< the upper left corner of the sheet at the origin
    };

    explicit PageView(wxWindow* parent);

    /// The arrows and the number between them, into a bar of the same parent.
    void add_arrows(wxSizer& bar);
    /// From its first page on; of the same pages anew, on the one that is shown.
    void show(Source source, bool stay = false);
    void turn(int by);
    [[nodiscard]] std::size_t page() const noexcept { return m_page; }
    [[nodiscard]] std::size_t pages() const noexcept { return m_source.count; }

private:
    void paint();
    void tell();

    Source m_source;
    std::size_t m_page = 0;
    wxButton* m_back = nullptr;
    wxButton* m_forward = nullptr;
    wxStaticText* m_number = nullptr;
};

}  // namespace lichsong::desktop
