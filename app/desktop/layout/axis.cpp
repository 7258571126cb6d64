// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/layout/axis.h"

namespace lichsong::desktop {
namespace {

constexpr int minutes_per_day = 24 * 60;
constexpr int seconds_per_minute = 60;
constexpr double minutes_per_hour = 60;
constexpr double seconds_per_hour = 3'600;

}  // namespace

Rect Axis::rect(double along, double across, double length, double breadth) const {
    return way == Way::Down ? Rect{across, along, breadth, length} : Rect{along, across, length, breadth};
}

double Axis::length_of(double seconds) const { return hour * seconds / seconds_per_hour; }

model::TimeOfDay Axis::time_at(const Point& point, int step_minutes) const {
    const double minutes = std::clamp<double>((along(point) - origin) / hour * minutes_per_hour, 0, minutes_per_day);
    const int snapped = static_cast<int>(std::floor(minutes / step_minutes)) * step_minutes;
    return {std::min(snapped, minutes_per_day - step_minutes) * seconds_per_minute};
}

Rect Axis::stretch(const Rect& place, model::TimeOfDay from, double seconds) const {
    const auto breadth = way == Way::Down ? place.width : place.height;
    return rect(at(from), across({place.x, place.y}), length_of(seconds), breadth);
}

}  // namespace lichsong::desktop
