// SPDX-License-Identifier: Apache-2.0
// What is agreed with partners: requests from the draft to the last answer, as use cases over the editor. Every one of them is one
// change, which undo takes back; the state of the placements follows from all answers, see model/coordination.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calendar/model/coordination.h"
#include "calendar/model/rules/rules.h"
#include "calendar/service/editor.h"
#include "calendar/service/schedule.h"

namespace lichsong::service {

struct Asking {
    std::string partner;                  ///< key
    std::string title;                    ///< empty: made from partner and dates by who shows it; then Error{Input,"field.required"}
    model::Date due;
    std::string number;
    model::Date letter_date;
    std::string note;
    std::vector<std::string> placements;  ///< codes; each becomes a line
};

/// A draft; `made` is its key. Error{Input,"request.nothing"} without placements, {"request.not_theirs"} where a media agency would be
/// asked about another's outlet, {"request.over"} for what is cancelled or past, {"request.asked_twice"} where an open request to the partner
/// has the placement already.
model::Change new_request(Desk& desk, const Asking& asking, std::string& made);
/// The same errors, and {"request.closed"}.
model::Change add_lines(Desk& desk, const std::string& request, const std::vector<std::string>& placements);

/// What a step of the trail may say beside what it is about.
struct TrailStep {
    model::Date date;                     ///< none: today
    model::Means means = model::Means::Letter;
    std::string number;
    std::string file;
    std::string note;
};

/// Asks for what the placements are now: lines that were not sent, and those whose placement changed since. A letter's number goes to the request
/// too where it has none. Error{Input,"request.nothing_new"}, {"request.closed"}.
model::Change send_request(Desk& desk, const std::string& request, const TrailStep& how);
model::Change mark_seen(Desk& desk, const std::string& request, const model::Date& date);

struct Reply {
    model::LineAnswer answer = model::LineAnswer::Accepted;
    Destination counter;                  ///< of a counter-proposal; what is empty stays as asked
    std::string comment;
    TrailStep how;
};
/// `lines` by code, or empty for all open ones of `request`. Error{Input,"request.not_sent"}, {"request.no_lines"}, {"request.counter_same"} for a
/// proposal of what was asked.
model::Change enter_reply(Desk& desk, const std::string& request, const std::vector<std::string>& lines, const Reply& reply);

/// What a paper says of one line.
struct LineReply {
    std::string line;
    model::LineAnswer answer = model::LineAnswer::Accepted;
    Destination counter;
    std::string comment = {};
};
/// All answers of a reply slip as one change: all or, where one is wrong, none. Errors as enter_reply(), and {"slip.twice"} for a line that is
/// answered twice.
model::Change enter_slip(Desk& desk, const std::string& request, const std::vector<LineReply>& replies, const TrailStep& how);

/// Moves the placement to where the partner proposes, and is agreed; rules that block refuse it. Error{Input,"request.no_counter"}.
model::Change accept_counter(Desk& desk, const std::string& line);
/// What was asked stands, and waits for an answer again.
model::Change refuse_counter(Desk& desk, const std::string& line, const std::string& reason);

/// Lines of a draft are removed, others withdrawn.
model::Change withdraw_lines(Desk& desk, const std::vector<std::string>& lines, const std::string& reason);
/// Nothing more is expected: open lines are withdrawn.
model::Change close_request(Desk& desk, const std::string& request, const std::string& reason);
/// A call, a meeting or a note for the trail.
model::Change add_to_trail(Desk& desk, const std::string& request, model::Way way, const std::string& title, const TrailStep& step);

// ---- what is shown

struct LineView {
    model::RequestLine line;
    model::PlacedSegment now;
    bool is_changed = false;                       ///< the placement is no longer what was asked
    std::vector<model::Violation> counter_breaks;  ///< what accepting the proposal would break, the worst first
};

struct RequestSummary {
    model::Request request;
    model::RequestStatus status = model::RequestStatus::Draft;
    model::Turn turn = model::Turn::Nobody;
    std::optional<int> working_days_left;
    int lines = 0;
    int answered = 0;
    int accepted = 0;
    bool is_to_be_reminded = false;
};

struct RequestFilter {
    std::string partner;                  ///< keys, with commas between
    std::string status;                   ///< names, with commas between; "open": all but draft, accepted and closed
    int remind_ahead = 2;                 ///< working days
};

/// By due date, those without one last. Errors as Filter.
[[nodiscard]] std::vector<RequestSummary> requests(Desk& desk, const RequestFilter& filter);

struct RequestView {
    RequestSummary summary;
    std::vector<LineView> lines;               ///< by time
    std::vector<model::TrailEntry> trail;      ///< the latest last
};
[[nodiscard]] RequestView request_view(Desk& desk, const std::string& request);

/// Requests with a line about the placement, newest first.
[[nodiscard]] std::vector<RequestSummary> requests_about(Desk& desk, std::int64_t placement);

}  // namespace lichsong::service
