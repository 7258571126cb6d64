// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/layout/month.h"

#include <algorithm>

#include "calendar/base/i18n.h"

namespace lichsong::desktop {
namespace {

constexpr double header = 30;
constexpr double gutter = 34;      // week numbers
constexpr double day_line = 26;    // number and lunar day
constexpr double least_row = 84;

class Month {
public:
    explicit Month(const ViewInput& in)
        : m_in(in), m_span(month_span(in.anchor)), m_weeks(static_cast<int>((model::days_between(m_span.from, m_span.to) + 1) / 7)),
          m_column((in.room.width - gutter) / 7), m_row(std::max(least_row, (in.room.height - header) / m_weeks)) {}

    Scene make() {
        m_scene.size = {m_in.room.width, header + m_row * m_weeks};
        m_scene.pinned_top = header;
        for (int week = 0; week < m_weeks; ++week) {
            for (int day = 0; day < 7; ++day) add_day(week, day);
            add_week_number(week);
        }
        add_lines();
        add_header();  // last: it lies over what is scrolled below it
        return std::move(m_scene);
    }

private:
    [[nodiscard]] Rect cell(int week, int day) const { return {gutter + m_column * day, header + m_row * week, m_column, m_row}; }

    void add_day(int week, int index) {
        const auto day = model::plus_days(m_span.from, week * 7 + index);
        const auto place = cell(week, index);
        const auto& note = m_in.notes.on(day);
        const bool is_other_month = day.month() != m_in.anchor.month();
        if (note.dday) m_scene.fill(place, Ink::AccentWash);
        else if (note.off) m_scene.fill(place, Ink::Weekend);
        m_scene.thing(Kind::Day, place, {day, {}, 0, 0}, 0, day_name(day, note));
        add_number(place, day, is_other_month);
        m_scene.text({place.right() - 74, place.y + 5, 68, 16}, note.lunar, Type::Tiny, Ink::Faint, Align::Right);
        add_items(place, day, add_notes(place, note));
    }

    void add_number(const Rect& place, const model::Date& day, bool is_other_month) {
        const bool is_today = day == m_in.today;
        const Rect number{place.x + 5, place.y + 3, 22, 22};
        if (is_today) m_scene.fill(number, Ink::Accent, 11);
        auto words = std::to_string(static_cast<int>(day.day()));
        if (day.day() == 1 && !is_today) words += '/' + std::to_string(static_cast<int>(day.month()));
        const Rect wide{number.x, number.y, words.size() > 2 ? 44.0 : 22.0, number.height};
        m_scene.text(wide, words, Type::Strong, is_today ? Ink::OnAccent : is_other_month ? Ink::Faint : Ink::Text, words.size() > 2 ? Align::Left : Align::Centre);
    }

    // Holiday and milestones stand beside the number; returns how many pixels below the day line they have used.
    double add_notes(const Rect& place, const DayNote& note) {
        double used = 0;
        const auto add = [&](const std::string& words, Ink ink, Ink wash, std::int64_t milestone) {
            const Rect line{place.x + 4, place.y + day_line + used, place.width - 8, 17};
            if (line.bottom() > place.bottom() - chip_height) return;
            m_scene.fill(line, wash, 3);
            m_scene.text({line.x + 5, line.y, line.width - 8, line.height}, words, Type::Tiny, ink);
            if (milestone != 0) m_scene.thing(Kind::Milestone, line, {}, milestone, words);
            used += line.height + chip_gap;
        };
        if (!note.holiday.empty()) add(note.holiday, Ink::Danger, Ink::DangerWash, 0);
        constexpr std::size_t most = 2;
        for (std::size_t i = 0; i < note.milestones.size() && i < most; ++i) add("◆ " + note.milestones[i].title, Ink::Accent, Ink::AccentWash, note.milestones[i].id);
        if (note.milestones.size() > most) {
            // TRANSLATORS: further milestones on a day for which there is no room
            add(base::fill(base::tr(LICHSONG_N_("◆ {1} more milestones")), {std::to_string(note.milestones.size() - most)}), Ink::Accent, Ink::AccentWash, 0);
        }
        return used;
    }

    void add_items(const Rect& place, const model::Date& day, double used) {
        const auto items = m_in.schedule.on(day);
        const double top = place.y + day_line + used;
        const auto fitting = static_cast<std::size_t>(std::max(0.0, (place.bottom() - 3 - top) / (chip_height + chip_gap)));
        const bool all_fit = items.size() <= fitting;
        const auto shown = all_fit ? items.size() : std::max<std::size_t>(fitting, 1) - 1;
        for (std::size_t i = 0; i < shown; ++i) {
            const Rect chip{place.x + 4, top + (chip_height + chip_gap) * static_cast<double>(i), place.width - 8, chip_height};
            add_chip(m_scene, chip, items[i], m_in.legend, {m_in.is_selected(items[i].id), true, false});
        }
        if (all_fit) return;
        const Rect more{place.x + 4, std::min(top + (chip_height + chip_gap) * static_cast<double>(shown), place.bottom() - chip_height), place.width - 8, chip_height - 2};
        // TRANSLATORS: further placements of a day for which there is no room; {1} is a number
        auto words = base::fill(base::tr(LICHSONG_N_("+{1} more")), {std::to_string(items.size() - shown)});
        m_scene.text({more.x + 4, more.y, more.width - 8, more.height}, words, Type::Small, Ink::Quiet);
        m_scene.thing(Kind::More, more, {day, {}, 0, 0}, 0, std::move(words));
    }

    void add_week_number(int week) {
        const auto monday = model::plus_days(m_span.from, week * 7);
        const auto place = cell(week, 0);
        m_scene.text({0, place.y + 5, gutter - 6, 18}, std::to_string(monday.week_number()), Type::Tiny, Ink::Faint, Align::Right);
    }

    void add_lines() {
        for (int week = 0; week <= m_weeks; ++week) m_scene.line({0, header + m_row * week, m_in.room.width, 0}, Ink::Line);
        for (int day = 0; day < 7; ++day) m_scene.line({gutter + m_column * day, header, 0, m_row * m_weeks}, Ink::Line);
    }

    void add_header() {
        m_scene.fill({0, 0, m_in.room.width, header}, Ink::Page);
        const auto names = weekday_names();
        for (int day = 0; day < 7; ++day)
            m_scene.text({gutter + m_column * day + 10, 0, m_column - 12, header}, names[static_cast<std::size_t>(day)], Type::Small, day > 4 ? Ink::Danger : Ink::Quiet);
        m_scene.line({0, header, m_in.room.width, 0}, Ink::StrongLine);
    }

    [[nodiscard]] std::string day_name(const model::Date& day, const DayNote& note) const {
        auto name = weekday_names()[static_cast<std::size_t>(model::weekday(day))] + ' ' + model::dmy(day);
        for (const auto& step : note.milestones) name += ", " + step.title;
        if (!note.holiday.empty()) name += ", " + note.holiday;
        return name + ", " + count_text(m_in.schedule.on(day));
    }

    const ViewInput& m_in;
    model::DateSpan m_span;
    int m_weeks;
    double m_column;
    double m_row;
    Scene m_scene;
};

}  // namespace

model::DateSpan month_span(const model::Date& day) {
    const model::Date first(day.year(), day.month(), 1);
    return {model::monday_of(first), model::plus_days(model::monday_of(first.end_of_month()), 6)};
}

Scene month_scene(const ViewInput& in) { return Month(in).make(); }

}  // namespace lichsong::desktop
