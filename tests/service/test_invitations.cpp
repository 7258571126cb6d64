// SPDX-License-Identifier: Apache-2.0
// What partners' calendars are told of requests, and what their answers may do. The conditions one by one are in ical/test_itip_judge.cpp;
// here nothing but a true answer changes the plan.
#include <algorithm>
#include <filesystem>
#include <numeric>

#include "../support/error_code.h"
#include "calendar/base/secret.h"
#include "calendar/ical/itip_read.h"
#include "calendar/service/history.h"
#include "calendar/service/invitations.h"
#include "calendar/service/schedule.h"
#include "sample_desk.h"

using namespace lichsong;
using namespace lichsong::test;
using ical::ItipMethod;
using ical::PartStat;
using model::EntityKind;
using model::LineAnswer;
using model::Placement;
using model::PlacementState;
using service::CalendarMessage;
using service::Outcome;

namespace {

constexpr const char* ours = "lich@congan-tinh.example";
constexpr const char* theirs = "kehoach@dai-tinh.example";

struct Correspondence : SampleDesk {
    Correspondence() {
        set(EntityKind::Campaign, desk->context().campaign.key, {{"email", std::string(ours)}});
        set(EntityKind::Partner, "dai-tinh", {{"email", std::string(theirs)}});
        const auto station = row<model::Partner>("dai-tinh").id;
        for (const auto& [key, record] : rows(EntityKind::Placement)) {
            const auto one = model::from_record<Placement>(record);
            const auto* outlet = desk->context().outlets.find(one.outlet);
            if (one.state != PlacementState::Draft || one.locked || !one.start || model::is_set(one.series_date) || outlet->partner.value != station) continue;
            codes.push_back(key);
            if (codes.size() == 2) break;
        }
        REQUIRE(codes.size() == 2);
        request = ask_about(codes);
    }
    std::string ask_about(const std::vector<std::string>& placements) {
        service::Asking asking;
        asking.partner = "dai-tinh";
        asking.title = "Đề nghị phát sóng";
        asking.placements = placements;
        std::string made;
        service::new_request(*desk, asking, made);
        return made;
    }

    std::vector<CalendarMessage> send() { return service::ask_calendars(*desk, request, words).messages; }
    [[nodiscard]] ical::ItipMessage read(const CalendarMessage& message) { return ical::read_itip(message.message.text, LICHSONG_READER, desk->zone()); }
    /// The first item of what the partner's calendar got.
    [[nodiscard]] ical::ItipItem item(const CalendarMessage& message) { return read(message).items.front(); }

    [[nodiscard]] ical::ItipItem answered(ical::ItipItem item, PartStat status) const {
        item.attendees = {{{theirs, "Đài"}, status}};
        item.stamp = clock.now() + 60;
        item.organizer.address = ours;
        return item;
    }
    [[nodiscard]] std::string written(const ical::ItipItem& item, ItipMethod method = ItipMethod::Reply) {
        ical::ItipMessage message;
        message.method = method;
        message.organizer = ours;
        message.items = {item};
        return ical::write_answer(message, desk->zone());
    }
    service::Received receive(const std::string& bytes, const ical::ItipSender& sender = {true, theirs}) { return service::receive(*desk, bytes, sender, LICHSONG_READER); }

