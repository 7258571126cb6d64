// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "calendar/service/report_frame.h"
#include "calendar/service/report_kinds.h"

namespace lichsong::service {
namespace {

// What is to go out or did: a hold is the house's own, and what is not intended goes out nowhere.
bool is_shown(const model::Placement& placement) {
    return model::state_info(placement.state).occupies && placement.intention != model::Intention::Hold && placement.intention != model::Intention::NotIntended;
}

LetterCells week_cells(ReportFrame& frame, const ReportAiring& airing) {
    const auto& placement = *airing.placement;
    return {{"date", frame.day(placement.date)},
            {"time", ReportFrame::clock(placement.start)},
            {"item", frame.title(airing) + frame.mark(placement)},
            {"length", report::cell(placement.length)},
            {"topics", frame.topics(airing.segment->topics)},
            {"item_responsible", airing.segment->responsible_body},
            {"code", placement.key},
            {"state", frame.state(placement.state, airing.outlet->medium)}};
}

}  // namespace

report::Document week_schedule(const ReportTask& task, const std::string& template_id) {
    auto wish = task.wish;
    if (!model::is_set(wish.until)) {  // the whole week of a day
        wish.from = model::monday_of(model::is_set(wish.from) ? wish.from : task.desk.today());
        wish.until = model::plus_days(wish.from, 6);
    }
    ReportFrame frame({task.desk, task.folders, wish, task.words}, template_id, {"column"}, {model::monday_of(wish.until), wish.until});
    std::map<std::int64_t, std::vector<ReportAiring>> by_outlet;
    for (const auto& airing : frame.airings(is_shown)) by_outlet[airing.outlet->id].push_back(airing);
    std::vector<report::Block> blocks;
    if (by_outlet.empty()) frame.add_closing(blocks, "report", "nothing");
    for (const auto& [id, airings] : by_outlet) {
        const auto name = frame.outlet(base::Id<model::Outlet>{id});
        auto table = frame.table("column", name);
        table.caption = name + " (" + std::to_string(airings.size()) + ')';
        for (const auto& airing : airings) frame.add_row(table, "column", week_cells(frame, airing));
        blocks.emplace_back(std::move(table));
    }
    return frame.document({frame.section(std::move(blocks))});
}

}  // namespace lichsong::service
