// SPDX-License-Identifier: Apache-2.0
// How requests stand, whose turn it is, and what all answers make of a placement.
#include <catch2/catch.hpp>

#include <map>
#include <random>
#include <string>
#include <vector>

#include "calendar/model/coordination.h"

using namespace lichsong;
using namespace lichsong::model;

namespace {

const Date monday = from_iso("2021-05-10");
const std::map<char, LineAnswer> letters{{'o', LineAnswer::Open},     {'a', LineAnswer::Accepted},        {'t', LineAnswer::Tentative},
                                         {'d', LineAnswer::Declined}, {'c', LineAnswer::CounterProposed}, {'w', LineAnswer::Withdrawn}};

Airing asked() { return {{7}, monday, TimeOfDay{19 * 3600}, Seconds(300)}; }

std::vector<RequestLine> lines(const std::string& answers) {
    std::vector<RequestLine> made;
    for (const char letter : answers) {
        RequestLine line;
        line.asked_on = monday;
        line.outlet = asked().outlet;
        line.date = asked().date;
        line.start = asked().start;
        line.length = asked().length;
        line.answer = letters.at(letter);
        made.push_back(line);
    }
    return made;
}

Request request(RequestStage stage, const char* due = "") {
    Request made;
    made.stage = stage;
    if (*due != '\0') made.due = from_iso(due);
    return made;
}

}  // namespace

TEST_CASE("How a request stands follows from its lines and the day", "[coordination]") {
    struct Row {
        RequestStage stage;
        const char* due;
        const char* answers;
        RequestStatus status;
        Turn turn;
    };
    using enum RequestStage;
    using S = RequestStatus;
    for (const auto& row : {
             Row{Draft, "2021-05-01", "ooo", S::Draft, Turn::Ours},
             Row{Sent, "", "o", S::Sent, Turn::Theirs},
             Row{Seen, "", "oa", S::Seen, Turn::Theirs},
             Row{Sent, "2021-05-10", "o", S::Sent, Turn::Theirs},
             Row{Sent, "2021-05-09", "o", S::Overdue, Turn::Theirs},
             Row{Seen, "2021-05-09", "ao", S::Overdue, Turn::Theirs},
             Row{Seen, "2021-05-09", "aa", S::Accepted, Turn::Nobody},
             Row{Seen, "", "oc", S::CounterProposed, Turn::Ours},
             Row{Seen, "2021-05-01", "oc", S::CounterProposed, Turn::Ours},
             Row{Seen, "", "at", S::Tentative, Turn::Theirs},
             Row{Seen, "", "ad", S::PartlyAccepted, Turn::Ours},
             Row{Seen, "", "dd", S::Declined, Turn::Ours},
             Row{Seen, "", "aw", S::Accepted, Turn::Nobody},
             Row{Seen, "", "dw", S::Declined, Turn::Ours},
             Row{Sent, "2021-05-01", "ww", S::Closed, Turn::Nobody},
             Row{Sent, "", "", S::Closed, Turn::Nobody},
             Row{Closed, "2021-05-01", "oc", S::Closed, Turn::Nobody},
         }) {
        INFO(row.answers << ' ' << row.due);
        const auto status = status_of(request(row.stage, row.due), lines(row.answers), monday);
        CHECK(name_of(status) == name_of(row.status));
        CHECK(name_of(turn_of(status)) == name_of(row.turn));
    }
}

TEST_CASE("A no outweighs a proposal, a proposal an open answer, and only all together confirm", "[coordination]") {
    for (const auto& [answers, state] : std::map<std::string, PlacementState>{{"", PlacementState::Draft},
                                                                             {"o", PlacementState::Requested},
                                                                             {"a", PlacementState::Confirmed},
                                                                             {"t", PlacementState::Requested},
                                                                             {"aa", PlacementState::Confirmed},
                                                                             {"ao", PlacementState::Requested},
                                                                             {"at", PlacementState::Requested},
                                                                             {"oc", PlacementState::CounterProposed},
                                                                             {"acd", PlacementState::Declined}}) {
        INFO(answers);
        CHECK(name_of(state_from(lines(answers), asked())) == name_of(state));
    }
}