    [[nodiscard]] PlacementState state(std::size_t i = 0) { return row<Placement>(codes[i]).state; }
    [[nodiscard]] LineAnswer answer(std::size_t i = 0) {
        for (const auto& line : service::request_view(*desk, request).lines)
            if (line.now.placement.key == codes[i]) return line.line.answer;
        FAIL("no such line");
        return {};
    }
    [[nodiscard]] std::string line(std::size_t i = 0) {
        for (const auto& one : service::request_view(*desk, request).lines)
            if (one.now.placement.key == codes[i]) return one.line.key;
        FAIL("no such line");
        return {};
    }
    [[nodiscard]] const CalendarMessage& about(const std::vector<CalendarMessage>& messages, std::size_t i = 0) {
        const auto uid = row<Placement>(codes[i]).uid;
        const auto found = std::find_if(messages.begin(), messages.end(), [&](const CalendarMessage& one) { return one.message.uid == uid; });
        REQUIRE(found != messages.end());
        return *found;
    }
    /// Everything of the plan that an answer could change.
    [[nodiscard]] std::string agreed() {
        std::string all;
        for (const auto kind : {EntityKind::Placement, EntityKind::Segment, EntityKind::Request, EntityKind::RequestLine, EntityKind::Invitation})
            for (const auto& [key, record] : rows(kind))
                for (const auto& value : record.values) all += key + '=' + std::visit([](const auto& v) -> std::string {
                    using V = std::decay_t<decltype(v)>;
                    if constexpr (std::is_same_v<V, std::monostate>) return "-";
                    else if constexpr (std::is_same_v<V, std::string>) return v;
                    else return std::to_string(v);
                }, value) + ';';
        return base::sha256(all);
    }

    std::vector<std::string> codes;
    std::string request;
    ical::Wording words;
};

}  // namespace

TEST_CASE("What is asked for goes into the partner's calendar, and the answer of the calendar is the partner's answer", "[itip][invitations]") {
    Correspondence c;
    const auto messages = c.send();
    REQUIRE(messages.size() == 2);
    const auto got = c.read(c.about(messages));
    CHECK(got.method == ItipMethod::Request);
    CHECK(got.organizer == ours);
    CHECK(got.items.front().attendees.front().party.address == theirs);
    CHECK(c.state() == PlacementState::Requested);

    const auto received = c.receive(c.written(c.answered(got.items.front(), PartStat::Accepted)));
    REQUIRE(received.items.size() == 1);
    CHECK(received.items.front().outcome == Outcome::Applied);
    CHECK(received.items.front().line == c.line());
    CHECK(c.answer() == LineAnswer::Accepted);
    CHECK(c.state() == PlacementState::Confirmed);
    CHECK(c.state(1) == PlacementState::Requested);
    CHECK(service::request_view(*c.desk, c.request).trail.back().means == model::Means::Calendar);
}

TEST_CASE("Where one side has no mail address, that is said and nothing is asked for", "[itip][invitations]") {
    Correspondence c;
    c.set(EntityKind::Partner, "dai-tinh", {{"email", model::Value()}});
    CHECK(code_of([&] { c.send(); }) == "partner.no_address");
    c.set(EntityKind::Partner, "dai-tinh", {{"email", std::string("Đài")}});
    CHECK(code_of([&] { c.send(); }) == "itip.bad_address");
    c.set(EntityKind::Campaign, c.desk->context().campaign.key, {{"email", model::Value()}});
    CHECK(code_of([&] { c.send(); }) == "campaign.no_address");
    CHECK(c.state() == PlacementState::Draft);
    CHECK(c.rows(EntityKind::Invitation).empty());
}

TEST_CASE("A file that somebody opened proves nothing: its answer waits until a person takes it for true", "[itip][invitations]") {
    Correspondence c;
    const auto reply = c.written(c.answered(c.item(c.about(c.send())), PartStat::Accepted));
    const auto before = c.agreed();
    const auto received = c.receive(reply, {});
    REQUIRE(received.items.front().outcome == Outcome::Waiting);
    CHECK(received.items.front().reasons == std::vector<std::string>{"itip.no_sender"});
    CHECK(c.agreed() == before);
    CHECK(c.receive(reply, {}).items.front().outcome == Outcome::Known);
    REQUIRE(service::pending_replies(*c.desk).size() == 1);

    service::apply_reply(*c.desk, received.items.front().pending);
    CHECK(c.state() == PlacementState::Confirmed);
    CHECK(service::pending_replies(*c.desk).empty());
    CHECK(code_of([&] { service::apply_reply(*c.desk, received.items.front().pending); }) == "reply.decided");
    service::undo(*c.desk);
    CHECK(c.state() == PlacementState::Requested);
    CHECK(service::pending_replies(*c.desk).size() == 1);
    service::refuse_reply(*c.desk, received.items.front().pending, "Không phải của Đài");
    CHECK(service::pending_replies(*c.desk).empty());
    CHECK(c.state() == PlacementState::Requested);
}

