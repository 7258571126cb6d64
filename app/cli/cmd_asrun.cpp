// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cmd_asrun.h"

#include <algorithm>
#include <filesystem>
#include <ostream>

#include <nlohmann/json.hpp>

#include "app/cli/json.h"
#include "app/cli/options.h"
#include "app/cli/table.h"
#include "app/common/describe.h"
#include "app/common/outcome.h"
#include "calendar/base/error.h"
#include "calendar/base/i18n.h"
#include "calendar/base/read_file.h"
#include "calendar/service/asrun.h"
#include "calendar/service/asrun_log.h"
#include "calendar/service/import.h"

namespace lichsong::cli {
namespace {

using base::Error;
using base::Fault;
using base::tr;
using model::AsRunClass;
using service::AsRunRow;

constexpr std::size_t most_shown = 200;  // of the rows, on a screen

std::string class_name(AsRunClass kind) { return std::string(model::name_of(kind)); }

Json when_json(service::Desk& desk, const model::Date& date, const std::optional<model::TimeOfDay>& start) {
    return start ? Json(instant_text(desk, model::wall_seconds(date, *start))) : Json(model::iso(date));
}

Json row_json_of(service::Desk& desk, const AsRunRow& row) {
    Json told{{"line", row.line ? Json(row.line->number) : Json(nullptr)},
              {"id", row.line && !row.line->key.empty() ? Json(row.line->key) : Json(nullptr)},
              {"class", class_name(row.result.kind)},
              {"placement", row.booked ? Json(row.booked->placement.key) : Json(nullptr)},
              {"confidence", row.result.confidence},
              {"reason", std::string(model::name_of(row.result.reason))},
              {"difference", row.result.difference ? Json(row.result.difference->count()) : Json(nullptr)}};
    told["aired"] = row.line ? when_json(desk, row.line->date, row.line->start) : Json(nullptr);
    told["booked"] = row.booked ? when_json(desk, row.booked->placement.date, row.booked->placement.start) : Json(nullptr);
    told["title"] = row.line ? row.line->title : row.booked->segment.title;
    return told;
}

Json totals_json(const service::Reconciled& days) {
    Json totals;
    for (std::size_t i = 0; i < days.totals.size(); ++i) totals[std::string(model::as_run_class_names.at(i))] = days.totals[i];
    return totals;
}

bool is_found(const service::Reconciled& days) {
    const auto of = [&](AsRunClass kind) { return days.totals[static_cast<std::size_t>(kind)]; };
    return of(AsRunClass::BookedNotAired) + of(AsRunClass::AiredNotBooked) + of(AsRunClass::Possible) > 0;
}

void print_rows(Console& console, const service::Reconciled& days) {
    Table table({app::field_name("id"), app::field_name("date"), app::choice_name("aired"), app::choice_name("planned"), app::field_name("code"), app::field_name("title"), tr(LICHSONG_N_("Result"))});
    for (std::size_t i = 0; i < std::min(days.rows.size(), most_shown); ++i) {
        const auto& row = days.rows[i];
        const auto& date = row.line ? row.line->date : row.booked->placement.date;
        table.add({row.line ? row.line->key : "", app::date_text(date), row.line ? app::clock_text(row.line->start) : "",
                   row.booked ? app::clock_text(row.booked->placement.start) : "", row.booked ? row.booked->placement.key : "",
                   row.line && !row.line->title.empty() ? row.line->title
                   : row.booked                         ? row.booked->segment.title
                                                        : row.line->code,
                   app::choice_name(class_name(row.result.kind))});
    }
    if (!table.empty()) table.print(console.out);
    std::string totals;
    for (std::size_t i = 0; i < days.totals.size(); ++i)
        if (days.totals[i] > 0) totals += (totals.empty() ? "" : ", ") + app::choice_name(model::as_run_class_names.at(i)) + ": " + std::to_string(days.totals[i]);
    if (days.rows.size() > most_shown)
        console.out << base::fill(tr(LICHSONG_N_("({1} of {2} lines shown)")), {std::to_string(most_shown), std::to_string(days.rows.size())}) << '\n';
    console.out << (totals.empty() ? tr(LICHSONG_N_("Nothing is planned, and no log has lines.")) : totals) << '\n';
}

// What could not be read comes first on a screen: it explains what is missing below.
int tell(Console& console, service::Desk& desk, const service::Reconciled& days, const std::vector<ical::ImportFinding>& findings = {}, const Json& more = Json::object()) {
    const int code = is_found(days) || std::any_of(findings.begin(), findings.end(), [](const auto& finding) { return !service::is_note(finding.code); }) ? exit_found : exit_done;
    if (!console.json) {
        Table table({app::field_name("line"), tr(LICHSONG_N_("Finding"))});
        for (const auto& finding : findings) table.add({finding.line == 0 ? "" : std::to_string(finding.line), app::describe(finding)});
        if (!table.empty()) table.print(console.out);
        print_rows(console, days);
        return code;
    }
    JsonList list(console.out, "lines");
    for (const auto& row : days.rows) list.add(row_json_of(desk, row));
    Json rest{{"totals", totals_json(days)}};
    rest.update(more);
    list.finish(rest);
    return code;
}

int tell(Console& console, service::Desk& desk, const model::Change& change, const Json& document) {
    if (console.json) print(console.out, document);
    else console.out << app::outcome(desk, change) << '\n';
    return exit_done;
}

model::EvidenceKind evidence_named(const Given& given, const std::string& option) {
    const auto name = given.get(option);
    const auto kind = model::value_named<model::EvidenceKind>(name);
    if (!kind || *kind == model::EvidenceKind::None) throw Error(Fault::Call, "field.choice", {option, name, "station_log, letter, monitoring, partners_word"});
    return *kind;
}

}  // namespace

int import_asrun(Console& console, const Given& given) {
    const std::filesystem::path path = given.get("file");
    const auto bytes = base::read_file(path, sheet::limits::xlsx_bytes);
    auto desk = open_desk(console, given);
    const auto outlet = given.get("outlet");
    std::vector<ical::ImportFinding> findings;
    const auto log = service::read_log(bytes, {service::columns_for(desk, outlet, given.get("map")), given.get("sheet"), date_given(desk, given, "day")},
                                       model::date_context(desk.context().campaign), [&](ical::ImportFinding finding) { findings.push_back(std::move(finding)); });
    service::LogSource source;
    source.name = path.filename().string();
    if (given.has("tolerance")) source.tolerance = static_cast<int>(number_given(given, "tolerance", 0, 0, 720));
    if (given.has("evidence")) source.evidence = evidence_named(given, "evidence");
    const bool is_dry = given.has("dry-run");
    const auto days = service::take_log(desk, outlet, log.lines, source, is_dry);
    const auto columns = service::columns_text(log.columns);
    if (given.has("keep-map") && !is_dry) service::keep_layout(desk, given.get("keep-map"), outlet, columns);
    auto told = Json::array();
    for (const auto& finding : findings)
        told.push_back({{"line", finding.line}, {"column", finding.property}, {"code", std::string(finding.code)}, {"reason", app::describe(finding)}, {"note", service::is_note(finding.code)}});
    return tell(console, desk, days, findings, Json{{"columns", columns}, {"findings", told}, {"written", !is_dry}});
}

int list_asrun(Console& console, const Given& given) {
    auto desk = open_desk(console, given, store::OpenMode::Read);
    auto from = date_given(desk, given, "from");
    auto to = date_given(desk, given, "to");
    if (!model::is_set(from)) from = model::is_set(to) ? to : desk.context().campaign.first_day;
    if (!model::is_set(to)) to = given.has("from") ? from : desk.today();
    return tell(console, desk, service::reconciled_days(desk, given.get("outlet"), from, to));
}

int link_asrun(Console& console, const Given& given) {
    auto desk = open_desk(console, given);
    if (given.has("placement") == given.has("not-ours")) throw Error(Fault::Call, "asrun.link_to_what");
    return tell(console, desk,
                given.has("not-ours") ? service::set_aside(desk, {given.get("id")})
                                      : service::link_line(desk, given.get("id"), given.get("placement")));
}

int close_asrun_day(Console& console, const Given& given) {
    auto desk = open_desk(console, given);
    const auto day = date_given(desk, given, "day");
    std::optional<model::EvidenceKind> as_booked;
    if (given.has("as-booked")) as_booked = evidence_named(given, "as-booked");
    const auto change = service::close_day(desk, given.get("outlet"), day, as_booked);
    return tell(console, desk, change, Json{{"closed", {{"outlet", given.get("outlet")}, {"day", model::iso(day)}}}});
}

int reopen_asrun_day(Console& console, const Given& given) {
    auto desk = open_desk(console, given);
    const auto day = date_given(desk, given, "day");
    const auto change = service::reopen_day(desk, given.get("outlet"), day, given.get("reason"));
    return tell(console, desk, change, Json{{"reopened", {{"outlet", given.get("outlet")}, {"day", model::iso(day)}}}});
}

}  // namespace lichsong::cli
