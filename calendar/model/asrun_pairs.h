// SPDX-License-Identifier: Apache-2.0
// Which booking a line of a log could be, and what each such pair gains. Chooses none of them: asrun.cpp does, and is the only
// caller. Lines and bookings are named by their places in the lists given.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "calendar/model/asrun.h"
#include "calendar/model/asrun_title.h"

namespace lichsong::model {

/// Likeness of titles, per mille, from which two are alike at all, and from which they are the same.
inline constexpr int alike_from = 550;
inline constexpr int same_from = 800;
/// How far an item may be from its time and still be the one that was booked.
inline constexpr std::int64_t farthest_certain = std::int64_t{3} * 3600;

struct AsRunPair {
    std::uint32_t line = 0;
    std::uint32_t booked = 0;
    std::int64_t gain = 0;                   ///< in millionths of the points of asrun.h
    int likeness = 0;                        ///< of the titles, per mille
    std::optional<std::int64_t> difference;  ///< seconds, aired less booked
    bool on_time = false;                    ///< there are times, and they are within the tolerance
    bool one_number = false;                 ///< only one of the two has an issue number
    AsRunReason reason = AsRunReason::None;
};

class PairFinder {
public:
    PairFinder(const std::vector<LogLine>& lines, const std::vector<BookedAiring>& booked, const AsRunTerms& terms);

    /// The pairs worth looking at; each once. Those without a reason are not among them.
    [[nodiscard]] std::vector<AsRunPair> all() const;
    /// One of them; its reason is None, and its gain 0, where it is no pair.
    [[nodiscard]] AsRunPair pair(std::uint32_t line, std::uint32_t booked) const;

private:
    struct Line {
        TitleKey title;
        std::string code;
        bool code_known = false;          ///< a booking has it
        std::vector<std::int64_t> walls;  ///< empty: no time; two where it may be of the night before or after
        long day = 0;                     ///< number of the broadcast day
    };
    struct Booking {
        TitleKey title;
        TitleKey title_en;
        std::optional<int> number;
        std::string code;
        std::optional<std::int64_t> wall;
        long day = 0;
    };
    friend class PairSearch;

    [[nodiscard]] std::optional<std::int64_t> difference(const Line& line, const Booking& booking) const;
    [[nodiscard]] AsRunPair judge(std::uint32_t line, std::uint32_t booked, int likeness) const;

    std::vector<Line> m_lines;
    std::vector<Booking> m_booked;
    std::int64_t m_tolerance;
};

}  // namespace lichsong::model
