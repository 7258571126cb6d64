// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "calendar/service/report_frame.h"
#include "calendar/service/report_kinds.h"

namespace lichsong::service {
namespace {

struct Dated {
    const model::Milestone* milestone;
    model::DateSpan span;
};

std::vector<Dated> by_date(const model::Plan& plan) {
    std::vector<Dated> dated;
    const auto spans = model::planned_dates(plan.campaign, plan.milestones.rows());
    for (std::size_t i = 0; i < spans.size(); ++i) dated.push_back({&plan.milestones.rows()[i], spans[i]});
    const auto key = [](const Dated& one) { return model::is_set(one.span.to) ? one.span.to : model::Date(boost::date_time::max_date_time); };
    std::stable_sort(dated.begin(), dated.end(), [&](const Dated& a, const Dated& b) { return key(a) < key(b); });
    return dated;
}

// "trước 42 ngày": by what the law puts it, from election day or what else it hangs on.
std::string offset_text(ReportFrame& frame, const model::Milestone& milestone) {
    const auto said = [&](int days) {
        if (days == 0) return frame.part("report", "on_day");
        frame.fields["days"] = std::to_string(std::abs(days));
        return frame.part("report", days < 0 ? "before" : "after");
    };
    auto text = said(milestone.offset_to);
    if (milestone.offset_from && *milestone.offset_from != milestone.offset_to) text = said(*milestone.offset_from) + " – " + text;
    if (!milestone.anchor) return text;
    const auto* anchor = frame.plan().milestones.find(milestone.anchor);
    return anchor == nullptr ? text : text + ": " + frame.said(anchor->title, anchor->title_en);
}

report::Cell date_cell(ReportFrame& frame, const Dated& one) {
    if (!model::is_set(one.span.to)) return frame.part("report", "undated");
    auto cell = frame.day(one.span.to);
    if (one.milestone->time) cell.text = model::hm(*one.milestone->time) + ' ' + cell.text;
    if (one.span.from != one.span.to) cell.text = model::dmy(one.span.from) + " – " + cell.text;
    return cell;
}

}  // namespace

report::Document legal_calendar(const ReportTask& task, const std::string& template_id) {
    const auto& campaign = task.desk.context().campaign;
    ReportFrame frame(task, template_id, {"column"}, {campaign.first_day, campaign.last_day});
    frame.fields["days"] = {};
    auto table = frame.table("column", frame.part("report", "title"));
    for (const auto& one : by_date(frame.plan()))
        frame.add_row(table, "column",
                      {{"item", frame.said(one.milestone->title, one.milestone->title_en)},
                       {"offset", offset_text(frame, *one.milestone)},
                       {"date", date_cell(frame, one)},
                       {"law", one.milestone->law},
                       {"actual", report::cell(one.milestone->actual)},
                       {"confidence", frame.choice(model::name_of(one.milestone->confidence))}});
    std::vector<report::Block> blocks;
    if (table.rows.empty()) frame.add_closing(blocks, "report", "nothing");
    else blocks.emplace_back(std::move(table));
    return frame.document({frame.section(std::move(blocks))});
}

}  // namespace lichsong::service
