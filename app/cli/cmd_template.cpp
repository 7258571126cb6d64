// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cmd_template.h"

#include <algorithm>
#include <ostream>

#include <nlohmann/json.hpp>

#include "app/cli/json.h"
#include "app/cli/table.h"
#include "app/common/describe.h"
#include "app/common/outcome.h"
#include "calendar/base/i18n.h"
#include "calendar/service/template_apply.h"

namespace lichsong::cli {
namespace {

using base::fill;
using base::tr;
using service::TemplateLine;
using service::TemplateReport;

Json lines_json(const std::vector<TemplateLine>& lines) {
    auto list = Json::array();
    for (const auto& line : lines) {
        Json row{{"kind", line.kind}, {"id", line.key}, {"title", line.label}, {"from", date_json(line.from)}, {"to", date_json(line.to)}};
        if (line.issues + line.issues_outside > 0) {
            row["issues"] = line.issues;
            row["issues_outside"] = line.issues_outside;
        }
        list.push_back(std::move(row));
    }
    return list;
}

std::string days_of(const TemplateLine& line) {
    if (!model::is_set(line.from)) return {};
    return app::date_text(line.from) + (line.to == line.from || !model::is_set(line.to) ? "" : " – " + app::date_text(line.to));
}

void print_lines(Console& console, const std::string& heading, const std::vector<TemplateLine>& lines) {
    if (lines.empty()) return;
    console.out << heading << '\n';
    Table table({app::field_name("kind"), app::field_name("id"), app::field_name("title"), app::field_name("date"), tr(LICHSONG_N_("Issues"))});
    for (const auto& line : lines) {
        auto issues = line.issues == 0 ? std::string() : std::to_string(line.issues);
        // TRANSLATORS: {1} issues are made, {2} more would lie outside the campaign's dates
        if (line.issues_outside > 0) issues = fill(tr(LICHSONG_N_("{1}, without {2} outside the dates")), {std::to_string(line.issues), std::to_string(line.issues_outside)});
        table.add({app::kind_name(line.kind), line.key, line.label, days_of(line), issues});
    }
    table.print(console.out);
    console.out << '\n';
}

bool leaves_out(const TemplateReport& report) {
    return !report.left_out.empty() || std::any_of(report.rows.begin(), report.rows.end(), [](const auto& line) { return line.issues_outside > 0; });
}

int tell(Console& console, const std::string& id, const TemplateReport& report, const model::Change& change) {
    const int code = leaves_out(report) ? exit_found : exit_done;
    if (console.json) {
        auto created = Json::object();
        for (const auto& [kind, count] : report.created) created[std::string(model::info_of(kind).plural)] = count;
        print(console.out, Json{{"template", id}, {"created", created}, {"rows", lines_json(report.rows)}, {"already_there", lines_json(report.already_there)},
                                {"left_out", lines_json(report.left_out)}, {"written", change.id != 0}});
        return code;
    }
    print_lines(console, tr(LICHSONG_N_("To add:")), report.rows);
    print_lines(console, tr(LICHSONG_N_("There already, and left as they are:")), report.already_there);
    print_lines(console, tr(LICHSONG_N_("Left out, because they lie outside the campaign's dates:")), report.left_out);
    return code;
}

service::TemplateWish wish_of(const Given& given) { return {given.get("id"), given.get("slot")}; }

}  // namespace

int list_templates(Console& console, const Given& given) {
    static_cast<void>(open_desk(console, given, store::OpenMode::Read));  // a list for a plan that is none would mislead
    const auto templates = service::addable_templates(console.settings.templates());
    if (console.json) {
        JsonList list(console.out, "templates");
        for (const auto& row : templates)
            list.add(Json{{"id", row.id}, {"kind", model::info_of(row.kind).name}, {"title", row.title}, {"title_en", row.title_en}, {"needs_slot", row.needs_slot}, {"own", row.is_own}});
        list.finish();
        return exit_done;
    }
    Table table({app::field_name("kind"), app::field_name("id"), app::field_name("title"), ""});
    for (const auto& row : templates)
        table.add({app::kind_name(model::info_of(row.kind).name), row.id, base::in_language(row.title, row.title_en), row.needs_slot ? tr(LICHSONG_N_("needs a slot")) : ""});
    table.print(console.out);
    return exit_done;
}

int show_template(Console& console, const Given& given) {
    auto desk = open_desk(console, given, store::OpenMode::Read);
    return tell(console, given.get("id"), service::preview_template(desk, console.settings.templates(), wish_of(given)), {});
}

int apply_template(Console& console, const Given& given) {
    if (given.has("dry-run")) return show_template(console, given);
    auto desk = open_desk(console, given);
    const auto done = service::apply_template(desk, console.settings.templates(), wish_of(given));
    const int code = tell(console, given.get("id"), done.report, done.change);
    if (!console.json) console.out << app::outcome(desk, done.change) << '\n';
    return code;
}

}  // namespace lichsong::cli
