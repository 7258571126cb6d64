// SPDX-License-Identifier: Apache-2.0
// The free slots that are offered for what was missed: free indeed, in an order that people can follow, and breaking what they say.
#include <catch2/catch.hpp>

#include <set>

#include "../support/error_code.h"
#include "calendar/model/rules/rules.h"
#include "calendar/service/asrun.h"
#include "calendar/service/history.h"
#include "calendar/service/makegood.h"
#include "sample_desk.h"

using namespace lichsong;
using namespace lichsong::test;
using model::EntityKind;
using model::Placement;

namespace {

struct Missed : SampleDesk {
    Missed() {
        forbid_nothing();
        open = service::unresolved_by_damage(*desk);
        REQUIRE(open.size() > 2);
    }
    std::vector<service::Lost> open;
};

using Breaches = std::multiset<std::string>;

// Codes differ before and after the booking: those of the new one stand at its first place.
Breaches reasons(const std::vector<model::Violation>& violations, base::Id<Placement> of) {
    Breaches found;
    for (const auto& one : violations)
        if (!of || std::find(one.placements.begin(), one.placements.end(), of) != one.placements.end()) found.insert(one.reason);
    return found;
}

}  // namespace

TEST_CASE_METHOD(Missed, "What is offered is an open slot with room for the whole item, from today to election day", "[makegood][offers]") {
    std::size_t offered = 0;
    const auto& plan = desk->context();
    for (const auto& lost : open) {
        const auto& missed = lost.row.placement;
        for (const auto& offer : service::makegood_offers(*desk, missed.key, 12)) {
            ++offered;
            const auto& slot = *plan.slots.find(offer.at.slot);
            INFO(missed.key << " to " << slot.key << ' ' << model::iso(offer.at.date));
            CHECK(model::slot_on(slot, plan.campaign.first_day, offer.at.date) == model::SlotDay::Open);
            CHECK(offer.at.date >= desk->today());
            if (offer.at.date == desk->today() && offer.at.start) CHECK(*offer.at.start > model::TimeOfDay::at(8, 0));
            CHECK(offer.at.date <= plan.campaign.dday);
            CHECK((!offer.at.free || *offer.at.free >= service::share_of(missed, slot.capacity_unit)));
            CHECK(offer.same_medium == (plan.outlets.find(offer.at.outlet)->medium == plan.outlets.find(missed.outlet)->medium));
            CHECK(offer.same_outlet == (offer.at.outlet == missed.outlet));
            CHECK(offer.same_week == (model::monday_of(offer.at.date) == model::monday_of(missed.date)));
            for (const auto& one : offer.at.breaks) CHECK(one.reason != "overlap.same_slot");
        }
    }
    CHECK(offered > 20);
}

TEST_CASE_METHOD(Missed, "The same medium comes first, then the same week, then what breaks less, then what is nearer", "[makegood][offers]") {
    const auto place = [](const service::Offer& offer, const Placement& missed) {
        const auto worst = offer.at.breaks.empty() ? model::Severity::Ignore : offer.at.breaks.front().severity;
        return std::tuple(!offer.same_medium, !offer.same_week, worst, std::abs(model::days_between(missed.date, offer.at.date)));
    };
    for (const auto& lost : open) {
        const auto offers = service::makegood_offers(*desk, lost.row.placement.key, 20);
        CHECK(std::is_sorted(offers.begin(), offers.end(), [&](const auto& a, const auto& b) { return place(a, lost.row.placement) < place(b, lost.row.placement); }));
        CHECK(offers.size() <= 20);
        if (offers.size() > 3) CHECK(service::makegood_offers(*desk, lost.row.placement.key, 3).size() == 3);
    }
}