TEST_CASE("A proposal stands beside what was asked; taken up it is asked for anew, and refused the calendar is told", "[itip][invitations]") {
    Correspondence c;
    const auto asked = c.item(c.about(c.send()));
    auto counter = c.answered(asked, PartStat::Tentative);
    counter.start->wall += 1'800;
    counter.comment = "Khung này đã kín";
    const auto before = c.row<Placement>(c.codes[0]);
    REQUIRE(c.receive(c.written(counter, ItipMethod::Counter)).items.front().outcome == Outcome::Applied);
    CHECK(c.answer() == LineAnswer::CounterProposed);
    CHECK(c.row<Placement>(c.codes[0]).start == before.start);
    CHECK_FALSE(service::has_calendar_news(*c.desk, c.row<model::Request>(c.request)));

    SECTION("taken up") {
        service::accept_counter(*c.desk, c.line());
        CHECK(service::has_calendar_news(*c.desk, c.row<model::Request>(c.request)));
        const auto again = c.item(c.about(c.send()));
        CHECK(*again.sequence > asked.sequence.value_or(0));
        CHECK(again.start->wall == asked.start->wall + 1'800);
    }
    SECTION("refused") {
        service::refuse_counter(*c.desk, c.line(), "Phải trước bản tin");
        const auto told = c.send();
        const auto declined = std::find_if(told.begin(), told.end(), [](const CalendarMessage& one) { return one.method == ItipMethod::DeclineCounter; });
        REQUIRE(declined != told.end());
        CHECK(declined->message.uid == asked.uid);
        CHECK(c.read(*declined).method == ItipMethod::DeclineCounter);
    }
    CHECK_FALSE(service::has_calendar_news(*c.desk, c.row<model::Request>(c.request)));
}

TEST_CASE("What is withdrawn or cancelled is taken out of the partner's calendar, once, and an answer to it waits", "[itip][invitations]") {
    Correspondence c;
    const auto messages = c.send();
    const auto first = c.item(c.about(messages, 0));
    const auto second = c.item(c.about(messages, 1));
    service::withdraw_lines(*c.desk, {c.line(0)}, "Không cần nữa");
    service::cancel_placement(*c.desk, c.codes[1], "Bão số 5");
    const auto cancelled = service::cancel_in_calendars(*c.desk, c.request, c.words).messages;
    REQUIRE(cancelled.size() == 2);
    for (const auto& one : cancelled) CHECK(one.method == ItipMethod::Cancel);
    CHECK(*c.item(c.about(cancelled, 0)).sequence > first.sequence.value_or(0));
    CHECK(code_of([&] { service::cancel_in_calendars(*c.desk, c.request, c.words); }) == "itip.nothing_to_cancel");
    const auto before = c.agreed();
    const auto late = c.receive(c.written(c.answered(first, PartStat::Accepted)));
    CHECK(late.items.front().outcome == Outcome::Waiting);
    CHECK(std::find(late.items.front().reasons.begin(), late.items.front().reasons.end(), "itip.line_withdrawn") != late.items.front().reasons.end());
    CHECK(c.receive(c.written(c.answered(second, PartStat::Accepted))).items.front().outcome == Outcome::Waiting);
    CHECK(c.agreed() == before);
}

TEST_CASE("A whole series is one entry of the partner's calendar; its airings are answered together or one by one", "[itip][invitations]") {
    Correspondence c;
    for (const auto& [key, record] : c.rows(EntityKind::Request))
        if (model::from_record<model::Request>(record).stage != model::RequestStage::Draft) service::close_request(*c.desk, key, {});
    std::vector<std::string> airings;  // that are still to come: the others need no answer
    for (const auto& issue : c.issues("antt-radio"))
        if (!service::is_over(issue.state)) airings.push_back(issue.key);
    REQUIRE(airings.size() >= 2);
    c.codes = airings;
    c.request = c.ask_about(airings);
    const auto messages = c.send();
    CHECK(c.rows(EntityKind::Invitation).size() == airings.size());
    const auto whole = std::find_if(messages.begin(), messages.end(), [](const CalendarMessage& one) { return one.message.text.find("RRULE:") != std::string::npos; });
    REQUIRE(whole != messages.end());
    const auto covered = whole->message.parts.size();
    REQUIRE(covered >= 2);
    auto master = c.item(*whole);

    auto one = master;
    one.recurrence_id = whole->message.parts.front().recurrence_id;
    one.start = one.recurrence_id;
    const auto single = c.receive(c.written(c.answered(one, PartStat::Declined)));
    REQUIRE(single.items.size() == 1);
    CHECK(single.items.front().outcome == Outcome::Applied);
    one.recurrence_id->wall += 60;
    const auto none = c.receive(c.written(c.answered(one, PartStat::Declined)));
    CHECK(none.items.front().outcome == Outcome::Unknown);
    CHECK(none.items.front().reasons == std::vector<std::string>{"itip.unknown_instance"});

    c.clock.stamp += 120;
    const auto all = c.receive(c.written(c.answered(master, PartStat::Accepted)));
    CHECK(all.items.size() == covered);
    CHECK(std::all_of(all.items.begin(), all.items.end(), [](const auto& item) { return item.outcome == Outcome::Applied; }));
}

TEST_CASE("Forged, stale and replayed answers change nothing, whoever they say they are from", "[itip][invitations]") {
    Correspondence c;
    c.send();
    service::Destination later;
    later.start = model::TimeOfDay{c.row<Placement>(c.codes[0]).start->seconds + 1'800};
    service::move_placement(*c.desk, c.codes[0], later);
    const auto asked = c.item(c.about(c.send()));  // for the second time: there is an older version
    REQUIRE(asked.sequence.value_or(0) > 0);
    const auto good = c.answered(asked, PartStat::Accepted);
    struct Case {
        const char* what;
        std::function<void(ical::ItipItem&)> spoil;
        ical::ItipSender sender = {true, theirs};
        ItipMethod method = ItipMethod::Reply;
    };
    const std::vector<Case> cases{
        {"not invited", [](auto& i) { i.attendees.front().party.address = "khac@noi-khac.example"; }},
        {"no identity", [](auto&) {}, {}},
        {"an identity without an address", [](auto&) {}, {true, ""}},
        {"another's identity", [](auto&) {}, {true, "khac@noi-khac.example"}},
        {"another UID", [](auto& i) { i.uid += "x"; }},
        {"no such airing", [](auto& i) { i.recurrence_id = i.start; }},
        {"an older version", [](auto& i) { --*i.sequence; }},
        {"no version", [](auto& i) { i.sequence.reset(); }},
        {"a version that was never sent", [](auto& i) { i.sequence = 99; }},
        {"before it was asked", [](auto& i) { i.stamp = *i.stamp - 86'400; }},
        {"from the future", [](auto& i) { i.stamp = *i.stamp + 2 * 86'400; }},
        {"two attendees", [](auto& i) { i.attendees.push_back({{"hai@dai-tinh.example", ""}, PartStat::Accepted}); }},
        {"another time than asked", [](auto& i) { i.start->wall += 3'600; }},
        {"no answer", [](auto& i) { i.attendees.front().status = PartStat::NeedsAction; }},
        {"handed on", [](auto& i) { i.attendees.front().status = PartStat::Delegated; }},
        {"another organizer", [](auto& i) { i.organizer.address = "khac@noi-khac.example"; }},
        {"a proposal from nobody", [](auto& i) { i.start->wall += 3'600; }, {}, ItipMethod::Counter},
        {"a question instead", [](auto&) {}, {}, ItipMethod::Refresh},
    };
    const auto before = c.agreed();
    for (const auto& one : cases) {
        INFO(one.what);
        auto item = good;
        one.spoil(item);
        const auto received = c.receive(c.written(item, one.method), one.sender);
        CHECK(c.agreed() == before);
        REQUIRE_FALSE(received.items.empty());
        CHECK(received.items.front().outcome != Outcome::Applied);
        CHECK_FALSE(received.items.front().reasons.empty());
    }
    REQUIRE(c.receive(c.written(good)).items.front().outcome == Outcome::Applied);
    const auto after = c.agreed();
    CHECK(c.receive(c.written(good)).items.front().outcome == Outcome::Known);
    CHECK(c.agreed() == after);
}

TEST_CASE("Five answers, one of them a proposal, lead to the same plan in all 120 orders", "[.once][itip][invitations]") {
    Correspondence first;
    const auto asked = first.item(first.about(first.send()));
    struct Answered {
        PartStat status;
        ItipMethod method = ItipMethod::Reply;
    };
    constexpr std::array answers{Answered{PartStat::Tentative}, Answered{PartStat::Accepted}, Answered{PartStat::Tentative, ItipMethod::Counter}, Answered{PartStat::Declined},
                                 Answered{PartStat::Accepted}};
    std::vector<std::string> written;  // and when: each a little later than the one before
    for (std::size_t n = 0; n < answers.size(); ++n) {
        auto item = first.answered(asked, answers[n].status);
        item.stamp = *item.stamp + 10 * static_cast<base::Stamp>(n);
        item.comment = "lời thứ " + std::to_string(n);
        if (answers[n].method == ItipMethod::Counter) item.start->wall += 1'800;
        written.push_back(first.written(item, answers[n].method));
    }
    first.desk.reset();  // whole on the disk: making a plan costs more than all the answers to it
    int orders = 0;
    const auto end_of = [&](const std::vector<std::size_t>& order) {
        const auto copy = first.folder.plan("order-" + std::to_string(orders++));
        service::copy_plan(first.file(), copy, {product_templates(), {}, first.clock, "an"});
        service::Desk desk(copy, {}, first.clock, "an");
        for (const auto n : order) service::receive(desk, written[n], {true, theirs}, LICHSONG_READER);
        std::string end;
        for (const auto& line : service::request_view(desk, first.request).lines) {
            for (const auto& value : model::to_record(line.line).values)
                end += value.index() == 0 ? "-;" : value.index() == 1 ? std::to_string(std::get<std::int64_t>(value)) + ';' : std::get<std::string>(value) + ';';
            end += std::string(model::name_of(line.now.placement.state)) + model::told_text(model::airing_of(line.now.placement)) + '\n';
        }
        return end;
    };
    std::vector<std::size_t> order(answers.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto in_time = end_of(order);
    CHECK(in_time.find("lời thứ 4") != std::string::npos);
    CHECK(in_time.find("accepted") != std::string::npos);
    CHECK(in_time.find("confirmed") != std::string::npos);
    CHECK(end_of({0, 1, 2, 3}) != in_time);  // the last one counts
    int tried = 0;
    do {
        CHECK(end_of(order) == in_time);
        ++tried;
    } while (std::next_permutation(order.begin(), order.end()));
    CHECK(tried == 120);
}

TEST_CASE("Who asks for the latest version gets it when a person sends it", "[itip][invitations]") {
    Correspondence c;
    const auto asked = c.item(c.about(c.send()));
    c.receive(c.written(c.answered(asked, PartStat::NeedsAction), ItipMethod::Refresh));
    CHECK(c.row<model::Request>(c.request).outgoing == model::Outgoing::Asking);
}
