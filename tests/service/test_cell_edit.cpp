// SPDX-License-Identifier: Apache-2.0
// Many placements changed by their cells: all in one step, or none.
#include "calendar/base/error.h"
#include "calendar/service/cell_edit.h"
#include "calendar/service/history.h"
#include "calendar/service/schedule.h"
#include "sample_desk.h"

using namespace lichsong;
using lichsong::test::SampleDesk;
using model::EntityKind;

namespace {

// Drafts of no series, not locked.
std::vector<model::Placement> drafts(SampleDesk& sample) {
    std::vector<model::Placement> found;
    for (const auto& [key, record] : sample.rows(EntityKind::Placement)) {
        auto placement = model::from_record<model::Placement>(record);
        if (placement.state == model::PlacementState::Draft && !placement.series && !placement.locked && placement.start) found.push_back(std::move(placement));
    }
    return found;
}

}  // namespace

TEST_CASE("Cells of several placements and of their segments become one change, and one step takes all back", "[cells]") {
    SampleDesk sample;
    const auto two = drafts(sample);
    REQUIRE(two.size() >= 2);
    const auto before = sample.rows(EntityKind::Placement);
    const auto segments = sample.rows(EntityKind::Segment);
    const auto change = service::set_cells(*sample.desk, {{two[0].key, {{"note", "gọi lại"}}, {{"title", "Tiêu đề khác"}}}, {two[1].key, {{"length", std::int64_t{75}}}, {}}});
    CHECK(change.doing.what == "placement.sets");
    CHECK(sample.row<model::Placement>(two[0].key).note.text == "gọi lại");
    CHECK(sample.desk->rows().find(EntityKind::Segment, two[0].segment.value)->label() == "Tiêu đề khác");
    CHECK(sample.row<model::Placement>(two[1].key).length == model::Seconds(75));
    service::undo(*sample.desk);
    for (const auto& [key, record] : sample.rows(EntityKind::Segment)) CHECK(record.values == segments.at(key).values);
    CHECK(sample.rows(EntityKind::Placement).at(two[1].key)["length"] == before.at(two[1].key)["length"]);
}

TEST_CASE("Where one cell cannot be, none is set", "[cells]") {
    SampleDesk sample;
    const auto two = drafts(sample);
    REQUIRE(two.size() >= 2);
    service::lock_placement(*sample.desk, two[1].key, true);
    const std::vector<service::CellEdit> edits{{two[0].key, {{"note", "một"}}, {}}, {two[1].key, {{"date", "2021-05-29"}}, {}}};
    CHECK_THROWS_AS(service::set_cells(*sample.desk, edits), base::Error);
    CHECK(sample.row<model::Placement>(two[0].key).note.text.empty());
    CHECK(sample.row<model::Placement>(two[1].key).date == two[1].date);
    CHECK_THROWS_AS(service::set_cells(*sample.desk, {{"DT21-9999", {{"note", "x"}}, {}}}), base::Error);
    // A note of a locked one may be written: it stays where it is.
    service::set_cells(*sample.desk, {{two[1].key, {{"note", "giữ"}}, {}}});
    CHECK(sample.row<model::Placement>(two[1].key).note.text == "giữ");
}

TEST_CASE("Cells that say what is there already change nothing and leave nothing to undo", "[cells]") {
    SampleDesk sample;
    const auto one = drafts(sample).front();
    const auto change = service::set_cells(*sample.desk, {{one.key, {{"date", model::iso(one.date)}}, {}}});
    CHECK(change.id == 0);
}
