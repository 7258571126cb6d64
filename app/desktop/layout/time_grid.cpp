// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/layout/time_grid.h"

#include <algorithm>
#include <cmath>

#include "app/desktop/layout/lanes.h"
#include "calendar/base/i18n.h"

namespace lichsong::desktop {
namespace {

constexpr double hours_width = 52;
constexpr double header = 46;
constexpr int minutes_per_hour = 60;
constexpr int seconds_per_minute = 60;
constexpr int seconds_per_hour = 3'600;
constexpr int hours = 24;
constexpr std::size_t most_issues = 4;  // above the hours, of one column

struct SlotBox {
    const model::Slot* slot = nullptr;
    std::int64_t used = 0;
};

struct Column {
    std::string heading;
    std::string below;
    Ink ink = Ink::Text;
    Ink wash = Ink::Page;
    bool is_today = false;
    Target target;
    std::vector<const Item*> items;
    std::vector<SlotBox> slots;
};

class Grid {
public:
    Grid(const ViewInput& in, std::vector<Column> columns, double least_width)
        : m_in(in), m_columns(std::move(columns)),
          m_width(std::max(least_width, std::floor((in.room.width - hours_width) / static_cast<double>(std::max<std::size_t>(1, m_columns.size()))))),
          m_top(header + issues_height()) {}

    Scene make() {
        m_scene.size = {hours_width + m_width * static_cast<double>(m_columns.size()), m_top + m_in.zoom.hour_height * hours};
        m_scene.pinned_top = m_top;
        m_scene.pinned_left = hours_width;
        for (std::size_t i = 0; i < m_columns.size(); ++i) add_ground(i);
        add_lines();
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            for (const auto& box : m_columns[i].slots) add_slot(i, box);
            add_timed(i);
        }
        add_now();
        add_hours();
        m_scene.fill({0, 0, m_scene.size.width, m_top}, Ink::Page);
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            add_heading(i);
            add_issues(i);
        }
        m_scene.line({0, m_top, m_scene.size.width, 0}, Ink::StrongLine);
        return std::move(m_scene);
    }

private:
    [[nodiscard]] double left(std::size_t column) const { return hours_width + m_width * static_cast<double>(column); }
    [[nodiscard]] double at(model::TimeOfDay time) const { return m_top + m_in.zoom.hour_height * time.seconds / seconds_per_hour; }

    [[nodiscard]] double issues_height() const {
        std::size_t most = 0;
        for (const auto& column : m_columns) most = std::max(most, static_cast<std::size_t>(std::count_if(column.items.begin(), column.items.end(), is_issue)));
        return most == 0 ? 4 : 6 + (chip_height + chip_gap) * static_cast<double>(std::min(most, most_issues + 1));
    }
    static bool is_issue(const Item* item) { return !item->start; }

    void add_ground(std::size_t i) {
        const auto& column = m_columns[i];
        const Rect whole{left(i), 0, m_width, m_scene.size.height};
        if (column.wash != Ink::Page) m_scene.fill(whole, column.wash);
        m_scene.thing(Kind::Day, {whole.x, 0, whole.width, m_top}, column.target, 0, column.heading + ' ' + column.below);
        m_scene.thing(Kind::Time, {whole.x, m_top, whole.width, whole.height - m_top}, column.target, 0, column.heading + ' ' + column.below);
    }

    void add_lines() {
        const int steps = minutes_per_hour / m_in.zoom.step_minutes;
        for (int hour = 0; hour < hours; ++hour) {
            const double y = m_top + m_in.zoom.hour_height * hour;
            m_scene.line({hours_width, y, m_scene.size.width - hours_width, 0}, Ink::StrongLine);
            constexpr double too_close = 12;
            for (int step = 1; step < steps; ++step)
                if (m_in.zoom.hour_height / steps >= too_close) m_scene.line({hours_width, y + m_in.zoom.hour_height * step / steps, m_scene.size.width - hours_width, 0}, Ink::Line);
        }
        for (std::size_t i = 0; i <= m_columns.size(); ++i) m_scene.line({left(i), header - 16, 0, m_scene.size.height - header + 16}, Ink::Line);
    }

