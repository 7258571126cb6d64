// SPDX-License-Identifier: Apache-2.0
// What the tests of scheduling messages share: reading through the real child process, and what is known of one question.
#pragma once

#include <fstream>
#include <sstream>
#include <string>

#include "calendar/base/error.h"
#include "calendar/ical/itip_judge.h"
#include "calendar/ical/itip_read.h"

namespace lichsong::test {

inline const base::Zone& vietnam() {
    static const base::Zone zone("Asia/Ho_Chi_Minh");
    return zone;
}

inline std::string itip_file(const std::string& name) {
    std::ifstream in(LICHSONG_TEST_DATA "/ical/itip/" + name, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

inline ical::ItipMessage read(std::string_view bytes) { return ical::read_itip(bytes, LICHSONG_READER, vietnam()); }

/// The code of the error that reading ends with; "read" where it does not.
inline std::string refusal(std::string_view bytes) {
    try {
        static_cast<void>(read(bytes));
    } catch (const base::Error& error) {
        return error.code();
    }
    return "read";
}

inline model::WallSeconds wall(int year, int month, int day, int hour, int minute) {
    return model::wall_seconds(model::Date(static_cast<unsigned short>(year), static_cast<unsigned short>(month), static_cast<unsigned short>(day)),
                               model::TimeOfDay::at(hour, minute));
}

/// "itip.stale_sequence itip.past"
inline std::string codes_of(const ical::ItipVerdict& verdict) {
    std::string all;
    for (const auto* condition : verdict.against) (all += all.empty() ? "" : " ") += condition->code;
    return all;
}

}  // namespace lichsong::test
