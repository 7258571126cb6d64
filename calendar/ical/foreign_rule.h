// SPDX-License-Identifier: Apache-2.0
// A recurrence rule of somebody else's calendar, RFC 5545 §3.3.10, from daily up: read, expanded within a window, and held
// against what our own recurrence can say. Knows no zone, EXDATE or RDATE; import and the linter call it.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "calendar/ical/moment.h"
#include "calendar/model/recurrence.h"
#include "calendar/model/time.h"

namespace lichsong::ical {

/// Ordinals from the front (1, 2 …) and from the end (-1, -2 …): bit n is the n-th. Bit 0 is never set.
template <std::size_t most>
struct Ordinals {
    std::bitset<most + 1> front, back;

    [[nodiscard]] bool any() const { return front.any() || back.any(); }
    void add(int ordinal) { (ordinal < 0 ? back : front).set(static_cast<std::size_t>(ordinal < 0 ? -ordinal : ordinal)); }
    friend bool operator==(const Ordinals&, const Ordinals&) = default;
};

/// What a rule says; a list that is not there is empty. Two texts that list the same in another order are equal.
struct ForeignRule {
    enum class Freq : unsigned char { Daily, Weekly, Monthly, Yearly };

    Freq freq = Freq::Daily;
    model::Weekday week_start = model::Weekday::Monday;
    std::int32_t interval = 1;                       ///< days, weeks, months or years, from those of DTSTART
    std::int32_t count = 0;                          ///< 0: no COUNT
    std::optional<Moment> until;                     ///< as written; see RuleWindow::until
    std::uint16_t months = 0;                        ///< bit 1 is January
    std::uint8_t weekdays = 0;                       ///< BYDAY without ordinals; bit 0 is Monday
    std::array<Ordinals<53>, 7> nth_weekdays;        ///< BYDAY with ordinals, from Monday
    Ordinals<31> month_days;
    Ordinals<366> year_days;
    Ordinals<53> weeks;
    Ordinals<366> positions;                         ///< BYSETPOS
    std::optional<std::int32_t> hour, minute, second;  ///< set the time of day instead of DTSTART's; second 60 is read as 59

    [[nodiscard]] bool bounded_by_count() const noexcept { return count > 0; }
    [[nodiscard]] bool has_end() const noexcept { return count > 0 || until.has_value(); }
    [[nodiscard]] bool sets_time() const noexcept { return hour || minute || second; }
    [[nodiscard]] bool has_nth_weekdays() const;
    /// For a DTSTART that is a day: BYHOUR, BYMINUTE and BYSECOND count for nothing then (§3.3.10).
    [[nodiscard]] ForeignRule without_times() const;
    friend bool operator==(const ForeignRule&, const ForeignRule&) = default;
};

enum class RuleRefusal : unsigned char {
    Unreadable,     ///< no FREQ, a part unknown or there twice, a value out of its range
    BelowDaily,     ///< SECONDLY, MINUTELY, HOURLY
    Rscale,         ///< another calendar, RFC 7529
    TimeLists,      ///< several times of day
    CountAndUntil,  ///< §3.3.10 allows one of them
    NeverFalls,     ///< on no day from 1970 to 2100, whatever its start
    TooMany,        ///< the text is longer than any rule needs; callers also say so of RuleInstances::cut
    Misplaced,      ///< a part that must not stand beside this FREQ, as BYWEEKNO with MONTHLY, or BYSETPOS alone
};

/// All that can be said against a rule by its text alone; `rule` holds what could be read.
struct RuleReading {
    ForeignRule rule;
    std::uint16_t refusals = 0;  ///< bits by RuleRefusal

    [[nodiscard]] bool has(RuleRefusal refusal) const noexcept { return (refusals >> static_cast<unsigned>(refusal) & 1U) != 0; }
};

/// Reads the value of an RRULE. For the linter, which tells every fault; NeverFalls is not looked for.
[[nodiscard]] RuleReading read_rule(std::string_view rrule_value);

/// Reads the value of an RRULE, or says why it is refused: the first reason in the order of RuleRefusal. Takes 1 ms at most.
[[nodiscard]] std::variant<ForeignRule, RuleRefusal> read_foreign_rule(std::string_view rrule_value);

/// What is asked of a rule. Times are on the wall of DTSTART's zone; for whole days they are midnights.
struct RuleWindow {
    model::WallSeconds from = 0, to = 0;  ///< both within
    std::size_t most = 5'000;             ///< instances
    /// The last instant at which an instance may start. An UNTIL in UTC has to be put on the wall here by the caller, who
    /// knows the zone. Without it ForeignRule::until counts as it is written, a day as the end of that day (ical.md C35).
    std::optional<model::WallSeconds> until;
};

struct RuleInstances {
    std::vector<model::WallSeconds> starts;  ///< ascending, each once
    bool cut = false;                        ///< there are more than `most` in the window
};

/// The instances in the window, as §3.3.10 counts them from `dtstart`; none outside the years 1970 to 2100. A DTSTART that
/// the rule does not give is not among them, nor does COUNT count it. For a DTSTART that is a day, pass rule.without_times().
/// BYWEEKNO is read within calendar years: of a week across New Year each year has its own days. Whatever the rule, it takes
/// 1 ms where DTSTART is in those years too, and 10 ms where COUNT counts from the year 1.
[[nodiscard]] RuleInstances expand_foreign(const ForeignRule& rule, model::WallSeconds dtstart, const RuleWindow& window);

/// True where the rule gives its own start (ical.md C26), in any year from 1 to 9999.
[[nodiscard]] bool gives_start(const ForeignRule& rule, model::WallSeconds dtstart);

/// True where a start exists from which the rule, whatever its INTERVAL and COUNT, gives a day from 1970 to 2100.
[[nodiscard]] bool can_fall(const ForeignRule& rule);

/// The rhythm of the rule as our own value, where both give the same days from `anchor`, the day of DTSTART, for ever;
/// otherwise nothing. COUNT and UNTIL are left aside, as our own value has no end: who uses it takes the last day of
/// expand_foreign(). Nothing where the rule sets a time of day.
[[nodiscard]] std::optional<model::Recurrence> as_recurrence(const ForeignRule& rule, const model::Date& anchor);

}  // namespace lichsong::ical