    void add_slot(std::size_t i, const SlotBox& box) {
        const auto& slot = *box.slot;
        if (!slot.start) return;
        const double top = at(*slot.start);
        const double height = std::max(14.0, m_in.zoom.hour_height * static_cast<double>(slot.length.count()) / seconds_per_hour);
        const Rect place{left(i) + 1, top, m_width - 2, height};
        auto target = m_columns[i].target;
        target.slot = slot.id;
        target.start = slot.start;
        if (slot.kind != model::SlotKind::Open) {
            m_scene.fill(place, Ink::Faint, 3).form = Form::Hatch;
            if (height >= 15 && m_width > 60) m_scene.text({place.x + 5, place.y, place.width - 8, 15}, slot.title, Type::Tiny, Ink::Quiet);
            m_scene.thing(Kind::Heading, place, target, slot.id, slot.title);
            return;
        }
        m_scene.fill(place, Ink::Panel, 3);
        m_scene.outline(place.inset(0.5), Ink::StrongLine, 3);
        add_use(place, slot, box.used);
        m_scene.thing(Kind::Slot, place, target, slot.id, slot_name(slot, box.used));
    }

    // How full a slot is: a bar along its right edge, which turns into a warning above what it holds.
    void add_use(const Rect& place, const model::Slot& slot, std::int64_t used) {
        const auto capacity = model::slot_capacity(slot);
        if (m_width > 60 && place.height >= 13) m_scene.text({place.x + 5, place.y, place.width - 16, 14}, slot.title, Type::Tiny, Ink::Faint);
        if (!capacity || *capacity <= 0) return;
        constexpr double bar = 4;
        const double part = std::min(1.0, static_cast<double>(used) / static_cast<double>(*capacity));
        const Rect track{place.right() - bar - 2, place.y + 2, bar, place.height - 4};
        m_scene.fill(track, Ink::Line, 2);
        const double filled = track.height * part;
        if (used > 0) m_scene.fill({track.x, track.bottom() - filled, bar, filled}, used > *capacity ? Ink::Danger : Ink::Good, 2);
    }

    [[nodiscard]] static std::string slot_name(const model::Slot& slot, std::int64_t used) {
        const auto capacity = model::slot_capacity(slot);
        auto name = slot.title + (slot.start ? ", " + model::hm(*slot.start) : "");
        if (capacity) name += ", " + std::to_string(used) + '/' + std::to_string(*capacity);
        return name;
    }

    void add_timed(std::size_t i) {
        const auto& column = m_columns[i];
        std::vector<const Item*> timed;
        std::vector<Stretch> stretches;
        constexpr double least_height = 18;
        const int least = static_cast<int>(least_height / m_in.zoom.hour_height * seconds_per_hour);
        for (const auto* item : column.items) {
            if (!item->start) continue;
            timed.push_back(item);
            stretches.push_back({item->start->seconds, item->start->seconds + std::max<int>(least, static_cast<int>(item->length.count()))});
        }
        const auto in_lanes = lanes(stretches);
        for (std::size_t k = 0; k < timed.size(); ++k) {
            const double width = (m_width - 6) / static_cast<double>(in_lanes[k].count);
            const double height = m_in.zoom.hour_height * (stretches[k].to - stretches[k].from) / seconds_per_hour;
            const Rect place{left(i) + 2 + width * static_cast<double>(in_lanes[k].index), at(*timed[k]->start), width - 1, height - 1};
            add_chip(m_scene, place, *timed[k], m_in.legend, {m_in.is_selected(timed[k]->id), true, false});
        }
    }

    void add_issues(std::size_t i) {
        const auto& column = m_columns[i];
        double y = header;
        std::size_t shown = 0;
        const auto all = static_cast<std::size_t>(std::count_if(column.items.begin(), column.items.end(), is_issue));
        for (const auto* item : column.items) {
            if (item->start) continue;
            if (all > most_issues + 1 && shown == most_issues) break;
            add_chip(m_scene, {left(i) + 2, y, m_width - 5, chip_height}, *item, m_in.legend, {m_in.is_selected(item->id), false, false});
            y += chip_height + chip_gap;
            ++shown;
        }
        if (shown == all) return;
        auto words = base::fill(base::tr(LICHSONG_N_("+{1} more")), {std::to_string(all - shown)});
        m_scene.text({left(i) + 6, y, m_width - 10, chip_height}, words, Type::Small, Ink::Quiet);
        m_scene.thing(Kind::More, {left(i) + 2, y, m_width - 5, chip_height}, column.target, 0, std::move(words));
    }

    void add_heading(std::size_t i) {
        const auto& column = m_columns[i];
        const double x = left(i) + 8;
        if (column.is_today) m_scene.fill({left(i), header - 3, m_width, 3}, Ink::Accent, 1);
        m_scene.text({x, 5, m_width - 12, 20}, column.heading, Type::Strong, column.is_today ? Ink::Accent : column.ink);
        m_scene.text({x, 24, m_width - 12, 16}, column.below, Type::Tiny, Ink::Quiet);
        m_scene.thing(Kind::Heading, {left(i), 0, m_width, header}, column.target, 0, column.heading + ' ' + column.below);
    }

