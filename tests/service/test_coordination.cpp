// SPDX-License-Identifier: Apache-2.0
// Requests to partners from the draft to the last answer, and what they make of the placements.
#include "../support/error_code.h"
#include "calendar/service/coordination.h"
#include "calendar/service/history.h"
#include "sample_desk.h"

using namespace lichsong;
using namespace lichsong::test;
using model::EntityKind;
using model::LineAnswer;
using model::Placement;
using model::PlacementState;
using model::RequestStatus;
using service::Asking;
using service::Reply;

namespace {

struct Asked : SampleDesk {
    /// Two drafts of the station, with a time, outside any series.
    Asked() {
        const auto station = row<model::Partner>("dai-tinh").id;
        for (const auto& [key, record] : rows(EntityKind::Placement)) {
            const auto one = model::from_record<Placement>(record);
            const auto* outlet = desk->context().outlets.find(one.outlet);
            if (one.state != PlacementState::Draft || one.locked || !one.start || outlet->partner.value != station) continue;
            codes.push_back(key);
            if (codes.size() == 2) break;
        }
        REQUIRE(codes.size() == 2);
        Asking asking;
        asking.partner = "dai-tinh";
        asking.title = "Đề nghị phát sóng";
        asking.due = from_iso("2021-05-14");
        asking.placements = codes;
        service::new_request(*desk, asking, request);
    }
    static model::Date from_iso(const char* text) { return model::from_iso(text); }
    [[nodiscard]] service::RequestView view() { return service::request_view(*desk, request); }
    [[nodiscard]] RequestStatus status() { return view().summary.status; }
    [[nodiscard]] PlacementState state(std::size_t i = 0) { return row<Placement>(codes[i]).state; }
    [[nodiscard]] std::string line(std::size_t i = 0) {
        for (const auto& one : view().lines)
            if (one.now.placement.key == codes[i]) return one.line.key;
        FAIL("no such line");
        return {};
    }
    void send() { service::send_request(*desk, request, {}); }
    void answer(LineAnswer answer, const std::vector<std::string>& lines = {}) {
        Reply reply;
        reply.answer = answer;
        service::enter_reply(*desk, request, lines, reply);
    }
    void counter_an_hour_later(const std::string& code) {
        Reply reply;
        reply.answer = LineAnswer::CounterProposed;
        reply.counter.start = model::TimeOfDay{row<Placement>(codes[0]).start->seconds + 3'600};
        reply.comment = "Khung này đã kín";
        service::enter_reply(*desk, request, {code}, reply);
    }
    void move_later() {
        service::Destination to;
        to.start = model::TimeOfDay{row<Placement>(codes[0]).start->seconds + 1'800};
        service::move_placement(*desk, codes[0], to);
    }

    std::vector<std::string> codes;
    std::string request;
};

}  // namespace

TEST_CASE_METHOD(Asked, "A drafted request changes no placement; a sent one asks for all of them", "[coordination]") {
    CHECK(status() == RequestStatus::Draft);
    CHECK(state() == PlacementState::Draft);
    send();
    CHECK(status() == RequestStatus::Sent);
    CHECK(state(0) == PlacementState::Requested);
    CHECK(state(1) == PlacementState::Requested);
    CHECK(view().trail.size() == 1);
    CHECK(view().summary.working_days_left == 4);
    service::undo(*desk);
    CHECK(status() == RequestStatus::Draft);
    CHECK(state() == PlacementState::Draft);
    CHECK(view().trail.empty());
}

TEST_CASE_METHOD(Asked, "Answers are entered line by line, or for all that are open", "[coordination]") {
    send();
    answer(LineAnswer::Declined, {line(1)});
    CHECK(state(1) == PlacementState::Declined);
    CHECK(state(0) == PlacementState::Requested);
    answer(LineAnswer::Accepted);
    CHECK(state(0) == PlacementState::Confirmed);
    CHECK(state(1) == PlacementState::Declined);
    CHECK(status() == RequestStatus::PartlyAccepted);
    SECTION("A partner may think again") {
        answer(LineAnswer::Accepted, {line(1)});
        CHECK(state(1) == PlacementState::Confirmed);
        CHECK(status() == RequestStatus::Accepted);
        answer(LineAnswer::Declined, {line(1)});
        CHECK(state(1) == PlacementState::Declined);
    }
    SECTION("With nothing open there is nothing to answer at once") { CHECK(code_of([&] { answer(LineAnswer::Accepted); }) == "request.no_lines"); }
}

TEST_CASE_METHOD(Asked, "A proposal stands beside the original until it is taken up, which moves the placement and agrees", "[coordination]") {
    send();
    const auto before = row<Placement>(codes[0]);
    counter_an_hour_later(line());
    CHECK(state() == PlacementState::CounterProposed);
    CHECK(row<Placement>(codes[0]).start == before.start);
    CHECK(status() == RequestStatus::CounterProposed);
    CHECK(view().summary.turn == model::Turn::Ours);

    SECTION("Taken up") {
        const auto change = service::accept_counter(*desk, line());
        const auto now = row<Placement>(codes[0]);
        CHECK(now.start->seconds == before.start->seconds + 3'600);
        CHECK(now.date == before.date);
        CHECK(now.state == PlacementState::Confirmed);
        CHECK(now.sequence > before.sequence);
        CHECK(view().summary.accepted == 1);
        CHECK(desk->journal().size_of(change.id) >= 2);
        service::undo(*desk);
        CHECK(row<Placement>(codes[0]).start == before.start);
        CHECK(status() == RequestStatus::CounterProposed);
    }
    SECTION("Not taken up, what was asked waits again") {
        service::refuse_counter(*desk, line(), "Trùng giờ thời sự");
        CHECK(state() == PlacementState::Requested);
        CHECK(view().summary.answered == 0);
        CHECK(code_of([&] { service::accept_counter(*desk, line()); }) == "request.no_counter");
    }
    SECTION("A locked placement stays") {
        service::lock_placement(*desk, codes[0], true);
        CHECK(code_of([&] { service::accept_counter(*desk, line()); }) == "placement.locked");
    }
}

TEST_CASE_METHOD(Asked, "What is proposed tells which rules it would break", "[coordination]") {
    send();
    Reply reply;
    reply.answer = LineAnswer::CounterProposed;
    reply.counter.date = model::plus_days(desk->context().campaign.dday, 40);  // long after election day
    service::enter_reply(*desk, request, {line()}, reply);
    for (const auto& one : view().lines)
        if (one.line.answer == LineAnswer::CounterProposed) CHECK_FALSE(one.counter_breaks.empty());
}

TEST_CASE_METHOD(Asked, "What moves after it was agreed is asked for again, and only that", "[coordination]") {
    send();
    answer(LineAnswer::Accepted);
    CHECK(code_of([&] { send(); }) == "request.nothing_new");
    move_later();
    CHECK(state() == PlacementState::Requested);
    const auto moved = view();
    CHECK(std::count_if(moved.lines.begin(), moved.lines.end(), [](const auto& one) { return one.is_changed; }) == 1);
    send();
    CHECK(view().summary.answered == 1);
    CHECK(status() == RequestStatus::Sent);
    answer(LineAnswer::Accepted);
    CHECK(state() == PlacementState::Confirmed);
}

TEST_CASE_METHOD(Asked, "A placement is confirmed when everybody who was asked agrees", "[coordination]") {
    send();
    Asking also;
    also.partner = "mttq-tinh";
    also.title = "Xin ý kiến";
    also.placements = {codes[0]};
    std::string second;
    service::new_request(*desk, also, second);
    service::send_request(*desk, second, {});
    answer(LineAnswer::Accepted);
    CHECK(state(0) == PlacementState::Requested);
    CHECK(state(1) == PlacementState::Confirmed);
    Reply reply;
    service::enter_reply(*desk, second, {}, reply);
    CHECK(state(0) == PlacementState::Confirmed);
    SECTION("A proposal taken up leaves the other to agree to the new time") {
        counter_an_hour_later(line());
        service::accept_counter(*desk, line());
        CHECK(state(0) == PlacementState::Requested);
        service::send_request(*desk, second, {});
        service::enter_reply(*desk, second, {}, reply);
        CHECK(state(0) == PlacementState::Confirmed);
    }
}

TEST_CASE_METHOD(Asked, "Withdrawn lines and closed requests ask for nothing any more", "[coordination]") {
    SECTION("Of a draft they are gone") {
        service::withdraw_lines(*desk, {line(1)}, "");
        CHECK(view().lines.size() == 1);
    }
    SECTION("Of a sent one they stay to be seen") {
        send();
        service::withdraw_lines(*desk, {line(1)}, "Đổi kế hoạch");
        CHECK(view().lines.size() == 2);
        CHECK(state(1) == PlacementState::Draft);
        CHECK(view().summary.lines == 1);
        CHECK(code_of([&] { answer(LineAnswer::Accepted, {line(1)}); }) == "request.line_withdrawn");
    }
    SECTION("Closing withdraws what is open and keeps what is agreed") {
        send();
        answer(LineAnswer::Accepted, {line(0)});
        service::close_request(*desk, request, "Xong");
        CHECK(status() == RequestStatus::Closed);
        CHECK(state(0) == PlacementState::Confirmed);
        CHECK(state(1) == PlacementState::Draft);
        for (const auto& code : {code_of([&] { send(); }), code_of([&] { answer(LineAnswer::Accepted); }), code_of([&] { service::add_lines(*desk, request, {codes[1]}); })}) CHECK(code == "request.closed");
    }
}

TEST_CASE_METHOD(Asked, "What cannot be asked is refused, and nothing is written", "[coordination]") {
    const auto asked_of = [&](const char* partner, const std::vector<std::string>& placements) {
        Asking asking;
        asking.partner = partner;
        asking.title = "x";
        asking.placements = placements;
        std::string made;
        return code_of([&] { service::new_request(*desk, asking, made); });
    };
    const auto count = rows(EntityKind::Request).size();
    CHECK(asked_of("dai-tinh", {}) == "request.nothing");
    CHECK(asked_of("bao-tinh", {codes[0]}) == "request.not_theirs");
    CHECK(asked_of("dai-tinh", {codes[0]}) == "request.asked_twice");
    CHECK(asked_of("dai-tinh", {"DT21-9999"}) == "row.unknown");
    CHECK(asked_of("nobody", {codes[0]}) == "row.unknown");
    service::cancel_placement(*desk, codes[1], "");
    CHECK(asked_of("mttq-tinh", {codes[1]}) == "request.over");
    CHECK(rows(EntityKind::Request).size() == count);
    CHECK(code_of([&] { answer(LineAnswer::Accepted); }) == "request.not_sent");
    send();
    CHECK(code_of([&] { answer(LineAnswer::Open); }) == "request.no_answer");
    Reply same;
    same.answer = LineAnswer::CounterProposed;
    CHECK(code_of([&] { service::enter_reply(*desk, request, {line()}, same); }) == "request.counter_same");
}

TEST_CASE_METHOD(Asked, "A placement that is asked for is not removed, and a cancelled one stays cancelled", "[coordination]") {
    CHECK(code_of([&] { service::unbook_placements(*desk, {codes[0]}); }) == "row.in_use");
    send();
    service::cancel_placement(*desk, codes[0], "Bão");
    answer(LineAnswer::Accepted);
    CHECK(state(0) == PlacementState::Cancelled);
    CHECK(state(1) == PlacementState::Confirmed);
}

TEST_CASE_METHOD(Asked, "The board lists who owes whom what, the earliest due first, and whom to remind", "[coordination]") {
    send();
    const auto all = service::requests(*desk, {});
    CHECK(all.size() >= 2);
    CHECK(std::is_sorted(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.request.due < b.request.due; }));
    CHECK(all.front().status == RequestStatus::Overdue);
    CHECK(all.front().is_to_be_reminded);
    service::RequestFilter filter;
    filter.partner = "dai-tinh";
    for (const auto& one : service::requests(*desk, filter)) CHECK(one.request.partner.value == row<model::Partner>("dai-tinh").id);
    filter.partner = "";
    filter.status = "overdue, sent";
    for (const auto& one : service::requests(*desk, filter)) CHECK((one.status == RequestStatus::Overdue || one.status == RequestStatus::Sent));
    filter.status = "late";
    CHECK(code_of([&] { (void)service::requests(*desk, filter); }) == "field.choice");
    CHECK(service::requests_about(*desk, row<Placement>(codes[0]).id).front().request.key == request);
}
