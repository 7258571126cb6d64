// SPDX-License-Identifier: Apache-2.0
// How one placement looks in every drawn view: a tinted chip with a bar in the colour of its outlet, the symbol of its topic,
// and its state as an outline and a sign, so that nothing is said by colour alone.
#pragma once

#include <unordered_map>

#include "app/desktop/layout/scene.h"
#include "app/desktop/models/schedule.h"

namespace lichsong::desktop {

/// What chips look up of the plan, once for a scene.
class Legend {
public:
    explicit Legend(const model::Plan& plan);

    [[nodiscard]] std::uint32_t colour_of_outlet(std::int64_t outlet) const;
    [[nodiscard]] std::string_view symbol_of_topic(std::int64_t topic) const;
    [[nodiscard]] std::string_view name_of_outlet(std::int64_t outlet) const;

private:
    std::unordered_map<std::int64_t, std::uint32_t> m_colours;
    std::unordered_map<std::int64_t, std::string> m_symbols;
    std::unordered_map<std::int64_t, std::string> m_names;
};

/// What stands in place of a state's sign: "+" of a proposal, "→" of a draft that is proposed to move, "⊕" of what is pinned.
[[nodiscard]] std::string_view sign_of(const Item& item);

/// A sign for a state: "✓" confirmed, "●" aired, …; empty for a draft, whose outline is dashed.
[[nodiscard]] std::string_view state_sign(model::PlacementState state);

/// "T4 12/5 07:00 → T6 14/5 08:00": of a draft that is proposed to move, with the outlets where they differ; empty for everything else.
[[nodiscard]] std::string moved_text(const Item& item, const Legend& legend);

struct ChipStyle {
    bool selected = false;
    bool with_time = true;
    bool with_outlet = false;
};

inline constexpr double chip_height = 20;
inline constexpr double chip_gap = 2;

/// Adds the chip and its thing. One as high as two lines or more gets its outlet below the title.
void add_chip(Scene& scene, const Rect& place, const Item& item, const Legend& legend, const ChipStyle& style);

}  // namespace lichsong::desktop
