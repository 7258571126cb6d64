// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cmd_ics.h"

#include <ostream>

#include <nlohmann/json.hpp>

#include "app/cli/json.h"
#include "app/cli/table.h"
#include "app/common/describe.h"
#include "calendar/base/i18n.h"
#include "calendar/base/read_file.h"
#include "calendar/ical/lint.h"

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

}  // namespace lichsong::cli
