// SPDX-License-Identifier: Apache-2.0
// What is worked on in a spreadsheet: its headings are those that import_sheet knows, and the code of a placement brings a changed row back to it.
#include <map>
#include <memory>
#include <set>

#include "calendar/service/report_frame.h"
#include "calendar/service/report_kinds.h"

namespace lichsong::service {
namespace {

using model::CoverageCell;

bool is_listed(const model::Placement& placement) { return placement.state != model::PlacementState::Cancelled && placement.state != model::PlacementState::Declined; }

LetterCells schedule_cells(ReportFrame& frame, const ReportAiring& airing) {
    const auto& placement = *airing.placement;
    const auto* slot = frame.plan().slots.find(placement.slot);
    return {{"code", placement.key},
            {"date", report::cell(placement.date)},
            {"time", placement.start ? report::cell(*placement.start) : report::Cell()},
            {"outlet", frame.outlet(placement.outlet)},
            {"slot", slot == nullptr ? std::string() : slot->title},
            {"item", frame.title(airing)},
            {"form", frame.choice(model::name_of(airing.segment->form))},
            {"length", report::cell(placement.length)},
            {"item_responsible", airing.segment->responsible_body},
            {"reference", airing.segment->reference},
            {"topics", frame.topics(airing.segment->topics)},
            {"state", frame.state(placement.state, airing.outlet->medium)}};
}

// Topics down, media across, what is wanted and what is planned of each.
report::Table matrix(ReportFrame& frame) {
    const auto cells = model::grouped(model::coverage(frame.plan(), frame.span().to), {true, true, false});
    std::set<model::Medium> media;
    std::map<std::int64_t, std::map<model::Medium, const CoverageCell*>> topics;
    for (const auto& cell : cells) {
        media.insert(cell.medium);
        topics[cell.topic.value][cell.medium] = &cell;
    }
    constexpr double topic_share = 4;
    report::Table table;
    table.name = frame.part("report", "missing");
    table.columns = {{topic_share, report::Align::Left}};
    table.head = {{{frame.part("report", "heading"), 1, 2}}, {}};
    for (const auto medium : media) {
        table.head[0].push_back({frame.choice(model::name_of(medium)), 2, 1});
        for (const std::size_t layer : {std::size_t{0}, std::size_t{1}}) {
            table.columns.push_back({1, report::Align::Right});
            table.head[1].push_back({frame.nth("report", "layers", layer)});
        }
    }
    for (const auto& [topic, by_medium] : topics) {
        report::Row row{report::Cell(frame.topic(base::Id<model::Topic>{topic}))};
        for (const auto medium : media) {
            const auto at = by_medium.find(medium);
            row.push_back(at == by_medium.end() ? report::Cell() : report::cell(static_cast<std::int64_t>(at->second->target)));
            row.push_back(at == by_medium.end() ? report::Cell() : report::cell(static_cast<std::int64_t>(at->second->planned)));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

report::Document placement_schedule(const ReportTask& task, const std::string& template_id) {
    const auto& campaign = task.desk.context().campaign;
    const auto frame = std::make_shared<ReportFrame>(task, template_id, std::initializer_list<std::string_view>{"column"}, model::DateSpan{campaign.first_day, campaign.last_day});
    auto table = frame->table("column", frame->part("report", "title"));
    // Rows are made when they are written: all of them at once would be the larger part of the memory.
    table.more = [frame, airings = frame->airings(is_listed)](const report::RowSink& sink) {
        for (const auto& airing : airings) sink(frame->row("column", schedule_cells(*frame, airing)));
    };
    report::Section section{true, {std::move(table)}};
    if (auto counts = matrix(*frame); !counts.rows.empty()) section.blocks.emplace_back(std::move(counts));
    return frame->document({std::move(section)});
}

}  // namespace lichsong::service
