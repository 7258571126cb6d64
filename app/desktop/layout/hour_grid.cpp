// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/layout/hour_grid.h"

#include <algorithm>
#include <cmath>

#include "app/desktop/layout/lanes.h"
#include "app/desktop/layout/moves.h"
#include "app/desktop/layout/spoken.h"
#include "calendar/base/i18n.h"

namespace lichsong::desktop {
namespace {

constexpr int seconds_per_hour = 3'600;
constexpr int minutes_per_hour = 60;
constexpr int hours = 24;
constexpr std::size_t most_issues = 4;  // before the hours, of one band
constexpr double row_hour = 2.25;       // an hour across is so much wider than one down is high: words lie across
constexpr double gap = 2;               // between the edge of a band and what lies in it

bool is_issue(const Item* item) { return !item->start; }

std::size_t issues_of(const Band& band) { return static_cast<std::size_t>(std::count_if(band.items.begin(), band.items.end(), is_issue)); }

// What has a time of the clock, in lanes.
struct Timed {
    const Item* item = nullptr;
    Stretch stretch;  ///< as long as it is drawn, in seconds
    Lane lane;
};

std::vector<Timed> timed_of(const Band& band, int least_seconds) {
    std::vector<Timed> timed;
    std::vector<Stretch> stretches;
    for (const auto* item : band.items) {
        if (is_issue(item)) continue;
        const int from = item->start->seconds;
        stretches.push_back({from, from + std::max<int>(least_seconds, static_cast<int>(item->length.count()))});
        timed.push_back({item, stretches.back(), {}});
    }
    const auto placed = lanes(stretches);
    for (std::size_t i = 0; i < timed.size(); ++i) timed[i].lane = placed[i];
    return timed;
}

// Words that lie along the hours get the room up to what is next in their lane, if they want it.
void widen(std::vector<Timed>& timed, int wished_seconds) {
    std::vector<int> next;  // of each lane: where what follows begins
    for (auto one = timed.rbegin(); one != timed.rend(); ++one) {
        if (one->lane.index >= next.size()) next.resize(one->lane.index + 1, one->stretch.from + wished_seconds);
        auto& ends = next[one->lane.index];
        one->stretch.to = std::max(one->stretch.to, std::min(ends, one->stretch.from + wished_seconds));
        ends = one->stretch.from;
    }
}

// A name in two lines, parted between words near its middle.
std::pair<std::string, std::string> in_two(const std::string& name) {
    const auto before = name.rfind(' ', name.size() / 2);
    const auto at = before == std::string::npos ? name.find(' ') : before;
    if (at == std::string::npos) return {name, {}};
    return {name.substr(0, at), name.substr(at + 1)};
}

class Grid {
public:
    Grid(const ViewInput& in, std::vector<Band> bands, const GridLook& look)
        : m_in(in), m_look(look), m_bands(std::move(bands)), m_axis{look.way, look.head + strip(), look.hour} {
        const auto seconds = [&](double length) { return static_cast<int>(length / look.hour * seconds_per_hour); };
        for (const auto& band : m_bands) {
            m_timed.push_back(timed_of(band, seconds(look.least_length)));
            widen(m_timed.back(), seconds(look.wished_length));
        }
        m_from.push_back(look.edge);
        for (std::size_t i = 0; i < m_bands.size(); ++i) m_from.push_back(m_from.back() + breadth_of(i));
    }

    Scene make() {
        const auto whole = m_axis.rect(0, 0, m_axis.at({hours * seconds_per_hour}) + m_look.wished_length, m_from.back());
        m_scene.size = {whole.width, whole.height};
        const auto pinned = m_axis.rect(0, 0, m_axis.origin, m_look.edge);
        m_scene.pinned_left = pinned.width;
        m_scene.pinned_top = pinned.height;
        m_scene.hours = m_axis;
        for (std::size_t i = 0; i < m_bands.size(); ++i) add_ground(i);
        add_lines();
        for (std::size_t i = 0; i < m_bands.size(); ++i) add_content(i);
        add_moves(m_scene, m_in);
        add_now();
        add_hours();
        m_scene.fill(m_axis.rect(0, 0, m_axis.origin, m_from.back()), Ink::Page);
        for (std::size_t i = 0; i < m_bands.size(); ++i) {
            if (is_rows()) add_row_name(i);
            else add_column_heading(i);
            add_issues(i);
        }
        m_scene.line(m_axis.rect(m_axis.origin, 0, 0, m_from.back()), Ink::StrongLine);
        return std::move(m_scene);
    }

private:
    [[nodiscard]] bool is_rows() const { return m_look.way == Way::Across; }
    [[nodiscard]] double breadth(std::size_t i) const { return m_from[i + 1] - m_from[i]; }
    [[nodiscard]] double length() const { return m_axis.length_of(hours * seconds_per_hour); }
    [[nodiscard]] double end() const { return m_axis.origin + length(); }
    [[nodiscard]] double issue_step() const { return m_look.chip + gap; }
    // What the bar of the slots takes of a band; no item lies on it.
    [[nodiscard]] double spare(std::size_t i) const { return m_bands[i].slots.empty() && !is_rows() ? 3 * gap : m_look.bar + 3 * gap; }

