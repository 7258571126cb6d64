// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/layout/cursor.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lichsong::desktop {
namespace {

constexpr int seconds_per_minute = 60;
constexpr int seconds_per_day = 86'400;

// The day or band that the target lies in.
const Thing* ground_of(const Scene& scene, const Target& target, Kind kind) {
    for (const auto& thing : scene.things)
        if (thing.kind == kind && thing.target.date == target.date && (thing.target.outlet == 0 || thing.target.outlet == target.outlet)) return &thing;
    return nullptr;
}

// The hours of a day or an outlet, nullptr where the scene has none.
const Thing* band_of(const Scene& scene, const Target& target) { return scene.hours ? ground_of(scene, target, Kind::Time) : nullptr; }

// In the order of Direction.
constexpr std::array<Point, 4> movements{{{-1, 0}, {1, 0}, {0, -1}, {0, 1}}};

bool is_cell(Kind kind) { return kind == Kind::Coverage || kind == Kind::Area || kind == Kind::Flight || kind == Kind::Choice; }

// Where a cursor begins that stood in another view.
std::optional<Target> first_of(const Scene& scene) {
    const auto wanted = scene.hours ? Kind::Time : Kind::Day;
    const auto found = std::find_if(scene.things.begin(), scene.things.end(), [&](const Thing& thing) { return thing.kind == wanted; });
    if (found == scene.things.end()) return std::nullopt;
    auto target = found->target;
    if (scene.hours) target.start = first_hour_shown;
    return target;
}

const Thing* beside(const Scene& scene, const Thing& from, const Point& by) {
    const auto middle = from.place.middle();
    const Thing* nearest = nullptr;
    double least = 0;
    for (const auto& thing : scene.things) {
        if (thing.kind != from.kind) continue;
        const auto other = thing.place.middle();
        const double along = (other.x - middle.x) * by.x + (other.y - middle.y) * by.y;
        const double across = std::abs((other.x - middle.x) * by.y) + std::abs((other.y - middle.y) * by.x);
        if (along <= 1 || across > 1) continue;
        if (nearest == nullptr || along < least) {
            nearest = &thing;
            least = along;
        }
    }
    return nearest;
}

}  // namespace

Target neighbour(const Scene& scene, const Zoom& zoom, const Target& from, Direction direction) {
    const auto* band = band_of(scene, from);
    const auto* ground = band != nullptr ? band : ground_of(scene, from, Kind::Day);
    if (ground == nullptr) return first_of(scene).value_or(from);
    const auto by = movements[static_cast<std::size_t>(direction)];
    auto target = from;
    target.slot = 0;
    if (const int along = band == nullptr ? 0 : static_cast<int>(scene.hours->along(by)); along != 0) {
        const int step = zoom.step_minutes * seconds_per_minute;
        const int now = from.start ? from.start->seconds / step * step : 0;
        const int next = now + along * step;
        if (next >= 0 && next < seconds_per_day) target.start = model::TimeOfDay{next};
        return target;
    }
    const auto* next = beside(scene, *ground, by);
    if (next == nullptr) {
        // Beyond the edge the view follows; only days have something there.
        if (ground->target.outlet == 0) target.date = model::plus_days(from.date, static_cast<long>(by.x + 7 * by.y));
        return target;
    }
    target.date = next->target.date;
    if (next->target.outlet != 0) target.outlet = next->target.outlet;
    return target;
}

bool has_cells(const Scene& scene) {
    const auto any = [&](const auto& holds) { return std::any_of(scene.things.begin(), scene.things.end(), [&](const Thing& thing) { return holds(thing.kind); }); };
    return any(is_cell) && !any([](Kind kind) { return kind == Kind::Day || kind == Kind::Time; });
}

const Thing* find_cell(const Scene& scene, Kind kind, std::int64_t id) {
    const auto found = std::find_if(scene.things.begin(), scene.things.end(), [&](const Thing& thing) { return thing.kind == kind && thing.id == id; });
    return found == scene.things.end() || !is_cell(kind) ? nullptr : &*found;
}

// What lies straight ahead goes before what lies to the side.
const Thing* next_cell(const Scene& scene, const Thing* from, Direction direction) {
    constexpr double aside = 4;
    const Thing* nearest = nullptr;
    double least = 0;
    for (const auto& thing : scene.things) {
        if (!is_cell(thing.kind)) continue;
        if (from == nullptr && thing.kind != Kind::Choice) return &thing;
        if (from == nullptr) continue;
        const auto by = movements[static_cast<std::size_t>(direction)];
        const auto here = from->place.middle();
        const auto there = thing.place.middle();
        const double along = (there.x - here.x) * by.x + (there.y - here.y) * by.y;
        const double across = std::abs((there.x - here.x) * by.y) + std::abs((there.y - here.y) * by.x);
        if (along <= 1 || (by.y == 0 && across >= from->place.height)) continue;
        if (nearest != nullptr && along + aside * across >= least) continue;
        nearest = &thing;
        least = along + aside * across;
    }
    return nearest;
}

Rect frame_of(const Scene& scene, const Zoom& zoom, const Target& target) {
    if (target.slot != 0)
        for (const auto& thing : scene.things)
            if (thing.kind == Kind::Slot && thing.target.slot == target.slot && thing.target.date == target.date) return thing.place;
    if (const auto* band = band_of(scene, target); band != nullptr && target.start)
        return scene.hours->stretch(band->place, *target.start, zoom.step_minutes * seconds_per_minute);
    const auto* ground = ground_of(scene, target, Kind::Day);
    return ground == nullptr ? Rect() : ground->place;
}

const Thing* cell_of(const Scene& scene, const Target& target) {
    if (target.slot != 0)
        for (const auto& thing : scene.things)
            if (thing.kind == Kind::Slot && thing.target.slot == target.slot && thing.target.date == target.date) return &thing;
    const auto* band = band_of(scene, target);
    return band != nullptr && target.start ? band : ground_of(scene, target, Kind::Day);
}

std::optional<Target> drop_target(const Scene& scene, const Zoom& zoom, const Point& point) {
    const auto* thing = scene.target_at(point);
    if (thing == nullptr) return std::nullopt;
    auto target = thing->target;
    if (thing->kind == Kind::Time) target.start = scene.hours->time_at(point, zoom.step_minutes);
    return target;
}

std::optional<Target> end_target(const Scene& scene, const Zoom& zoom, const Point& point) {
    auto target = drop_target(scene, zoom, point);
    if (!target || target->slot == 0) return target;
    target->slot = 0;
    target->start = scene.hours->time_at(point, zoom.step_minutes);
    return target;
}

}  // namespace lichsong::desktop
