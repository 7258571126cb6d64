// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/reports.h"

#include <algorithm>
#include <array>

#include "calendar/base/error.h"
#include "calendar/base/i18n.h"
#include "calendar/service/report_kinds.h"

namespace lichsong::service {
namespace {

const std::array kinds{
    ReportKind{"week", LICHSONG_N_("Week schedule by outlet"), &week_schedule, "reports/week", true},
    ReportKind{"plan", LICHSONG_N_("Campaign plan"), &campaign_plan, "reports/plan"},
    ReportKind{"coverage", LICHSONG_N_("Coverage and what is missing"), &coverage_report, "reports/coverage"},
    ReportKind{"coordination", LICHSONG_N_("Coordination with partners"), &coordination_report, "reports/coordination"},
    ReportKind{"asrun", LICHSONG_N_("What went out, and what did not"), &asrun_report, "reports/asrun"},
    ReportKind{"result", LICHSONG_N_("Interim report to leadership"), &result_report, "reports/result"},
    ReportKind{"final", LICHSONG_N_("Final report to leadership"), &result_report, "reports/final"},
    ReportKind{"legal", LICHSONG_N_("Legal calendar"), &legal_calendar, "reports/legal"},
    ReportKind{"schedule", LICHSONG_N_("Placements and matrix, to edit and import again"), &placement_schedule, "reports/schedule"},
};

}  // namespace

std::span<const ReportKind> report_kinds() { return kinds; }

const ReportKind& report_kind(std::string_view name) {
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const ReportKind& kind) { return kind.name == name; });
    if (found != kinds.end()) return *found;
    std::string names;
    for (const auto& kind : kinds) names += (names.empty() ? "" : ", ") + std::string(kind.name);
    throw base::Error(base::Fault::Call, "report.unknown", {std::string(name), names});
}

report::Document make_report(const ReportTask& task, const ReportKind& kind) { return kind.make(task, std::string(kind.template_id)); }

}  // namespace lichsong::service
