// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cmd_ics.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ostream>

#include <nlohmann/json.hpp>

#include "app/cli/json.h"
#include "app/cli/table.h"
#include "app/common/describe.h"
#include "calendar/base/error.h"
#include "calendar/base/i18n.h"
#include "calendar/base/read_file.h"
#include "calendar/ical/foreign.h"
#include "calendar/ical/lint.h"
#include "calendar/ical/occurrences.h"
#include "calendar/service/import.h"

namespace lichsong::cli {
namespace {

using base::fill;
using base::tr;
using base::tr_n;

}  // namespace

int lint_calendar(Console& console, const Given& given) {
    std::optional<JsonList> list;
    if (console.json) list.emplace(console.out, "findings");
    Table table({app::field_name("line"), tr(LICHSONG_N_("Statement")), tr(LICHSONG_N_("What is wrong")), tr(LICHSONG_N_("Standard")), tr(LICHSONG_N_("Who stumbles"))});
    long shown = 0;
    ical::Linter linter([&](const ical::LintFinding& finding) {
        ++shown;
        const auto& fault = *finding.fault;
        if (list)
            list->add({{"line", finding.line}, {"property", finding.property}, {"statement", std::string(fault.statement)}, {"section", std::string(fault.section)},
                       {"client", std::string(fault.client)}, {"code", std::string(fault.code)}, {"message", app::describe(finding)}});
        else
            table.add({finding.line == 0 ? "" : std::to_string(finding.line), std::string(fault.statement), app::describe(finding), std::string(fault.section),
                       std::string(fault.client)});
    });
    base::read_file(given.get("file"), [&](std::string_view bytes) { linter.feed(bytes); });
    linter.finish();
    const auto count = linter.count();
    if (list) {
        list->finish({{"count", count}});
    } else {
        if (!table.empty()) table.print(console.out);
        console.out << (count == 0 ? tr(LICHSONG_N_("Nothing is wrong with this calendar.")) : fill(tr_n("{1} finding", "{1} findings", count), {std::to_string(count)}));
        if (shown < count) console.out << ' ' << fill(tr(LICHSONG_N_("({1} of them shown)")), {std::to_string(shown)});
        console.out << '\n';
    }
    return count == 0 ? exit_done : exit_found;
}

namespace {

struct Line {
    model::WallSeconds instant;  ///< for the order; midnights of home for whole days
    std::string uid, start, end, title, status;
};

std::string status_of(const ical::ForeignEvent& event) {
    static constexpr std::array names{"TENTATIVE", "CONFIRMED", "CANCELLED"};
    return event.status ? names[static_cast<std::size_t>(*event.status)] : "";
}

std::string moment_text(const ical::ForeignEvent& event, model::WallSeconds wall) {
    if (event.all_day) return model::iso(model::date_of(wall));
    const auto time = model::time_of(wall);
    char clock[16];
    std::snprintf(clock, sizeof clock, "T%02d:%02d:%02d", time.hour(), time.minute(), time.seconds % 60);
    return model::iso(model::date_of(wall)) + clock + base::offset_text(event.zone->offset_at(event.zone->to_utc(wall)));
}

Line line_of(const ical::ForeignObject& object, const ical::Occurrence& one) {
    const auto& event = *one.event;
    return {event.zone->to_utc(one.start), object.uid, moment_text(event, one.start), moment_text(event, one.end), event.summary, status_of(event)};
}

}  // namespace

int expand_calendar(Console& console, const Given& given) {
    const auto from = model::parse_date(given.get("from"));
    const auto to = model::parse_date(given.get("to"));
    const auto bytes = service::decoded_calendar(base::read_file(given.get("file"), ical::GuardLimits{}.bytes), [](const ical::ImportFinding&) {});
    const base::Zone home("Asia/Ho_Chi_Minh");  // of times that name none, where the calendar does not say
    auto findings = Json::array();
    std::vector<std::string> told;
    const ical::Report report = [&](const ical::ImportFinding& finding) {
        constexpr std::size_t most = 1'000;
        if (service::is_note(finding.code) || told.size() >= most) return;
        told.push_back((finding.line == 0 ? "" : std::to_string(finding.line) + ": ") + app::describe(finding));
        findings.push_back({{"line", finding.line}, {"property", finding.property}, {"code", std::string(finding.code)}, {"reason", app::describe(finding)}});
    };
    constexpr std::size_t most = 100'000;
    std::vector<Line> lines;
    ical::ForeignCalendar calendar(bytes, {console.settings.calendar_reader(), &home, {}}, report);
    calendar.each([&](const ical::ForeignObject& object) {
        const auto found = ical::occurrences(object, from, to);
        if (found.cut) report({"import.rule_too_long", object.first().line, "RRULE", std::to_string(found.list.size())});
        for (const auto& one : found.list) lines.push_back(line_of(object, one));
        if (lines.size() > most) throw base::Error(base::Fault::Input, "ics.too_many_dates", {std::to_string(object.first().line), std::to_string(most)});
    });
    std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.instant < b.instant; });
    if (console.json) {
        JsonList list(console.out, "occurrences");
        for (const auto& line : lines)
            list.add({{"uid", line.uid}, {"start", line.start}, {"end", line.end}, {"summary", line.title}, {"status", line.status.empty() ? Json(nullptr) : Json(line.status)}});
        list.finish({{"findings", findings}});
    } else {
        Table table({app::field_name("start"), app::field_name("title"), app::field_name("state")});
        for (const auto& line : lines) table.add({line.start, line.title, line.status});
        if (!table.empty()) table.print(console.out);
        for (const auto& one : told) console.out << one << '\n';
    }
    return told.empty() ? exit_done : exit_found;
}

}  // namespace lichsong::cli
