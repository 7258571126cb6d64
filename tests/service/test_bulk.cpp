// SPDX-License-Identifier: Apache-2.0
// The intake of rows by the thousand: what they are called, which ids they get, and that they are one change like any other.
#include <catch2/catch.hpp>

#include "calendar/base/error.h"
#include "calendar/service/bulk.h"
#include "calendar/service/history.h"
#include "import_desk.h"

using namespace lichsong;
using namespace lichsong::test;
using model::EntityKind;
using service::Intake;

namespace {

model::Segment segment(const std::string& title) {
    model::Segment made;
    made.title = title;
    return made;
}

model::Placement placement_of(const model::Segment& segment, std::int64_t id = 0) {
    model::Placement made;
    made.id = id;
    made.segment = id_of(segment);
    made.outlet = {1};
    made.date = model::Date(2021, 5, 12);
    made.start = model::TimeOfDay::at(20, 0);
    return made;
}

}  // namespace

TEST_CASE("New rows get ids, codes and UIDs after those that were there, and the next row goes on behind them", "[bulk]") {
    ImportDesk office;
    auto& desk = *office.desk;
    Intake intake(desk);
    auto one = segment("Tin");
    intake.add(one);
    CHECK(one.key == "S-0025");
    auto placement = placement_of(one);
    intake.add(placement);
    CHECK(placement.key == "TH21-0025");
    CHECK(placement.id == 25);
    const auto change = intake.commit({"calendar.import", {"x", "1", "0"}});
    const auto stored = model::from_record<model::Placement>(desk.require(EntityKind::Placement, "TH21-0025"));
    CHECK(stored.uid.size() == 36);
    CHECK(stored.revision == change.id);
    CHECK(add_segment(desk, "Sau").id > change.id);
    CHECK(desk.rows().find_key(EntityKind::Segment, "S-0026").has_value());
    desk.session().verify();
}

TEST_CASE("Ids left free are the caller's to give, each once, and no other row gets them", "[bulk]") {
    ImportDesk office;
    auto& desk = *office.desk;
    Intake intake(desk);
    auto one = segment("Tin");
    intake.add(one);
    CHECK_FALSE(intake.is_free(EntityKind::Placement, 24));
    intake.leave_free(EntityKind::Placement, 30);
    auto by_itself = placement_of(one);
    intake.add(by_itself);
    CHECK(by_itself.id == 31);
    CHECK_FALSE(intake.is_free(EntityKind::Placement, 31));
    CHECK(intake.is_free(EntityKind::Placement, 30));
    auto chosen = placement_of(one, 30);
    intake.add(chosen);
    CHECK(chosen.key == "TH21-0030");
    CHECK_FALSE(intake.is_free(EntityKind::Placement, 30));
    CHECK(intake.is_free(EntityKind::Placement, 40));
    intake.commit({"calendar.import", {}});
    CHECK(desk.rows().next_id(EntityKind::Placement, 0) == 32);
}

TEST_CASE("What is not committed has not happened, and nothing at all is no change", "[bulk]") {
    ImportDesk office;
    const auto last = office.desk->session().last_change();
    {
        Intake intake(*office.desk);
        auto one = segment("Tin");
        intake.add(one);
    }
    CHECK_FALSE(office.desk->rows().find_key(EntityKind::Segment, "S-0025").has_value());
    {
        Intake intake(*office.desk);
        CHECK(intake.is_empty());
        CHECK(intake.commit({"calendar.import", {}}).id == 0);
    }
    CHECK(office.desk->session().last_change() == last);
}

TEST_CASE("500 rows are one change, undone and done again at once", "[bulk]") {
    ImportDesk office;
    auto& desk = *office.desk;
    const auto before = desk.rows().count(EntityKind::Segment);
    {
        Intake intake(desk);
        for (int i = 0; i < 500; ++i) {
            auto one = segment("Tin " + std::to_string(i));
            intake.add(one);
        }
        intake.commit({"calendar.import", {"x", "500", "0"}});
    }
    CHECK(desk.rows().count(EntityKind::Segment) == before + 500);
    service::undo(desk);
    CHECK(desk.rows().count(EntityKind::Segment) == before);
    service::redo(desk);
    CHECK(desk.rows().count(EntityKind::Segment) == before + 500);
    desk.session().verify();
}

TEST_CASE("A row that was changed meanwhile is not changed or removed, and one that lacks something is not taken in", "[bulk]") {
    ImportDesk office;
    auto& desk = *office.desk;
    const auto old = desk.require(EntityKind::Segment, "S-0001");
    office.set(EntityKind::Segment, "S-0001", {{"title", std::string("Khác")}});
    Intake intake(desk);
    CHECK_THROWS_WITH(intake.set(old, {{"title", std::string("Cũ")}}), "edit.stale");
    CHECK_THROWS_WITH(intake.remove(old), "edit.stale");
    auto nameless = segment("");
    CHECK_THROWS_WITH(intake.add(nameless), "field.required");
}
