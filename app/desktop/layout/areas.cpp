// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/layout/areas.h"

#include <algorithm>
#include <array>
#include <map>

#include "app/common/describe.h"
#include "app/desktop/layout/counting.h"
#include "calendar/base/i18n.h"
#include "calendar/base/text.h"

namespace lichsong::desktop {
namespace {

using model::AreaReach;

constexpr double margin = 14;
constexpr double header = 104;
constexpr double group_height = 30;
constexpr double least_tile = 190;
constexpr double tile_height = 54;
constexpr double gap = 8;

/// In the order of what is missing.
enum class Standing : std::uint8_t { None, Under, Met };

class Tiles {
public:
    explicit Tiles(const ViewInput& in) : m_in(in) {
        for (const auto& area : in.areas) {
            ++m_counts[static_cast<std::size_t>(standing(area))];
            const auto* row = in.plan.areas.find(area.area);
            if (row != nullptr) m_groups[row->parent.value].push_back(&area);
        }
        for (auto& [parent, areas] : m_groups)
            std::sort(areas.begin(), areas.end(), [&](const AreaReach* a, const AreaReach* b) { return base::vi_less(name_of(a->area), name_of(b->area)); });
        m_columns = std::max<std::size_t>(1, static_cast<std::size_t>((in.room.width - 2 * margin + gap) / (least_tile + gap)));
        m_width = (in.room.width - 2 * margin + gap) / static_cast<double>(m_columns) - gap;
    }

    Scene make() {
        m_scene.size = m_in.room;
        if (m_groups.empty()) return empty();
        m_scene.pinned_top = header;
        double y = header + gap;
        for (const auto& [parent, areas] : m_groups) y = add_group(y, {parent}, areas);
        m_scene.size.height = y + margin;
        m_scene.fill({0, 0, m_scene.size.width, header}, Ink::Page);
        add_head();
        return std::move(m_scene);
    }

private:
    static int reached(const AreaReach& area) { return area.airings + area.tallies; }
    [[nodiscard]] Standing standing(const AreaReach& area) const { return reached(area) == 0 ? Standing::None : reached(area) < m_in.zoom.least ? Standing::Under : Standing::Met; }
    [[nodiscard]] int count(Standing standing) const { return m_counts[static_cast<std::size_t>(standing)]; }
    [[nodiscard]] int total() const { return count(Standing::None) + count(Standing::Under) + count(Standing::Met); }
    [[nodiscard]] std::string name_of(base::Id<model::Area> id) const {
        const auto* area = m_in.plan.areas.find(id);
        return area == nullptr ? std::string() : area->name;
    }

    Scene empty() {
        m_scene.text({0, m_in.room.height / 2 - 20, m_in.room.width, 24}, base::tr(LICHSONG_N_("This plan has no communes yet: add them to its data (Ctrl+D), with the outlets that lie in them.")), Type::Body, Ink::Quiet, Align::Centre);
        return std::move(m_scene);
    }

    // What it comes to, and what can be chosen; the bar is filled, hatched and empty, so that it can be read without colours.
    void add_head() {
        const double width = m_scene.size.width - 2 * margin;
        add_choice(m_scene, {margin, 10, 270, 28}, counting_words(m_in.zoom, m_in.anchor), base::tr("What counts"), counting_choice);
        add_choice(m_scene, {margin + 280, 10, 130, 28}, std::to_string(m_in.zoom.least), base::tr(LICHSONG_N_("At least")), least_choice);
        const auto sum = base::fill(base::tr_n("{1} of {2} commune has had at least {3}", "{1} of {2} communes have had at least {3}", total()),
                                    {std::to_string(count(Standing::Met)), std::to_string(total()), std::to_string(m_in.zoom.least)});
        m_scene.text({margin + 424, 10, width - 424, 28}, sum, Type::Strong, Ink::Text);
        const Rect bar{margin, 48, width, 12};
        const double met = width * count(Standing::Met) / std::max(1, total());
        const double under = width * count(Standing::Under) / std::max(1, total());
        m_scene.fill({bar.x, bar.y, met, bar.height}, Ink::Good);
        m_scene.fill({bar.x + met, bar.y, under, bar.height}, Ink::CautionWash);
        if (under > 0) m_scene.fill({bar.x + met, bar.y, under, bar.height}, Ink::Caution).form = Form::Hatch;
        m_scene.outline(bar.inset(0.5), Ink::StrongLine, 2);
        const auto none = count(Standing::None) == 0 ? std::string() : base::tr(LICHSONG_N_("Nothing yet")) + " (" + std::to_string(count(Standing::None)) + "): " + without_any();
        m_scene.text({margin, 68, width, 26}, none, Type::Small, Ink::Danger);
        m_scene.thing(Kind::Heading, {margin, 48, width, 46}, {}, 0, none.empty() ? sum : sum + ". " + none);
        m_scene.line({0, header, m_scene.size.width, 0}, Ink::StrongLine);
    }

