// SPDX-License-Identifier: Apache-2.0
// What is told of requests, on the command line, in the window and on paper alike.
#pragma once

#include <string>

#include "calendar/service/coordination.h"
#include "calendar/service/difference_sheet.h"

namespace lichsong::app {

[[nodiscard]] std::string request_status_name(model::RequestStatus status);
/// "partner", "us" or nothing.
[[nodiscard]] std::string turn_name(model::Turn turn);
[[nodiscard]] std::string answer_name(model::LineAnswer answer);

/// "by 12/5/2021, 2 working days left"; empty where nothing is due.
[[nodiscard]] std::string due_text(const service::RequestSummary& summary);

/// "T6 21/5/2021 19:45, Đài PT-TH, 5:00".
[[nodiscard]] std::string airing_text(const model::Plan& plan, const model::Airing& airing);
[[nodiscard]] std::string airing_text(const service::PartnerRow& row);

/// What a letter about these days is about, where nobody said it: "Broadcasts of 17–23/5/2021".
[[nodiscard]] std::string request_title(const model::Date& first, const model::Date& last);

/// The answer, with what is proposed instead, and the partner's words.
[[nodiscard]] std::string answer_text(const model::Plan& plan, const service::LineView& line);

}  // namespace lichsong::app
