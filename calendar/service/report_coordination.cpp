// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "calendar/service/coordination.h"
#include "calendar/service/report_frame.h"
#include "calendar/service/report_kinds.h"

namespace lichsong::service {
namespace {

// The latest step of each request that was taken by that day, as its trail tells it.
std::map<std::int64_t, const model::TrailEntry*> last_steps(const model::Plan& plan, const model::Date& until) {
    std::map<std::int64_t, const model::TrailEntry*> last;
    for (const auto& entry : plan.trail) {
        if (entry.date > until) continue;
        auto& at = last[entry.request.value];
        if (at == nullptr || entry.date >= at->date) at = &entry;
    }
    return last;
}

std::string letter_of(const model::Request& request) {
    if (request.number.empty()) return {};
    return model::is_set(request.letter_date) ? request.number + ", " + model::dmy(request.letter_date) : request.number;
}

report::Table requests_table(ReportFrame& frame, const std::vector<RequestSummary>& all) {
    auto table = frame.table("column");
    const auto steps = last_steps(frame.plan(), frame.span().to);
    for (const auto& one : all) {
        const auto step = steps.find(one.request.id);
        frame.add_row(table, "column",
                      {{"code", one.request.key},
                       {"partner", frame.partner(one.request.partner)},
                       {"title", one.request.title},
                       {"letter", letter_of(one.request)},
                       {"due", report::cell(one.request.due)},
                       {"lines", report::cell(static_cast<std::int64_t>(one.lines))},
                       {"accepted", report::cell(static_cast<std::int64_t>(one.accepted))},
                       {"open", report::cell(static_cast<std::int64_t>(one.lines - one.answered))},
                       {"state", frame.choice(model::name_of(one.status))},
                       {"last", step == steps.end() ? report::Cell() : report::cell(step->second->date)}});
    }
    return table;
}

bool is_waiting(const model::RequestLine& line) { return line.answer == model::LineAnswer::Open || line.answer == model::LineAnswer::Tentative || line.answer == model::LineAnswer::CounterProposed; }

// What is asked and not agreed yet, of requests that are still open.
report::Table lines_table(ReportFrame& frame, const std::vector<RequestSummary>& all) {
    auto table = frame.table("line_column");
    std::map<std::int64_t, const RequestSummary*> open;
    for (const auto& one : all)
        if (one.request.stage == model::RequestStage::Sent || one.request.stage == model::RequestStage::Seen) open.emplace(one.request.id, &one);
    for (const auto& line : frame.plan().request_lines) {
        const auto request = open.find(line.request.value);
        const auto* placement = frame.plan().placements.find(line.placement);
        const auto* segment = placement == nullptr ? nullptr : frame.plan().segments.find(placement->segment);
        if (request == open.end() || segment == nullptr || !is_waiting(line)) continue;
        frame.add_row(table, "line_column",
                      {{"code", line.key},
                       {"request", request->second->request.key},
                       {"partner", frame.partner(request->second->request.partner)},
                       {"item", frame.said(segment->title, segment->title_en)},
                       {"outlet", frame.outlet(line.outlet ? line.outlet : placement->outlet)},
                       {"date", frame.day(model::is_set(line.date) ? line.date : placement->date)},
                       {"time", ReportFrame::clock(line.start)},
                       {"answer", frame.choice(model::name_of(line.answer))}});
    }
    return table;
}

}  // namespace

report::Document coordination_report(const ReportTask& task, const std::string& template_id) {
    const auto& campaign = task.desk.context().campaign;
    ReportFrame frame(task, template_id, {"column", "line_column"}, {campaign.first_day, std::max(task.desk.today(), campaign.first_day)});
    const auto all = requests(task.desk, {});
    std::vector<report::Block> blocks;
    frame.add_prose(blocks, all.empty() ? "nothing" : "opening");
    if (!all.empty()) {
        blocks.emplace_back(requests_table(frame, all));
        auto lines = lines_table(frame, all);
        frame.fields["lines"] = std::to_string(lines.rows.size());
        frame.add_prose(blocks, lines.rows.empty() ? "none_missing" : "missing");
        if (!lines.rows.empty()) blocks.emplace_back(std::move(lines));
    }
    return frame.document({frame.section(std::move(blocks))});
}

}  // namespace lichsong::service
