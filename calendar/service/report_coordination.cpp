// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "calendar/service/coordination.h"
#include "calendar/service/report_frame.h"
#include "calendar/service/report_kinds.h"

namespace lichsong::service {
namespace {

// The day of the latest step of each request, as its trail tells it.
std::map<std::int64_t, model::Date> last_steps(Desk& desk, const model::Date& until) {
    std::map<std::int64_t, model::Date> last;
    desk.rows().each(model::EntityKind::TrailEntry, {}, [&](const model::Record& record) {
        const auto entry = model::from_record<model::TrailEntry>(record);
        if (entry.date > until) return;
        const auto [at, is_first] = last.emplace(entry.request.value, entry.date);
        if (!is_first) at->second = std::max(at->second, entry.date);
    });
    return last;
}

std::string letter_of(const model::Request& request) {
    if (request.number.empty()) return {};
    return model::is_set(request.letter_date) ? request.number + ", " + model::dmy(request.letter_date) : request.number;
}

report::Table requests_table(Desk& desk, ReportFrame& frame, const std::vector<RequestSummary>& all) {
    auto table = frame.table("column");
    const auto steps = last_steps(desk, frame.span().to);
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
                       {"state", frame.status(one.status)},
                       {"last", step == steps.end() ? report::Cell() : report::cell(step->second)}});
    }
    return table;
}

bool is_waiting(const model::RequestLine& line) { return line.answer == model::LineAnswer::Open || line.answer == model::LineAnswer::Tentative || line.answer == model::LineAnswer::CounterProposed; }

// What is asked and not agreed yet, of requests that are still open.
report::Table lines_table(Desk& desk, ReportFrame& frame, const std::vector<RequestSummary>& all) {
    auto table = frame.table("line_column");
    std::map<std::int64_t, const RequestSummary*> open;
    for (const auto& one : all)
        if (one.request.stage == model::RequestStage::Sent || one.request.stage == model::RequestStage::Seen) open.emplace(one.request.id, &one);
    for (const auto& record : desk.rows().all(model::EntityKind::RequestLine)) {
        const auto line = model::from_record<model::RequestLine>(record);
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
                       {"answer", frame.answer(line.answer)}});
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
        blocks.emplace_back(requests_table(task.desk, frame, all));
        auto lines = lines_table(task.desk, frame, all);
        frame.fields["lines"] = std::to_string(lines.rows.size());
        frame.add_prose(blocks, lines.rows.empty() ? "none_missing" : "missing");
        if (!lines.rows.empty()) blocks.emplace_back(std::move(lines));
    }
    return frame.document({frame.section(std::move(blocks))});
}

}  // namespace lichsong::service
