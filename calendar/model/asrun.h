// SPDX-License-Identifier: Apache-2.0
// What an outlet's log says went out, held against what was booked there: each line and each booking gets one class. Pure: it
// reads no file, changes no placement and asks nobody; service/asrun_log.h reads the logs, service/asrun applies the result.
//
// Gains of a pair of line and booking, in points. Pairs are chosen so that the sum is highest, one to one.
//   same code                4 000  the code is printed on the papers that stations get, so it goes before everything: more than twice
//                                   what any pair without it can have, so no two such pairs are worth losing one with it
//   code with one slip         300  on top of the others; never alone, for neighbouring codes differ in one digit as well
//   title              550 - 1 000  likeness in per mille, see asrun_title.h; below 550 two titles share only common words
//   issue numbers agree        100  two issues of a column differ in nothing else; if they differ, it is no pair
//   within the tolerance       200  less than what a title of other words loses, so that a time does not outweigh a title
//   no time to compare         100  half of it: neither for nor against
//   neither title nor code     100  a line that says only when, within the tolerance
//   a second from its time   −0.001  the nearest is meant; a hundredth more than in proportion, so that order is kept where two bookings
//                                   and two lines could be paired either way; a day counts for any time beyond
// Thresholds: certain from a likeness of 800 (all words of the shorter, or abbreviated as stations do), up to
// three hours from its time (a live event moves an evening, not a day), and only where no other line or booking left over
// would do as well. Cut: a fifth or more of the length is missing, and 10 seconds at least (stations round, and trim credits).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/base/id.h"
#include "calendar/model/kind.h"
#include "calendar/model/time.h"

namespace lichsong::model {

/// A line of a log.
struct LogLine {
    long number = 0;                 ///< its place in the log: what results name it by, different for each
    Date day;                        ///< as the log has it; before the start of the broadcast day either this day's night or the next's
    std::optional<TimeOfDay> start;  ///< none: the log does not say, or the medium has no clock time
    Seconds length{0};               ///< 0: not said
    std::string code;                ///< empty: none
    std::string title;               ///< empty: none
    std::optional<base::Id<Placement>> linked;  ///< by hand: this booking, or an id of none for "nothing of ours"
};

/// A placement that should have gone out, with what is needed of its segment.
struct BookedAiring {
    base::Id<Placement> placement;  ///< different for each
    Date date;
    std::optional<TimeOfDay> start;  ///< none: matched by its day
    Seconds length{0};
    std::string code;
    std::string title;
    std::string title_en;
    int issue = 0;  ///< of its series; 0: none. A number in the title goes before it
};

struct AsRunTerms {
    TimeOfDay day_start;  ///< of the outlet's broadcast day
    int tolerance = 5;    ///< minutes by which an airing counts as on time
};

enum class AsRunClass : std::uint8_t {
    Aired,  ///< within the tolerance, or on the day where there is no time to compare
    Early,
    Late,
    Cut,  ///< aired, but clearly shorter than booked; whether it was late as well says the difference
    BookedNotAired,
    AiredNotBooked,
    Possible,  ///< like it, but not certain: never applied without a person
};
inline constexpr Names<7> as_run_class_names = {"aired", "early", "late", "cut", "booked_not_aired", "aired_not_booked", "possible"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(AsRunClass) { return as_run_class_names; }

/// What a pair rests on.
enum class AsRunReason : std::uint8_t {
    None,  ///< no pair
    Hand,  ///< linked, or set aside, by a person
    Code,
    CodeSlip,  ///< one character of the code is wrong, title or time agree
    TitleTime,
    Title,  ///< there is no time to compare, or it is beyond the tolerance
    Time,   ///< nothing else is said
};
inline constexpr Names<7> as_run_reason_names = {"none", "hand", "code", "code_slip", "title_time", "title", "time"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(AsRunReason) { return as_run_reason_names; }

/// One for each pair, each line left over and each booking left over.
struct AsRunResult {
    AsRunClass kind = AsRunClass::AiredNotBooked;
    std::optional<long> line;           ///< LogLine::number; none: booked and not aired
    base::Id<Placement> placement;      ///< none: aired and not booked
    int confidence = 0;                 ///< per cent that the pair is right; of what is left over, that nothing of it is like it
    std::optional<Seconds> difference;  ///< aired less booked; none where either has no time
    AsRunReason reason = AsRunReason::None;
    friend bool operator==(const AsRunResult&, const AsRunResult&) = default;
};

/// The lines' results by day, time and place, then the bookings left over by date and time. The same for every order of `lines` and
/// `booked`: of pairs that gain the same the earlier in day, time, title, code and place comes first, and of lines (bookings)
/// that say the same, the first in place gets the first booking (line). A link to a booking not among `booked`, or taken by an
/// earlier line, counts as "nothing of ours". Pairs are looked for among the 24 nearest in time of each title and day.
[[nodiscard]] std::vector<AsRunResult> reconcile(const std::vector<LogLine>& lines, const std::vector<BookedAiring>& booked,
                                                 const AsRunTerms& terms);

/// A booking that a line could be linked to by hand.
struct AsRunCandidate {
    base::Id<Placement> placement;
    int confidence = 0;  ///< per cent, as a pair of its own
    std::optional<Seconds> difference;
    AsRunReason reason = AsRunReason::None;  ///< None: only the day agrees
};

/// The likeliest first, at most `most`; links are not regarded. After them come other bookings of the day by time.
[[nodiscard]] std::vector<AsRunCandidate> link_candidates(const LogLine& line, const std::vector<BookedAiring>& booked,
                                                          const AsRunTerms& terms, std::size_t most = 8);

}  // namespace lichsong::model
