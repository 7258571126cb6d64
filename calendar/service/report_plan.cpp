// SPDX-License-Identifier: Apache-2.0
// The columns that plan tables of campaigns have: one row for a series, or an item that stands alone, on one outlet.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "calendar/service/report_frame.h"
#include "calendar/service/report_kinds.h"

namespace lichsong::service {
namespace {

using model::Medium;

bool is_of_the_plan(const model::Placement& placement) {
    return model::state_info(placement.state).planned && placement.intention != model::Intention::Hold &&
           placement.intention != model::Intention::NotIntended;
}

/// All airings of a series, or of an item that stands alone, on one outlet.
struct PlanRow {
    std::vector<ReportAiring> airings;  ///< by time
    std::set<std::string> times;
    int repeats = 0;

    [[nodiscard]] const ReportAiring& first() const { return airings.front(); }
    [[nodiscard]] int issues() const { return static_cast<int>(airings.size()) - repeats; }
};

using Key = std::tuple<std::int64_t, std::int64_t, std::int64_t>;  // series, or 0 and segment; outlet

std::map<Medium, std::vector<PlanRow>> rows_of(const ReportFrame& frame) {
    std::map<Key, std::size_t> places;
    std::vector<PlanRow> rows;
    for (const auto& airing : frame.airings(is_of_the_plan)) {
        const auto series = airing.placement->series.value;
        const auto at = places.emplace(Key{series, series == 0 ? airing.segment->id : 0, airing.outlet->id}, rows.size());
        if (at.second) rows.emplace_back();
        auto& row = rows[at.first->second];
        row.airings.push_back(airing);
        if (airing.placement->start) row.times.insert(model::hm(*airing.placement->start));
        if (airing.placement->repeat_of) ++row.repeats;
    }
    std::map<Medium, std::vector<PlanRow>> by_medium;
    for (auto& row : rows) by_medium[row.first().outlet->medium].push_back(std::move(row));
    return by_medium;
}

std::string days_of(const PlanRow& row) {
    constexpr std::size_t most_named = 4;
    if (row.airings.size() > most_named)
        return model::dmy(row.first().placement->date) + " – " + model::dmy(row.airings.back().placement->date);
    std::string days;
    for (const auto& airing : row.airings) days += (days.empty() ? "" : "; ") + model::dmy(airing.placement->date);
    return days;
}

// "19:45, T4 hằng tuần, 5/5/2021 – 30/5/2021"
std::string when_of(const ReportFrame& frame, const PlanRow& row) {
    constexpr std::size_t most_times = 3;
    std::string when;
    std::size_t named = 0;
    for (const auto& time : row.times)
        if (named++ < most_times) when += (when.empty() ? "" : "; ") + time;
    if (row.times.size() > most_times) when += "; …";
    const auto* series = frame.plan().series.find(row.first().placement->series);
    if (const auto rhythm = series == nullptr ? std::string() : frame.rhythm(series->rule); !rhythm.empty()) when += (when.empty() ? "" : ", ") + rhythm;
    return when + (when.empty() ? "" : ", ") + days_of(row);
}

std::string title_of(const ReportFrame& frame, const PlanRow& row) {
    const auto* series = frame.plan().series.find(row.first().placement->series);
    return series == nullptr ? frame.title(row.first()) : frame.said(series->title, series->title_en);
}

LetterCells plan_cells(const ReportFrame& frame, const PlanRow& row) {
    const auto& first = row.first();
    return {{"item", title_of(frame, row)},
            {"form", frame.choice(model::name_of(first.segment->form))},
            {"outlet", frame.said(first.outlet->name, first.outlet->name_en)},
            {"when", when_of(frame, row)},
            {"length", report::cell(first.placement->length)},
            {"issues", report::cell(static_cast<std::int64_t>(row.issues()))},
            {"repeats", row.repeats == 0 ? report::Cell("–") : report::cell(static_cast<std::int64_t>(row.repeats))},
            {"item_responsible", first.segment->responsible_body},
            {"partner", frame.partner(first.outlet->partner)},
            {"reference", first.segment->reference},
            {"topics", frame.topics(first.segment->topics)}};
}

}  // namespace

report::Document campaign_plan(const ReportTask& task, const std::string& template_id) {
    const auto& campaign = task.desk.context().campaign;
    ReportFrame frame(task, template_id, {"column"}, {campaign.first_day, campaign.last_day});
    std::vector<report::Block> blocks;
    frame.add_text(blocks, report::Style::Body, "report", "opening");
    const auto media = rows_of(frame);
    for (const auto& [medium, rows] : media) {
        auto table = frame.table("column", frame.choice(model::name_of(medium)));
        table.caption = table.name;
        for (const auto& row : rows) frame.add_row(table, "column", plan_cells(frame, row));
        blocks.emplace_back(std::move(table));
    }
    frame.add_closing(blocks, media.empty() ? "report" : "letter", media.empty() ? "nothing" : "closing");
    return frame.document({frame.section(std::move(blocks))});
}

}  // namespace lichsong::service
