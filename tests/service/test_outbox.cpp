// SPDX-License-Identifier: Apache-2.0
// What waits for partners, and what becomes of it when a person sends it: one message for each, kept word for word.
#include <algorithm>

#include "../support/error_code.h"
#include "calendar/base/error.h"
#include "calendar/service/history.h"
#include "calendar/service/outbox.h"
#include "calendar/service/schedule.h"
#include "sample_desk.h"

using namespace lichsong;
using namespace lichsong::test;
using model::EntityKind;
using model::MessageStage;
using model::Outgoing;
using model::Placement;
using model::PlacementState;
using service::WaitingMessage;

namespace {

constexpr const char* theirs = "kehoach@dai-tinh.example";

struct Post : SampleDesk {
    Post() {
        set(EntityKind::Campaign, desk->context().campaign.key, {{"email", std::string("lich@congan-tinh.example")}});
        set(EntityKind::Partner, "dai-tinh", {{"email", std::string(theirs)}});
        forbid_nothing();
        const auto station = row<model::Partner>("dai-tinh").id;
        for (const auto& [key, record] : rows(EntityKind::Placement)) {
            const auto one = model::from_record<Placement>(record);
            const auto* outlet = desk->context().outlets.find(one.outlet);
            if (one.state == PlacementState::Draft && !one.locked && one.start && outlet->partner.value == station && one.date > desk->today()) drafts.push_back(key);
        }
        REQUIRE(drafts.size() >= 3);
    }
    std::string ask(const std::vector<std::string>& placements) {
        service::Asking asking;
        asking.partner = "dai-tinh";
        asking.title = "Đề nghị phát sóng";
        asking.placements = placements;
        asking.note = "CANARY-note";
        std::string made;
        service::new_request(*desk, asking, made);
        return made;
    }
    std::string posted(const std::vector<std::string>& placements) {
        auto made = ask(placements);
        service::put_in_outbox(*desk, made, Outgoing::Asking);
        return made;
    }
    [[nodiscard]] std::vector<std::string> waiting() {
        std::vector<std::string> keys;
        for (const auto& one : service::outbox(*desk)) keys.push_back(one.partner.key);
        return keys;
    }
    [[nodiscard]] std::optional<WaitingMessage> for_station() {
        for (auto& one : service::outbox(*desk))
            if (one.partner.key == "dai-tinh") return one;
        return std::nullopt;
    }
    model::Message send(const service::Courier& courier) {
        return service::send_message(*desk, {"dai-tinh", desk->session().last_change(), {"Lịch phát sóng", "Kính gửi Đài\n"}, [](const base::Error& error) { return error.code(); }}, {}, courier);
    }
    model::Message send() {
        return send([this](const std::string& mail, const mail::Outgoing& message) {
            mails.push_back(mail);
            last = message;
        });
    }
    [[nodiscard]] PlacementState state(const std::string& code) { return row<Placement>(code).state; }
    void move(const std::string& code, int seconds = 1'800) {
        service::Destination to;
        to.start = model::TimeOfDay{row<Placement>(code).start->seconds + seconds};
        service::move_placement(*desk, code, to);
    }
    /// A confirmed placement of the station, or of another, still to come.
    [[nodiscard]] std::string agreed(bool of_station) {
        const auto station = row<model::Partner>("dai-tinh").id;
        for (const auto& [key, record] : rows(EntityKind::Placement)) {
            const auto one = model::from_record<Placement>(record);
            const auto* outlet = desk->context().outlets.find(one.outlet);
            const auto* partner = desk->context().partners.find(outlet->partner);
            const bool fits = one.state == PlacementState::Confirmed && one.start && !one.locked && !model::is_set(one.series_date) && one.date > desk->today();
            if (fits && partner->kind == model::PartnerKind::Media && (outlet->partner.value == station) == of_station) return key;
        }
        FAIL("no such placement");
        return {};
    }

    std::vector<std::string> drafts;
    std::vector<std::string> mails;
    mail::Outgoing last;
};

}  // namespace

TEST_CASE("Nothing leaves before a person sends it; what was sent is kept word for word, and cannot be taken back", "[outbox]") {
    Post post;
    CHECK(post.waiting().empty());
    const auto request = post.posted({post.drafts[0]});
    CHECK(post.waiting() == std::vector<std::string>{"dai-tinh"});
    CHECK(post.state(post.drafts[0]) == PlacementState::Draft);
    const auto sent = post.send();
    REQUIRE(post.mails.size() == 1);
    CHECK(sent.stage == MessageStage::Sent);
    CHECK(service::sent_messages(*post.desk).front().mail.text == post.mails[0]);
    CHECK(post.last.to.front().email == theirs);
    REQUIRE(post.last.calendars.size() == 1);
    CHECK(post.last.calendars.front().method == "REQUEST");
    CHECK(post.state(post.drafts[0]) == PlacementState::Requested);
    CHECK(service::request_view(*post.desk, request).trail.back().means == model::Means::Email);
    CHECK(post.waiting().empty());
    CHECK(code_of([&] { service::undo(*post.desk); }) == "history.overtaken");
    CHECK(code_of([&] { post.send(); }) == "outbox.empty");
}

