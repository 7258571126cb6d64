// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cmd_import.h"

#include <filesystem>
#include <ostream>

#include <nlohmann/json.hpp>

#include "app/cli/json.h"
#include "app/cli/table.h"
#include "app/common/describe.h"
#include "app/common/wording.h"
#include "calendar/base/i18n.h"
#include "calendar/base/read_file.h"
#include "calendar/ical/guard.h"
#include "calendar/service/import.h"

namespace lichsong::cli {
namespace {

using base::fill;
using base::tr;
using base::tr_n;
using service::ImportOutcome;

constexpr std::size_t most_shown = 200;  // of the rows, on a screen

std::string outcome_name(ImportOutcome outcome) { return app::choice_name(service::import_outcome_names[static_cast<std::size_t>(outcome)]); }

std::string when(const service::ImportRow& row) {
    if (!model::is_set(row.date)) return {};
    return app::weekday_short(row.date) + ' ' + app::date_text(row.date) + (row.start ? ' ' + model::hm(*row.start) : "");
}

Json row_json(const service::ImportRow& row) {
    return {{"outcome", std::string(service::import_outcome_names[static_cast<std::size_t>(row.outcome)])}, {"line", row.line}, {"uid", row.uid},
            {"id", row.code.empty() ? Json(nullptr) : Json(row.code)}, {"title", row.title}, {"outlet", row.outlet.empty() ? Json(nullptr) : Json(row.outlet)},
            {"date", model::is_set(row.date) ? Json(model::iso(row.date)) : Json(nullptr)}, {"start", row.start ? Json(model::hm(*row.start)) : Json(nullptr)},
            {"duration", row.length.count()}, {"series", row.series}, {"placements", row.placements}};
}

Json finding_json(const ical::ImportFinding& finding) {
    const auto reason = app::describe(finding);
    return {{"line", finding.line}, {"property", finding.property}, {"code", std::string(finding.code)}, {"reason", reason}, {"message", reason},
            {"note", service::is_note(finding.code)}};
}

Json totals_json(const service::ImportSummary& summary) {
    Json totals;
    for (std::size_t i = 0; i < summary.objects.size(); ++i) totals[std::string(service::import_outcome_names[i])] = summary.objects[i];
    totals["placements"] = summary.placements;
    totals["findings"] = summary.findings;
    return totals;
}

void tell_findings(Console& console, const service::ImportSummary& summary) {
    if (summary.list.empty()) return;
    Table table({app::field_name("line"), tr(LICHSONG_N_("Finding"))});
    for (const auto& finding : summary.list) table.add({finding.line == 0 ? "" : std::to_string(finding.line), app::describe(finding)});
    console.out << '\n';
    table.print(console.out);
    if (summary.list.size() < summary.findings) console.out << fill(tr(LICHSONG_N_("({1} of {2} findings shown)")), {std::to_string(summary.list.size()), std::to_string(summary.findings)}) << '\n';
}

void tell_summary(Console& console, const service::ImportSummary& summary, bool dry_run) {
    std::string parts;
    for (std::size_t i = 0; i < summary.objects.size(); ++i) {
        if (summary.objects[i] == 0) continue;
        if (!parts.empty()) parts += ", ";
        parts += outcome_name(static_cast<ImportOutcome>(i)) + ": " + std::to_string(summary.objects[i]);
    }
    console.out << '\n' << (parts.empty() ? tr(LICHSONG_N_("There is nothing in this calendar to take over.")) : parts);
    if (summary.placements > 0) console.out << ' ' << fill(tr_n("({1} placement)", "({1} placements)", static_cast<long>(summary.placements)), {std::to_string(summary.placements)});
    console.out << '\n';
    if (dry_run) console.out << tr(LICHSONG_N_("Nothing was written.")) << '\n';
}

}  // namespace

int import_file(Console& console, const Given& given) {
    const auto path = given.get("file");
    auto bytes = base::read_file(path, ical::GuardLimits{}.bytes);
    auto desk = open_desk(console, given);
    service::ImportOptions options;
    options.reader = console.settings.calendar_reader();
    options.outlet = given.get("outlet");
    options.source = std::filesystem::path(path).stem().string();
    options.dry_run = given.has("dry-run");
    options.wording = app::calendar_wording();
    options.untitled = tr(LICHSONG_N_("(no title)"));

    std::optional<JsonList> list;
    if (console.json) list.emplace(console.out, "drafts");
    Table table({tr(LICHSONG_N_("Outcome")), app::field_name("date"), app::field_name("title"), app::field_name("outlet"), app::field_name("code")});
    std::size_t shown = 0;
    const auto summary = service::import_calendar(desk, std::move(bytes), options, [&](const service::ImportRow& row) {
        if (list) list->add(row_json(row));
        else if (row.outcome != ImportOutcome::Unchanged && ++shown <= most_shown)
            table.add({outcome_name(row.outcome), when(row), row.title + (row.placements > 1 ? " ×" + std::to_string(row.placements) : ""), row.outlet, row.code});
    });
    if (list) {
        auto findings = Json::array();
        for (const auto& finding : summary.list) findings.push_back(finding_json(finding));
        list->finish({{"findings", findings}, {"totals", totals_json(summary)}, {"written", !options.dry_run}});
    } else {
        if (!table.empty()) table.print(console.out);
        if (shown > most_shown) console.out << fill(tr(LICHSONG_N_("({1} of {2} shown)")), {std::to_string(most_shown), std::to_string(shown)}) << '\n';
        tell_findings(console, summary);
        tell_summary(console, summary, options.dry_run);
    }
    return summary.something_lost ? exit_found : exit_done;
}

}  // namespace lichsong::cli