TEST_CASE("An agreement to what a placement no longer is confirms nothing", "[coordination]") {
    auto later = asked();
    later.start = TimeOfDay{20 * 3600};
    CHECK(state_from(lines("a"), later) == PlacementState::Requested);
    CHECK(state_from(lines("aa"), later) == PlacementState::Requested);
    CHECK(state_from(lines("d"), later) == PlacementState::Declined);
}

TEST_CASE("The order of answers makes no difference, and one more can only weigh more", "[coordination]") {
    std::mt19937 dice(7);
    const std::string all = "oatdc";
    for (int round = 0; round < 2'000; ++round) {
        std::string answers;
        for (auto left = 1 + dice() % 5; left > 0; --left) answers += all[dice() % all.size()];
        const auto state = state_from(lines(answers), asked());
        auto shuffled = answers;
        std::shuffle(shuffled.begin(), shuffled.end(), dice);
        CHECK(state_from(lines(shuffled), asked()) == state);
        const auto sure = answers.find_first_not_of('a') == std::string::npos;
        CHECK((state == PlacementState::Confirmed) == sure);
        CHECK(state_from(lines(answers + 'd'), asked()) == PlacementState::Declined);
        const auto status = status_of(request(RequestStage::Sent), lines(answers), monday);
        CHECK(status_of(request(RequestStage::Sent), lines(shuffled), monday) == status);
        CHECK((status == RequestStatus::Accepted) == sure);
    }
}

TEST_CASE("In a closed request what was answered for good still counts", "[coordination]") {
    const auto closed = request(RequestStage::Closed);
    for (const auto& [letter, counts] : std::map<char, bool>{{'a', true}, {'d', true}, {'o', false}, {'t', false}, {'c', false}, {'w', false}})
        CHECK(is_asked(closed, lines({letter}).front()) == counts);
    CHECK_FALSE(is_asked(request(RequestStage::Draft), lines("a").front()));
    CHECK(is_asked(request(RequestStage::Sent), lines("o").front()));
}

TEST_CASE("A line that was added to a sent request is asked once it was sent as well", "[coordination]") {
    auto added = lines("o");
    added.front().asked_on = {};
    CHECK_FALSE(is_asked(request(RequestStage::Sent), added.front()));
}

TEST_CASE("Days to the due date are working days", "[coordination]") {
    Holiday off;
    off.first_day = from_iso("2021-05-12");
    const WorkingDays days(from_iso("2021-05-01"), from_iso("2021-06-01"), std::vector{off});
    const auto left = [&](const char* today, const char* due) { return working_days_left(request(RequestStage::Sent, due), from_iso(today), days); };
    CHECK_FALSE(left("2021-05-10", ""));
    CHECK(left("2021-05-10", "2021-05-10") == 0);
    CHECK(left("2021-05-10", "2021-05-14") == 3);  // Wednesday is off
    CHECK(left("2021-05-07", "2021-05-10") == 1);
    CHECK(left("2021-05-08", "2021-05-09") == 0);
    CHECK(left("2021-05-15", "2021-05-14") == -1);  // the Saturday after a Friday is late
    CHECK(left("2021-05-18", "2021-05-14") == -2);
    CHECK(left("2021-05-10", "2031-05-10") > 2'500);
}

TEST_CASE("Who has the turn is reminded shortly before the due date and after it", "[coordination]") {
    const WorkingDays days(from_iso("2021-05-01"), from_iso("2021-06-01"), {});
    const auto reminded = [&](const char* due, const char* answers) { return is_to_be_reminded(request(RequestStage::Sent, due), lines(answers), monday, days, 2); };
    CHECK(reminded("2021-05-12", "o"));
    CHECK_FALSE(reminded("2021-05-13", "o"));
    CHECK(reminded("2021-05-07", "ao"));
    CHECK_FALSE(reminded("2021-05-07", "aa"));
    CHECK_FALSE(reminded("2021-05-07", "c"));  // that is our turn
    CHECK_FALSE(reminded("", "o"));
}