TEST_CASE("Everything that waits for a partner is one message, and undo takes back what waits of a change", "[outbox]") {
    Post post;
    service::make_release(*post.desk, "Bản đầu");
    post.posted({post.drafts[0]});
    post.posted({post.drafts[1]});
    post.move(post.agreed(true));
    service::make_release(*post.desk, "Bản hai");
    const auto waiting = post.for_station();
    REQUIRE(waiting);
    CHECK(waiting->requests.size() == 2);
    CHECK(waiting->changes.size() == 1);
    CHECK(waiting->release == 2);
    post.posted({post.drafts[2]});
    CHECK(post.for_station()->requests.size() == 3);
    service::undo(*post.desk);
    CHECK(post.for_station()->requests.size() == 2);
    post.send();
    CHECK(post.mails.size() == 1);
    CHECK(post.waiting().empty());
}

TEST_CASE("Only partners whose time, outlet, length or cancellation changed are told, once for each release", "[outbox]") {
    Post post;
    service::make_release(*post.desk, "Bản đầu");
    CHECK(post.waiting().empty());
    const auto code = post.agreed(true);
    const auto segment = post.row<Placement>(code).segment.value;
    {
        service::Edit edit(*post.desk, {"row.set", {}});
        edit.set(EntityKind::Segment, segment, {{"title", std::string("Tên khác")}});
        edit.commit();
    }
    service::make_release(*post.desk, "Đổi tên");
    CHECK(post.waiting().empty());
    service::cancel_placement(*post.desk, code, "Bão số 5");
    CHECK(post.waiting().empty());  // not released yet
    service::make_release(*post.desk, "Hủy một lượt");
    REQUIRE(post.waiting() == std::vector<std::string>{"dai-tinh"});
    CHECK(post.for_station()->changes.front().what == service::Difference::Cancelled);
    service::dismiss_changes(*post.desk, "dai-tinh");
    CHECK(post.waiting().empty());
    service::undo(*post.desk);
    CHECK(post.waiting() == std::vector<std::string>{"dai-tinh"});
    post.send();
    CHECK(post.waiting().empty());
    CHECK(code_of([&] { service::dismiss_changes(*post.desk, "dai-tinh"); }) == "outbox.empty");
}

TEST_CASE("What could not be sent waits as before, with the reason kept, and goes out another time", "[outbox]") {
    Post post;
    const auto request = post.posted({post.drafts[0]});
    const auto refuse = [](const std::string&, const mail::Outgoing&) { throw base::Error(base::Fault::Store, "mail.timeout", {"thu.example", "30"}); };
    CHECK(code_of([&] { post.send(refuse); }) == "mail.timeout");
    const auto kept = service::sent_messages(*post.desk);
    REQUIRE(kept.size() == 1);
    CHECK(kept.front().stage == MessageStage::Failed);
    CHECK(kept.front().failure == "mail.timeout");
    CHECK(post.waiting() == std::vector<std::string>{"dai-tinh"});
    CHECK(post.state(post.drafts[0]) == PlacementState::Draft);
    CHECK(post.row<model::Request>(request).stage == model::RequestStage::Draft);
    CHECK(post.rows(EntityKind::Invitation).empty());
    CHECK(post.send().stage == MessageStage::Sent);
    CHECK(post.state(post.drafts[0]) == PlacementState::Requested);
}

TEST_CASE("Where the program ends while it sends, a person says whether the message arrived", "[outbox]") {
    Post post;
    const auto request = post.posted({post.drafts[0]});
    struct PowerCut {};
    CHECK_THROWS_AS(post.send([](const std::string&, const mail::Outgoing&) { throw PowerCut(); }), PowerCut);
    const auto message = service::sent_messages(*post.desk).front();
    REQUIRE(message.stage == MessageStage::Sending);
    CHECK(post.waiting().empty());
    SECTION("it did") {
        service::settle_message(*post.desk, message.key, true);
        CHECK(service::sent_messages(*post.desk).front().stage == MessageStage::Sent);
        CHECK(post.waiting().empty());
    }
    SECTION("it did not") {
        service::settle_message(*post.desk, message.key, false);
        CHECK(service::sent_messages(*post.desk).front().stage == MessageStage::Failed);
        CHECK(post.waiting() == std::vector<std::string>{"dai-tinh"});
        CHECK(post.row<model::Request>(request).stage == model::RequestStage::Draft);
    }
    CHECK(code_of([&] { service::settle_message(*post.desk, message.key, true); }) == "message.settled");
}

