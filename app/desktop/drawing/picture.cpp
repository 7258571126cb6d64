// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/drawing/picture.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>

#include <cairo.h>

namespace lichsong::desktop {
namespace {

constexpr double finer = 2;
constexpr double most_pixels = 40e6;
constexpr double border = 8;  // logical pixels

struct Drop {
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};

}  // namespace

Picture picture_of(const Scene& scene, const Theme& theme, Letterer& letterer) {
    const Size size{scene.size.width + 2 * border, scene.size.height + 2 * border};
    const double scale = std::min(finer, std::sqrt(most_pixels / std::max(1.0, size.width * size.height)));
    Picture picture{static_cast<int>(std::ceil(size.width * scale)), static_cast<int>(std::ceil(size.height * scale)), {}};
    const std::unique_ptr<cairo_surface_t, Drop> surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, picture.width, picture.height));
    {
        const std::unique_ptr<cairo_t, Drop> cairo(cairo_create(surface.get()));
        const auto page = theme.colour(Ink::Page);
        cairo_set_source_rgb(cairo.get(), page.red, page.green, page.blue);
        cairo_paint(cairo.get());
        cairo_scale(cairo.get(), scale, scale);
        cairo_translate(cairo.get(), border, border);
        draw_scrolled(cairo.get(), letterer, theme, scene, {}, scene.size);
    }
    cairo_surface_flush(surface.get());
    const auto* pixels = cairo_image_surface_get_data(surface.get());
    const auto stride = cairo_image_surface_get_stride(surface.get());
    picture.rgb.reserve(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 3);
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x) {
            std::uint32_t pixel = 0;
            std::memcpy(&pixel, pixels + static_cast<std::ptrdiff_t>(y) * stride + static_cast<std::ptrdiff_t>(x) * 4, sizeof pixel);
            for (const int shift : {16, 8, 0}) picture.rgb.push_back(static_cast<unsigned char>(pixel >> shift));
        }
    return picture;
}

}  // namespace lichsong::desktop
