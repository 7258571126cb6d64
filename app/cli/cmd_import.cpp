// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cmd_import.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <ostream>
#include <sstream>

#include <nlohmann/json.hpp>

#include "app/cli/json.h"
#include "app/cli/table.h"
#include "app/common/describe.h"
#include "app/common/wording.h"
#include "calendar/base/error.h"
#include "calendar/base/i18n.h"
#include "calendar/base/read_file.h"
#include "calendar/ical/guard.h"
#include "calendar/service/import_sheet.h"
#include "calendar/service/plan_names.h"
#include "calendar/sheet/xlsx.h"

namespace lichsong::cli {
namespace {

using base::fill;
using base::tr;
using base::tr_n;
using service::ImportOutcome;

constexpr std::size_t most_rows_shown = 200;  // of the rows, on a screen

std::string outcome_name(ImportOutcome outcome) { return app::choice_name(service::import_outcome_names[static_cast<std::size_t>(outcome)]); }

std::string when(const service::ImportRow& row) {
    if (!model::is_set(row.date)) return {};
    return app::weekday_short(row.date) + ' ' + app::date_text(row.date) + (row.start ? ' ' + model::hm(*row.start) : "");
}

Json import_row_json(const service::ImportRow& row) {
    return {{"outcome", std::string(service::import_outcome_names[static_cast<std::size_t>(row.outcome)])},
            {"line", row.line},
            {"uid", row.uid},
            {"id", row.code.empty() ? Json(nullptr) : Json(row.code)},
            {"title", row.title},
            {"outlet", row.outlet.empty() ? Json(nullptr) : Json(row.outlet)},
            {"date", model::is_set(row.date) ? Json(model::iso(row.date)) : Json(nullptr)},
            {"start", row.start ? Json(model::hm(*row.start)) : Json(nullptr)},
            {"duration", row.length.count()},
            {"series", row.series},
            {"placements", row.placements}};
}

Json finding_json(const ical::ImportFinding& finding) {
    const auto reason = app::describe(finding);
    return {{"line", finding.line}, {"property", finding.property}, {"code", std::string(finding.code)}, {"reason", reason},
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
    if (summary.list.size() < summary.findings)
        console.out << fill(tr(LICHSONG_N_("({1} of {2} findings shown)")), {std::to_string(summary.list.size()), std::to_string(summary.findings)})
                    << '\n';
}

void tell_summary(Console& console, const service::ImportSummary& summary, bool dry_run) {
    std::string parts;
    for (std::size_t i = 0; i < summary.objects.size(); ++i) {
        if (summary.objects[i] == 0) continue;
        if (!parts.empty()) parts += ", ";
        parts += outcome_name(static_cast<ImportOutcome>(i)) + ": " + std::to_string(summary.objects[i]);
    }
    console.out << '\n' << (parts.empty() ? tr(LICHSONG_N_("There is nothing in this file to take over.")) : parts);
    if (summary.placements > 0)
        console.out << ' '
                    << fill(tr_n("({1} placement)", "({1} placements)", static_cast<long>(summary.placements)), {std::to_string(summary.placements)});
    console.out << '\n';
    if (dry_run) console.out << tr(LICHSONG_N_("Nothing was written.")) << '\n';
}

// By content; names lie. What is neither a workbook nor a calendar is a table, unless it is called a calendar.
bool is_calendar(const std::string& bytes, const std::filesystem::path& path) {
    constexpr std::size_t head = 1'024;
    constexpr std::string_view begin = "BEGIN:VCALENDAR";
    std::string start;
    for (const char c : std::string_view(bytes).substr(0, head))
        if (c != 0) start += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;  // UTF-16 has a zero beside each letter
    return start.find(begin) != std::string::npos || path.extension() == ".ics";
}

Json columns_json(const service::SheetColumns& columns) {
    auto list = Json::array();
    for (const auto& column : columns.list)
        list.push_back(
            {{"column", sheet::column_name(column.index)},
             {"heading", column.heading},
             {"field", column.field ? Json(std::string(service::sheet_field_names[static_cast<std::size_t>(*column.field)])) : Json(nullptr)}});
    return list;
}

void tell_columns(Console& console, const service::SheetColumns& columns) {
    for (const auto& column : columns.list) {
        if (!column.field || column.field == service::SheetField::Number) continue;
        const auto name = app::field_name(service::sheet_field_names[static_cast<std::size_t>(*column.field)]);
        const auto heading = service::one_line(column.heading);
        // TRANSLATORS: which column of a table is taken as what; {1} is a field, {2} the letter of the column, {3} its heading
        console.out << fill(tr(LICHSONG_N_("{1} → column {2} ({3})")), {name, sheet::column_name(column.index), heading.empty() ? "–" : heading})
                    << '\n';
    }
    console.out << '\n';
}

// Rows as they come, then what was found: the same for calendars and for tables. Nothing is printed before all is stored: what
// fails at the last row leaves one document, the error.
class Told {
public:
    Told(Console& console, bool dry_run) : m_console(console), m_dry_run(dry_run) {
        if (console.json) m_list.emplace(m_held, "drafts");
    }

    void columns(const service::SheetColumns& columns) {
        if (m_console.json) m_columns = columns_json(columns);
        else tell_columns(m_console, columns);
    }

    void row(const service::ImportRow& row) {
        if (m_list) m_list->add(import_row_json(row));
        else if (row.outcome != ImportOutcome::Unchanged && ++m_shown <= most_rows_shown)
            m_table.add({outcome_name(row.outcome), when(row),
                         row.title + (row.placements > 1 ? " ×" + std::to_string(row.placements) : ""), row.outlet, row.code});
    }

    int finish(const service::ImportSummary& summary) {
        if (m_list) finish_json(summary);
        else finish_text(summary);
        return summary.something_lost ? exit_found : exit_done;
    }

private:
    void finish_json(const service::ImportSummary& summary) {
        Json more;
        auto findings = Json::array();
        for (const auto& finding : summary.list) findings.push_back(finding_json(finding));
        if (m_columns) more["columns"] = *m_columns;
        more["findings"] = findings;
        more["totals"] = totals_json(summary);
        more["written"] = !m_dry_run;
        m_list->finish(more);
        m_console.out << m_held.rdbuf();
    }

    void finish_text(const service::ImportSummary& summary) {
        if (!m_table.empty()) m_table.print(m_console.out);
        if (m_shown > most_rows_shown)
            m_console.out << fill(tr(LICHSONG_N_("({1} of {2} shown)")), {std::to_string(most_rows_shown), std::to_string(m_shown)})
                          << '\n';
        tell_findings(m_console, summary);
        tell_summary(m_console, summary, m_dry_run);
    }

    Console& m_console;
    bool m_dry_run;
    std::stringstream m_held;
    std::optional<JsonList> m_list;
    std::optional<Json> m_columns;
    Table m_table{
        {tr(LICHSONG_N_("Outcome")), app::field_name("date"), app::field_name("title"), app::field_name("outlet"), app::field_name("code")}};
    std::size_t m_shown = 0;
};

service::ImportSummary take_calendar(Console& console, const Given& given, service::Desk& desk, std::string bytes, Told& told) {
    service::ImportOptions options;
    options.reader = console.settings.calendar_reader();
    options.outlet = given.get("outlet");
    options.source = std::filesystem::path(given.get("file")).stem().string();
    options.dry_run = given.has("dry-run");
    options.wording = app::calendar_wording();
    options.untitled = tr(LICHSONG_N_("(no title)"));
    return service::import_calendar(desk, std::move(bytes), options, [&](const service::ImportRow& row) { told.row(row); });
}

service::ImportSummary take_sheet(const Given& given, service::Desk& desk, const std::string& bytes, Told& told) {
    service::SheetOptions options;
    options.outlet = given.get("outlet");
    options.sheet = given.get("sheet");
    options.map = given.get("map");
    options.source = std::filesystem::path(given.get("file")).stem().string();
    options.dry_run = given.has("dry-run");
    return service::import_sheet(
        desk, bytes, options,
        {[&](const service::SheetColumns& columns) { told.columns(columns); }, [&](const service::ImportRow& row) { told.row(row); }});
}

}  // namespace

int import_file(Console& console, const Given& given) {
    const auto path = given.get("file");
    auto bytes = base::read_file(path, ical::GuardLimits{}.bytes);
    const bool calendar = !sheet::looks_like_xlsx(bytes) && is_calendar(bytes, path);
    for (const char* option : {"map", "sheet"})
        if (calendar && given.has(option)) throw base::Error(base::Fault::Call, "call.not_a_table", {std::string("--") + option});
    auto desk = open_desk(console, given);
    Told told(console, given.has("dry-run"));
    return told.finish(calendar ? take_calendar(console, given, desk, std::move(bytes), told) : take_sheet(given, desk, bytes, told));
}

}  // namespace lichsong::cli
