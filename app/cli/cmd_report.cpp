// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cmd_report.h"

#include <ostream>

#include <nlohmann/json.hpp>

#include "app/cli/json.h"
#include "app/cli/options.h"
#include "app/cli/paper.h"
#include "app/cli/table.h"
#include "app/common/describe.h"
#include "app/common/report_words.h"
#include "calendar/base/i18n.h"
#include "calendar/service/reports.h"

namespace lichsong::cli {

using base::tr;

int write_report(Console& console, const Given& given) {
    const auto& kind = service::report_kind(given.get("kind"));
    const auto& format = paper_format(given);
    auto desk = open_desk(console, given, store::OpenMode::Read);
    service::ReportWish wish;
    wish.paper = wish_given(desk, given);
    wish.from = date_given(desk, given, "from");
    wish.until = date_given(desk, given, "until");
    wish.outlet = given.get("outlet");
    const auto words = app::report_words();
    write_paper(given, format, service::make_report({desk, console.settings.templates(), wish, words}, kind));
    if (console.json) print(console.out, Json{{"report", {{"kind", kind.name}, {"format", format.name}, {"file", given.get("out")}}}});
    else console.out << base::fill(tr(LICHSONG_N_("Written: {1}")), {given.get("out")}) << '\n';
    return exit_done;
}

int list_reports(Console& console, const Given&) {
    if (console.json) {
        JsonList list(console.out, "reports");
        for (const auto& kind : service::report_kinds()) list.add({{"kind", kind.name}, {"title", tr(kind.title)}});
        list.finish();
        return exit_done;
    }
    Table table({app::field_name("kind"), app::field_name("title")});
    for (const auto& kind : service::report_kinds()) table.add({std::string(kind.name), tr(kind.title)});
    table.print(console.out);
    return exit_done;
}

}  // namespace lichsong::cli
