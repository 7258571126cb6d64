// SPDX-License-Identifier: Apache-2.0
// Rows of any kind as tables and forms, without windows.
#include <catch2/catch.hpp>

#include <set>

#include "../service/sample_desk.h"
#include "app/common/rhythm_words.h"
#include "app/desktop/models/entity_rows.h"
#include "app/desktop/models/row_form.h"
#include "calendar/base/text.h"

using namespace lichsong;
using namespace lichsong::desktop;
using lichsong::test::SampleDesk;
using model::EntityKind;

TEST_CASE("A rhythm is read as words", "[rows]") {
    using model::parse_recurrence;
    CHECK(app::rhythm_words({}).empty());
    CHECK(app::rhythm_words(parse_recurrence("FREQ=DAILY")) == "every day");
    CHECK(app::rhythm_words(parse_recurrence("FREQ=WEEKLY;BYDAY=MO,WE")) == "Mon, Wed every week");
    CHECK(app::rhythm_words(parse_recurrence("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU")) == "Sun every 2 weeks");
    CHECK(app::rhythm_words(parse_recurrence("FREQ=MONTHLY;BYDAY=3FR")) == "Fri number 3 of the month");
    CHECK(app::rhythm_words(parse_recurrence("FREQ=MONTHLY;BYDAY=-1SA")) == "last Sat of the month");
    CHECK(app::rhythm_words(parse_recurrence("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15")) == "day 15 of the month, every 3 months");
    CHECK(app::rhythm_words(parse_recurrence("FREQ=MONTHLY;BYMONTHDAY=-1")) == "last day of the month");
}

TEST_CASE("Every kind but what only the program keeps is a table, each with its name first and its key last", "[rows]") {
    SampleDesk sample;
    RowLabels labels(*sample.desk);
    std::set<std::string_view> names;
    for (const auto* kind : editable_kinds()) {
        INFO(kind->name);
        names.insert(kind->name);
        EntityRows rows(*sample.desk, labels, *kind);
        rows.read({});
        REQUIRE(rows.size() == static_cast<std::size_t>(sample.desk->rows().count(kind->kind)));
        REQUIRE(rows.columns() > 2);
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const auto record = sample.desk->rows().find(kind->kind, rows.id(row));
            REQUIRE(record);
            CHECK(rows.cell(row, rows.columns() - 1) == record->head.key);
            CHECK_FALSE(rows.cell(row, 0).empty());
            CHECK(rows.row_of(record->head.id) == row);
        }
    }
    CHECK(names.contains("holiday"));
    CHECK_FALSE(names.contains("origin"));
}

TEST_CASE("Rows are found without marks, by what stands in any column, and placements by their segment", "[rows]") {
    SampleDesk sample;
    RowLabels labels(*sample.desk);
    EntityRows slots(*sample.desk, labels, model::info_of(EntityKind::Slot));
    slots.read({});
    const auto all = slots.size();
    slots.read("thoi su");
    CHECK(slots.size() > 0);
    CHECK(slots.size() < all);
    slots.sort(0, true);
    for (std::size_t i = 1; i < slots.size(); ++i) CHECK_FALSE(base::vi_less(slots.cell(i, 0), slots.cell(i - 1, 0)));
    EntityRows placements(*sample.desk, labels, model::info_of(EntityKind::Placement));
    placements.read("lua dao");
    REQUIRE(placements.size() > 0);
    for (std::size_t i = 0; i < placements.size(); ++i) {
        const auto placement = model::from_record<model::Placement>(sample.desk->rows().find(EntityKind::Placement, placements.id(i)).value());
        CHECK(base::found_in("lua dao", sample.desk->rows().find(EntityKind::Segment, placement.segment.value)->label()));
    }
    placements.read("không có chữ này");
    CHECK(placements.size() == 0);
}

TEST_CASE("A name means one row: by label in any case, by key, and not where two are called so", "[rows]") {
    SampleDesk sample;
    RowLabels labels(*sample.desk);
    const auto partner = sample.rows(EntityKind::Partner).begin()->second;
    CHECK(labels.meant(EntityKind::Partner, labels.of(EntityKind::Partner, partner.head.id)) == partner.head.id);
    CHECK(labels.meant(EntityKind::Partner, "  " + base::fold(labels.of(EntityKind::Partner, partner.head.id)) + ' ') == partner.head.id);
    CHECK(labels.meant(EntityKind::Partner, partner.head.key) == partner.head.id);
    CHECK_FALSE(labels.meant(EntityKind::Partner, "nobody"));
    CHECK_FALSE(labels.meant(EntityKind::Partner, ""));
    const auto segment = sample.rows(EntityKind::Segment).begin()->second;
    CHECK(labels.meant(EntityKind::Segment, labels.of(EntityKind::Segment, segment.head.id)) == segment.head.id);
    for (const auto& [key, slot] : sample.rows(EntityKind::Slot)) CHECK(labels.meant(EntityKind::Slot, labels.of(EntityKind::Slot, slot.head.id)) == slot.head.id);
}

TEST_CASE("Election day is not changed by the form of the campaign: it is moved where all that shifts is listed", "[rows]") {
    SampleDesk sample;
    const test::FixedClock clock(1'620'608'400);
    Workspace workspace(sample.file(), {}, clock);
    const auto campaign = workspace.plan().campaign;
    REQUIRE(model::is_set(campaign.dday));
    const RowForm form(workspace, model::info_of(EntityKind::Campaign), campaign.id);
    for (const auto& field : form.fields()) CHECK(field.info->name != "dday");
}