    [[nodiscard]] static std::size_t rows_of_issues(const Band& band) { return std::min(issues_of(band), most_issues + 1); }

    [[nodiscard]] double strip() const {
        constexpr double none = 4;
        std::size_t most = 0;
        for (const auto& band : m_bands) most = std::max(most, rows_of_issues(band));
        if (most == 0) return none;
        return m_look.strip > 0 ? m_look.strip : 3 * gap + issue_step() * static_cast<double>(most);
    }

    [[nodiscard]] double breadth_of(std::size_t i) const {
        if (m_look.lane == 0) return std::max(m_look.least_breadth, std::floor((m_in.room.width - m_look.edge) / static_cast<double>(m_bands.size())));
        std::size_t most = 1;
        for (const auto& one : m_timed[i]) most = std::max(most, one.lane.count);
        const double lanes_take = gap + m_look.lane * static_cast<double>(most) + spare(i);
        const double issues_take = 2 * gap + issue_step() * static_cast<double>(rows_of_issues(m_bands[i]));
        return std::max({m_look.least_breadth, lanes_take, issues_take});
    }

    void add_ground(std::size_t i) {
        const auto& band = m_bands[i];
        if (band.wash != Ink::Page) m_scene.fill(m_axis.rect(0, m_from[i], end(), breadth(i)), band.wash);
        const auto name = band.heading + ' ' + band.below;
        m_scene.thing(Kind::Day, m_axis.rect(0, m_from[i], m_axis.origin, breadth(i)), band.target, 0, name);
        m_scene.thing(Kind::Time, m_axis.rect(m_axis.origin, m_from[i], length(), breadth(i)), band.target, 0, name);
    }

    void add_lines() {
        const int steps = minutes_per_hour / m_in.zoom.step_minutes;
        constexpr double too_close = 12;
        const auto add = [&](double along, Ink ink) { m_scene.line(m_axis.rect(along, m_look.edge, 0, m_from.back() - m_look.edge), ink); };
        for (int hour = 0; hour < hours; ++hour) {
            const double along = m_axis.origin + m_look.hour * hour;
            add(along, Ink::StrongLine);
            for (int step = 1; step < steps && m_look.hour / steps >= too_close; ++step) add(along + m_look.hour * step / steps, Ink::Line);
        }
        for (const double from : m_from) m_scene.line(m_axis.rect(m_axis.origin, from, length(), 0), is_rows() ? Ink::StrongLine : Ink::Line);
    }

    void add_content(std::size_t i) {
        for (const auto& booked : m_bands[i].slots)
            if (booked.slot->start) add_slot(i, booked);
        for (const auto& one : m_timed[i]) add_timed(i, one);
        for (const auto& booked : m_bands[i].slots)
            if (booked.slot->start && booked.use.is_over()) add_over(slot_place(i, *booked.slot));
    }

    [[nodiscard]] Rect slot_place(std::size_t i, const model::Slot& slot) const {
        constexpr double least = 14;
        return m_axis.rect(m_axis.at(*slot.start), m_from[i] + 1, std::max(least, m_axis.length_of(static_cast<double>(slot.length.count()))), breadth(i) - 2);
    }

    void add_slot(std::size_t i, const BookedSlot& booked) {
        const auto& slot = *booked.slot;
        const auto place = slot_place(i, slot);
        auto target = m_bands[i].target;
        target.slot = slot.id;
        target.start = slot.start;
        if (slot.kind != model::SlotKind::Open) {
            m_scene.fill(place, Ink::Faint, 3).form = Form::Hatch;
            add_slot_words(i, place, slot.title, {}, Ink::Quiet);
            m_scene.thing(Kind::Heading, place, target, slot.id, slot.title);
            return;
        }
        m_scene.fill(place, Ink::Panel, 3);
        m_scene.outline(place.inset(0.5), Ink::StrongLine, 3);
        add_slot_words(i, place, slot.title, booked.use.words_of_rest(), Ink::Faint);
        add_use(m_from[i] + breadth(i), m_axis.begin_of(place), m_axis.end_of(place), booked.use);
        m_scene.thing(Kind::Slot, place, target, slot.id, spoken({slot.title, model::hm(*slot.start), booked.use.words()}));
    }

