// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cmd_release.h"

#include <ostream>

#include <nlohmann/json.hpp>

#include "app/cli/json.h"
#include "app/cli/table.h"
#include "app/common/describe.h"
#include "app/common/request_words.h"
#include "calendar/base/i18n.h"
#include "calendar/service/release.h"

namespace lichsong::cli {
namespace {

using base::tr;
using service::ReleasedChange;

Json placed_json(service::Desk& desk, const std::optional<model::PlacedSegment>& row) { return row ? placement_json(desk, *row) : Json(nullptr); }

const model::PlacedSegment& shown(const ReleasedChange& change) { return change.after ? *change.after : *change.before; }

std::string airing(service::Desk& desk, const std::optional<model::PlacedSegment>& row) {
    return row ? app::airing_text(desk.context(), model::airing_of(row->placement)) : std::string();
}

}  // namespace

int make_release(Console& console, const Given& given) {
    auto desk = open_desk(console, given);
    const auto release = service::make_release(desk, given.get("note"));
    if (console.json) print(console.out, document_of(desk, desk.require(model::EntityKind::Release, release.key)));
    else console.out << base::fill(tr(LICHSONG_N_("Released as number {1}: {2}")), {std::to_string(release.number), release.title}) << '\n';
    return exit_done;
}

int show_differences(Console& console, const Given& given) {
    auto desk = open_desk(console, given, store::OpenMode::Read);
    const auto changes = service::differences(desk, service::find_release(desk, given.get("from")), service::find_release(desk, given.get("to")), given.get("partner"));
    if (console.json) {
        JsonList list(console.out, "differences");
        for (const auto& change : changes) list.add(Json{{"what", model::name_of(change.what)}, {"before", placed_json(desk, change.before)}, {"after", placed_json(desk, change.after)}});
        list.finish();
        return exit_done;
    }
    if (changes.empty()) {
        console.out << tr(LICHSONG_N_("Nothing is different for partners.")) << '\n';
        return exit_done;
    }
    Table table({app::field_name("code"), app::field_name("title"), tr(LICHSONG_N_("Difference")), tr(LICHSONG_N_("Before")), tr(LICHSONG_N_("Now"))});
    for (const auto& change : changes)
        table.add({shown(change).placement.key, base::in_language(shown(change).segment.title, shown(change).segment.title_en), app::choice_name(model::name_of(change.what)), airing(desk, change.before),
                   airing(desk, change.after)});
    table.print(console.out);
    return exit_done;
}

}  // namespace lichsong::cli