TEST_CASE_METHOD(Missed, "An offer that is taken is booked there, and breaks what was said", "[makegood][offers]") {
    int taken = 0;
    for (const auto& lost : open) {
        const auto code = lost.row.placement.key;
        for (const auto& offer : service::makegood_offers(*desk, code, 4)) {
            std::string made;
            service::make_good(*desk, code, offer.destination(desk->context()), made);
            const auto booked = row<Placement>(made);
            CHECK(booked.makegood_for.value == lost.row.placement.id);
            CHECK(booked.slot == offer.at.slot);
            CHECK(booked.outlet == offer.at.outlet);
            CHECK(booked.date == offer.at.date);
            CHECK(booked.start == offer.at.start);
            CHECK(booked.length == lost.row.placement.length);
            INFO(code << " as " << made);
            CHECK(reasons(offer.at.breaks, {}) == reasons(model::check(desk->whole_plan(), {desk->today(), {}, {}}), model::id_of(booked)));
            service::undo(*desk);
            ++taken;
        }
    }
    CHECK(taken > 5);
}

TEST_CASE_METHOD(Missed, "An offer on the same medium gives the goal back what it lost", "[makegood][offers]") {
    const auto at = std::find_if(open.begin(), open.end(), [](const service::Lost& lost) { return lost.damage.per_mille > 0; });
    REQUIRE(at != open.end());
    const auto offers = service::makegood_offers(*desk, at->row.placement.key, 1);
    REQUIRE_FALSE(offers.empty());
    REQUIRE(offers.front().same_medium);
    std::string made;
    service::make_good(*desk, at->row.placement.key, offers.front().destination(desk->context()), made);
    for (const auto& was : at->damage.cells)
        for (const auto& now : model::coverage(desk->whole_plan()))
            if (now.goal == was.goal && now.from == was.from) CHECK(now.gap(model::CoverageLayer::Planned) < was.gap(model::CoverageLayer::Planned));
}

TEST_CASE_METHOD(Missed, "What is missed ahead of time may have its own place back, what is pre-empted may not", "[makegood][offers]") {
    std::string code;
    for (const auto& [key, record] : rows(EntityKind::Placement)) {
        const auto one = model::from_record<Placement>(record);
        if (one.state == model::PlacementState::Confirmed && one.start && one.date > desk->today()) code = key;
    }
    REQUIRE_FALSE(code.empty());
    const auto has_own_place = [&] {
        const auto missed = row<Placement>(code);
        const auto offers = service::makegood_offers(*desk, code, 30);
        return std::any_of(offers.begin(), offers.end(), [&](const service::Offer& offer) { return offer.at.date == missed.date && offer.at.slot == missed.slot; });
    };
    CHECK(code_of([&] { static_cast<void>(service::makegood_offers(*desk, code, 5)); }) == "makegood.not_missed");
    set(EntityKind::Placement, code, {{"state", std::string("missed")}});
    CHECK(has_own_place());
    set(EntityKind::Placement, code, {{"state", std::string("pre_empted")}});
    CHECK_FALSE(has_own_place());
    std::string made;
    service::make_good(*desk, code, service::makegood_offers(*desk, code, 1).front().destination(desk->context()), made);
    CHECK(code_of([&] { static_cast<void>(service::makegood_offers(*desk, code, 5)); }) == "makegood.has_one");
}

TEST_CASE_METHOD(Missed, "A flood is not offered its own hours", "[makegood][offers][preempt]") {
    const model::Date first(2021, 5, 12);
    const model::Date last(2021, 5, 13);
    const auto flood = service::preempt(*desk, {model::wall_seconds(first, {}), model::wall_seconds(last, model::TimeOfDay::at(24, 0)), {"radio-tinh"}, "mưa lũ"});
    REQUIRE(flood.lost.size() > 2);
    model::WallSpan hours{model::wall_span(flood.lost.front().row.placement)};
    for (const auto& lost : flood.lost) {
        hours.start = std::min(hours.start, model::wall_span(lost.row.placement).start);
        hours.end = std::max(hours.end, model::wall_span(lost.row.placement).end);
    }
    for (const auto& lost : flood.lost) {
        const auto offers = service::makegood_offers(*desk, lost.row.placement.key, 40);
        CHECK_FALSE(offers.empty());
        for (const auto& offer : offers) {
            if (offer.at.outlet != lost.row.placement.outlet || !offer.at.start) continue;
            const auto start = model::wall_seconds(offer.at.date, *offer.at.start);
            CHECK((start >= hours.end || start < hours.start));
        }
    }
}