    // Where it is narrow what is left is worth more than the name. In rows below what is booked, which lies across; not where an
    // item would lie on the words.
    void add_slot_words(std::size_t i, const Rect& slot, const std::string& title, const std::string& rest, Ink ink) {
        constexpr double least_width = 60;
        constexpr double room_for_both = 110;
        constexpr double line = 14;
        if (slot.width < least_width || slot.height < line - 1) return;
        const Rect place{slot.x + 4, is_rows() ? slot.bottom() - m_look.bar - 2 * gap - line : slot.y, slot.width - 6, std::min(line, slot.height)};
        if (std::any_of(m_timed[i].begin(), m_timed[i].end(), [&](const Timed& one) { return place_of(i, one).meets(place.inset(1)); })) return;
        m_scene.text(place, rest.empty() ? title : slot.width < room_for_both ? rest : rest + " · " + title, Type::Tiny, ink);
    }

    // How full a slot is: a bar along its edge, from its beginning. What is only held is thinner than what is used, and all of it
    // warns above what the slot holds.
    void add_use(double edge, double begin, double end, const SlotUse& use) {
        if (!use.capacity() || *use.capacity() <= 0) return;
        const double across = edge - 1 - gap - m_look.bar;
        const double all = end - begin - 2 * gap;
        const auto whole = static_cast<double>(std::max(*use.capacity(), use.used() + use.held()));
        const auto part = [&](std::int64_t amount) { return all * static_cast<double>(amount) / whole; };
        m_scene.fill(m_axis.rect(begin + gap, across, all, m_look.bar), Ink::Line, 2);
        const double used = part(use.used());
        if (use.used() > 0) m_scene.fill(m_axis.rect(begin + gap, across, used, m_look.bar), use.is_over() ? Ink::Danger : Ink::Good, 2);
        const double thin = m_look.bar / 2;
        if (use.held() > 0) m_scene.fill(m_axis.rect(begin + gap + used, across + thin / 2, part(use.held()), thin), use.is_over() ? Ink::Danger : Ink::Caution, 1);
    }

    // Over what is booked, for it is hidden by it.
    void add_over(const Rect& slot) {
        constexpr double size = 13;
        const Rect place{slot.right() - size, slot.bottom() - size, size, size};
        m_scene.fill(place, Ink::DangerWash, 3);
        m_scene.outline(place.inset(0.5), Ink::Danger, 3);
        m_scene.text(place, "!", Type::Tiny, Ink::Danger, Align::Centre);
    }

    [[nodiscard]] Rect place_of(std::size_t i, const Timed& one) const {
        const double lane = m_look.lane > 0 ? m_look.lane : (breadth(i) - spare(i)) / static_cast<double>(one.lane.count);
        const double length = m_axis.length_of(one.stretch.to - one.stretch.from);
        return m_axis.rect(m_axis.at(*one.item->start), m_from[i] + gap + lane * static_cast<double>(one.lane.index), length - 1, lane - 1);
    }

    void add_timed(std::size_t i, const Timed& one) {
        constexpr double room_for_time = 72;
        const auto place = place_of(i, one);
        add_chip(m_scene, place, *one.item, m_in.legend, {m_in.is_selected(one.item->id), place.width >= room_for_time, false});
        if (m_look.wished_length > 0) add_true_length(place, *one.item);
    }

    // Where words take more room than the item has time, a line says how long it is.
    void add_true_length(const Rect& place, const Item& item) {
        constexpr double thick = 2;
        const double length = m_axis.length_of(static_cast<double>(item.length.count()));
        if (length < place.width) m_scene.fill({place.x, place.bottom() - thick, length, thick}, Ink::Own).own = m_in.legend.colour_of_outlet(item.outlet);
    }

    void add_issues(std::size_t i) {
        const auto& band = m_bands[i];
        const auto strip = m_axis.rect(m_look.head, m_from[i], m_axis.origin - m_look.head, breadth(i));
        Rect place{strip.x + gap, strip.y + gap, strip.width - 2 * gap - 1, m_look.chip};
        std::size_t shown = 0;
        const auto all = issues_of(band);
        for (const auto* item : band.items) {
            if (!is_issue(item)) continue;
            if (all > most_issues + 1 && shown == most_issues) break;
            add_chip(m_scene, place, *item, m_in.legend, {m_in.is_selected(item->id), false, false});
            place.y += issue_step();
            ++shown;
        }
        if (shown == all) return;
        auto words = base::fill(base::tr(LICHSONG_N_("+{1} more")), {std::to_string(all - shown)});
        m_scene.text({place.x + 4, place.y, place.width - 5, place.height}, words, Type::Small, Ink::Quiet);
        m_scene.thing(Kind::More, place, band.target, 0, std::move(words));
    }

