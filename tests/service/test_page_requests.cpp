// SPDX-License-Identifier: Apache-2.0
// What a partner is asked on its page, and what its answers there do.
#include <algorithm>

#include "../support/error_code.h"
#include "calendar/service/feeds.h"
#include "calendar/service/history.h"
#include "calendar/service/invitations.h"
#include "calendar/service/page_requests.h"
#include "sample_desk.h"

using namespace lichsong;
using namespace lichsong::test;
using model::EntityKind;
using model::LineAnswer;
using model::Placement;
using model::PlacementState;
using service::AnswerPolicy;
using service::LineReply;
using service::PageLine;

namespace {

struct OnPage : SampleDesk {
    OnPage() {
        feed_key = feed_for("dai-tinh", {});
        request = ask("dai-tinh", drafts_of("dai-tinh", 3));
        service::send_request(*desk, request, {});
    }
    std::string feed_for(const std::string& partner, const std::string& outlets) {
        service::NewFeed wanted;
        wanted.partner = partner;
        wanted.outlets = outlets;
        return service::add_feed(*desk, wanted).key;
    }
    [[nodiscard]] std::vector<std::string> drafts_of(const std::string& partner, std::size_t count) {
        std::vector<std::string> found;
        const auto id = row<model::Partner>(partner).id;
        for (const auto& [key, record] : rows(EntityKind::Placement)) {
            const auto one = model::from_record<Placement>(record);
            const auto* outlet = desk->context().outlets.find(one.outlet);
            if (one.state == PlacementState::Draft && !one.locked && one.start && one.date > desk->today() && outlet->partner.value == id && found.size() < count) found.push_back(key);
        }
        REQUIRE(found.size() == count);
        return found;
    }
    std::string ask(const std::string& partner, const std::vector<std::string>& placements) {
        service::Asking asking;
        asking.partner = partner;
        asking.title = "Đề nghị phát sóng";
        asking.note = "CANARY-note";
        asking.placements = placements;
        std::string made;
        service::new_request(*desk, asking, made);
        return made;
    }
    [[nodiscard]] model::Feed feed() { return row<model::Feed>(feed_key); }
    [[nodiscard]] std::vector<service::PageRequest> page() { return service::page_requests(*desk, feed()); }
    /// Of the request made here; the sample has others.
    [[nodiscard]] std::vector<PageLine> lines() {
        const auto all = page();
        for (const auto& one : all)
            if (one.key == request) return one.lines;
        return {};
    }
    model::Change answer(const std::vector<LineReply>& replies, AnswerPolicy policy = AnswerPolicy::Await) { return service::answer_from_page(*desk, feed(), request, replies, policy); }
    [[nodiscard]] model::RequestLine line(const std::string& code) { return row<model::RequestLine>(code); }
    [[nodiscard]] PlacementState state(const std::string& code) { return model::from_record<Placement>(*desk->rows().find(EntityKind::Placement, line(code).placement.value)).state; }
    static LineReply other_time(const std::string& code, const char* time) {
        LineReply reply{code, LineAnswer::CounterProposed, {}, "Giờ này đã có chương trình khác"};
        reply.counter.start = model::parse_time(time);
        return reply;
    }

    std::string feed_key, request;
};

}  // namespace

