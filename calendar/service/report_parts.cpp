// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/report_parts.h"

#include <algorithm>
#include <set>

#include "calendar/base/text.h"
#include "calendar/model/reach.h"

namespace lichsong::service {
namespace {

using model::CoverageCell;
using model::CoverageLayer;
using model::PlacementState;

report::Cell number(std::int64_t count) { return report::cell(count); }

// Cells of goals that are counted by weeks; those of phases and of the flight have no week to stand in.
std::vector<const CoverageCell*> weekly(const std::vector<CoverageCell>& cells) {
    std::vector<const CoverageCell*> found;
    for (const auto& cell : cells)
        if (cell.period == model::GoalPeriod::Week) found.push_back(&cell);
    return found;
}

std::string week_name(const model::Date& monday) { return std::to_string(monday.day()) + '/' + std::to_string(monday.month()); }

bool is_lost(PlacementState state) { return state == PlacementState::Missed || state == PlacementState::PreEmpted; }

bool counts(const model::Placement& placement) {
    const bool is_off = placement.state == PlacementState::Cancelled || placement.state == PlacementState::Declined;
    return !is_off && placement.intention == model::Intention::Planned;
}

void add(Counted& sum, const model::Placement& placement, bool is_made_good) {
    if (!placement.makegood_for) ++sum.planned;
    if (is_lost(placement.state)) {
        ++sum.lost;
        if (is_made_good) ++sum.made_good;
    }
    if (placement.state != PlacementState::Aired) return;
    ++sum.aired;
    sum.airtime += placement.actual_length.count() > 0 ? placement.actual_length : placement.length;
}

Counted operator+(Counted a, const Counted& b) {
    a.planned += b.planned;
    a.aired += b.aired;
    a.lost += b.lost;
    a.made_good += b.made_good;
    a.airtime += b.airtime;
    return a;
}

LetterCells counted_cells(const ReportFrame& frame, const CountedTwice& counts, const std::string& name) {
    constexpr int minute = 60;
    return {{"name", name},
            {"planned", number(counts.now.planned)},
            {"aired", number(counts.now.aired)},
            {"percent", frame.percent(counts.now.aired, counts.now.planned)},
            {"planned_total", number(counts.total.planned)},
            {"aired_total", number(counts.total.aired)},
            {"percent_total", frame.percent(counts.total.aired, counts.total.planned)},
            {"lost", number(counts.total.lost)},
            {"made_good", number(counts.total.made_good)},
            {"minutes", number(counts.total.airtime.count() / minute)}};
}

}  // namespace

report::Table coverage_table(ReportFrame& frame, const std::vector<CoverageCell>& cells, std::string_view kind) {
    auto table = frame.table(kind);
    for (const auto& cell : model::grouped(cells, {true, true, false}))
        frame.add_row(table, kind,
                      {{"topic", frame.topic(cell.topic)},
                       {"medium", frame.choice(model::name_of(cell.medium))},
                       {"target", number(cell.target)},
                       {"planned", number(cell.planned)},
                       {"confirmed", number(cell.confirmed)},
                       {"aired", number(cell.aired)},
                       {"percent", frame.percent(cell.aired, cell.target)},
                       {"missing", number(cell.gap(CoverageLayer::Planned))},
                       {"missing_confirmed", number(cell.gap(CoverageLayer::Confirmed))},
                       {"missing_aired", number(cell.gap(CoverageLayer::Aired))}});
    return table;
}

void add_missing(ReportFrame& frame, std::vector<report::Block>& blocks, const std::vector<CoverageCell>& cells, CoverageLayer layer) {
    std::vector<std::string> sentences;
    for (const auto& run : model::gap_runs(cells, layer)) sentences.push_back(frame.gap(run, layer));
    if (sentences.empty()) {
        frame.add_prose(blocks, "none_missing");
        return;
    }
    for (const auto& sentence : sentences) blocks.emplace_back(report::Paragraph{report::Style::Item, "- " + sentence + (&sentence == &sentences.back() ? "." : ";")});
}

void add_gap_chart(ReportFrame& frame, std::vector<report::Block>& blocks, const std::vector<CoverageCell>& cells) {
    std::set<model::Date> weeks;
    std::map<std::int64_t, std::map<model::Date, int>> gaps;
    for (const auto* cell : weekly(cells)) {
        weeks.insert(model::monday_of(cell->from));
        gaps[cell->topic.value][model::monday_of(cell->from)] += cell->gap(CoverageLayer::Planned);
    }
    if (weeks.empty()) return;
    auto chart = frame.chart(report::ChartKind::HeatMap, "chart_gaps");
    for (const auto& week : weeks) chart.categories.push_back(week_name(week));
    for (const auto& [topic, by_week] : gaps) {
        report::ChartSeries series{frame.topic(base::Id<model::Topic>{topic}), {}};
        for (const auto& week : weeks) {
            const auto at = by_week.find(week);
            series.values.push_back(at == by_week.end() ? std::nullopt : std::optional<double>(at->second));
        }
        chart.series.push_back(std::move(series));
    }
    chart.alternative = chart.title;
    blocks.emplace_back(std::move(chart));
}

void add_pace_chart(ReportFrame& frame, std::vector<report::Block>& blocks, const std::vector<CoverageCell>& cells) {
    struct Sum {
        int target = 0;
        int planned = 0;
        int aired = 0;
    };
    std::map<model::Date, Sum> weeks;
    for (const auto* cell : weekly(cells)) {
        auto& week = weeks[model::monday_of(cell->from)];
        week.target += cell->target;
        week.planned += cell->planned;
        week.aired += cell->aired;
    }
    constexpr std::size_t fewest = 2;  // a line needs two points
    if (weeks.size() < fewest) return;
    auto chart = frame.chart(report::ChartKind::Line, "chart_pace");
    chart.series = {{frame.nth("report", "layers", 0), {}}, {frame.nth("report", "layers", 1), {}}, {frame.nth("report", "layers", 3), {}}};
    Sum sum;
    for (const auto& [monday, week] : weeks) {
        chart.categories.push_back(week_name(monday));
        chart.series[0].values.emplace_back(sum.target += week.target);
        chart.series[1].values.emplace_back(sum.planned += week.planned);
        chart.series[2].values.emplace_back(monday > frame.today() ? std::nullopt : std::optional<double>(sum.aired += week.aired));
    }
    chart.alternative = chart.title;
    blocks.emplace_back(std::move(chart));
}

std::map<std::int64_t, CountedTwice> counted(const ReportFrame& frame, const Group& group) {
    std::set<std::int64_t> made_good;
    for (const auto& placement : frame.plan().placements)
        if (placement.makegood_for && model::state_info(placement.state).planned) made_good.insert(placement.makegood_for.value);
    const auto& first = frame.plan().campaign.first_day;
    const auto from = model::is_set(first) ? std::min(first, frame.span().from) : frame.span().from;
    std::map<std::int64_t, CountedTwice> counted;
    for (const auto& airing : frame.airings(counts, {from, frame.span().to})) {
        if (airing.segment->candidate_content) continue;
        auto& sums = counted[group(airing)];
        const bool is_made_good = made_good.contains(airing.placement->id);
        add(sums.total, *airing.placement, is_made_good);
        if (airing.placement->date >= frame.span().from) add(sums.now, *airing.placement, is_made_good);
    }
    return counted;
}

report::Table counts_table(ReportFrame& frame, const std::map<std::int64_t, CountedTwice>& counts, std::string_view kind, const std::function<std::string(std::int64_t)>& name) {
    auto table = frame.table(kind);
    CountedTwice all;
    for (const auto& [group, sums] : counts) {
        frame.add_row(table, kind, counted_cells(frame, sums, name(group)));
        all = {all.now + sums.now, all.total + sums.total};
    }
    auto total = counted_cells(frame, all, frame.part("report", "total"));
    total["no"] = report::Cell();
    if (!counts.empty()) table.rows.push_back(frame.row(kind, total));
    return table;
}

void add_media_chart(ReportFrame& frame, std::vector<report::Block>& blocks) {
    auto chart = frame.chart(report::ChartKind::Bars, "chart_media");
    chart.series = {{frame.nth("report", "layers", 1), {}}, {frame.nth("report", "layers", 3), {}}};
    for (const auto& [medium, sums] : counted(frame, [](const ReportAiring& airing) { return static_cast<std::int64_t>(airing.outlet->medium); })) {
        chart.categories.push_back(frame.choice(model::name_of(static_cast<model::Medium>(medium))));
        chart.series[0].values.emplace_back(sums.total.planned);
        chart.series[1].values.emplace_back(sums.total.aired);
    }
    if (chart.categories.empty()) return;
    chart.alternative = chart.title;
    blocks.emplace_back(std::move(chart));
}

void add_areas(ReportFrame& frame, std::vector<report::Block>& blocks) {
    constexpr std::size_t most_named = 10;
    std::size_t reached = 0;
    std::vector<std::string> missing;
    const auto all = model::reach(frame.plan(), frame.span().to, CoverageLayer::Planned);
    if (all.empty()) return;
    for (const auto& row : all) {
        if (row.airings + row.tallies > 0) ++reached;
        else if (const auto* area = frame.plan().areas.find(row.area)) missing.push_back(area->name);
    }
    std::sort(missing.begin(), missing.end(), [](const auto& a, const auto& b) { return base::vi_less(a, b); });
    std::string names;
    for (std::size_t i = 0; i < std::min(missing.size(), most_named); ++i) names += (i == 0 ? "" : ", ") + missing[i];
    if (missing.size() > most_named) names += ", …";
    frame.fields["areas_all"] = std::to_string(all.size());
    frame.fields["areas_reached"] = std::to_string(reached);
    frame.fields["areas_none"] = std::to_string(missing.size());
    frame.fields["areas_missing"] = names;
    frame.add_prose(blocks, "areas");
    if (!missing.empty()) frame.add_prose(blocks, "areas_missing");
}

}  // namespace lichsong::service
