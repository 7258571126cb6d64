// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/layout/scene.h"

#include <algorithm>
#include <charconv>

namespace lichsong::desktop {
namespace {

bool takes_drops(Kind kind) { return kind == Kind::Day || kind == Kind::Time || kind == Kind::Slot; }

}  // namespace

const Thing* Scene::at(const Point& point) const {
    const auto found = std::find_if(things.rbegin(), things.rend(), [&](const Thing& thing) { return thing.place.holds(point); });
    return found == things.rend() ? nullptr : &*found;
}

const Thing* Scene::target_at(const Point& point) const {
    const auto found = std::find_if(things.rbegin(), things.rend(), [&](const Thing& thing) { return takes_drops(thing.kind) && thing.place.holds(point); });
    return found == things.rend() ? nullptr : &*found;
}

const Thing* Scene::of_placement(std::int64_t id) const {
    const auto found = std::find_if(things.begin(), things.end(), [&](const Thing& thing) { return thing.kind == Kind::Placement && thing.id == id; });
    return found == things.end() ? nullptr : &*found;
}

Shape& Scene::fill(const Rect& place, Ink ink, double radius) {
    auto& shape = shapes.emplace_back();
    shape.form = Form::Fill;
    shape.place = place;
    shape.ink = ink;
    shape.radius = radius;
    return shape;
}

Shape& Scene::outline(const Rect& place, Ink ink, double radius) {
    auto& shape = fill(place, ink, radius);
    shape.form = Form::Outline;
    return shape;
}

Shape& Scene::text(const Rect& place, std::string words, Type type, Ink ink, Align align) {
    auto& shape = fill(place, ink);
    shape.form = Form::Text;
    shape.words = std::move(words);
    shape.type = type;
    shape.align = align;
    return shape;
}

Shape& Scene::line(const Rect& place, Ink ink) {
    auto& shape = fill(place, ink);
    shape.form = Form::Line;
    return shape;
}

Thing& Scene::thing(Kind kind, const Rect& place, const Target& target, std::int64_t id, std::string name) {
    return things.emplace_back(Thing{kind, place, target, id, std::move(name)});
}

std::uint32_t colour_of(std::string_view text, std::uint32_t otherwise) {
    constexpr std::size_t length = 7;
    constexpr int hexadecimal = 16;
    if (text.size() != length || text.front() != '#') return otherwise;
    std::uint32_t colour = 0;
    const auto [end, problem] = std::from_chars(text.data() + 1, text.data() + length, colour, hexadecimal);
    return problem == std::errc() && end == text.data() + length ? colour : otherwise;
}

}  // namespace lichsong::desktop
