// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <cstring>

#include <cairo.h>

#include "app/desktop/drawing/film.h"

using namespace lichsong::desktop;

namespace {

constexpr Size window{320, 240};

class Picture {
public:
    Picture() : m_surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(window.width), static_cast<int>(window.height))), m_cairo(cairo_create(m_surface)) {}
    ~Picture() {
        cairo_destroy(m_cairo);
        cairo_surface_destroy(m_surface);
    }
    Picture(const Picture&) = delete;
    Picture& operator=(const Picture&) = delete;
    [[nodiscard]] cairo_t* cairo() const { return m_cairo; }
    [[nodiscard]] std::vector<std::uint32_t> pixels() const {
        cairo_surface_flush(m_surface);
        const auto count = static_cast<std::size_t>(window.width * window.height);
        std::vector<std::uint32_t> copy(count);
        std::memcpy(copy.data(), cairo_image_surface_get_data(m_surface), count * sizeof copy[0]);
        for (auto& pixel : copy) pixel &= 0xFFFFFFU;
        return copy;
    }

private:
    cairo_surface_t* m_surface;
    cairo_t* m_cairo;
};

// Headings above and at the left, and round and flat things, lines and words all over.
Scene many_things(Ink ink) {
    Scene scene;
    scene.size = {1'000, 900};
    scene.pinned_top = 30;
    scene.pinned_left = 40;
    for (int i = 0; i < 400; ++i) {
        const Rect place{40.0 + i % 20 * 48, 30.0 + i / 20 * 43, 44, 40};
        scene.fill(place, i % 3 == 0 ? Ink::GoodWash : ink, 5);
        scene.text(place, "Mục " + std::to_string(i), Type::Small, Ink::Text);
        scene.line({place.x, place.bottom(), place.width, 0}, Ink::StrongLine);
    }
    scene.fill({0, 0, scene.size.width, 30}, Ink::Panel);
    scene.fill({0, 0, 40, scene.size.height}, Ink::Panel);
    scene.text({300, 0, 200, 30}, "Bên trên", Type::Strong, Ink::Text);
    scene.text({0, 300, 40, 30}, "07:00", Type::Tiny, Ink::Quiet);
    return scene;
}

std::vector<std::uint32_t> painted_anew(Letterer& letterer, const Theme& theme, const Scene& scene, const Point& offset) {
    const Picture picture;
    draw_scrolled(picture.cairo(), letterer, theme, scene, offset, window);
    return picture.pixels();
}

}  // namespace

TEST_CASE("A scene scrolled on film looks as one painted anew, whichever way and however far", "[film]") {
    Letterer letterer;
    const Theme theme(Appearance::Light);
    const auto scene = many_things(Ink::CautionWash);
    Film film(letterer);
    const Picture picture;
    for (const auto& offset : {Point{0, 0}, Point{0, 17}, Point{25, 17}, Point{25, 3}, Point{0, 0}, Point{120, 160}, Point{130, 150}, Point{600, 600}, Point{600, 600}, Point{1, 599}}) {
        film.show(picture.cairo(), theme, scene, offset, window);
        INFO(offset.x << ", " << offset.y);
        CHECK(picture.pixels() == painted_anew(letterer, theme, scene, offset));
    }
}

TEST_CASE("Another scene and another theme are painted anew, the same is not", "[film]") {
    Letterer letterer;
    const Theme light(Appearance::Light);
    const Theme dark(Appearance::Dark);
    const auto one = many_things(Ink::CautionWash);
    const auto other = many_things(Ink::DangerWash);
    Film film(letterer);
    const Picture picture;
    film.show(picture.cairo(), light, one, {}, window);
    film.show(picture.cairo(), light, other, {}, window);
    CHECK(picture.pixels() == painted_anew(letterer, light, one, {}));
    film.forget();
    film.show(picture.cairo(), light, other, {}, window);
    CHECK(picture.pixels() == painted_anew(letterer, light, other, {}));
    film.show(picture.cairo(), dark, other, {}, window);
    CHECK(picture.pixels() == painted_anew(letterer, dark, other, {}));
}
