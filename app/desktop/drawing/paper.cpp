// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/drawing/paper.h"
#include "calendar/base/error.h"

#include <algorithm>
#include <cmath>

#include <cairo-pdf.h>

namespace lichsong::desktop {
namespace {

constexpr Size formats[] = {{595.28, 841.89}, {841.89, 1190.55}};  // points, upright; ISO 216

constexpr double margin = 34;      // points
constexpr double title_height = 30;
constexpr double foot_height = 18;
constexpr double scale = 0.72;     // points to a logical pixel: text of 12 pixels is 8.6 points on paper

struct FreeCairo {
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};

cairo_status_t append(void* bytes, const unsigned char* data, unsigned length) {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

// Stretches of time are ground that may be cut; what stands on it is not.
bool is_whole(const Thing& thing) { return thing.kind != Kind::Time && thing.kind != Kind::Slot && thing.kind != Kind::Heading; }

// The scene within `seen`, drawn at `at`.
void draw_part(cairo_t* cairo, Canvas& canvas, const Scene& scene, const Rect& seen, const Point& at) {
    if (seen.width <= 0 || seen.height <= 0) return;
    cairo_save(cairo);
    cairo_rectangle(cairo, at.x, at.y, seen.width, seen.height);
    cairo_clip(cairo);
    cairo_translate(cairo, at.x - seen.x, at.y - seen.y);
    canvas.draw(scene, seen);
    cairo_restore(cairo);
}

}  // namespace

Size points_of(const Paper& paper) {
    const auto& format = formats[static_cast<std::size_t>(paper.sheet)];
    return paper.upright ? format : Size{format.height, format.width};
}

Size room_on(const Paper& paper) {
    const auto sheet = points_of(paper);
    return {std::floor((sheet.width - 2 * margin) / scale), std::floor((sheet.height - 2 * margin) / scale - title_height - foot_height - 18)};
}

std::vector<Piece> pieces(double from, double to, double room, std::vector<Piece> whole) {
    constexpr double touch = 0.5;  // what only touches the cut lies beside it
    std::erase_if(whole, [&](const Piece& one) { return one.to - one.from > room; });
    std::sort(whole.begin(), whole.end(), [](const Piece& a, const Piece& b) { return a.from < b.from; });
    const auto begins_at = [&](double place) { return std::lower_bound(whole.begin(), whole.end(), place, [](const Piece& one, double value) { return one.from < value; }); };
    std::vector<Piece> made;
    while (to - from > room + 1) {
        const auto through = [&](double cut, double after) {
            return std::find_if(begins_at(after), begins_at(cut - touch), [&](const Piece& one) { return one.to > cut + touch; });
        };
        const double earliest = from + room / 2;
        double cut = from + room;
        // What lies across the cut moves it to its beginning, where something else may lie across it again.
        for (auto one = through(cut, from + touch); cut >= earliest && one != begins_at(cut - touch); one = through(cut, from + touch)) cut = one->from;
        double next = cut;
        if (cut < earliest) {
            cut = from + room;
            const auto first = through(cut, earliest);
            next = first == begins_at(cut - touch) ? cut : first->from;
        }
        made.push_back({from, cut});
        from = next;
    }
    made.push_back({from, to});
    return made;
}

std::vector<Rect> pages_of(const Scene& scene, const Size& room) {
    std::vector<Piece> across;
    std::vector<Piece> down;
    const auto keep = [&](const Rect& place) {
        if (place.x >= scene.pinned_left) across.push_back({place.x, place.right()});
        if (place.y >= scene.pinned_top) down.push_back({place.y, place.bottom()});
    };
    for (const auto& thing : scene.things)
        if (is_whole(thing)) keep(thing.place);
    for (const auto& shape : scene.shapes)
        if (shape.form == Form::Text) keep(shape.place);
    const auto columns = pieces(scene.pinned_left, scene.size.width, room.width - scene.pinned_left, std::move(across));
    const auto rows = pieces(scene.pinned_top, scene.size.height, room.height - scene.pinned_top, std::move(down));
    std::vector<Rect> pages;
    for (const auto& row : rows)
        for (const auto& column : columns) pages.push_back({column.from, row.from, column.to - column.from, row.to - row.from});
    return pages;
}

Printed::Printed(Scene scene, const Paper& paper, std::string title, std::string foot)
    : m_scene(std::move(scene)), m_paper(paper), m_title(std::move(title)), m_foot(std::move(foot)), m_parts(pages_of(m_scene, room_on(paper))) {}

void Printed::draw(cairo_t* cairo, std::size_t page, Letterer& letterer) const {
    const auto room = room_on(m_paper);
    const auto& part = m_parts[page];
    const double left = m_scene.pinned_left;
    const double top = m_scene.pinned_top;
    const Theme theme(Appearance::Light);
    cairo_save(cairo);
    cairo_translate(cairo, margin, margin);
    cairo_scale(cairo, scale, scale);
    Canvas canvas(cairo, letterer, theme);
    Scene words;
    words.text({0, 0, room.width, title_height}, m_title, Type::Title, Ink::Text);
    words.text({0, title_height + 12 + room.height, room.width, foot_height}, m_foot + "  ·  " + std::to_string(page + 1) + '/' + std::to_string(pages()), Type::Tiny, Ink::Quiet);
    for (const auto& shape : words.shapes) canvas.draw(shape);
    cairo_translate(cairo, 0, title_height + 6);
    draw_part(cairo, canvas, m_scene, {0, 0, left, top}, {0, 0});
    draw_part(cairo, canvas, m_scene, {part.x, 0, part.width, top}, {left, 0});
    draw_part(cairo, canvas, m_scene, {0, part.y, left, part.height}, {0, top});
    draw_part(cairo, canvas, m_scene, part, {left, top});
    cairo_restore(cairo);
}

std::string Printed::pdf(Letterer& letterer, const std::function<bool()>& should_stop) const {
    std::string bytes;
    {
        const auto sheet = points_of(m_paper);
        auto* surface = cairo_pdf_surface_create_for_stream(append, &bytes, sheet.width, sheet.height);
        const std::unique_ptr<cairo_t, FreeCairo> cairo(cairo_create(surface));
        cairo_surface_destroy(surface);
        for (std::size_t page = 0; page < pages(); ++page) {
            if (should_stop && should_stop()) throw base::Error(base::Fault::Call, "work.stopped");
            draw(cairo.get(), page, letterer);
            cairo_show_page(cairo.get());
        }
    }
    return bytes;
}

}  // namespace lichsong::desktop
