// SPDX-License-Identifier: Apache-2.0
// All that was missed made good at once: within its limits, each as if alone after those before it, and one change.
#include <catch2/catch.hpp>

#include <set>

#include "../support/error_code.h"
#include "calendar/service/history.h"
#include "calendar/service/makegood_all.h"
#include "sample_desk.h"

using namespace lichsong;
using namespace lichsong::test;
using model::Date;
using model::EntityKind;
using model::Placement;
using service::MakegoodWish;
using service::Unplaced;

namespace {

struct ManyMissed : SampleDesk {
    ManyMissed() {
        forbid_nothing();
        service::preempt(*desk, {model::wall_seconds(Date(2021, 5, 12), {}), model::wall_seconds(Date(2021, 5, 14), model::TimeOfDay::at(24, 0)), {}, "mưa lũ"});
        REQUIRE(service::unresolved(*desk).size() > 6);
    }
    [[nodiscard]] std::int64_t last() { return desk->session().last_change(); }
};

std::size_t count_why(const service::MadeGoodAll& all, Unplaced why) {
    return static_cast<std::size_t>(std::count_if(all.rows.begin(), all.rows.end(), [&](const service::MadeGood& row) { return row.why == why; }));
}

}  // namespace

TEST_CASE_METHOD(ManyMissed, "What would be placed is shown first, and then booked as one change that is undone at once", "[makegood][all]") {
    const auto before = last();
    const auto open = service::unresolved(*desk).size();
    const auto shown = service::make_all_good(*desk, {}, true);
    CHECK(last() == before);
    CHECK(shown.rows.size() == open);
    CHECK(shown.placed > 4);
    const auto done = service::make_all_good(*desk, {});
    CHECK(last() == before + 1);
    REQUIRE(done.placed == shown.placed);
    for (std::size_t i = 0; i < done.rows.size(); ++i) {
        const auto& was = shown.rows[i];
        const auto& is = done.rows[i];
        INFO(is.lost.row.placement.key);
        CHECK(was.made.empty());
        CHECK(is.why == was.why);
        CHECK(is.made.empty() == (is.why != Unplaced::None));
        if (is.made.empty()) continue;
        const auto booked = row<Placement>(is.made);
        CHECK(booked.makegood_for.value == is.lost.row.placement.id);
        CHECK(booked.date == was.offer->at.date);
        CHECK(booked.slot == was.offer->at.slot);
        CHECK(booked.start == was.offer->at.start);
    }
    CHECK(service::unresolved(*desk).size() == open - done.placed);
    service::undo(*desk);
    CHECK(service::unresolved(*desk).size() == open);
}

TEST_CASE_METHOD(ManyMissed, "The greatest damage is placed first, in the place it is offered for itself alone", "[makegood][all]") {
    const auto queue = service::unresolved_by_damage(*desk);
    const auto all = service::make_all_good(*desk, {}, true);
    REQUIRE(all.rows.size() == queue.size());
    for (std::size_t i = 0; i < queue.size(); ++i) CHECK(all.rows[i].lost.row.placement.key == queue[i].row.placement.key);
    for (const auto severity : {"warn", "block"}) {
        for (const auto& [key, record] : rows(EntityKind::Rule)) set(EntityKind::Rule, key, {{"severity", std::string(severity)}});
        for (const auto& lost : queue) {
            const auto& missed = lost.row.placement;
            const auto listed = service::makegood_offers(*desk, missed.key, 12);
            const auto best = service::OfferSearch(*desk, {missed}).best(missed);
            INFO(missed.key << ' ' << severity);
            REQUIRE(best.has_value() == !listed.empty());
            if (!best) continue;
            CHECK(best->at.slot == listed.front().at.slot);
            CHECK(best->at.date == listed.front().at.date);
            CHECK(best->at.start == listed.front().at.start);
        }
    }
    const auto alone = service::makegood_offers(*desk, queue.front().row.placement.key, 12);
    REQUIRE(all.rows.front().offer);
    CHECK(all.rows.front().offer->at.slot == alone.front().at.slot);
    CHECK(all.rows.front().offer->at.date == alone.front().at.date);
}

