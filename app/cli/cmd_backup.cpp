// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cmd_backup.h"

#include <ostream>

#include <nlohmann/json.hpp>

#include "app/cli/json.h"
#include "app/cli/table.h"
#include "app/common/branch_words.h"
#include "app/common/describe.h"
#include "calendar/base/i18n.h"
#include "calendar/service/backups.h"
#include "calendar/service/row_edit.h"

namespace lichsong::cli {
namespace {

using base::fill;
using base::tr;

Json backup_json(service::Desk& desk, const service::BackupFile& file) {
    return {{"file", file.path.string()}, {"made", instant_text(desk, file.made)}, {"change", file.last_change}};
}

Json since_json(const service::BranchView& since, const service::FieldContext& context) {
    auto rows = Json::array();
    for (const auto& row : since.rows)
        rows.push_back({{"kind", model::info_of(row.change.kind).name}, {"id", row.change.key}, {"message", app::branched_text(row, context)}});
    return rows;
}

}  // namespace

int back_up_now(Console& console, const Given& given) {
    auto desk = open_desk(console, given);
    const auto made = service::back_up(desk);
    if (console.json) print(console.out, Json{{"backup", made ? backup_json(desk, *made) : Json(nullptr)}});
    else if (made) console.out << fill(tr(LICHSONG_N_("Backed up to {1}.")), {made->path.string()}) << '\n';
    else console.out << tr(LICHSONG_N_("Nothing has changed since the last backup.")) << '\n';
    return exit_done;
}

int list_backups(Console& console, const Given& given) {
    auto desk = open_desk(console, given, store::OpenMode::Read);
    const auto files = service::backups_of(desk);
    if (console.json) {
        Json document{{"backups", Json::array()}};
        for (const auto& file : files) document["backups"].push_back(backup_json(desk, file));
        print(console.out, document);
        return exit_done;
    }
    Table table({tr(LICHSONG_N_("Made")), tr(LICHSONG_N_("After change")), tr(LICHSONG_N_("File"))});
    for (const auto& file : files)
        table.add({model::hm(model::time_of(file.made)) + ' ' + app::date_text(model::date_of(file.made)), std::to_string(file.last_change), file.path.string()});
    if (table.empty()) console.out << tr(LICHSONG_N_("There is no backup yet; one is made when the plan is closed after a change, and each day.")) << '\n';
    else table.print(console.out);
    return exit_done;
}

int restore_backup(Console& console, const Given& given) {
    const bool is_preview = given.has("dry-run");
    auto desk = open_desk(console, given, is_preview ? store::OpenMode::Read : store::OpenMode::Write);
    Given copy;
    copy.put("plan", given.get("backup"));
    auto backup = open_desk(console, copy, store::OpenMode::Read);
    const auto since = service::since_backup(desk, backup);
    const auto context = service::field_context(desk);
    const auto change = is_preview ? model::Change() : service::restore(desk, backup);
    if (console.json) {
        print(console.out, Json{{"change", change.id}, {"since", since_json(since, context)}});
        return exit_done;
    }
    Table table({app::field_name("kind"), app::field_name("id"), tr(LICHSONG_N_("Since that backup"))});
    for (const auto& row : since.rows) table.add({app::kind_name(model::info_of(row.change.kind).name), row.change.key, app::branched_text(row, context)});
    if (table.empty()) console.out << tr(LICHSONG_N_("The plan is as it was in that backup.")) << '\n';
    else table.print(console.out);
    if (change.id != 0) console.out << '\n' << app::outcome(desk, change) << '\n';
    else if (is_preview && !since.rows.empty()) console.out << '\n' << tr(LICHSONG_N_("Restoring takes this back, as one step that can be undone.")) << '\n';
    return exit_done;
}

}  // namespace lichsong::cli
