// SPDX-License-Identifier: Apache-2.0
// The table of Art. 112, and the prefix counts behind WorkingDays.
#include "calendar/model/holidays.h"

#include <algorithm>
#include <array>

#include "calendar/model/lunar.h"

namespace lichsong::model {
namespace {

struct HolidayRule {
    bool lunar;
    int month;
    int day;
    int shift;   ///< days from that date to the first day off
    int length;  ///< days
    HolidayKind kind;
    bool restricted;
    const char* title;
    const char* title_en;
};

// Labour Code 2019 (45/2019/QH14), Art. 112. Which five days of Tết and which day beside 2 September is settled each year:
// the usual choice is computed, the override table corrects it. 24 November is announced, not enacted as far as was seen.
constexpr std::array rules{
    HolidayRule{false, 1, 1, 0, 1, HolidayKind::Off, false, "Tết Dương lịch", "New Year's Day"},
    HolidayRule{true, 1, 1, -1, 5, HolidayKind::Off, true, "Tết Nguyên đán", "Lunar New Year"},
    HolidayRule{true, 3, 10, 0, 1, HolidayKind::Off, false, "Giỗ Tổ Hùng Vương", "Hung Kings' Commemoration"},
    HolidayRule{false, 4, 30, 0, 1, HolidayKind::Off, false, "Ngày Chiến thắng", "Reunification Day"},
    HolidayRule{false, 5, 1, 0, 1, HolidayKind::Off, false, "Quốc tế Lao động", "Labour Day"},
    HolidayRule{false, 6, 21, 0, 1, HolidayKind::Mark, false, "Ngày Báo chí Cách mạng Việt Nam", "Press Day"},
    HolidayRule{false, 8, 19, 0, 1, HolidayKind::Mark, false, "Ngày hội toàn dân bảo vệ an ninh Tổ quốc", "National Security Day"},
    HolidayRule{false, 9, 2, 0, 2, HolidayKind::Off, false, "Quốc khánh", "National Day"},
};

constexpr int margin_days = 120;  // no lead time is longer

bool earlier(const HolidayDay& left, const HolidayDay& right) { return left.date < right.date; }

}  // namespace

std::span<const FieldInfo> holiday_fields() {
    static constexpr std::array list{
        field<&Holiday::title>("title", Required | Searched),
        field<&Holiday::title_en>("title_en", Searched),
        field<&Holiday::kind>("kind"),
        field<&Holiday::first_day>("first_day", Required),
        field<&Holiday::last_day>("last_day"),
        field<&Holiday::restricted>("restricted"),
        field<&Holiday::source>("source"),
    };
    return list;
}

std::vector<HolidayDay> computed_holidays(int year) {
    std::vector<HolidayDay> days;
    for (const auto& rule : rules) {
        const Date base = rule.lunar ? from_lunar({rule.day, rule.month, year, false})
                                     : Date(static_cast<unsigned short>(year), static_cast<unsigned short>(rule.month), static_cast<unsigned short>(rule.day));
        for (int i = 0; i < rule.length; ++i)
            days.push_back({plus_days(base, rule.shift + i), rule.kind, rule.restricted, rule.title, rule.title_en});
    }
    std::sort(days.begin(), days.end(), earlier);
    return days;
}

WorkingDays::WorkingDays(const Date& from, const Date& to, std::span<const Holiday> overrides)
    : m_first(plus_days(from, -margin_days)), m_last(plus_days(to, margin_days)) {
    for (int year = m_first.year(); year <= static_cast<int>(m_last.year()); ++year)
        for (auto& day : computed_holidays(year)) m_days.push_back(std::move(day));
    for (const auto& row : overrides) {
        if (!is_set(row.first_day)) continue;  // no day is later than "no date": the walk below would not end
        const Date last = is_set(row.last_day) ? std::min(row.last_day, m_last) : row.first_day;
        for (Date day = std::max(row.first_day, m_first); day <= last; day = plus_days(day, 1)) {
            std::erase_if(m_days, [&](const HolidayDay& computed) { return computed.date == day; });
            m_days.push_back({day, row.kind, row.restricted, row.title, row.title_en});
        }
    }
    std::stable_sort(m_days.begin(), m_days.end(), earlier);

    const auto size = static_cast<std::size_t>(days_between(m_first, m_last) + 1);
    m_working.resize(size);
    for (std::size_t i = 0; i < size; ++i) m_working[i] = weekday(plus_days(m_first, static_cast<long>(i))) < Weekday::Saturday ? 1 : 0;
    for (const auto& day : m_days)
        if (covers(day.date) && day.kind != HolidayKind::Mark)
            m_working[static_cast<std::size_t>(days_between(m_first, day.date))] = day.kind == HolidayKind::Working ? 1 : 0;
    m_count.resize(size);
    for (std::size_t i = 0; i < size; ++i) {
        m_count[i] = static_cast<std::int32_t>(m_nth.size());
        if (m_working[i] != 0) m_nth.push_back(static_cast<std::int32_t>(i));
    }
}

bool WorkingDays::is_working(const Date& date) const {
    if (!covers(date)) return weekday(date) < Weekday::Saturday;
    return m_working[static_cast<std::size_t>(days_between(m_first, date))] != 0;
}

Date WorkingDays::before(const Date& date, int count) const {
    if (count <= 0) return date;
    if (covers(date)) {
        const auto earlier_days = m_count[static_cast<std::size_t>(days_between(m_first, date))];
        if (earlier_days >= count) return plus_days(m_first, m_nth[static_cast<std::size_t>(earlier_days - count)]);
    }
    Date day = date;
    while (count > 0) {
        day = plus_days(day, -1);
        if (is_working(day)) --count;
    }
    return day;
}

int WorkingDays::between(const Date& from, const Date& to) const {
    if (to <= from) return 0;
    const auto until = [&](const Date& day) { return m_count[static_cast<std::size_t>(days_between(m_first, day))] + (is_working(day) ? 1 : 0); };
    if (covers(from) && covers(to)) return until(to) - until(from);
    // Beyond what is known weeks have five days.
    constexpr long week = 7;
    const auto weeks = days_between(from, to) / week;
    int count = static_cast<int>(weeks) * 5;
    for (auto day = plus_days(from, weeks * week + 1); day <= to; day = plus_days(day, 1)) count += weekday(day) < Weekday::Saturday ? 1 : 0;
    return count;
}

const HolidayDay* WorkingDays::holiday(const Date& date) const {
    const auto found = std::lower_bound(m_days.begin(), m_days.end(), HolidayDay{date, {}, false, {}, {}}, earlier);
    return found != m_days.end() && found->date == date ? &*found : nullptr;
}

}  // namespace lichsong::model
