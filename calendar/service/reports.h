// SPDX-License-Identifier: Apache-2.0
// The kinds of reports: a row each. A new one is a file report_NAME.cpp, a row, and a template in templates/reports. Writes no file; the
// renderers of report make one of it.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "calendar/model/coordination.h"
#include "calendar/model/coverage.h"
#include "calendar/service/desk.h"
#include "calendar/service/letter_frame.h"

namespace lichsong::service {

/// Words that no template holds, in the language of the report.
struct ReportWords {
    std::function<std::string(std::string_view choice)> choice;
    std::function<std::string(model::PlacementState, model::Medium)> state;
    std::function<std::string(model::RequestStatus)> status;
    std::function<std::string(model::LineAnswer)> answer;
    std::function<std::string(const model::Recurrence&)> rhythm;
    std::function<std::string(const model::Plan&, const model::CoverageCell&, model::CoverageLayer)> gap;
};

struct ReportWish {
    LetterWish paper;
    model::Date from;    ///< none: as the kind has it
    model::Date until;   ///< the day as of which it tells ("tính đến ngày"); none: as the kind has it
    std::string outlet;  ///< keys, with commas between; empty: all
};

struct ReportTask {
    Desk& desk;
    const TemplateFolders& folders;
    const ReportWish& wish;
    const ReportWords& words;
};

struct ReportKind {
    std::string_view name;
    const char* title;  ///< for tr()
    report::Document (*make)(const ReportTask& task, const std::string& template_id);
    std::string_view template_id;
    bool for_partners = false;  ///< there is one that holds nothing but what a partner may read, see partner_report.h
};
[[nodiscard]] std::span<const ReportKind> report_kinds();

/// Error{Call,"report.unknown"} {name, names}; those of ReportFrame.
[[nodiscard]] const ReportKind& report_kind(std::string_view name);
[[nodiscard]] report::Document make_report(const ReportTask& task, const ReportKind& kind);

}  // namespace lichsong::service
