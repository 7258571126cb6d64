// SPDX-License-Identifier: Apache-2.0
// Which way the hours of a scene run, and how far they are apart: the one place that makes a time of a point and a place of a
// time. Layouts ask it where to draw, hands where they are, so that neither minds whether hours are below or beside each other.
#pragma once

#include <cstdint>

#include "app/desktop/layout/geometry.h"
#include "calendar/model/time.h"

namespace lichsong::desktop {

enum class Way : std::uint8_t {
    Down,    ///< days or outlets are columns
    Across,  ///< outlets are rows, hours go from left to right
};

struct Axis {
    Way way = Way::Down;
    double origin = 0;  ///< where midnight is
    double hour = 1;    ///< pixels, more than none

    /// The part of a point or of a movement that lies along the hours, and the part that does not.
    [[nodiscard]] double along(const Point& point) const { return way == Way::Down ? point.y : point.x; }
    [[nodiscard]] double across(const Point& point) const { return way == Way::Down ? point.x : point.y; }
    [[nodiscard]] Point point(double along, double across) const { return way == Way::Down ? Point{across, along} : Point{along, across}; }
    /// `length` lies along the hours.
    [[nodiscard]] Rect rect(double along, double across, double length, double breadth) const;

    [[nodiscard]] double begin_of(const Rect& place) const { return way == Way::Down ? place.y : place.x; }
    [[nodiscard]] double end_of(const Rect& place) const { return way == Way::Down ? place.bottom() : place.right(); }

    [[nodiscard]] double length_of(double seconds) const;
    [[nodiscard]] double at(model::TimeOfDay time) const { return origin + length_of(time.seconds); }
    /// The time of the clock at a point, snapped down to the step; the first or last one of the day where the point lies beyond.
    [[nodiscard]] model::TimeOfDay time_at(const Point& point, int step_minutes) const;
    /// What of a place lies in a stretch of time, across as it is.
    [[nodiscard]] Rect stretch(const Rect& place, model::TimeOfDay from, double seconds) const;
};

}  // namespace lichsong::desktop
