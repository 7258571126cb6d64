// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cmd_report.h"

#include <ostream>

#include <nlohmann/json.hpp>

#include "app/cli/json.h"
#include "app/cli/options.h"
#include "app/cli/paper.h"
#include "app/cli/table.h"
#include "app/common/describe.h"
#include "app/common/report_files.h"
#include "app/common/report_words.h"
#include "calendar/base/i18n.h"
#include "calendar/base/text.h"
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

int run_reports(Console& console, const Given& given) {
    auto desk = open_desk(console, given, store::OpenMode::Read);
    const auto today = given.has("today") ? date_given(desk, given, "today") : desk.today();
    std::vector<service::SavedReport> reports;
    if (const auto named = given.get("setting"); named.empty()) reports = service::due_reports(desk, today);
    else for (const auto key : base::split(named, ',')) reports.push_back(service::saved_report(desk, std::string(key), today));
    const auto run = app::write_reports(desk, console.settings, {}, given.get("into"), reports);
    if (console.json) {
        auto failed = Json::array();
        for (const auto& [label, error] : run.failed) failed.push_back({{"label", label}, {"code", error.code()}, {"message", app::describe(error)}});
        print(console.out, Json{{"written", run.written}, {"present", run.present}, {"failed", std::move(failed)}});
        return run.failed.empty() ? exit_done : exit_found;
    }
    for (const auto& file : run.written) console.out << base::fill(tr(LICHSONG_N_("Written: {1}")), {file}) << '\n';
    for (const auto& [label, error] : run.failed) console.err << label << ": " << app::describe(error) << '\n';
    if (run.written.empty() && run.failed.empty()) console.out << tr(LICHSONG_N_("Nothing is due that is not there already.")) << '\n';
    return run.failed.empty() ? exit_done : exit_found;
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
