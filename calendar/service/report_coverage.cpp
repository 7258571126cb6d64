// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/report_kinds.h"
#include "calendar/service/report_parts.h"

namespace lichsong::service {

report::Document coverage_report(const ReportTask& task, const std::string& template_id) {
    const auto& campaign = task.desk.context().campaign;
    ReportFrame frame(task, template_id, {"topic_column"}, {campaign.first_day, campaign.last_day});
    const auto cells = model::coverage(frame.plan(), frame.span().to);
    std::vector<report::Block> blocks;
    frame.add_prose(blocks, cells.empty() ? "nothing" : "opening");
    if (!cells.empty()) {
        blocks.emplace_back(coverage_table(frame, cells, "topic_column"));
        add_gap_chart(frame, blocks, cells);
        add_pace_chart(frame, blocks, cells);
        frame.add_prose(blocks, "missing");
        add_missing(frame, blocks, cells, model::CoverageLayer::Planned);
    }
    add_areas(frame, blocks);
    return frame.document({frame.section(std::move(blocks))});
}

}  // namespace lichsong::service
