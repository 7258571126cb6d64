// SPDX-License-Identifier: Apache-2.0
// What a partner's page asks the partner, and the answers that come back from it. Like the page it is an allow-list: what is not a member
// here cannot stand there.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calendar/model/message.h"
#include "calendar/service/coordination.h"
#include "calendar/service/partner_page.h"

namespace lichsong::service {

/// A line of a request as it was asked.
struct PageLine {
    std::string code;
    model::Date date;
    std::optional<model::TimeOfDay> start;
    model::Seconds length{0};
    TwoNames title;
    TwoNames outlet;
    std::string responsible;
    model::LineAnswer answer = model::LineAnswer::Open;  ///< the partner's last, looked at by a person or not
    model::Date counter_date;                            ///< what it proposes
    std::optional<model::TimeOfDay> counter_start;
    bool waits = false;                                  ///< nobody has looked at the answer yet

    friend bool operator==(const PageLine&, const PageLine&) = default;
};

struct PageRequest {
    std::string key;
    std::string title;
    std::string number;
    model::Date letter_date;
    model::Date due;
    std::vector<PageLine> lines;  ///< by time

    friend bool operator==(const PageRequest&, const PageRequest&) = default;
};

/// Requests that were sent to the feed's partner and are not closed, by due date; of their lines those from today on whose outlet, day and
/// topic the feed shows.
[[nodiscard]] std::vector<PageRequest> page_requests(Desk& desk, const model::Feed& feed);

/// What becomes of an answer from a page: it waits for a person, or it counts at once.
enum class AnswerPolicy { Await, Apply };
inline constexpr model::Names<2> answer_policy_names = {"await", "apply"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(AnswerPolicy) { return answer_policy_names; }

/// Takes answers of one request from the feed's page, all or, where one is wrong, none, as one change; one without an id where all of it was
/// said before. An answer that waits takes the place of one to the same line that waited. Error{Input,"page.not_asked",{line}} for a line that
/// does not stand on the page; else as enter_slip().
model::Change answer_from_page(Desk& desk, const model::Feed& feed, const std::string& request, const std::vector<LineReply>& replies, AnswerPolicy policy);

}  // namespace lichsong::service
