// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/layout/chips.h"

#include <algorithm>
#include <array>

#include "app/common/describe.h"
#include "calendar/base/i18n.h"

namespace lichsong::desktop {
namespace {

using model::PlacementState;

// In the order of PlacementState.
constexpr std::array<std::string_view, model::placement_state_names.size()> signs{"", "○", "✓", "✗", "⇄", "●", "!", "‖", "✗"};

constexpr double bar_width = 3;
constexpr double radius = 4;

// A narrow one keeps its room for the title.
std::string words_of(const Item& item, const Legend& legend, const ChipStyle& style, double width) {
    constexpr double narrow = 130;
    std::string words;
    if (style.with_time && item.start) words = model::hm(*item.start) + ' ';
    if (const auto symbol = legend.symbol_of_topic(item.topic); !symbol.empty() && width >= narrow) words += std::string(symbol) + ' ';
    words += item.title;
    if (style.with_outlet) words += " · " + std::string(legend.name_of_outlet(item.outlet));
    return words;
}

// The page shows through: nothing is there yet.
void add_ghost_ground(Scene& scene, const Rect& place, std::uint32_t colour) {
    scene.fill(place, Ink::Page, radius);
    auto& stripes = scene.fill(place.inset(1), Ink::OwnWash, radius);
    stripes.own = colour;
    stripes.form = Form::Hatch;
    stripes.width = 3;
}

}  // namespace

Legend::Legend(const model::Plan& plan) {
    for (const auto& outlet : plan.outlets) {
        m_colours.emplace(outlet.id, colour_of(outlet.colour.empty() ? model::medium_info(outlet.medium).colour : std::string_view(outlet.colour)));
        m_names.emplace(outlet.id, base::in_language(outlet.name, outlet.name_en));
    }
    for (const auto& topic : plan.topics) m_symbols.emplace(topic.id, topic.symbol);
}

std::uint32_t Legend::colour_of_outlet(std::int64_t outlet) const {
    const auto found = m_colours.find(outlet);
    return found == m_colours.end() ? colour_of({}) : found->second;
}

std::string_view Legend::symbol_of_topic(std::int64_t topic) const {
    const auto found = m_symbols.find(topic);
    return found == m_symbols.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view Legend::name_of_outlet(std::int64_t outlet) const {
    const auto found = m_names.find(outlet);
    return found == m_names.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view state_sign(PlacementState state) { return signs[static_cast<std::size_t>(state)]; }

std::string_view sign_of(const Item& item) { return item.pinned ? "⊕" : item.is_moved() ? "→" : item.proposed ? "+" : state_sign(item.state); }

std::string moved_text(const Item& item, const Legend& legend) {
    if (!item.is_moved()) return {};
    const bool same = item.outlet == item.moved.outlet;
    const auto place = [&](const model::Date& date, const std::optional<model::TimeOfDay>& start, std::int64_t outlet) {
        return app::weekday_short(date) + ' ' + std::to_string(static_cast<int>(date.day())) + '/' + std::to_string(static_cast<int>(date.month())) + (start ? ' ' + model::hm(*start) : "") +
               (same ? "" : ' ' + std::string(legend.name_of_outlet(outlet)));
    };
    return place(item.moved.date, item.moved.start, item.moved.outlet) + " → " + place(item.date, item.start, item.outlet);
}

void add_chip(Scene& scene, const Rect& place, const Item& item, const Legend& legend, const ChipStyle& style) {
    const auto colour = legend.colour_of_outlet(item.outlet);
    if (item.proposed) add_ghost_ground(scene, place, colour);
    else scene.fill(place, item.is_gone() ? Ink::Panel : Ink::OwnWash, radius).own = colour;
    auto& edge = scene.outline(place.inset(0.5), style.selected ? Ink::Accent : Ink::Own, radius);
    edge.own = colour;
    edge.width = style.selected ? 2 : 1;
    if (item.state == PlacementState::Draft && !style.selected) edge.form = Form::Dashes;
    if (item.state != PlacementState::Draft && !style.selected) scene.shapes.pop_back();
    if (!item.proposed) scene.fill({place.x, place.y, bar_width, place.height}, Ink::Own, 1).own = colour;

    constexpr double sign_width = 14;
    constexpr double margin = 7;
    const auto sign = sign_of(item);
    const double for_sign = sign.empty() || place.width < 3 * sign_width ? 0 : sign_width;
    const Rect first{place.x + margin, place.y, std::max(0.0, place.width - margin - 2 - for_sign), std::min(place.height, chip_height)};
    auto& words = scene.text(first, words_of(item, legend, style, place.width), Type::Small, item.is_gone() ? Ink::Quiet : Ink::OwnText);
    words.own = colour;
    words.struck = item.is_gone();
    if (for_sign > 0) {
        auto& mark = scene.text({place.right() - sign_width - 1, place.y, sign_width, first.height}, std::string(sign), Type::Small, Ink::OwnText, Align::Centre);
        mark.own = colour;
    }
    constexpr double line = 15;
    // TRANSLATORS: below the title of what the planner proposes, before the name of its outlet
    const auto below = item.is_moved() ? moved_text(item, legend) : (item.proposed ? base::tr(LICHSONG_N_("Proposed")) + " · " : "") + std::string(legend.name_of_outlet(item.outlet));
    if (place.height >= chip_height + line && !style.with_outlet)
        scene.text({first.x, place.y + chip_height - 3, place.width - margin - 2, line}, below, Type::Tiny, Ink::Quiet);
    scene.thing(Kind::Placement, place, {item.date, item.start, item.outlet, item.slot}, item.id);
}

}  // namespace lichsong::desktop