TEST_CASE_METHOD(ManyMissed, "No two of them are booked over each other, and none takes more than its slot has", "[makegood][all]") {
    const auto all = service::make_all_good(*desk, {});
    std::vector<std::pair<std::int64_t, model::WallSpan>> spans;
    for (const auto& one : all.rows) {
        if (one.made.empty()) continue;
        const auto booked = row<Placement>(one.made);
        if (!booked.start || booked.length.count() == 0) continue;
        const auto span = model::wall_span(booked);
        for (const auto& [outlet, other] : spans) CHECK((outlet != booked.outlet.value || span.end <= other.start || other.end <= span.start));
        spans.emplace_back(booked.outlet.value, span);
    }
    CHECK(spans.size() > 3);
    for (const auto& one : all.rows)
        if (!one.made.empty())
            for (const auto& violation : service::makegood_breaks(*desk, one.made)) CHECK(violation.reason.find("overlap") == std::string::npos);
}

TEST_CASE_METHOD(ManyMissed, "Days and outlets limit where they go, a count how many, and the rest is told why it waits", "[makegood][all]") {
    MakegoodWish wish;
    wish.days = {Date(2021, 5, 16), Date(2021, 5, 19)};
    wish.outlets = {"radio-tinh", "th-tinh"};
    const auto narrow = service::make_all_good(*desk, wish, true);
    CHECK(narrow.placed > 0);
    for (const auto& one : narrow.rows) {
        if (!one.offer) continue;
        CHECK(wish.days.holds(one.offer->at.date));
        const auto key = model::key_of(desk->context(), EntityKind::Outlet, one.offer->at.outlet.value);
        CHECK((key == "radio-tinh" || key == "th-tinh"));
    }
    wish.most = 2;
    const auto few = service::make_all_good(*desk, wish);
    CHECK(few.placed == 2);
    CHECK(count_why(few, Unplaced::None) == 2);
    CHECK(count_why(few, Unplaced::OverCount) > 0);
    wish.days = {Date(2021, 6, 1), Date(2021, 6, 2)};  // after election day
    const auto late = service::make_all_good(*desk, wish);
    CHECK(late.placed == 0);
    CHECK(late.change.id == 0);
    CHECK(count_why(late, Unplaced::NoPlace) == late.rows.size());
    wish.days = {Date(2021, 5, 19), Date(2021, 5, 16)};
    CHECK(code_of([&] { static_cast<void>(service::make_all_good(*desk, wish)); }) == "makegood.days");
    wish = {};
    wish.outlets = {"none"};
    CHECK(code_of([&] { static_cast<void>(service::make_all_good(*desk, wish)); }) == "row.unknown");
}

TEST_CASE_METHOD(ManyMissed, "Only what leaves goals of the priority asked for short is placed", "[makegood][all]") {
    for (const auto tier : {model::Tier::Must, model::Tier::Should}) {
        MakegoodWish wish;
        wish.least = tier;
        const auto all = service::make_all_good(*desk, wish, true);
        for (const auto& one : all.rows) {
            const bool matters = !one.lost.damage.cells.empty() && one.lost.damage.tier <= tier;
            CHECK((one.why == Unplaced::LowerTier) == !matters);
        }
        CHECK(count_why(all, Unplaced::LowerTier) > 0);
    }
}

TEST_CASE_METHOD(ManyMissed, "What a rule that blocks forbids is not booked, and is told by which rule", "[makegood][all]") {
    const auto before = last();
    for (const auto& [key, record] : rows(EntityKind::Rule)) set(EntityKind::Rule, key, {{"severity", std::string("block")}});
    const auto all = service::make_all_good(*desk, {}, true);
    for (const auto& one : all.rows) {
        const bool breaks = one.offer && !one.offer->at.breaks.empty() && one.offer->at.breaks.front().severity == model::Severity::Block;
        CHECK((one.why == Unplaced::Forbidden) == breaks);
    }
    const auto written = service::make_all_good(*desk, {});
    CHECK(written.placed == all.placed);
    CHECK(last() >= before);
}
