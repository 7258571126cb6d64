// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cmd_calendar.h"

#include <ostream>

#include <nlohmann/json.hpp>

#include "app/cli/json.h"
#include "app/cli/table.h"
#include "app/common/describe.h"
#include "calendar/base/error.h"
#include "calendar/base/i18n.h"
#include "calendar/model/lunar.h"
#include "calendar/service/dday.h"
#include "calendar/service/history.h"

namespace lichsong::cli {
namespace {

using base::fill;
using base::tr;

std::string span_text(const model::DateSpan& span) {
    if (!model::is_set(span.to)) return {};
    if (span.from == span.to) return app::weekday_short(span.to) + ' ' + app::date_text(span.to);
    return app::date_text(span.from) + " – " + app::date_text(span.to);
}

std::string time_text(const model::Milestone& milestone) {
    if (!milestone.time) return {};
    return model::hm(*milestone.time) + (milestone.time_to ? "–" + model::hm(*milestone.time_to) : "");
}

Json milestone_json(service::Desk& desk, const service::MilestoneRow& row) {
    const auto& m = row.milestone;
    const auto& dday = desk.context().campaign.dday;
    return {{"id", m.key}, {"title", m.title}, {"title_en", m.title_en}, {"kind", std::string(name_of(m.kind))}, {"from", date_json(row.planned.from)},
            {"planned", date_json(row.planned.to)}, {"time", m.time ? Json(model::hm(*m.time)) : Json(nullptr)}, {"actual", date_json(m.actual)},
            {"offset", model::d_offset(row.planned.to, dday)}, {"law", m.law}, {"confidence", std::string(name_of(m.confidence))}};
}

int tell_move(Console& console, const service::DdayMove& move, bool preview) {
    if (console.json) {
        auto shifts = Json::array();
        for (const auto& s : move.shifts) shifts.push_back({{"kind", s.kind}, {"id", s.key}, {"title", s.label}, {"from", date_json(s.from)}, {"to", date_json(s.to)}});
        auto problems = Json::array();
        for (const auto& p : move.problems)
            problems.push_back({{"placement", p.placement}, {"title", p.label}, {"date", date_json(p.date)}, {"reason", p.reason}, {"deadline", date_json(p.deadline)}});
        print(console.out, Json{{"from", date_json(move.from)}, {"to", date_json(move.to)}, {"done", !preview}, {"shifts", shifts}, {"problems", problems}});
        return move.problems.empty() ? exit_done : exit_found;
    }
    console.out << fill(tr(preview ? LICHSONG_N_("Election day would move from {1} to {2}.") : LICHSONG_N_("Election day moved from {1} to {2}.")),
                        {app::date_text(move.from), app::date_text(move.to)})
                << "\n\n";
    Table table({app::field_name("kind"), app::field_name("id"), app::field_name("title"), tr(LICHSONG_N_("Before")), tr(LICHSONG_N_("After"))});
    for (const auto& s : move.shifts) table.add({app::kind_name(s.kind), s.key, s.label, app::date_text(s.from), app::date_text(s.to)});
    table.print(console.out);
    if (move.problems.empty()) return exit_done;
    console.out << '\n' << tr(LICHSONG_N_("Look at these:")) << '\n';
    Table problems({app::field_name("code"), app::field_name("title"), app::field_name("date"), tr(LICHSONG_N_("Why"))});
    for (const auto& p : move.problems)
        problems.add({p.placement, p.label, app::date_text(p.date), app::describe(model::Doing{p.reason, {model::iso(p.deadline)}})});
    problems.print(console.out);
    return exit_found;
}

}  // namespace

int show_milestones(Console& console, const Given& given) {
    auto desk = open_desk(console, given, given.has("set") ? store::OpenMode::Write : store::OpenMode::Read);
    if (given.has("set")) {
        const auto text = given.get("set");
        const auto cut = text.find('=');
        if (cut == std::string::npos) throw base::Error(base::Fault::Call, "call.key_date", {text});
        const auto date = text.substr(cut + 1);
        service::set_actual(desk, text.substr(0, cut), date.empty() ? model::Date() : model::parse_date(date, model::date_context(desk.context().campaign)));
    }
    const auto rows = service::milestone_rows(desk);
    if (console.json) {
        JsonList list(console.out, "milestones");
        for (const auto& row : rows) list.add(milestone_json(desk, row));
        list.finish();
        return exit_done;
    }
    Table table({app::field_name("offset"), app::field_name("date"), app::field_name("lunar"), app::field_name("time"), app::field_name("title"),
                 app::field_name("actual"), app::field_name("law"), app::field_name("id")});
    for (const auto& row : rows) {
        const auto& m = row.milestone;
        std::string lunar;
        if (model::is_set(row.planned.to)) {
            const auto day = model::to_lunar(row.planned.to);
            lunar = std::to_string(day.day) + '/' + std::to_string(day.month) + (day.leap ? "N" : "");
        }
        table.add({model::d_offset(row.planned.to, desk.context().campaign.dday), span_text(row.planned), lunar, time_text(m), base::in_language(m.title, m.title_en),
                   app::date_text(m.actual), m.law, m.key});
    }
    table.print(console.out);
    return exit_done;
}

int move_dday(Console& console, const Given& given) {
    const bool preview = given.has("preview");
    auto desk = open_desk(console, given, preview ? store::OpenMode::Read : store::OpenMode::Write);
    const auto date = model::parse_date(given.get("date"), model::date_context(desk.context().campaign));
    return tell_move(console, preview ? service::preview_dday(desk, date) : service::move_dday(desk, date), preview);
}

int show_history(Console& console, const Given& given) {
    auto desk = open_desk(console, given, store::OpenMode::Read);
    std::optional<std::pair<model::EntityKind, std::int64_t>> row;
    if (given.has("entity")) {
        const auto key = given.get("entity");
        for (const auto& info : model::entity_table())
            if (const auto found = row ? std::nullopt : desk.rows().find_key(info.kind, key)) row = {info.kind, found->head.id};
        if (!row) throw base::Error(base::Fault::Call, "row.unknown", {"row", key});
    }
    constexpr int most_shown = 10'000;
    const auto changes = desk.journal().list(most_shown, row);
    const auto stamp = [&](base::Stamp at) { return instant_text(desk, desk.zone().to_local(at)); };
    if (console.json) {
        JsonList list(console.out, "changes");
        for (const auto& change : changes)
            list.add({{"id", change.id}, {"at", stamp(change.at)}, {"author", change.author}, {"step", std::string(name_of(change.step))},
                      {"what", change.doing.what}, {"text", app::describe(change.doing)}, {"target", change.target == 0 ? Json(nullptr) : Json(change.target)}});
        list.finish();
        return exit_done;
    }
    Table table({app::field_name("number"), app::field_name("date"), app::field_name("author"), tr(LICHSONG_N_("Change"))});
    for (const auto& change : changes) {
        const auto wall = desk.zone().to_local(change.at);
        table.add({std::to_string(change.id), app::date_text(model::date_of(wall)) + ' ' + model::hm({model::time_of(wall).seconds / 60 * 60}), change.author,
                   app::describe(change.doing)});
    }
    table.print(console.out);
    return exit_done;
}

namespace {
int tell_step(Console& console, const model::Change& change) {
    if (console.json) print(console.out, Json{{"change", change.id}, {"text", app::describe(change.doing)}});
    else console.out << app::describe(change.doing) << '\n';
    return exit_done;
}
}  // namespace

int undo_change(Console& console, const Given& given) {
    auto desk = open_desk(console, given);
    return tell_step(console, service::undo(desk));
}

int redo_change(Console& console, const Given& given) {
    auto desk = open_desk(console, given);
    return tell_step(console, service::redo(desk));
}

}  // namespace lichsong::cli
