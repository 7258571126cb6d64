// SPDX-License-Identifier: Apache-2.0
// Days off and working-day arithmetic. The rules of Labour Code 2019, Art. 112 (solar and lunar) are computed; what the
// Government settles each year (which five days of Tết, the day beside 2/9, swapped Saturdays) is rows of the plan.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "calendar/model/entity.h"

namespace lichsong::model {

enum class HolidayKind : std::uint8_t {
    Off,      ///< a day off
    Working,  ///< a Saturday or Sunday worked instead, or a computed holiday that is not kept
    Mark,     ///< shown, but worked
};
inline constexpr Names<3> holiday_kind_names = {"off", "working", "mark"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(HolidayKind) { return holiday_kind_names; }

/// A row of the yearly override table. It outranks what is computed for its days.
struct Holiday : Entity {
    std::string title;
    std::string title_en;
    HolidayKind kind = HolidayKind::Off;
    Date first_day;
    Date last_day;             ///< none: one day
    bool restricted = false;   ///< hard subjects keep away from it (rule "holiday")
    std::string source;
};

[[nodiscard]] std::span<const FieldInfo> holiday_fields();

struct HolidayDay {
    Date date;
    HolidayKind kind = HolidayKind::Off;
    bool restricted = false;
    std::string title;
    std::string title_en;
};

/// The holidays that follow from the law for a year, without overrides: sorted by date.
[[nodiscard]] std::vector<HolidayDay> computed_holidays(int year);

/// Days off and working days of a stretch of time; constant time for each question.
class WorkingDays {
public:
    /// Covers [from, to] and a margin on both sides that lead times need.
    WorkingDays(const Date& from, const Date& to, std::span<const Holiday> overrides);

    /// Monday to Friday, less holidays, plus days worked instead.
    [[nodiscard]] bool is_working(const Date& date) const;

    /// The latest working day that has `count` working days between it and `date`, counting back from the day before:
    /// 1 is the last working day before `date`. 0 gives `date` itself. Dates far outside the stretch count Monday to
    /// Friday only.
    [[nodiscard]] Date before(const Date& date, int count) const;

    /// How many working days there are after `from` up to and with `to`; none where `to` is not later.
    [[nodiscard]] int between(const Date& from, const Date& to) const;

    /// What is special about the day, nullptr where nothing is.
    [[nodiscard]] const HolidayDay* holiday(const Date& date) const;

private:
    [[nodiscard]] bool covers(const Date& date) const { return date >= m_first && date <= m_last; }
    Date m_first;
    Date m_last;
    std::vector<HolidayDay> m_days;        ///< sorted by date
    std::vector<std::uint8_t> m_working;   ///< a day each from m_first
    std::vector<std::int32_t> m_count;     ///< working days before that day
    std::vector<std::int32_t> m_nth;       ///< place of the n-th working day
};

}  // namespace lichsong::model