TEST_CASE("A message that is no longer what was read is not sent", "[outbox]") {
    Post post;
    post.posted({post.drafts[0]});
    const auto read = post.desk->session().last_change();
    post.move(post.drafts[0]);
    CHECK(code_of([&] {
              service::send_message(*post.desk, {"dai-tinh", read, {"Lịch", ""}, {}}, {}, [](const std::string&, const mail::Outgoing&) { FAIL("it was sent"); });
          }) == "outbox.changed");
}

TEST_CASE("A request is reminded of while an answer is owed, and asked for anew where its placement changed", "[outbox]") {
    Post post;
    const auto request = post.posted({post.drafts[0]});
    CHECK(code_of([&] { service::put_in_outbox(*post.desk, request, Outgoing::Reminder); }) == "request.nothing_new");
    post.send();
    CHECK(code_of([&] { service::put_in_outbox(*post.desk, request, Outgoing::Asking); }) == "request.nothing_new");
    service::put_in_outbox(*post.desk, request, Outgoing::Reminder);
    CHECK(post.for_station()->reminders.size() == 1);
    post.send();
    CHECK(post.last.calendars.empty());
    post.move(post.drafts[0]);
    service::put_in_outbox(*post.desk, request, Outgoing::Asking);
    post.send();
    REQUIRE(post.last.calendars.size() == 1);
    service::withdraw_lines(*post.desk, {service::request_view(*post.desk, request).lines.front().line.key}, "CANARY-reason");
    REQUIRE(post.for_station());  // its calendar still has it
    post.send();
    REQUIRE(post.last.calendars.size() == 1);
    CHECK(post.last.calendars.front().method == "CANCEL");
    CHECK(post.waiting().empty());
}

TEST_CASE("Nothing of the house's own stands in a message, in whatever field it lies", "[outbox][leak]") {
    Post post;
    const auto canary = [](const char* what) { return std::string("CANARY-") + what; };
    const auto code = post.drafts[0];
    const auto placement = post.row<Placement>(code);
    post.set(EntityKind::Placement, code, {{"note", canary("placement-note")}, {"reason", canary("reason")}});
    {
        service::Edit edit(*post.desk, {"row.set", {}});
        edit.set(EntityKind::Segment, placement.segment.value, {{"reference", std::string("Số 5/KH")}});
        model::Contact contact;
        contact.partner = {post.row<model::Partner>("dai-tinh").id};
        contact.name = canary("contact");
        contact.phone = canary("phone");
        contact.email = "canary-contact@dai-tinh.example";
        edit.add(model::to_record(contact));
        edit.commit();
    }
    post.posted({code});
    post.send();
    REQUIRE(post.mails.size() == 1);
    std::string all = post.mails[0] + post.last.subject + post.last.text;
    for (const auto& calendar : post.last.calendars) all += calendar.text;
    std::string lower;
    for (const char letter : all) lower += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    CHECK(lower.find("canary") == std::string::npos);
    // The control: what is meant to be seen is seen.
    CHECK(all.find(placement.uid) != std::string::npos);
}

TEST_CASE("Who loses a placement to another is told that it is gone, and nothing of where it went", "[outbox][isolation]") {
    Post post;
    const auto request = post.ask({post.drafts[0]});
    service::send_request(*post.desk, request, {});
    service::make_release(*post.desk, "Bản đầu");
    const auto line = [&] { return service::request_view(*post.desk, request).lines.front().line; };
    const auto asked = line().asked();
    const auto station = post.row<model::Partner>("dai-tinh").id;
    std::string elsewhere;
    for (const auto& outlet : post.desk->context().outlets)
        if (outlet.partner.value != station) elsewhere = outlet.key;
    service::Destination to;
    to.outlet = elsewhere;
    const bool is_proposed = GENERATE(false, true);  // moved by the house, or as the station proposed
    if (is_proposed) {
        service::Reply reply;
        reply.answer = model::LineAnswer::CounterProposed;
        reply.counter = to;
        service::enter_reply(*post.desk, request, {line().key}, reply);
        service::accept_counter(*post.desk, line().key);
    } else {
        service::move_placement(*post.desk, post.drafts[0], to);
    }
    CHECK(post.row<Placement>(post.drafts[0]).outlet.value == post.row<model::Outlet>(elsewhere).id);
    CHECK(line().answer == model::LineAnswer::Withdrawn);
    CHECK(line().asked() == asked);
    CHECK(code_of([&] { service::send_request(*post.desk, request, {}); }) == "request.nothing_new");
    service::make_release(*post.desk, "Bản hai");
    const auto waiting = post.for_station();
    REQUIRE(waiting);
    REQUIRE(waiting->changes.size() == 1);
    CHECK(waiting->changes.front().what == service::Difference::Gone);
    CHECK_FALSE(waiting->changes.front().after.has_value());
    service::undo(*post.desk);
    CHECK(line().answer != model::LineAnswer::Withdrawn);
}
