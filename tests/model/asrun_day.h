// SPDX-License-Identifier: Apache-2.0
// A log and what was booked, written down in lines, and what came of holding one against the other.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "calendar/model/asrun.h"

namespace lichsong::test {

using namespace lichsong::model;

/// The first booking is placement 1, the first line is line 1.
struct AsRunDay {
    std::vector<LogLine> lines;
    std::vector<BookedAiring> booked;
    AsRunTerms terms;

    /// `time` empty: none. The code is P-1, P-2, …
    BookedAiring& book(const char* date, const char* time, const char* title, int seconds = 300) {
        BookedAiring row;
        row.placement = {static_cast<std::int64_t>(booked.size()) + 1};
        row.date = from_iso(date);
        if (*time != '\0') row.start = parse_time(time);
        row.length = Seconds(seconds);
        row.code = "DT21-" + std::to_string(1000 + 10 * row.placement.value);
        row.title = title;
        booked.push_back(std::move(row));
        return booked.back();
    }
    LogLine& log(const char* date, const char* time, const char* title, int seconds = 0) {
        LogLine row;
        row.number = static_cast<long>(lines.size()) + 1;
        row.day = from_iso(date);
        if (*time != '\0') row.start = parse_time(time);
        row.length = Seconds(seconds);
        row.title = title;
        lines.push_back(std::move(row));
        return lines.back();
    }
    [[nodiscard]] std::vector<AsRunResult> results() const { return reconcile(lines, booked, terms); }
    /// "aired 1-1 +120", "aired_not_booked 2", "booked_not_aired -3": class, line, placement, seconds.
    [[nodiscard]] std::vector<std::string> told() const {
        std::vector<std::string> all;
        for (const auto& result : results()) all.push_back(told(result));
        return all;
    }
    [[nodiscard]] static std::string told(const AsRunResult& result) {
        auto text = std::string(as_run_class_names[static_cast<std::size_t>(result.kind)]) + ' ';
        if (result.line) text += std::to_string(*result.line);
        if (result.placement) text += '-' + std::to_string(result.placement.value);
        if (result.difference && result.difference->count() != 0)
            text += (result.difference->count() > 0 ? " +" : " ") + std::to_string(result.difference->count());
        return text;
    }
};

using AsRunTold = std::vector<std::string>;

}  // namespace lichsong::test
