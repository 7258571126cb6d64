// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <map>

#include "calendar/model/asrun.h"
#include "calendar/service/report_kinds.h"
#include "calendar/service/report_parts.h"

namespace lichsong::service {
namespace {

using model::PlacementState;

constexpr int minute = 60;

bool went_out(const model::Placement& placement) { return placement.state == PlacementState::Aired; }

bool was_expected(const model::Placement& placement) {
    return went_out(placement) || placement.state == PlacementState::Confirmed || placement.state == PlacementState::Missed || placement.state == PlacementState::PreEmpted;
}

// Aired less booked; the shorter way round midnight.
std::optional<model::Seconds> difference(const model::Placement& placement) {
    constexpr int day = 24 * 60 * minute;
    if (!went_out(placement) || !placement.start || !placement.actual_start) return std::nullopt;
    auto seconds = placement.actual_start->seconds - placement.start->seconds;
    if (seconds > day / 2) seconds -= day;
    if (seconds < -day / 2) seconds += day;
    return model::Seconds(seconds);
}

// By the same measures as model/asrun.h.
bool is_cut(const model::Placement& placement) {
    constexpr int fifth = 5;
    constexpr int least = 10;
    const auto missing = placement.length.count() - placement.actual_length.count();
    return went_out(placement) && placement.actual_length.count() > 0 && missing >= least && missing * fifth >= placement.length.count();
}

bool is_off_time(const ReportAiring& airing) {
    const auto by = difference(*airing.placement);
    return by && std::abs(by->count()) > static_cast<std::int64_t>(airing.outlet->tolerance) * minute;
}

// What a leader has to hear of: what did not go out, and what did otherwise than agreed.
bool is_told(const ReportAiring& airing) { return !went_out(*airing.placement) || is_off_time(airing) || is_cut(*airing.placement); }

std::string result_of(const ReportFrame& frame, const ReportAiring& airing) {
    const auto& placement = *airing.placement;
    if (placement.state == PlacementState::Confirmed) return frame.choice(model::name_of(model::AsRunClass::BookedNotAired));
    if (is_cut(placement)) return frame.choice(model::name_of(model::AsRunClass::Cut));
    if (!is_off_time(airing)) return frame.state(placement.state, airing.outlet->medium);
    return frame.choice(model::name_of(difference(placement)->count() < 0 ? model::AsRunClass::Early : model::AsRunClass::Late));
}

std::map<std::int64_t, const model::Placement*> makegoods(const model::Plan& plan) {
    std::map<std::int64_t, const model::Placement*> found;
    for (const auto& placement : plan.placements)
        if (placement.makegood_for && model::state_info(placement.state).planned) found[placement.makegood_for.value] = &placement;
    return found;
}

std::string minutes_text(const std::optional<model::Seconds>& difference) {
    if (!difference) return {};
    const auto minutes = (std::abs(difference->count()) + minute / 2) / minute;
    return (difference->count() < 0 ? "−" : "+") + std::to_string(minutes);
}

report::Table deviations(ReportFrame& frame, const std::vector<ReportAiring>& airings) {
    auto table = frame.table("detail_column");
    const auto instead = makegoods(frame.plan());
    for (const auto& airing : airings) {
        if (!is_told(airing)) continue;
        const auto& placement = *airing.placement;
        const auto made_good = instead.find(placement.id);
        frame.add_row(table, "detail_column",
                      {{"code", placement.key},
                       {"date", frame.day(placement.date)},
                       {"time", ReportFrame::clock(placement.start)},
                       {"actual", went_out(placement) ? ReportFrame::clock(placement.actual_start) : report::Cell("–")},
                       {"difference", minutes_text(difference(placement))},
                       {"outlet", frame.outlet(placement.outlet)},
                       {"item", frame.title(airing) + frame.mark(placement)},
                       {"class", result_of(frame, airing)},
                       {"reason", placement.reason + (placement.reason.empty() || placement.waiver.empty() ? "" : "; ") + placement.waiver},
                       {"makegood", made_good == instead.end() ? report::Cell() : report::Cell(made_good->second->key + ", " + model::dmy(made_good->second->date))},
                       {"evidence", placement.evidence_kind == model::EvidenceKind::None ? std::string() : frame.choice(model::name_of(placement.evidence_kind))}});
    }
    return table;
}

}  // namespace

report::Document asrun_report(const ReportTask& task, const std::string& template_id) {
    const auto& first = task.desk.context().campaign.first_day;
    ReportFrame frame(task, template_id, {"column", "detail_column"}, {first, std::max(first, model::plus_days(task.desk.today(), -1))});
    const auto airings = frame.airings(was_expected);
    std::vector<report::Block> blocks;
    frame.add_prose(blocks, airings.empty() ? "nothing" : "opening");
    if (!airings.empty()) {
        const auto by_outlet = counted(frame, [](const ReportAiring& airing) { return airing.outlet->id; });
        blocks.emplace_back(counts_table(frame, by_outlet, "column", [&](std::int64_t id) { return frame.outlet(base::Id<model::Outlet>{id}); }));
        add_media_chart(frame, blocks);
        auto told = deviations(frame, airings);
        frame.fields["lines"] = std::to_string(told.rows.size());
        frame.add_prose(blocks, told.rows.empty() ? "none_missing" : "missing");
        if (!told.rows.empty()) blocks.emplace_back(std::move(told));
    }
    return frame.document({frame.section(std::move(blocks))});
}

}  // namespace lichsong::service
