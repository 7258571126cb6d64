// SPDX-License-Identifier: Apache-2.0
// What a partner agreed to does not change silently: it waits to be agreed again, and the plan tells what it was.
#include "calendar/base/error.h"
#include "calendar/service/agreement.h"
#include "calendar/service/cell_edit.h"
#include "calendar/service/history.h"
#include "calendar/service/schedule.h"
#include "sample_desk.h"

using namespace lichsong;
using namespace lichsong::test;
using model::EntityKind;
using model::Placement;
using model::PlacementState;

namespace {

struct Agreed : SampleDesk {
    /// A placement at a time, not locked, agreed by somebody just now; outside of any series.
    Agreed() {
        for (const auto& [key, record] : rows(EntityKind::Placement)) {
            const auto one = model::from_record<Placement>(record);
            if (one.state != PlacementState::Draft || one.locked || one.series || !one.start || one.date < desk->today()) continue;
            code = key;
            break;
        }
        REQUIRE_FALSE(code.empty());
        service::set_states(*desk, {code}, PlacementState::Confirmed);
    }
    [[nodiscard]] Placement now() { return row<Placement>(code); }
    [[nodiscard]] std::vector<std::string> departed() {
        std::vector<std::string> names;
        const auto agreement = service::last_agreement(*desk, now().id);
        REQUIRE(agreement.has_value());
        for (const auto& one : service::departures(*desk, *agreement)) names.push_back(one.field);
        return names;
    }
    void set(const service::Fields& of_placement, const service::Fields& of_segment = {}) { service::set_cells(*desk, {{code, of_placement, of_segment}}); }

    std::string code;
};

service::Destination half_an_hour_later(const Placement& placement) {
    service::Destination to;
    to.date = placement.date;
    to.start = model::TimeOfDay{placement.start->seconds + 1'800};
    return to;
}

}  // namespace

TEST_CASE_METHOD(Agreed, "An agreed placement that moves waits to be agreed again, and tells what was agreed", "[agreement]") {
    const auto before = now();
    const auto change = service::move_placement(*desk, code, half_an_hour_later(before));
    CHECK(now().state == PlacementState::Requested);
    CHECK(now().sequence == before.sequence + 1);
    CHECK(service::reopened_by(*desk, change) == 1);
    CHECK(departed() == std::vector<std::string>{"start"});
    const auto agreement = service::last_agreement(*desk, before.id);
    CHECK(model::from_record<Placement>(agreement->placement).start == before.start);
    REQUIRE(agreement->by.has_value());
    CHECK(agreement->by->author == "an");

    SECTION("Undo brings time and agreement back") {
        service::undo(*desk);
        CHECK(now().state == PlacementState::Confirmed);
        CHECK(now().start == before.start);
        CHECK(departed().empty());
        CHECK(service::last_agreement(*desk, before.id)->by->id == agreement->by->id);
    }
    SECTION("Agreed once more, it is agreed as it stands") {
        service::set_states(*desk, {code}, PlacementState::Confirmed);
        CHECK(departed().empty());
        CHECK(service::last_agreement(*desk, before.id)->by->id > agreement->by->id);
    }
    SECTION("Put back where it was, it still waits: nobody has said yes to that") {
        service::Destination back;
        back.date = before.date;
        back.start = before.start;
        service::move_placement(*desk, code, back);
        CHECK(now().state == PlacementState::Requested);
        CHECK(departed().empty());
    }
}

TEST_CASE_METHOD(Agreed, "Day, outlet, length, segment and topic are agreed; a note, a lock or a title is not", "[agreement]") {
    const auto before = now();
    SECTION("length") {
        service::resize_placement(*desk, code, before.length + model::Seconds(60));
        CHECK(now().state == PlacementState::Requested);
    }
    SECTION("topic") {
        const auto topics = rows(EntityKind::Topic);
        const auto segment = model::from_record<model::Segment>(*desk->rows().find(EntityKind::Segment, before.segment.value));
        const auto another = std::find_if(topics.begin(), topics.end(), [&](const auto& topic) { return base::Id<model::Topic>{topic.second.head.id} != segment.topics.front(); });
        set({}, {{"topics", std::to_string(another->second.head.id)}});
        CHECK(now().state == PlacementState::Requested);
        CHECK(departed() == std::vector<std::string>{"topics"});
    }
    SECTION("note, lock, title") {
        set({{"note", "gọi lại"}, {"locked", std::int64_t{1}}}, {{"title", "Tên khác"}});
        CHECK(now().state == PlacementState::Confirmed);
        CHECK(departed().empty());
    }
}

TEST_CASE_METHOD(Agreed, "Who changes the time and says that it is agreed is believed", "[agreement]") {
    const auto start = now().start->seconds + 600;
    service::Edit edit(*desk, {"placement.set", {code}});
    edit.set(EntityKind::Placement, now().id, {{"start", std::int64_t{start}}, {"state", "confirmed"}});
    edit.commit();
    CHECK(now().state == PlacementState::Confirmed);
    CHECK(now().start->seconds == start);
    CHECK(departed().empty());
}

TEST_CASE_METHOD(Agreed, "A row pasted back with another time and the state it had all along is not believed", "[agreement]") {
    set({{"start", std::int64_t{now().start->seconds + 600}}, {"state", "confirmed"}});
    CHECK(now().state == PlacementState::Requested);
}

TEST_CASE_METHOD(Agreed, "What was never agreed has no agreement, and moves as it is", "[agreement]") {
    std::string made;
    const auto change = service::repeat_placement(*desk, code, half_an_hour_later(now()), made);
    REQUIRE(change.id != 0);
    const auto copy = row<Placement>(made);
    CHECK_FALSE(service::last_agreement(*desk, copy.id).has_value());
    const auto moved = service::move_placement(*desk, made, half_an_hour_later(copy));
    CHECK(row<Placement>(made).state == PlacementState::Draft);
    CHECK(service::reopened_by(*desk, moved) == 0);
}

TEST_CASE_METHOD(SampleDesk, "What a plan was made with as agreed is told without a person who entered it", "[agreement]") {
    for (const auto& [key, record] : rows(EntityKind::Placement)) {
        const auto one = model::from_record<Placement>(record);
        if (one.state != PlacementState::Confirmed || one.locked || !one.start) continue;
        REQUIRE(service::last_agreement(*desk, one.id).has_value());
        CHECK_FALSE(service::last_agreement(*desk, one.id)->by.has_value());
        service::move_placement(*desk, key, half_an_hour_later(one));
        CHECK(row<Placement>(key).state == PlacementState::Requested);
        CHECK(model::from_record<Placement>(service::last_agreement(*desk, one.id)->placement).start == one.start);
        return;
    }
    FAIL("the sample has nothing agreed");
}