    void add_column_heading(std::size_t i) {
        const auto& band = m_bands[i];
        const auto ink = band.is_today ? Ink::Accent : band.ink;
        constexpr double narrow = 80;
        const double x = m_from[i] + (breadth(i) < narrow ? 4 : 8);
        const double width = m_from[i + 1] - x - 4;
        if (breadth(i) < narrow) {
            const auto [first, rest] = in_two(band.heading);
            m_scene.text({x, 2, width, 14}, first, Type::Tiny, ink);
            m_scene.text({x, 15, width, 14}, rest, Type::Tiny, ink).cut = Cut::Front;
        } else {
            m_scene.text({x, 5, width, 20}, band.heading, Type::Strong, ink);
        }
        m_scene.text({x, breadth(i) < narrow ? 28.0 : 24.0, width, 16}, band.below, Type::Tiny, Ink::Quiet);
        add_heading(i);
    }

    void add_row_name(std::size_t i) {
        const auto& band = m_bands[i];
        constexpr double margin = 10;
        constexpr double below = 24;
        const Rect line{margin, m_from[i], m_look.head - 2 * margin - below, gap + m_look.lane + gap};
        m_scene.text(line, band.heading, m_look.lane > chip_height ? Type::Strong : Type::Small, band.is_today ? Ink::Accent : band.ink);
        m_scene.text({line.right(), line.y, below, line.height}, band.below, Type::Tiny, Ink::Quiet, Align::Right);
        m_scene.line({0, m_from[i + 1], m_axis.origin, 0}, Ink::StrongLine);
        add_heading(i);
    }

    void add_heading(std::size_t i) {
        const auto& band = m_bands[i];
        constexpr double mark = 3;
        if (band.is_today) m_scene.fill(m_axis.rect(m_look.head - mark, m_from[i], mark, breadth(i)), Ink::Accent, 1);
        m_scene.thing(Kind::Heading, m_axis.rect(0, m_from[i], m_look.head, breadth(i)), band.target, 0, band.heading + ' ' + band.below);
    }

    void add_hours() {
        m_scene.fill(m_axis.rect(0, 0, end(), m_look.edge), Ink::Page);
        for (int hour = 0; hour < hours; ++hour) {
            const double along = m_axis.origin + m_look.hour * hour;
            const auto words = model::hm(model::TimeOfDay::at(hour, 0));
            if (is_rows()) m_scene.text({along + 4, 0, m_look.hour - 6, m_look.edge}, words, Type::Tiny, Ink::Quiet);
            else m_scene.text({0, along, m_look.edge - 8, 18}, words, Type::Tiny, Ink::Quiet, Align::Right);
        }
        if (is_rows()) m_scene.line({0, m_look.edge, m_scene.size.width, 0}, Ink::StrongLine);
    }

    // A line through all bands of today, with a dot where it begins.
    void add_now() {
        if (!m_in.now) return;
        constexpr double dot = 4;
        const double now = m_axis.at(*m_in.now);
        for (std::size_t i = 0; i < m_bands.size(); ++i) {
            if (!m_bands[i].is_today) continue;
            m_scene.line(m_axis.rect(now, m_from[i], 0, breadth(i)), Ink::Danger).width = 2;
            if (i == 0 || !m_bands[i - 1].is_today) m_scene.fill(m_axis.rect(now - dot, m_from[i] - dot, 2 * dot, 2 * dot), Ink::Danger, dot);
        }
    }

    const ViewInput& m_in;
    const GridLook& m_look;
    std::vector<Band> m_bands;
    std::vector<std::vector<Timed>> m_timed;  ///< of each band
    std::vector<double> m_from;               ///< across, of each band, and the end of the last
    Axis m_axis;
    Scene m_scene;
};

}  // namespace

GridLook columns_look(const Zoom& zoom, double least_breadth) {
    GridLook look;
    look.edge = 52;
    look.head = 46;
    look.least_breadth = least_breadth;
    look.least_length = 18;
    look.hour = zoom.hour_height;
    return look;
}

GridLook rows_look(const Zoom& zoom) {
    GridLook look;
    look.way = Way::Across;
    look.edge = 26;
    look.head = zoom.condensed ? 150 : 190;
    look.strip = zoom.condensed ? 110 : 150;
    look.least_breadth = zoom.condensed ? 0 : 46;
    look.lane = zoom.condensed ? 16 : 22;
    look.chip = zoom.condensed ? 15 : chip_height;
    look.least_length = zoom.condensed ? 28 : 64;
    look.wished_length = zoom.condensed ? 110 : 150;
    look.bar = zoom.condensed ? 2 : 4;
    look.hour = zoom.hour_height * row_hour;
    return look;
}

Scene hour_grid(const ViewInput& in, std::vector<Band> bands, const GridLook& look) { return Grid(in, std::move(bands), look).make(); }

}  // namespace lichsong::desktop
