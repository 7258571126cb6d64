// SPDX-License-Identifier: Apache-2.0
// Rows come back as they were written, and the fast way of reading placements gives what the general way gives.
#include <catch2/catch.hpp>

#include <algorithm>

#include "calendar/model/plan.h"
#include "calendar/store/placements.h"
#include "sample_rows.h"
#include "support/temp_folder.h"

using namespace lichsong;
using namespace lichsong::test;
using model::EntityKind;
using model::Record;

namespace {

// Fields that lists and exports do not need and each_placement leaves out; see store/placements.h.
constexpr const char* left_out_of_placement[] = {"evidence", "note"};
constexpr const char* left_out_of_segment[] = {"length", "size"};

Record without(Record record, const auto& fields) {
    const auto fresh = model::fresh_record(record.kind);
    for (const char* field : fields) record[field] = fresh[field];
    return record;
}

void check_same(const Record& left, const Record& right) {
    CHECK(left.head.id == right.head.id);
    CHECK(left.head.key == right.head.key);
    CHECK(left.head.modified == right.head.modified);
    for (std::size_t i = 0; i < left.values.size(); ++i) {
        INFO(left.info().name << '.' << left.info().fields[i].name << " of " << left.head.key);
        CHECK(left.values[i] == right.values[i]);
    }
}

// As the entity holds it: a number that is empty is nought there.
template <class E>
Record typed(const Record& record) { return model::to_record(model::from_record<E>(record)); }

}  // namespace

TEST_CASE("A row of any kind is read as it was written, and changed and erased only by who has seen it last", "[rows]") {
    const TempFolder folder;
    auto session = create_plan(folder.plan());
    store::Rows rows(session);
    for (const auto& info : model::entity_table())
        for (std::int64_t id = 1; id <= 12; ++id) rows.insert(sample_row(info.kind, id, static_cast<std::uint64_t>(id)));
    for (const auto& info : model::entity_table()) {
        INFO(info.name);
        REQUIRE(rows.count(info.kind) == 12);
        auto row = *rows.find(info.kind, 7);
        CHECK(row.values == sample_row(info.kind, 7, 7).values);
        row.values = sample_row(info.kind, 7, 99).values;
        row.head.revision = 5;
        CHECK_FALSE(rows.update(row, 4));
        CHECK(rows.find(info.kind, 7)->values == sample_row(info.kind, 7, 7).values);
        CHECK(rows.update(row, 1));
        CHECK(rows.find_key(info.kind, row.head.key)->values == row.values);
        CHECK_FALSE(rows.erase(info.kind, 7, 1));
        CHECK(rows.erase(info.kind, 7, 5));
        CHECK_FALSE(rows.find(info.kind, 7));
        CHECK(rows.count(info.kind) == 11);
    }
}

TEST_CASE("Placements read in a stream are the same as read one by one, but for the fields said to be left out", "[rows]") {
    const TempFolder folder;
    auto session = create_plan(folder.plan());
    fill_plan(session, 40);
    store::Rows rows(session);
    for (const auto order : {store::PlacementOrder::ById, store::PlacementOrder::ByTime}) {
        int count = 0;
        store::PlacementQuery query;
        query.order = order;
        store::each_placement(session, query, [&](const store::PlacedSegment& row) {
            ++count;
            const auto placement = *rows.find(EntityKind::Placement, row.placement.id);
            check_same(model::to_record(row.placement), without(typed<model::Placement>(placement), left_out_of_placement));
            CHECK(row.placement.revision == placement.head.revision);
            const auto segment = *rows.find(EntityKind::Segment, row.placement.segment.value);
            check_same(model::to_record(row.segment), without(typed<model::Segment>(segment), left_out_of_segment));
            const auto repeated = row.placement.repeat_of ? rows.find(EntityKind::Placement, row.placement.repeat_of.value)->head.key : "";
            CHECK(row.repeat_of_code == repeated);
        });
        CHECK(count == 40);
    }
}

TEST_CASE("Words with signs that mean something to SQL are found as they stand", "[rows]") {
    const TempFolder folder;
    auto session = create_plan(folder.plan());
    fill_plan(session, 5);
    store::Rows rows(session);
    int id = 0;
    for (const char* text : {"100%", "a_b", "50!", "it's \"so\"", "x'); DROP TABLE segment; --"}) {
        auto row = *rows.find(EntityKind::Segment, ++id);
        row["title"] = text;
        REQUIRE(rows.update(row, row.head.revision));
        const auto found = rows.all(EntityKind::Segment, {{"title", store::Test::Contains, text}});
        REQUIRE(found.size() == 1);
        CHECK(found[0].head.id == id);
    }
    CHECK(rows.all(EntityKind::Segment, {{"title", store::Test::Contains, "100_"}}).empty());
}
