// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cmd_branch.h"

#include <algorithm>
#include <filesystem>
#include <ostream>
#include <system_error>

#include <nlohmann/json.hpp>

#include "app/cli/json.h"
#include "app/cli/table.h"
#include "app/common/branch_words.h"
#include "app/common/describe.h"
#include "calendar/base/error.h"
#include "calendar/base/i18n.h"
#include "calendar/service/branch.h"
#include "calendar/service/row_edit.h"
#include "calendar/store/plan_file.h"

namespace lichsong::cli {
namespace {

using base::Error;
using base::Fault;
using base::fill;
using base::tr;
using model::EntityKind;

service::Desk open_branch(const Console& console, const Given& given) {
    Given copy;
    copy.put("plan", given.get("branch"));
    return open_desk(console, copy, store::OpenMode::Read);
}

service::Prefer prefer_given(const Given& given) {
    if (!given.has("prefer")) return service::Prefer::Nobody;
    const auto name = given.get("prefer");
    const auto found = std::find(service::prefer_names.begin() + 1, service::prefer_names.end(), name);
    if (found == service::prefer_names.end()) throw Error(Fault::Call, "field.choice", {"prefer", name, "plan, branch"});
    return static_cast<service::Prefer>(found - service::prefer_names.begin());
}

Json image_json(const model::EntityInfo& info, const std::optional<model::Image>& image, const service::FieldContext& context) {
    if (!image) return nullptr;
    auto fields = Json::object();
    for (const auto& [field, value] : *image) fields[field] = app::image_text(info, field, value, context);
    return fields;
}

Json cell_json(service::Desk& desk, const service::BranchView::Cell& cell) {
    const auto& known = cell.now.goal ? cell.now : cell.then;
    const auto& plan = desk.context();
    return {{"topic", model::key_of(plan, EntityKind::Topic, known.topic.value)}, {"medium", std::string(name_of(known.medium))}, {"from", model::iso(known.from)},
            {"to", model::iso(known.to)}, {"now", {{"goal", cell.now.target}, {"planned", cell.now.planned}}}, {"then", {{"goal", cell.then.target}, {"planned", cell.then.planned}}}};
}

Json view_json(service::Desk& desk, service::Desk& branch, const service::BranchView& view) {
    auto rows = Json::array();
    const auto context = service::field_context(branch);
    for (const auto& row : view.rows) {
        const auto& info = model::info_of(row.change.kind);
        rows.push_back({{"kind", info.name}, {"id", row.change.key}, {"before", image_json(info, row.change.before, context)}, {"after", image_json(info, row.change.after, context)},
                        {"disputed", row.disputed}});
    }
    auto left = Json::object();
    for (const auto& [kind, count] : view.left_out) left[std::string(model::info_of(kind).name)] = count;
    auto cells = Json::array();
    for (const auto& cell : view.cells) cells.push_back(cell_json(desk, cell));
    return {{"changes", {{"plan", view.changes_here}, {"branch", view.changes_there}}}, {"rows", rows}, {"left_out", left}, {"cells", cells},
            {"missing", {{"now", view.missing_now}, {"then", view.missing_then}}}, {"breaches", {{"now", view.breaches_now}, {"then", view.breaches_then}}}};
}

void print_rows(Console& console, service::Desk& branch, const service::BranchView& view) {
    const auto context = service::field_context(branch);
    Table table({app::field_name("kind"), app::field_name("id"), tr(LICHSONG_N_("On the branch")), tr(LICHSONG_N_("Disputed"))});
    for (const auto& row : view.rows) table.add({app::kind_name(model::info_of(row.change.kind).name), row.change.key, app::branched_text(row, context), app::disputed_text(row)});
    if (table.empty()) console.out << tr(LICHSONG_N_("The branch changes nothing of the plan.")) << '\n';
    else table.print(console.out);
}

void print_cells(Console& console, service::Desk& desk, const service::BranchView& view) {
    Table table({app::field_name("topic"), app::field_name("medium"), app::field_name("period"), tr(LICHSONG_N_("Now")), tr(LICHSONG_N_("Then"))});
    for (const auto& cell : view.cells) {
        const auto& known = cell.now.goal ? cell.now : cell.then;
        const auto* topic = desk.context().topics.find(known.topic);
        table.add({topic == nullptr ? "" : base::in_language(topic->title, topic->title_en), app::choice_name(name_of(known.medium)),
                   app::date_text(known.from) + " – " + app::date_text(known.to), std::to_string(cell.now.planned) + " / " + std::to_string(cell.now.target),
                   std::to_string(cell.then.planned) + " / " + std::to_string(cell.then.target)});
    }
    if (table.empty()) return;
    console.out << '\n';
    table.print(console.out);
}

}  // namespace

int make_branch(Console& console, const Given& given) {
    auto desk = open_desk(console, given);
    const auto target = given.get("branch");
    check_target(target, given.get("plan"));
    desk.session().backup(target);
    if (console.json) print(console.out, Json{{"branch", target}});
    else console.out << fill(tr(LICHSONG_N_("Tried otherwise in {1}: work there as in any plan, then compare it, and keep or drop it.")), {target}) << '\n';
    return exit_done;
}

int compare_branch(Console& console, const Given& given) {
    auto desk = open_desk(console, given, store::OpenMode::Read);
    auto branch = open_branch(console, given);
    const auto view = service::compare_branch(desk, branch);
    if (console.json) {
        print(console.out, view_json(desk, branch, view));
        return view.is_disputed() ? exit_found : exit_done;
    }
    print_rows(console, branch, view);
    print_cells(console, desk, view);
    console.out << '\n';
    for (const auto& line : app::branch_summary(view)) console.out << line << '\n';
    return view.is_disputed() ? exit_found : exit_done;
}

int keep_branch(Console& console, const Given& given) {
    const auto prefer = prefer_given(given);
    auto desk = open_desk(console, given);
    auto branch = open_branch(console, given);
    const auto change = service::keep_branch(desk, branch, prefer);
    if (console.json) print(console.out, Json{{"change", change.id}, {"rows", change.id == 0 ? 0 : desk.journal().size_of(change.id)}});
    else if (change.id == 0) console.out << tr(LICHSONG_N_("The branch changes nothing of the plan.")) << '\n';
    else console.out << app::describe(change.doing) << '\n';
    return exit_done;
}

int drop_branch(Console& console, const Given& given) {
    const auto file = given.get("branch");
    {
        auto desk = open_desk(console, given, store::OpenMode::Read);
        auto branch = open_branch(console, given);
        static_cast<void>(service::compare_branch(desk, branch));  // refuses what is no copy of this plan
        std::error_code unknown;
        if (std::filesystem::equivalent(file, given.get("plan"), unknown)) throw Error(Fault::Call, "file.is_the_plan", {file});
    }
    store::remove_plan(file);
    if (console.json) print(console.out, Json{{"dropped", file}});
    else console.out << fill(tr(LICHSONG_N_("Dropped {1}.")), {file}) << '\n';
    return exit_done;
}

}  // namespace lichsong::cli
