// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/drawing/paper.h"

#include <algorithm>
#include <cmath>

#include <cairo-pdf.h>

namespace lichsong::desktop {
namespace {

struct Format {
    double width;   // points, landscape
    double height;
};
constexpr Format formats[] = {{841.89, 595.28}, {1190.55, 841.89}};

constexpr double margin = 34;      // points
constexpr double title_height = 30;
constexpr double foot_height = 18;
constexpr double scale = 0.72;     // points to a logical pixel: text of 12 pixels is 8.6 points on paper

cairo_status_t append(void* bytes, const unsigned char* data, unsigned length) {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

class Printing {
public:
    Printing(std::string& pdf, const Format& format) {
        auto* surface = cairo_pdf_surface_create_for_stream(append, &pdf, format.width, format.height);
        m_cairo = cairo_create(surface);
        cairo_surface_destroy(surface);
    }
    ~Printing() { cairo_destroy(m_cairo); }
    Printing(const Printing&) = delete;
    Printing& operator=(const Printing&) = delete;

    [[nodiscard]] cairo_t* cairo() const { return m_cairo; }

    /// The part of the scene from `top`, below what is pinned; as high as there is room.
    void page(const Scene& scene, double top, const Size& room, Letterer& letterer, const Theme& theme, const std::string& title, const std::string& foot) {
        cairo_save(m_cairo);
        cairo_translate(m_cairo, margin, margin);
        cairo_scale(m_cairo, scale, scale);
        Canvas canvas(m_cairo, letterer, theme);
        Scene words;
        words.text({0, 0, room.width, title_height}, title, Type::Title, Ink::Text);
        words.text({0, title_height + 12 + room.height, room.width, foot_height}, foot, Type::Tiny, Ink::Quiet);
        for (const auto& shape : words.shapes) canvas.draw(shape);
        cairo_translate(m_cairo, 0, title_height + 6);
        part(canvas, scene, {0, 0, room.width, scene.pinned_top}, 0);
        part(canvas, scene, {0, scene.pinned_top, room.width, room.height - scene.pinned_top}, top);
        cairo_restore(m_cairo);
        cairo_show_page(m_cairo);
    }

private:
    void part(Canvas& canvas, const Scene& scene, const Rect& place, double dy) {
        cairo_save(m_cairo);
        cairo_rectangle(m_cairo, place.x, place.y, place.width, place.height);
        cairo_clip(m_cairo);
        cairo_translate(m_cairo, 0, -dy);
        canvas.draw(scene, {place.x, place.y + dy, place.width, place.height});
        cairo_restore(m_cairo);
    }

    cairo_t* m_cairo = nullptr;
};

}  // namespace

Size room_on(Sheet sheet) {
    const auto& format = formats[static_cast<std::size_t>(sheet)];
    return {std::floor((format.width - 2 * margin) / scale), std::floor((format.height - 2 * margin) / scale - title_height - foot_height - 18)};
}

std::string pdf_of(const Scene& scene, Sheet sheet, const std::string& title, const std::string& body, const std::string& made, Letterer& letterer) {
    std::string pdf;
    {
        const auto room = room_on(sheet);
        const Theme theme(Appearance::Light);
        Printing printing(pdf, formats[static_cast<std::size_t>(sheet)]);
        const double step = room.height - scene.pinned_top;
        const int pages = std::max(1, static_cast<int>(std::ceil((scene.size.height - scene.pinned_top - 1) / step)));
        for (int page = 0; page < pages; ++page)
            printing.page(scene, step * page, room, letterer, theme, title, body + "  ·  " + made + "  ·  " + std::to_string(page + 1) + '/' + std::to_string(pages));
    }
    return pdf;
}

}  // namespace lichsong::desktop
