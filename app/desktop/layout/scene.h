// SPDX-License-Identifier: Apache-2.0
// A drawn view as values: shapes in the order of drawing, and the things that stand there. Layouts make scenes of plans; the
// canvas draws them on screen, on paper and into pictures; mouse, keyboard and screen readers find things in them. No
// windows and no colours are known here: a shape names a role, and the theme says what it looks like.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/desktop/layout/axis.h"

namespace lichsong::desktop {

/// What a colour is for.
enum class Ink : std::uint8_t {
    Page, Panel, Line, StrongLine, Text, Quiet, Faint, Accent, OnAccent, AccentWash, Weekend, Past, Danger, DangerWash, Caution, CautionWash, Good, GoodWash,
    Own,      ///< the colour the shape brings along; lightened where it would be lost on a dark page
    OwnWash,  ///< a light tint of it to write on
    OwnText,  ///< made dark or light enough to be read on its tint
};

enum class Form : std::uint8_t { Fill, Outline, Dashes, Hatch, Text, Line };
enum class Type : std::uint8_t { Tiny, Small, Body, Strong, Heading, Title };
enum class Align : std::uint8_t { Left, Centre, Right };
/// Where a text loses what there is no room for.
enum class Cut : std::uint8_t { End, Front };

struct Shape {
    Form form = Form::Fill;
    Rect place;
    Ink ink = Ink::Text;
    std::uint32_t own = 0;  ///< 0xRRGGBB, for the inks that need it
    double radius = 0;
    double width = 1;       ///< of outlines, lines and the lines of a hatch
    std::string words;
    Type type = Type::Body;
    Align align = Align::Left;
    Cut cut = Cut::End;
    bool struck = false;    ///< a line through the text
};

/// What a thing is, for what can be done with it.
enum class Kind : std::uint8_t {
    Day,        ///< a day: where things are dropped, and where the cell cursor stands
    Time,       ///< a stretch of a day, perhaps of an outlet
    Slot,       ///< an opening of an outlet on a day
    Placement,
    More,       ///< "+3": opens its day
    Coverage,   ///< a cell of the matrix
    Milestone,
    Waiting,    ///< a segment that is not in the calendar
    Area,       ///< a commune, with what it has had
    Flight,     ///< placements of a row of the flowchart in one week or month
    Choice,     ///< how the view is to show things: opens a menu
    Heading,    ///< a weekday, an outlet; to be read, not to be used
};

/// Where something could go, or is.
struct Target {
    model::Date date;
    std::optional<model::TimeOfDay> start;
    std::int64_t outlet = 0;
    std::int64_t slot = 0;
    friend bool operator==(const Target&, const Target&) = default;
};

struct Thing {
    Kind kind = Kind::Day;
    Rect place;
    Target target;
    std::int64_t id = 0;  ///< of the placement, milestone, cell or row
    std::string name;     ///< as it is read to people who do not see it; empty for placements, whose name is made when asked for
    std::int64_t group = 0;  ///< of a flight: what its row lies below; see FlowLook
};

struct Scene {
    Size size;
    double pinned_top = 0;   ///< height of the part that stays when the rest is scrolled: headings
    double pinned_left = 0;  ///< width of the part that stays: hours, names of rows
    std::optional<Axis> hours;  ///< where the hours are; nothing where the scene has none
    std::vector<Shape> shapes;
    std::vector<Thing> things;

    /// The topmost thing at a point, nullptr where there is none.
    [[nodiscard]] const Thing* at(const Point& point) const;
    /// The topmost thing at a point that something can be dropped on.
    [[nodiscard]] const Thing* target_at(const Point& point) const;
    [[nodiscard]] const Thing* of_placement(std::int64_t id) const;

    Shape& fill(const Rect& place, Ink ink, double radius = 0);
    Shape& outline(const Rect& place, Ink ink, double radius = 0);
    Shape& text(const Rect& place, std::string words, Type type, Ink ink, Align align = Align::Left);
    /// From the upper left to the lower right corner of `place`, which is flat in one direction.
    Shape& line(const Rect& place, Ink ink);
    Thing& thing(Kind kind, const Rect& place, const Target& target = {}, std::int64_t id = 0, std::string name = {});
};

/// 0xRRGGBB from "#RRGGBB"; `otherwise` where it is none.
[[nodiscard]] std::uint32_t colour_of(std::string_view text, std::uint32_t otherwise = 0x6B7280);

}  // namespace lichsong::desktop
