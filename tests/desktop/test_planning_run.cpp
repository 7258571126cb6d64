// SPDX-License-Identifier: Apache-2.0
// The planner at work for a window, without one: what it shows, what stays when something is rejected, pinned or accepted, and what the filter leaves.
#include <catch2/catch.hpp>

#include "planned_desk.h"

using namespace lichsong;
using desktop::Alike;
using desktop::PlanningAim;
using lichsong::test::PlannedDesk;

TEST_CASE("Proposals get better round by round, and a search that is stopped keeps the best it has", "[planning]") {
    PlannedDesk plan;
    std::vector<std::int64_t> missing;
    plan.run->on_change = [&] {
        if (plan.workspace->proposals().has_answer()) missing.push_back(service::missing(plan.workspace->proposals().planning()).then);
    };
    plan.look();
    REQUIRE(missing.size() > 1);
    CHECK(std::is_sorted(missing.rbegin(), missing.rend()));
    CHECK(missing.front() < service::missing(plan.workspace->proposals().planning()).now / 4);
    const auto best = missing.back();
    const auto told = missing.size();
    plan.run->start({{}, 1'000'000'000});
    plan.calls.run_until([&] { return missing.size() > told; });
    plan.run->stop();
    plan.settle();
    CHECK(missing.back() <= best);
}

TEST_CASE("What is rejected goes with its repeats and does not come back; every other proposal keeps its place and its number", "[planning]") {
    PlannedDesk plan;
    plan.look();
    const auto before = plan.ids();
    REQUIRE(before.size() > 10);
    auto stays = before;
    const auto rejected = *before.rbegin();
    for (const auto i : plan.workspace->proposals().together({rejected})) stays.erase(plan.workspace->proposals().ids()[i]);
    plan.run->reject({rejected});
    CHECK(plan.ids() == stays);  // at once
    plan.settle();
    for (const auto id : stays) CHECK(plan.ids().contains(id));
    CHECK_FALSE(plan.ids().contains(rejected));
    plan.look();
    CHECK_FALSE(plan.ids().contains(rejected));
}

TEST_CASE("What is pinned is where it was after a new search, whatever becomes of the others", "[planning]") {
    PlannedDesk plan;
    plan.look({{}, 0});
    const std::set<std::int64_t> some{*plan.ids().begin(), *plan.ids().rbegin()};
    plan.run->pin(some);
    plan.look();
    for (const auto id : some) {
        CHECK(plan.ids().contains(id));
        CHECK(plan.workspace->proposals().is_pinned(id));
    }
    plan.run->pin(some);
    CHECK(plan.workspace->proposals().pinned().empty());
}

TEST_CASE("Accepting a topic's proposals is one change that undo takes back whole, and leaves the others where they are", "[planning]") {
    PlannedDesk plan;
    plan.look();
    const auto one = *plan.ids().begin();
    const auto topic = plan.run->alike({one}, Alike::Topic);
    REQUIRE(topic.size() > 1);
    REQUIRE(topic.size() < plan.ids().size());
    auto others = plan.ids();
    for (const auto i : plan.workspace->proposals().together(topic)) others.erase(plan.workspace->proposals().ids()[i]);
    const auto changes = plan.workspace->desk().session().last_change();
    const auto before = model::coverage(plan.workspace->desk().whole_plan());
    plan.run->accept(topic);
    plan.settle();
    CHECK(plan.told.empty());
    CHECK(plan.workspace->desk().session().last_change() == changes + 1);
    for (const auto id : others) CHECK(plan.ids().contains(id));
    plan.workspace->undo();
    plan.settle();
    const auto after = model::coverage(plan.workspace->desk().whole_plan());
    REQUIRE(after.size() == before.size());
    for (std::size_t i = 0; i < after.size(); ++i) CHECK(after[i].planned == before[i].planned);
}

TEST_CASE("Ghosts stand in the schedule as far as the filter leaves them, and leave it with the proposals", "[planning]") {
    PlannedDesk plan;
    plan.look();
    const auto ghost = plan.workspace->proposals().ghosts().front();
    const auto shown = [&] {
        const auto items = plan.workspace->schedule(ghost.date, ghost.date).on(ghost.date);
        return std::any_of(items.begin(), items.end(), [&](const desktop::Item& item) { return item.id == ghost.id; });
    };
    CHECK(shown());
    service::Filter filter;
    filter.state = "confirmed";
    plan.workspace->set_filter(filter);
    CHECK_FALSE(shown());
    filter = {};
    filter.outlet = plan.workspace->plan().outlets.find({ghost.outlet})->key;
    plan.workspace->set_filter(filter);
    CHECK(shown());
    plan.workspace->select({ghost.id});
    plan.run->forget();
    CHECK_FALSE(shown());
    CHECK(plan.workspace->selection().empty());
}

TEST_CASE("What cannot be looked for is told, and what a person does with stored placements does not touch proposals", "[planning]") {
    PlannedDesk plan;
    PlanningAim over;
    over.scope.days = {model::Date(2021, 3, 1), model::Date(2021, 3, 2)};
    plan.look(over);
    CHECK(plan.told.size() == 1);
    CHECK_FALSE(plan.workspace->proposals().has_answer());
    plan.look();
    const auto changes = plan.workspace->desk().session().last_change();
    plan.workspace->select({*plan.ids().begin()});
    plan.workspace->take_out();
    plan.workspace->cancel("không cần nữa");
    CHECK(plan.workspace->desk().session().last_change() == changes);
    CHECK(plan.workspace->proposals().size() > 0);
}

TEST_CASE("What is put elsewhere is pinned there, leaves its old place, and every other proposal stays where it is", "[planning]") {
    PlannedDesk plan;
    plan.look();
    const auto before = plan.ids();
    std::vector<planner::Alternative> places;
    std::int64_t moved = 0;
    for (const auto id : before) {
        if (plan.workspace->proposals().together({id}).size() > 1) continue;  // nothing that goes with it
        places = plan.run->alternatives(id);
        moved = id;
        if (!places.empty()) break;
    }
    REQUIRE_FALSE(places.empty());
    CHECK(places.size() <= 3);
    plan.run->exchange(moved, places.front());
    REQUIRE(plan.workspace->proposals().pinned().size() == 1);
    plan.settle();
    const auto pinned = *plan.workspace->proposals().pinned().begin();
    const auto item = plan.workspace->item(pinned);
    REQUIRE(item);
    CHECK(item->slot == places.front().suggestion.slot.value);
    CHECK(item->date == places.front().suggestion.date);
    for (const auto id : before)
        if (id != moved) CHECK(plan.ids().contains(id));
    CHECK(plan.run->alternatives(moved).empty() == !plan.ids().contains(moved));
}
