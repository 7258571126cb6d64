// SPDX-License-Identifier: Apache-2.0
// The days of one year that pass all BY parts of a rule, as a set of 366 bits. FREQ and INTERVAL only part such sets into
// periods, which is foreign_expand.cpp's; nobody else calls this.
#pragma once

#include <array>
#include <bit>
#include <cstdint>

#include "calendar/ical/foreign_rule.h"

namespace lichsong::ical {

/// A day as days from 1970-01-01.
using DayNumber = std::int64_t;

/// Monday is 0.
[[nodiscard]] constexpr int weekday_of(DayNumber day) { return static_cast<int>(((day + 3) % 7 + 7) % 7); }

struct Year {
    explicit Year(int year_number);
    [[nodiscard]] Year next() const { return {number + 1, first + length}; }

    int number;
    DayNumber first;                 ///< 1 January
    int length;                      ///< 365 or 366
    std::array<int, 13> month_start;  ///< days from 1 January; the thirteenth is `length`

private:
    Year(int year_number, DayNumber first_day);
};
[[nodiscard]] Year year_of(DayNumber day);

/// Days of a year; day 0 is 1 January.
class YearDays {
public:
    void put(int day) { m_words[word_of(day)] |= 1ULL << (day & 63); }
    /// Adds the days `from`, `from`+1 … of the lowest bits of `bits`; what lies outside 0…383 is dropped.
    void put_bits(int from, std::uint64_t bits);
    void put_range(int from, int end);
    void drop_before(int day);
    YearDays& operator&=(const YearDays& other);

    /// Calls `take(day)` in order until it returns false; false where it did.
    template <class Take>
    [[nodiscard]] bool each(Take&& take) const {
        for (std::size_t word = 0; word < m_words.size(); ++word)
            for (auto bits = m_words[word]; bits != 0; bits &= bits - 1)
                if (!take(static_cast<int>(word * 64) + std::countr_zero(bits))) return false;
        return true;
    }

private:
    static std::size_t word_of(int day) { return static_cast<std::size_t>(day) / 64; }

    std::array<std::uint64_t, 6> m_words{};
};

/// The days of `year` within `months` (bit 1 is January) that pass the BY parts of the rule. What the rule leaves to DTSTART
/// must have been filled in before.
[[nodiscard]] YearDays days_of(const ForeignRule& rule, const Year& year, unsigned months);

}  // namespace lichsong::ical
