// SPDX-License-Identifier: Apache-2.0
// Plans as files: new, demo, generate, info, backup, verify.
#include "app/cli/cmd_plan.h"

#include <ostream>

#include <nlohmann/json.hpp>

#include "app/cli/json.h"
#include "app/cli/progress.h"
#include "app/cli/table.h"
#include "app/common/describe.h"
#include "calendar/base/i18n.h"
#include "calendar/service/plan_files.h"

namespace lichsong::cli {
namespace {

using base::fill;
using base::tr;

service::Maker maker_of(const Console& console) {
    return {console.settings.templates(), open_options(console, store::OpenMode::Create), console.clock, console.settings.author};
}

void tell_created(Console& console, const std::string& plan, const service::TemplateReport& report) {
    if (console.json) {
        Json created;
        for (const auto& [kind, count] : report.created) created[std::string(model::info_of(kind).plural)] = count;
        auto left = Json::array();
        for (const auto& row : report.left_out)
            left.push_back({{"kind", row.kind}, {"id", row.key}, {"from", model::iso(row.from)}, {"to", model::iso(row.to)}});
        print(console.out, Json{{"plan", plan}, {"created", created}, {"left_out", left}});
        return;
    }
    console.out << fill(tr(LICHSONG_N_("Made {1}:")), {plan}) << '\n';
    Table table({app::field_name("kind"), app::field_name("number")});
    for (const auto& [kind, count] : report.created) table.add({app::kind_name(model::info_of(kind).name), std::to_string(count)});
    table.print(console.out);
    if (report.left_out.empty()) return;
    console.out << '\n' << tr(LICHSONG_N_("Left out, because they lie outside the campaign's dates:")) << '\n';
    Table outside({app::field_name("kind"), app::field_name("id"), app::field_name("title"), app::field_name("date")});
    for (const auto& row : report.left_out)
        outside.add({app::kind_name(row.kind), row.key, row.label,
                     app::date_text(row.from) + (row.to == row.from || !model::is_set(row.to) ? "" : " – " + app::date_text(row.to))});
    outside.print(console.out);
}

}  // namespace

int new_plan(Console& console, const Given& given) {
    check_target(given.get("plan"), {});
    service::NewPlan wanted;
    wanted.template_id = given.get("template");
    if (given.has("dday")) wanted.dday = model::parse_date(given.get("dday"));
    wanted.name = given.get("name");
    wanted.body = given.get("body");
    tell_created(console, given.get("plan"), service::new_plan(given.get("plan"), wanted, maker_of(console)));
    return exit_done;
}

int demo_plan(Console& console, const Given& given) {
    check_target(given.get("plan"), {});
    tell_created(console, given.get("plan"), service::demo_plan(given.get("plan"), maker_of(console)));
    return exit_done;
}

int generate_plan(Console& console, const Given& given) {
    check_target(given.get("plan"), {});
    service::GeneratedSize size;
    constexpr std::int64_t most = 10'000'000;
    constexpr std::int64_t placements_of_an_outlet = 2'000;  // five or six a day
    size.placements = number_given(given, "placements", size.placements, 0, most);
    const auto outlets = std::max<std::int64_t>(size.outlets, size.placements / placements_of_an_outlet);
    size.outlets = static_cast<int>(number_given(given, "outlets", outlets, 1, 100'000));
    size.seed = static_cast<std::uint64_t>(number_given(given, "seed", 1, 0, std::numeric_limits<std::int64_t>::max()));
    {
        Progress progress(console);
        size.progress = progress.callback();
        service::generate_plan(given.get("plan"), size, maker_of(console));
    }
    if (console.json) print(console.out, Json{{"plan", given.get("plan")}, {"placements", size.placements}, {"outlets", size.outlets}, {"seed", size.seed}});
    else console.out << fill(tr(LICHSONG_N_("Made {1} with {2} placements on {3} outlets.")), {given.get("plan"), std::to_string(size.placements), std::to_string(size.outlets)}) << '\n';
    return exit_done;
}

int info_plan(Console& console, const Given& given) {
    auto desk = open_desk(console, given, store::OpenMode::Read);
    const auto& campaign = desk.context().campaign;
    const auto changes = desk.journal().list(1);
    Json counts;
    for (const auto& info : model::entity_table())
        if (info.kind != model::EntityKind::Campaign) counts[std::string(info.plural)] = desk.rows().count(info.kind);
    if (console.json) {
        Json document{{"plan", given.get("plan")}, {"name", campaign.name}, {"body", campaign.body}, {"dday", model::iso(campaign.dday)},
                      {"first_day", model::iso(campaign.first_day)}, {"last_day", model::iso(campaign.last_day)}, {"zone", campaign.zone},
                      {"schema", desk.session().schema_version()}, {"counts", counts}};
        document["last_change"] = changes.empty() ? Json(nullptr) : Json{{"id", changes[0].id}, {"at", instant_text(desk, desk.zone().to_local(changes[0].at))}, {"author", changes[0].author}, {"what", app::describe(changes[0].doing)}};
        print(console.out, document);
        return exit_done;
    }
    Table table({base::in_language(campaign.name, campaign.name_en), ""});
    table.add({app::field_name("body"), campaign.body});
    if (model::is_set(campaign.dday)) table.add({app::field_name("dday"), app::weekday_short(campaign.dday) + ' ' + app::date_text(campaign.dday)});
    table.add({tr(LICHSONG_N_("Dates of the campaign")), app::date_text(campaign.first_day) + " – " + app::date_text(campaign.last_day)});
    for (const auto& info : model::entity_table())
        if (info.kind != model::EntityKind::Campaign) table.add({app::kind_name(info.name), std::to_string(counts[std::string(info.plural)].get<std::int64_t>())});
    table.add({tr(LICHSONG_N_("Schema version")), std::to_string(desk.session().schema_version())});
    if (!changes.empty()) table.add({tr(LICHSONG_N_("Last change")), changes[0].author + ": " + app::describe(changes[0].doing)});
    table.print(console.out);
    return exit_done;
}

int backup_plan(Console& console, const Given& given) {
    auto desk = open_desk(console, given);
    check_target(given.get("out"), given.get("plan"));
    desk.session().backup(given.get("out"));
    if (console.json) print(console.out, Json{{"backup", given.get("out")}});
    else console.out << fill(tr(LICHSONG_N_("Backed up to {1}.")), {given.get("out")}) << '\n';
    return exit_done;
}

int copy_plan(Console& console, const Given& given) {
    const auto from = given.get("plan");
    const auto to = given.get("to");
    check_target(to, from);
    service::copy_plan(from, to, maker_of(console));
    Given there;
    there.put("plan", to);
    auto desk = open_desk(console, there, store::OpenMode::Read);
    const auto shown = desk.session().shown_address();
    if (console.json) print(console.out, Json{{"copy", shown}, {"changes", desk.session().last_change()}});
    else console.out << fill(tr(LICHSONG_N_("Copied to {1}.")), {shown}) << '\n';
    return exit_done;
}

int verify_plan(Console& console, const Given& given) {
    auto desk = open_desk(console, given, store::OpenMode::Read);
    desk.session().verify();
    if (console.json) print(console.out, Json{{"plan", given.get("plan")}, {"whole", true}});
    else console.out << fill(tr(LICHSONG_N_("{1} is whole.")), {given.get("plan")}) << '\n';
    return exit_done;
}

}  // namespace lichsong::cli
