// SPDX-License-Identifier: Apache-2.0
// What is offered to close a gap: open slots with room, of the medium, for the topic; and what is said of them comes true.
#include <catch2/catch.hpp>

#include "calendar/base/error.h"
#include "calendar/model/coverage.h"
#include "calendar/service/history.h"
#include "calendar/service/openings.h"
#include "calendar/service/schedule.h"
#include "sample_desk.h"

using namespace lichsong;
using namespace lichsong::test;
using model::Date;

TEST_CASE("Openings are open slots of the medium that take the topic and have room, none before today", "[openings]") {
    SampleDesk sample;
    auto& desk = *sample.desk;
    const auto& plan = desk.context();
    int found = 0;
    for (const auto& topic : plan.topics)
        for (const auto medium : {model::Medium::Radio, model::Medium::Television, model::Medium::Print}) {
            for (const auto& opening : service::openings(desk, id_of(topic), medium, {Date(2021, 5, 3), Date(2021, 5, 23)}, 100)) {
                ++found;
                const auto* slot = plan.slots.find(opening.slot);
                REQUIRE(slot != nullptr);
                CHECK(plan.outlets.find(opening.outlet)->medium == medium);
                CHECK(slot->outlet == opening.outlet);
                CHECK(opening.date >= desk.today());
                CHECK(model::slot_on(*slot, plan.campaign.first_day, opening.date) == model::SlotDay::Open);
                CHECK((!opening.free || *opening.free > 0));
            }
        }
    CHECK(found > 10);
}

TEST_CASE("An opening that breaks nothing can be booked, and closes the gap by one", "[openings]") {
    SampleDesk sample;
    auto& desk = *sample.desk;
    int closed = 0;
    for (const auto& cell : model::coverage(desk.whole_plan())) {
        if (cell.period != model::GoalPeriod::Week || cell.gap(model::CoverageLayer::Planned) == 0) continue;
        const auto offered = service::openings(desk, cell.topic, cell.medium, {cell.from, cell.to}, 50);
        if (offered.empty() || !offered.front().breaks.empty()) continue;
        const auto& place = offered.front();
        model::Segment segment;
        segment.title = "Tin bổ sung";
        segment.topics = {cell.topic};
        segment.responsible_body = desk.context().campaign.body;
        segment.reference = "Kế hoạch 1";
        service::Destination at;
        at.date = place.date;
        at.slot = model::key_of(desk.context(), model::EntityKind::Slot, place.slot.value);
        std::string made;
        service::place_new(desk, segment, at, made);
        for (const auto& after : model::coverage(desk.whole_plan()))
            if (after.goal == cell.goal && after.from == cell.from) CHECK(after.planned > cell.planned);
        service::undo(desk);
        ++closed;
    }
    CHECK(closed > 0);
}
