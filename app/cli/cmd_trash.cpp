// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cmd_trash.h"

#include <limits>
#include <ostream>

#include <nlohmann/json.hpp>

#include "app/cli/json.h"
#include "app/cli/table.h"
#include "app/common/describe.h"
#include "calendar/base/error.h"
#include "calendar/base/i18n.h"
#include "calendar/service/trash.h"

namespace lichsong::cli {
namespace {

model::EntityKind kind_called(const std::string& name) {
    if (const auto* info = model::find_entity(name)) return info->kind;
    throw base::Error(base::Fault::Call, "call.kind", {name});
}

}  // namespace

int list_trash(Console& console, const Given& given) {
    constexpr std::int64_t most_at_once = 100'000;
    auto desk = open_desk(console, given, store::OpenMode::Read);
    const auto kind = given.has("kind") ? std::optional(kind_called(given.get("kind"))) : std::nullopt;
    const auto removed = service::removed_rows(desk, kind, static_cast<std::size_t>(number_given(given, "most", 200, 1, most_at_once)));
    if (console.json) {
        JsonList list(console.out, "removed");
        for (const auto& row : removed.rows)
            list.add(Json{{"kind", model::info_of(row.kind).name}, {"id", row.key}, {"title", row.label}, {"date", model::is_set(row.date) ? Json(model::iso(row.date)) : Json(nullptr)},
                          {"at", instant_text(desk, desk.zone().to_local(row.change.at))}, {"author", row.change.author}, {"what", app::describe(row.change.doing)}, {"change", row.change.id}});
        list.finish(Json{{"more", removed.is_cut}});
        return exit_done;
    }
    Table table({app::field_name("kind"), app::field_name("id"), app::field_name("title"), app::field_name("date"), base::tr(LICHSONG_N_("Removed by")), base::tr(LICHSONG_N_("With"))});
    for (const auto& row : removed.rows)
        table.add({app::kind_name(model::info_of(row.kind).name), row.key, row.label, model::is_set(row.date) ? app::date_text(row.date) : "", row.change.author, app::describe(row.change.doing)});
    if (table.empty()) console.out << base::tr(LICHSONG_N_("Nothing was removed that is not there again.")) << '\n';
    else table.print(console.out);
    if (removed.is_cut) console.out << '\n' << base::tr(LICHSONG_N_("There are more; --most and --kind show them.")) << '\n';
    return exit_done;
}

int restore_row(Console& console, const Given& given) {
    const auto kind = kind_called(given.get("kind"));
    auto desk = open_desk(console, given);
    const auto done = service::restore(desk, kind, service::find_removed(desk, kind, given.get("id")).id);
    if (console.json) {
        auto document = document_of(desk, desk.require(kind, done.key));
        document["along"] = done.along;
        print(console.out, document);
        return exit_done;
    }
    console.out << app::describe(done.change.doing) << '\n';
    for (const auto& label : done.along) console.out << "  + " << label << '\n';
    return exit_done;
}

}  // namespace lichsong::cli