    void add_hours() {
        m_scene.fill({0, 0, hours_width, m_scene.size.height}, Ink::Page);
        for (int hour = 0; hour < hours; ++hour)
            m_scene.text({0, m_top + m_in.zoom.hour_height * hour, hours_width - 8, 18}, (hour < 10 ? "0" : "") + std::to_string(hour) + ":00", Type::Tiny, Ink::Quiet,
                         Align::Right);
    }

    void add_now() {
        if (!m_in.now) return;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            if (!m_columns[i].is_today) continue;
            const double y = at(*m_in.now);
            auto& line = m_scene.line({left(i), y, m_width, 0}, Ink::Danger);
            line.width = 2;
            m_scene.fill({left(i) - 4, y - 4, 8, 8}, Ink::Danger, 4);
        }
    }

    const ViewInput& m_in;
    std::vector<Column> m_columns;
    double m_width;
    double m_top;
    Scene m_scene;
};

Column day_column(const ViewInput& in, const model::Date& day) {
    const auto& note = in.notes.on(day);
    Column column;
    column.heading = weekday_names()[static_cast<std::size_t>(model::weekday(day))] + ' ' + std::to_string(static_cast<int>(day.day())) + '/' + std::to_string(static_cast<int>(day.month()));
    column.below = note.lunar + (note.holiday.empty() ? "" : " · " + note.holiday);
    if (!note.milestones.empty()) column.below = "◆ " + note.milestones.front().title;
    column.ink = note.off ? Ink::Danger : Ink::Text;
    column.wash = note.dday ? Ink::AccentWash : note.off ? Ink::Weekend : Ink::Page;
    column.is_today = day == in.today;
    column.target.date = day;
    for (const auto& item : in.schedule.on(day)) column.items.push_back(&item);
    return column;
}

}  // namespace

model::DateSpan week_span(const model::Date& day) { return {model::monday_of(day), model::plus_days(model::monday_of(day), 6)}; }

Scene week_scene(const ViewInput& in) {
    std::vector<Column> columns;
    for (int i = 0; i < 7; ++i) columns.push_back(day_column(in, model::plus_days(model::monday_of(in.anchor), i)));
    constexpr double least = 90;
    return Grid(in, std::move(columns), least).make();
}

Scene day_scene(const ViewInput& in) { return Grid(in, {day_column(in, in.anchor)}, 200).make(); }

Scene outlet_scene(const ViewInput& in) {
    std::unordered_map<std::int64_t, std::size_t> place;
    std::vector<Column> columns(in.outlets.size());
    std::unordered_map<std::int64_t, std::int64_t> used;
    for (std::size_t i = 0; i < in.outlets.size(); ++i) place.emplace(in.outlets[i], i);
    for (const auto& item : in.schedule.on(in.anchor)) {
        const auto column = place.find(item.outlet);
        if (column == place.end()) continue;
        columns[column->second].items.push_back(&item);
        if (const auto* slot = in.plan.slots.find({item.slot}); slot != nullptr && model::state_info(item.state).occupies)
            used[item.slot] += slot->capacity_unit == model::CapacityUnit::Seconds ? item.length.count() : 1;
    }
    for (const auto& outlet : in.plan.outlets) {
        const auto found = place.find(outlet.id);
        if (found == place.end()) continue;
        auto& column = columns[found->second];
        column.heading = base::in_language(outlet.name, outlet.name_en);
        column.below = std::to_string(column.items.size());
        column.is_today = in.anchor == in.today;
        column.target = {in.anchor, {}, outlet.id, 0};
    }
    for (const auto& slot : in.plan.slots) {
        const auto found = place.find(slot.outlet.value);
        if (found == place.end() || model::slot_dates(slot, in.plan.campaign.first_day, in.anchor, in.anchor).empty()) continue;
        columns[found->second].slots.push_back({&slot, used[slot.id]});
    }
    constexpr double wide = 128;
    constexpr double narrow = 56;
    return Grid(in, std::move(columns), in.zoom.condensed ? narrow : wide).make();
}

model::TimeOfDay time_at(const Scene& scene, const Zoom& zoom, double y) {
    const double minutes = (y - scene.pinned_top) / zoom.hour_height * minutes_per_hour;
    const int snapped = static_cast<int>(std::floor(minutes / zoom.step_minutes)) * zoom.step_minutes;
    return {std::clamp(snapped, 0, hours * minutes_per_hour - zoom.step_minutes) * seconds_per_minute};
}

double height_of(const Scene& scene, const Zoom& zoom, model::TimeOfDay time) { return scene.pinned_top + zoom.hour_height * time.seconds / seconds_per_hour; }

}  // namespace lichsong::desktop
