// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/layout/moves.h"

namespace lichsong::desktop {
namespace {

constexpr double thin_line = 1;
constexpr double thick_line = 2;
constexpr double dot_size = 5;
constexpr double head_box = 12;       // the box its sign is written in
constexpr double head_lies = 4;   // how far before its end a line gives way to the head
constexpr double least_overlap = 8;

struct Overlap {
    double from = 0;
    double to = 0;
    [[nodiscard]] bool is_enough() const { return to - from >= least_overlap; }
    [[nodiscard]] double middle() const { return (from + to) / 2; }
};

Overlap overlap(double a, double a_end, double b, double b_end) { return {std::max(a, b), std::min(a_end, b_end)}; }

class Arrow {
public:
    Arrow(Scene& scene, bool is_strong) : m_scene(scene), m_width(is_strong ? thick_line : thin_line) {}

    void begin(const Point& at) { m_scene.fill({at.x - dot_size / 2, at.y - dot_size / 2, dot_size, dot_size}, Ink::Accent, dot_size / 2); }
    void across(double x, double y, double to_x) { m_scene.line({std::min(x, to_x), y, std::max(1.0, std::abs(to_x - x)), 0}, Ink::Accent).width = m_width; }
    void down(double x, double y, double to_y) { m_scene.line({x, std::min(y, to_y), 0, std::max(1.0, std::abs(to_y - y))}, Ink::Accent).width = m_width; }
    void end_across(double x, double y, bool is_right) {
        m_scene.text({is_right ? x - head_box + 1 : x - 1, y - head_box / 2, head_box, head_box}, is_right ? "▶" : "◀", Type::Tiny, Ink::Accent, is_right ? Align::Right : Align::Left);
    }
    void end_down(double x, double y, bool is_down) { m_scene.text({x - head_box / 2, is_down ? y - head_box + 1 : y - 1, head_box, head_box}, is_down ? "▼" : "▲", Type::Tiny, Ink::Accent, Align::Centre); }

private:
    Scene& m_scene;
    double m_width;
};

}  // namespace

void add_arrow(Scene& scene, const Rect& from, const Rect& to, bool is_strong) {
    Arrow arrow(scene, is_strong);
    const bool is_right = to.middle().x >= from.middle().x;
    const bool is_down = to.middle().y >= from.middle().y;
    const double begins_x = is_right ? from.right() : from.x;
    const double ends_x = is_right ? to.x : to.right();
    const double ends_y = is_down ? to.y : to.bottom();
    const auto beside = overlap(from.y, from.bottom(), to.y, to.bottom());
    const auto above = overlap(from.x, from.right(), to.x, to.right());
    if (beside.is_enough() && !above.is_enough()) {
        arrow.begin({begins_x, beside.middle()});
        arrow.across(begins_x, beside.middle(), ends_x + (is_right ? -head_lies : head_lies));
        return arrow.end_across(ends_x, beside.middle(), is_right);
    }
    const double y = above.is_enough() ? (is_down ? from.bottom() : from.y) : from.middle().y;
    const double x = above.is_enough() ? above.middle() : to.middle().x;
    arrow.begin({above.is_enough() ? x : begins_x, y});
    if (!above.is_enough()) arrow.across(begins_x, y, x);
    arrow.down(x, y, ends_y + (is_down ? -head_lies : head_lies));
    arrow.end_down(x, ends_y, is_down);
}

void add_moves(Scene& scene, const ViewInput& in) {
    for (const auto& item : in.schedule.items()) {
        if (!item.is_moved()) continue;
        const auto* to = scene.of_placement(item.id);
        const auto* from = scene.of_placement(item.moved.placement);
        if (to == nullptr || from == nullptr) continue;
        const Rect from_place = from->place;
        const Rect to_place = to->place;
        add_arrow(scene, from_place, to_place, in.is_selected(item.id) || in.is_selected(item.moved.placement));
    }
}

}  // namespace lichsong::desktop