TEST_CASE_METHOD(OnPage, "A page asks what was sent to its partner and is still to come", "[request][page]") {
    const auto asked = lines();
    const auto requests = page().size();
    CHECK(asked.size() == 3);
    CHECK(std::all_of(asked.begin(), asked.end(), [](const PageLine& one) { return one.answer == LineAnswer::Open && !one.waits; }));
    const auto draft = ask("dai-tinh", {drafts_of("dai-tinh", 1)});
    CHECK(page().size() == requests);
    service::withdraw_lines(*desk, {lines().front().code}, "không cần nữa");
    CHECK(lines().size() == 2);
    clock.stamp += 400 * base::Stamp{86'400};
    CHECK(page().empty());
}

TEST_CASE_METHOD(OnPage, "A request that is closed is asked no more", "[request][page]") {
    const auto code = lines().front().code;
    service::close_request(*desk, request, "xong");
    CHECK(lines().empty());
    CHECK(code_of([&] { answer({{code, LineAnswer::Accepted, {}}}); }) == "page.not_asked");
}

TEST_CASE_METHOD(OnPage, "Another partner's page asks nothing of it and cannot answer it", "[request][page]") {
    const auto own = lines().front().code;
    feed_key = feed_for("bao-tinh", {});
    CHECK(lines().empty());
    const auto before = line(own);
    CHECK(code_of([&] { answer({{own, LineAnswer::Accepted, {}}}, AnswerPolicy::Apply); }) == "page.not_asked");
    CHECK(line(own).answer == before.answer);
    CHECK(service::pending_replies(*desk).empty());
}

TEST_CASE_METHOD(OnPage, "A feed of some outlets asks of these alone", "[request][page]") {
    std::string other;
    const auto asked = lines();
    for (const auto& outlet : desk->context().outlets) {
        const bool is_theirs = outlet.partner.value == row<model::Partner>("dai-tinh").id;
        const bool is_asked = std::any_of(asked.begin(), asked.end(), [&](const PageLine& one) { return one.outlet.vietnamese == outlet.name; });
        if (is_theirs && !is_asked) other = outlet.key;
    }
    REQUIRE_FALSE(other.empty());
    const auto code = asked.front().code;
    feed_key = feed_for("dai-tinh", other);
    CHECK(lines().empty());
    CHECK(code_of([&] { answer({{code, LineAnswer::Accepted, {}}}); }) == "page.not_asked");
}

TEST_CASE_METHOD(OnPage, "An answer that waits changes nothing until a person takes it", "[request][page]") {
    const auto code = lines().at(0).code;
    answer({{code, LineAnswer::Accepted, {}, "Nhất trí"}, other_time(lines().at(1).code, "21:10")});
    CHECK(line(code).answer == LineAnswer::Open);
    CHECK(state(code) == PlacementState::Requested);
    CHECK(lines().at(0).answer == LineAnswer::Accepted);
    CHECK(lines().at(0).waits);
    CHECK(lines().at(1).counter_start == model::parse_time("21:10"));
    CHECK(lines().at(2).answer == LineAnswer::Open);
    const auto waiting = service::pending_replies(*desk);
    REQUIRE(waiting.size() == 2);
    CHECK(waiting.at(0).means == model::Means::Page);
    CHECK(waiting.at(0).sender == feed().label);
    for (const auto& reply : waiting) service::apply_reply(*desk, reply.key);
    CHECK(line(code).answer == LineAnswer::Accepted);
    CHECK(line(code).comment.text == "Nhất trí");
    CHECK(state(code) == PlacementState::Confirmed);
    CHECK(line(lines().at(1).code).counter_start == model::parse_time("21:10"));
    CHECK_FALSE(lines().at(1).waits);
}

TEST_CASE_METHOD(OnPage, "An answer that counts at once is one change, which undo takes back", "[request][page]") {
    const auto first = lines().at(0).code;
    const auto second = lines().at(1).code;
    answer({{first, LineAnswer::Accepted, {}}, {second, LineAnswer::Declined, {}, "Trùng chương trình khác"}}, AnswerPolicy::Apply);
    CHECK(state(first) == PlacementState::Confirmed);
    CHECK(line(second).answer == LineAnswer::Declined);
    CHECK(line(second).comment.text == "Trùng chương trình khác");
    CHECK(service::pending_replies(*desk).empty());
    service::undo(*desk);
    CHECK(line(first).answer == LineAnswer::Open);
    CHECK(line(second).answer == LineAnswer::Open);
}

TEST_CASE_METHOD(OnPage, "The same answer twice is one answer", "[request][page]") {
    const auto code = lines().front().code;
    for (const auto policy : {AnswerPolicy::Await, AnswerPolicy::Apply}) {
        answer({{code, LineAnswer::Declined, {}}}, policy);
        CHECK(answer({{code, LineAnswer::Declined, {}}}, policy).id == 0);
        for (const auto& reply : service::pending_replies(*desk)) service::apply_reply(*desk, reply.key);
        answer({{code, LineAnswer::Accepted, {}}}, policy);
        for (const auto& reply : service::pending_replies(*desk)) service::apply_reply(*desk, reply.key);
    }
}

TEST_CASE_METHOD(OnPage, "Who thinks again leaves one answer waiting, the last", "[request][page]") {
    const auto code = lines().front().code;
    answer({{code, LineAnswer::Accepted, {}}});
    answer({other_time(code, "20:05")});
    answer({{code, LineAnswer::Declined, {}, "Hết giờ phát"}});
    const auto waiting = service::pending_replies(*desk);
    REQUIRE(waiting.size() == 1);
    CHECK(waiting.front().answer == LineAnswer::Declined);
    CHECK_FALSE(waiting.front().counter_start);
    CHECK(waiting.front().comment.text == "Hết giờ phát");
}

TEST_CASE_METHOD(OnPage, "One wrong answer among several refuses them all", "[request][page]") {
    const auto code = lines().front().code;
    for (const auto policy : {AnswerPolicy::Await, AnswerPolicy::Apply}) {
        CHECK(code_of([&] { answer({{code, LineAnswer::Accepted, {}}, {"L-9999", LineAnswer::Accepted, {}}}, policy); }) == "page.not_asked");
        CHECK(code_of([&] { answer({{code, LineAnswer::Accepted, {}}, other_time(lines().at(1).code, model::hm(*lines().at(1).start).c_str())}, policy); }) == "request.counter_same");
        CHECK(line(code).answer == LineAnswer::Open);
        CHECK(service::pending_replies(*desk).empty());
    }
}

TEST_CASE_METHOD(OnPage, "A line that was added to a sent request is asked only once it was sent", "[request][page]") {
    service::add_lines(*desk, request, drafts_of("dai-tinh", 1));
    CHECK(lines().size() == 3);
    service::send_request(*desk, request, {});
    CHECK(lines().size() == 4);
}
