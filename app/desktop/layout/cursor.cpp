// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/layout/cursor.h"

#include <cmath>

#include "app/desktop/layout/time_grid.h"

namespace lichsong::desktop {
namespace {

constexpr int seconds_per_minute = 60;
constexpr int seconds_per_day = 86'400;

// The day or column that the target lies in.
const Thing* ground_of(const Scene& scene, const Target& target, Kind kind) {
    for (const auto& thing : scene.things)
        if (thing.kind == kind && thing.target.date == target.date && (thing.target.outlet == 0 || thing.target.outlet == target.outlet)) return &thing;
    return nullptr;
}

const Thing* column_of(const Scene& scene, const Target& target) { return ground_of(scene, target, Kind::Time); }

const Thing* beside(const Scene& scene, const Thing& from, double dx, double dy) {
    const auto middle = from.place.middle();
    const Thing* nearest = nullptr;
    double least = 0;
    for (const auto& thing : scene.things) {
        if (thing.kind != from.kind) continue;
        const auto other = thing.place.middle();
        const double along = (other.x - middle.x) * dx + (other.y - middle.y) * dy;
        const double across = std::abs((other.x - middle.x) * dy) + std::abs((other.y - middle.y) * dx);
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
    const auto* column = column_of(scene, from);
    const double dx = direction == Direction::Left ? -1 : direction == Direction::Right ? 1 : 0;
    const double dy = direction == Direction::Up ? -1 : direction == Direction::Down ? 1 : 0;
    auto target = from;
    target.slot = 0;
    if (column != nullptr && dy != 0) {
        const int step = zoom.step_minutes * seconds_per_minute;
        const int now = from.start ? from.start->seconds / step * step : 0;
        const int next = now + static_cast<int>(dy) * step;
        if (next >= 0 && next < seconds_per_day) target.start = model::TimeOfDay{next};
        return target;
    }
    const auto* ground = column != nullptr ? column : ground_of(scene, from, Kind::Day);
    const auto* next = ground == nullptr ? nullptr : beside(scene, *ground, dx, dy);
    if (next == nullptr) {
        // Beyond the edge the view follows; only days have something there.
        if (ground != nullptr && ground->target.outlet == 0) target.date = model::plus_days(from.date, static_cast<long>(dx + 7 * dy));
        return target;
    }
    target.date = next->target.date;
    if (next->target.outlet != 0) target.outlet = next->target.outlet;
    return target;
}

Rect frame_of(const Scene& scene, const Zoom& zoom, const Target& target) {
    if (target.slot != 0)
        for (const auto& thing : scene.things)
            if (thing.kind == Kind::Slot && thing.target.slot == target.slot && thing.target.date == target.date) return thing.place;
    if (const auto* column = column_of(scene, target); column != nullptr && target.start) {
        const double top = height_of(scene, zoom, *target.start);
        return {column->place.x, top, column->place.width, zoom.hour_height * zoom.step_minutes / 60};
    }
    const auto* ground = ground_of(scene, target, Kind::Day);
    return ground == nullptr ? Rect() : ground->place;
}

const Thing* cell_of(const Scene& scene, const Target& target) {
    if (target.slot != 0)
        for (const auto& thing : scene.things)
            if (thing.kind == Kind::Slot && thing.target.slot == target.slot && thing.target.date == target.date) return &thing;
    const auto* column = column_of(scene, target);
    return column != nullptr && target.start ? column : ground_of(scene, target, Kind::Day);
}

std::optional<Target> drop_target(const Scene& scene, const Zoom& zoom, const Point& point) {
    const auto* thing = scene.target_at(point);
    if (thing == nullptr) return std::nullopt;
    auto target = thing->target;
    if (thing->kind == Kind::Time) target.start = time_at(scene, zoom, point.y);
    return target;
}

}  // namespace lichsong::desktop
