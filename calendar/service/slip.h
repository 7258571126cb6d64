// SPDX-License-Identifier: Apache-2.0
// What a person types off a paper reply: "L-0001=ok 2=no 3=20:30 4=22/5,20:30". Read into answers; entering them is enter_slip's.
#pragma once

#include "calendar/service/coordination.h"

namespace lichsong::service {

/// Answers with blanks or semicolons between, each CODE=ANSWER: ok (yes, co), maybe (chua), no (khong), a time, a day, or both with a comma
/// between. Of a code its number is enough. Error{Input,"slip.unreadable"} {text}; errors of parse_date and parse_time.
[[nodiscard]] std::vector<LineReply> parse_slip(std::string_view text, const model::DateContext& dates);

}  // namespace lichsong::service
