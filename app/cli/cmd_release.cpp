// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cmd_release.h"

#include <limits>
#include <ostream>

#include <nlohmann/json.hpp>

#include "app/cli/json.h"
#include "app/cli/paper.h"
#include "app/cli/table.h"
#include "app/common/describe.h"
#include "app/common/message_words.h"
#include "app/common/request_words.h"
#include "calendar/base/i18n.h"
#include "calendar/service/difference_document.h"
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

// As placement_json, but for what a partner may not read.
Json told_json(service::Desk& desk, const std::optional<service::PartnerRow>& row) {
    if (!row) return nullptr;
    const auto start = row->start ? instant_text(desk, model::wall_seconds(row->date, *row->start)) : model::iso(row->date);
    return {{"id", row->code}, {"title", row->title.vietnamese}, {"title_en", row->title.english}, {"outlet", row->outlet_key}, {"start", start}, {"duration", row->length.count()},
            {"state", model::name_of(row->state)}, {"responsible_body", row->responsible}};
}

void print_sheet(Console& console, const service::DifferenceSheet& sheet) {
    console.out << base::fill(tr(LICHSONG_N_("{1}, from release {2} to {3}")),
                              {base::in_language(sheet.partner_name.vietnamese, sheet.partner_name.english), std::to_string(sheet.from), std::to_string(sheet.to)})
                << '\n';
    if (sheet.changes.empty()) console.out << tr(LICHSONG_N_("Nothing is different for this partner.")) << '\n';
    for (const auto& change : sheet.changes) console.out << app::change_line(change) << '\n';
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

int write_difference_sheet(Console& console, const Given& given) {
    const auto* format = given.has("out") ? &paper_format(given) : nullptr;
    const auto number = [&](std::string_view option) { return static_cast<int>(number_given(given, option, 0, 1, std::numeric_limits<int>::max())); };
    auto desk = open_desk(console, given, store::OpenMode::Read);
    const auto sheet = service::difference_sheet(desk, given.get("partner"), number("from"), number("to"));
    if (format != nullptr) write_paper(given, *format, service::difference_document(sheet, console.settings.templates(), wish_given(desk, given)));
    if (console.json) {
        JsonList list(console.out, "differences");
        for (const auto& change : sheet.changes) list.add(Json{{"what", model::name_of(change.what)}, {"before", told_json(desk, change.before)}, {"after", told_json(desk, change.after)}});
        list.finish(Json{{"partner", given.get("partner")}, {"from", sheet.from}, {"to", sheet.to}, {"file", format == nullptr ? Json(nullptr) : Json(given.get("out"))}});
    } else if (format != nullptr) {
        console.out << base::fill(tr(LICHSONG_N_("Written: {1}")), {given.get("out")}) << '\n';
    } else {
        print_sheet(console, sheet);
    }
    return exit_done;
}

}  // namespace lichsong::cli
