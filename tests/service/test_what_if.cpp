// SPDX-License-Identifier: Apache-2.0
// What a drop would break is what the plan breaks once it is dropped there.
#include <catch2/catch.hpp>

#include <random>
#include <set>

#include "calendar/base/error.h"
#include "calendar/model/rules/rules.h"
#include "calendar/service/history.h"
#include "calendar/service/schedule.h"
#include "calendar/service/what_if.h"
#include "sample_desk.h"

using namespace lichsong;
using namespace lichsong::test;

namespace {

using Breaches = std::set<std::tuple<std::int64_t, std::string, std::vector<std::string>>>;

Breaches of(const std::vector<model::Violation>& violations, std::int64_t placement) {
    Breaches found;
    for (const auto& one : violations)
        for (const auto id : one.placements)
            if (id.value == placement) found.emplace(one.rule.value, one.reason, one.args);
    return found;
}

Breaches breaches_now(service::Desk& desk, std::int64_t placement) { return of(model::check(desk.whole_plan(), {desk.today(), {}, {}}), placement); }

}  // namespace

TEST_CASE("What is said to break while dragging is what breaks after the drop, for drafts and days at random", "[what_if]") {
    SampleDesk sample;
    auto& desk = *sample.desk;
    std::vector<model::Placement> drafts;
    for (const auto& [key, record] : sample.rows(model::EntityKind::Placement)) {
        auto placement = model::from_record<model::Placement>(record);
        if (placement.state == model::PlacementState::Draft && !placement.locked) drafts.push_back(std::move(placement));
    }
    REQUIRE(drafts.size() > 5);
    std::mt19937 random(20210523);
    int broke = 0;
    for (int round = 0; round < 40; ++round) {
        const auto& draft = drafts[random() % drafts.size()];
        const auto day = model::plus_days(model::Date(2021, 5, 1), static_cast<long>(random() % 31));
        if (day == draft.date) continue;
        const auto before = breaches_now(desk, draft.id);
        service::WhatIf what_if(desk, draft.id, model::Date(2021, 4, 26), model::Date(2021, 6, 6));
        const auto said = of(what_if.breaks({day, {}, 0, 0, {}}), draft.id);
        service::Destination to;
        to.date = day;
        if (service::move_placement(desk, draft.key, to).id == 0) continue;
        auto after = breaches_now(desk, draft.id);
        for (const auto& known : before) after.erase(known);
        INFO(draft.key << " to " << model::iso(day));
        CHECK(said == after);
        broke += static_cast<int>(after.size());
        service::undo(desk);
    }
    CHECK(broke > 0);
}

TEST_CASE("Asking changes nothing, and the place where it is breaks nothing new", "[what_if]") {
    SampleDesk sample;
    auto& desk = *sample.desk;
    const auto last = desk.session().last_change();
    const auto placement = model::from_record<model::Placement>(desk.rows().all(model::EntityKind::Placement).back());
    service::WhatIf what_if(desk, placement.id, placement.date, placement.date);
    CHECK(what_if.breaks({placement.date, placement.start, placement.outlet.value, placement.slot.value, {}}).empty());
    CHECK(what_if.breaks({}).empty());
    static_cast<void>(what_if.breaks({model::plus_days(placement.date, 3), {}, 0, 0, {}}));
    CHECK(desk.session().last_change() == last);
    CHECK(desk.rows().find(model::EntityKind::Placement, placement.id)->values == model::to_record(placement).values);
}

TEST_CASE("A copy is judged as what it would be: one more, beside the one it repeats", "[what_if]") {
    SampleDesk sample;
    auto& desk = *sample.desk;
    int broke = 0;
    for (const auto& [key, record] : sample.rows(model::EntityKind::Placement)) {
        auto copy = model::from_record<model::Placement>(record);
        if (copy.state != model::PlacementState::Draft || !copy.slot) continue;
        copy.repeat_of.value = copy.id;
        const auto day = model::plus_days(copy.date, 1);
        service::WhatIf what_if(desk, copy, day, day);
        std::set<std::tuple<std::string, std::vector<std::string>>> said;
        bool blocked = false;
        for (const auto& one : what_if.breaks({day, {}, 0, 0, {}})) {
            said.emplace(one.reason, one.args);
            blocked = blocked || one.severity == model::Severity::Block;
        }
        service::Destination to;
        to.date = day;
        std::string made;
        const auto all_of = [&](std::int64_t placement) {
            std::set<std::tuple<std::string, std::vector<std::string>>> found;
            for (const auto& one : model::check(desk.whole_plan(), {desk.today(), day, day}))
                for (const auto id : one.placements)
                    if (id.value == placement) found.emplace(one.reason, one.args);
            return found;
        };
        if (blocked) {
            CHECK_THROWS_AS(service::repeat_placement(desk, key, to, made), base::Error);
            continue;
        }
        service::repeat_placement(desk, key, to, made);
        const auto after = all_of(sample.row<model::Placement>(made).id);
        INFO(key);
        CHECK(said.size() == after.size());
        broke += static_cast<int>(after.size());
        service::undo(desk);
        if (broke > 20) break;
    }
    CHECK(broke > 0);
}
