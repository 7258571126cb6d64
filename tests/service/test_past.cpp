// SPDX-License-Identifier: Apache-2.0
// The plan as it was at any earlier change, against copies taken at the time.
#include <catch2/catch.hpp>

#include "calendar/base/error.h"
#include "calendar/service/history.h"
#include "calendar/service/past.h"
#include "random_edits.h"
#include "small_plan.h"
#include "support/temp_folder.h"

using namespace lichsong;
using namespace lichsong::test;
using model::EntityKind;

namespace {

std::string words_of(const model::Record& record) {
    std::string text = record.head.key;
    for (const auto& value : record.values) text += '|' + (value.index() == 1 ? std::to_string(std::get<std::int64_t>(value)) : std::string(model::detail::text(value)));
    return text + '\n';
}

// What a calendar shows of a placement and its segment; other fields are not read.
std::string words_of(const model::PlacedSegment& row) {
    model::Placement placement;
    static_cast<model::Entity&>(placement) = row.placement;
    placement.segment = row.placement.segment;
    placement.outlet = row.placement.outlet;
    placement.slot = row.placement.slot;
    placement.date = row.placement.date;
    placement.start = row.placement.start;
    placement.length = row.placement.length;
    placement.state = row.placement.state;
    placement.intention = row.placement.intention;
    placement.series = row.placement.series;
    placement.series_date = row.placement.series_date;
    placement.uid = row.placement.uid;
    placement.sequence = row.placement.sequence;
    model::Segment segment;
    segment.title = row.segment.title;
    segment.title_en = row.segment.title_en;
    segment.topics = row.segment.topics;
    segment.responsible_body = row.segment.responsible_body;
    segment.reference = row.segment.reference;
    segment.reference_date = row.segment.reference_date;
    segment.url = row.segment.url;
    segment.issue = row.segment.issue;
    return words_of(model::to_record(placement)) + std::to_string(placement.modified) + words_of(model::to_record(segment)) + std::to_string(row.segment.modified) +
           row.repeat_of_code + row.makegood_for_code;
}

std::string rows_now(service::Desk& desk, EntityKind kind) {
    std::string text;
    desk.rows().each(kind, {}, [&](const model::Record& record) { text += words_of(record); });
    return text;
}

std::string placements_now(service::Desk& desk) {
    std::string text;
    store::PlacementQuery query;
    query.view = store::PlacementView::Calendar;
    query.order = store::PlacementOrder::ById;
    store::each_placement(desk.session(), query, [&](const model::PlacedSegment& row) { text += words_of(row); });
    return text;
}

struct Seen {
    std::int64_t change = 0;
    std::string placements;
    std::map<EntityKind, std::string> rows;
};

Seen seen_now(service::Desk& desk) {
    Seen seen;
    seen.change = desk.session().last_change();
    seen.placements = placements_now(desk);
    for (const auto& info : model::entity_table()) seen.rows[info.kind] = rows_now(desk, info.kind);
    return seen;
}

}  // namespace

TEST_CASE("Every earlier state is told as it was, through edits, undoing and redoing", "[past]") {
    const TempFolder folder;
    const auto path = folder.plan();
    make_small_plan(path);
    const FixedClock clock(morning);
    service::Desk desk(path, {}, clock, "an");
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        RandomEdits edits(desk, seed);
        std::vector<Seen> states{seen_now(desk)};
        for (int step = 0; step < 40; ++step) {
            edits.accepted();
            if (edits.roll(4) == 0) {
                try {
                    service::undo(desk);
                    if (edits.roll(2) == 0) service::redo(desk);
                } catch (const base::Error& error) {
                    REQUIRE(error.fault() != base::Fault::Store);
                }
            }
            states.push_back(seen_now(desk));
        }
        for (const auto& state : states) {
            INFO("seed " << seed << ", change " << state.change);
            const store::Snapshot one_state(desk.session());
            service::Past past(desk, state.change);
            std::string placements;
            past.each([&](const model::PlacedSegment& row) { placements += words_of(row); });
            REQUIRE(placements == state.placements);
            for (const auto& info : model::entity_table()) {
                std::string rows;
                desk.journal().each_row_after(state.change, info.kind, [&](const model::Record& record) { rows += words_of(record); });
                INFO(info.name);
                REQUIRE(rows == state.rows.at(info.kind));
            }
        }
    }
}