    [[nodiscard]] std::string without_any() const {
        std::string names;
        for (const auto& [parent, areas] : m_groups)
            for (const auto* area : areas)
                if (standing(*area) == Standing::None) names += (names.empty() ? "" : ", ") + name_of(area->area);
        return names;
    }

    double add_group(double y, base::Id<model::Area> parent, const std::vector<const AreaReach*>& areas) {
        if (m_groups.size() > 1) {
            const auto reached_by = std::count_if(areas.begin(), areas.end(), [&](const AreaReach* area) { return standing(*area) == Standing::Met; });
            const auto words = (parent ? name_of(parent) : base::tr(LICHSONG_N_("Without a larger area"))) + " · " + std::to_string(reached_by) + '/' + std::to_string(areas.size());
            m_scene.text({margin, y, m_scene.size.width - 2 * margin, group_height}, words, Type::Strong, Ink::Text);
            m_scene.thing(Kind::Heading, {margin, y, m_scene.size.width - 2 * margin, group_height}, {}, 0, words);
            y += group_height;
        }
        for (std::size_t i = 0; i < areas.size(); ++i) {
            const auto column = static_cast<double>(i % m_columns);
            const auto row = static_cast<double>(i / m_columns);
            add_tile({margin + column * (m_width + gap), y + row * (tile_height + gap), m_width, tile_height}, *areas[i]);
        }
        return y + static_cast<double>((areas.size() + m_columns - 1) / m_columns) * (tile_height + gap) + gap;
    }

    void add_tile(const Rect& place, const AreaReach& area) {
        constexpr std::array washes{Ink::DangerWash, Ink::CautionWash, Ink::GoodWash};
        constexpr std::array inks{Ink::Danger, Ink::Caution, Ink::Good};
        const auto how = static_cast<std::size_t>(standing(area));
        const auto missing = m_in.zoom.least - reached(area);
        m_scene.fill(place, washes[how], 6);
        auto& frame = m_scene.outline(place.inset(1), inks[how], 6);
        if (standing(area) == Standing::None) frame.form = Form::Dashes;
        if (standing(area) == Standing::Met) m_scene.fill({place.x, place.y + 6, 5, place.height - 12}, inks[how], 2);
        constexpr double number = 58;
        m_scene.text({place.x + 12, place.y + 6, place.width - number - 16, 20}, name_of(area.area), Type::Strong, Ink::Text);
        m_scene.text({place.x + 12, place.y + 28, place.width - 20, 18}, parts_of(area), Type::Tiny, Ink::Quiet);
        const auto sign = missing > 0 ? " −" + std::to_string(missing) : std::string(" ✓");
        m_scene.text({place.right() - number - 8, place.y + 6, number, 20}, std::to_string(reached(area)) + sign, Type::Strong, inks[how], Align::Right);
        m_scene.thing(Kind::Area, place, {}, area.area.value, spoken_tile(area, missing));
    }

    [[nodiscard]] std::string parts_of(const AreaReach& area) const {
        if (reached(area) == 0) return base::tr("Nothing yet");
        std::string parts;
        if (area.airings > 0) parts = base::fill(base::tr_n("{1} on its outlets", "{1} on its outlets", area.airings), {std::to_string(area.airings)});
        // TRANSLATORS: of a commune: entries of what was counted by hand there, meetings and the like
        if (area.tallies > 0) parts += (parts.empty() ? "" : " · ") + base::fill(base::tr_n("{1} counted by hand", "{1} counted by hand", area.tallies), {std::to_string(area.tallies)});
        return parts;
    }

    [[nodiscard]] std::string spoken_tile(const AreaReach& area, int missing) const {
        auto words = name_of(area.area) + ": " + parts_of(area);
        if (missing > 0) words += ", " + base::fill(base::tr_n("{1} more wanted", "{1} more wanted", missing), {std::to_string(missing)});
        return words;
    }

    const ViewInput& m_in;
    std::map<std::int64_t, std::vector<const AreaReach*>> m_groups;  ///< by the larger area
    std::array<int, 3> m_counts{};
    std::size_t m_columns = 1;
    double m_width = least_tile;
    Scene m_scene;
};

}  // namespace

Scene areas_scene(const ViewInput& in) { return Tiles(in).make(); }

}  // namespace lichsong::desktop
