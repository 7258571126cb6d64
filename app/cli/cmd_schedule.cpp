// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cmd_schedule.h"

#include <algorithm>
#include <iostream>
#include <limits>

#include <nlohmann/json.hpp>

#include "app/cli/json.h"
#include "app/cli/options.h"
#include "app/cli/progress.h"
#include "app/cli/table.h"
#include "app/common/coverage_words.h"
#include "app/common/describe.h"
#include "app/common/wording.h"
#include "calendar/base/atomic_file.h"
#include "calendar/base/error.h"
#include "calendar/base/i18n.h"
#include "calendar/base/text.h"
#include "calendar/model/coverage.h"
#include "calendar/model/reach.h"
#include "calendar/model/rules/rules.h"
#include "calendar/service/exchange.h"
#include "calendar/service/listing.h"

namespace lichsong::cli {
namespace {

using base::Error;
using base::Fault;
using base::fill;
using base::tr;
using base::tr_n;

std::string topic_title(const model::Plan& plan, base::Id<model::Topic> id) {
    const auto* topic = plan.topics.find(id);
    return topic == nullptr ? std::string() : base::in_language(topic->title, topic->title_en);
}

std::string issue_title(const model::Segment& segment) {
    const auto& title = base::in_language(segment.title, segment.title_en);
    return segment.issue == 0 ? title : fill(tr(LICHSONG_N_("{1} (no. {2})")), {title, std::to_string(segment.issue)});
}

std::string period_text(const model::Plan& plan, const model::CoverageCell& cell) {
    if (cell.period == model::GoalPeriod::Week) return model::iso_week(cell.from);
    const auto* phase = plan.phases.find(cell.phase);
    return phase == nullptr ? "flight" : phase->key;
}

std::string text_of(model::CoverageLayer layer) { return std::string(name_of(layer)); }

model::CoverageLayer layer_given(const Given& given) {
    const auto layer = model::value_named<model::CoverageLayer>(given.has("layer") ? given.get("layer") : "planned");
    if (!layer) throw Error(Fault::Call, "field.choice", {"layer", given.get("layer"), "planned, confirmed, aired"});
    return *layer;
}

}  // namespace

int list_placements(Console& console, const Given& given) {
    auto desk = open_desk(console, given, store::OpenMode::Read);
    const auto filter = filter_given(desk, given);
    if (console.json) {
        JsonList list(console.out, "placements");
        service::each_placement(desk, filter, store::PlacementView::Full, [&](const store::PlacedSegment& row) { list.add(placement_json(desk, row)); });
        list.finish();
        return exit_done;
    }
    Table table({app::field_name("code"), app::field_name("date"), app::field_name("start"), app::field_name("outlet"), app::field_name("title"),
                 app::field_name("length"), app::field_name("state")});
    int count = 0;
    const auto& plan = desk.context();
    const app::ScheduleWords words;
    service::each_placement(desk, filter, store::PlacementView::Schedule, [&](const store::PlacedSegment& row) {
        const auto& p = row.placement;
        const auto* outlet = plan.outlets.find(p.outlet);
        const auto medium = outlet == nullptr ? model::Medium::Other : outlet->medium;
        table.add({p.key, words.day(p.date), p.start ? model::hm(*p.start) : "", outlet == nullptr ? "" : base::in_language(outlet->name, outlet->name_en),
                   issue_title(row.segment) + (p.repeat_of ? words.repeat : ""), p.start ? model::duration_text(p.length) : "", words.state(p.state, medium)});
        ++count;
    });
    if (!table.empty()) table.print(console.out);
    console.out << fill(tr_n("{1} placement", "{1} placements", count), {std::to_string(count)}) << '\n';
    return exit_done;
}

int check_plan(Console& console, const Given& given) {
    auto desk = open_desk(console, given, store::OpenMode::Read);
    const auto plan = desk.whole_plan();
    const auto today = given.has("as-of") ? date_given(desk, given, "as-of") : desk.today();
    const auto violations = model::check(plan, {today, date_given(desk, given, "from"), date_given(desk, given, "to")});
    if (console.json) {
        JsonList list(console.out, "violations");
        for (const auto& violation : violations) {
            auto codes = Json::array();
            for (const auto id : violation.placements)
                if (const auto* placement = plan.placements.find(id)) codes.push_back(placement->key);
            const auto* rule = plan.rules.find(violation.rule);
            list.add({{"rule", rule == nullptr ? "" : rule->key}, {"severity", std::string(name_of(violation.severity))}, {"placements", codes},
                      {"reason", violation.reason}, {"message", app::describe(violation)}});
        }
        list.finish();
        return violations.empty() ? exit_done : exit_found;
    }
    Table table({app::field_name("severity"), app::field_name("date"), app::field_name("code"), tr(LICHSONG_N_("What is wrong"))});
    for (const auto& violation : violations) {
        const auto* blamed = violation.placements.empty() ? nullptr : plan.placements.find(violation.placements.front());
        table.add({app::choice_name(name_of(violation.severity)), blamed == nullptr ? "" : app::date_text(blamed->date), blamed == nullptr ? "" : blamed->key,
                   app::describe(violation)});
    }
    if (!table.empty()) table.print(console.out);
    const auto count = static_cast<long>(violations.size());
    console.out << (count == 0 ? tr(LICHSONG_N_("No rule is broken."))
                               : fill(tr_n("{1} breach of a rule", "{1} breaches of rules", count), {std::to_string(count)}))
                << '\n';
    return violations.empty() ? exit_done : exit_found;
}

int show_coverage(Console& console, const Given& given) {
    auto desk = open_desk(console, given, store::OpenMode::Read);
    const auto plan = desk.whole_plan();
    const auto layer = layer_given(given);
    const auto until = date_given(desk, given, "until");
    model::CoverageGrouping by;
    if (given.has("by")) {
        by = {false, false, false};
        const auto names = given.get("by");
        for (const auto part : base::split(names, ',')) {
            if (part == "topic") by.topic = true;
            else if (part == "medium") by.medium = true;
            else if (part == "week" || part == "period") by.period = true;
            else throw Error(Fault::Call, "field.choice", {"by", std::string(part), "topic, medium, week"});
        }
    }
    const bool is_told = by.topic && by.medium;  // a sentence names both
    const auto cells = model::grouped(model::coverage(plan, until), by);
    const auto pace = model::pace(cells, model::is_set(until) ? until : desk.today(), layer);
    long gaps = 0;
    model::CoverageCell totals;
    JsonList* list = nullptr;
    std::optional<JsonList> json;
    if (console.json) list = &json.emplace(console.out, "cells");
    Table table({app::field_name("topic"), app::field_name("medium"), app::field_name("period"), app::field_name("goal"), app::choice_name("planned"),
                 app::choice_name("confirmed"), app::choice_name("aired"), app::field_name("gap")});
    for (const auto& cell : cells) {
        const int gap = cell.gap(layer);
        if (gap > 0) ++gaps;
        totals.target += cell.target;
        totals.planned += cell.planned;
        totals.confirmed += cell.confirmed;
        totals.aired += cell.aired;
        const std::string period = by.period ? period_text(plan, cell) : "";
        if (list != nullptr) {
            list->add({{"topic", by.topic ? Json(model::key_of(plan, model::EntityKind::Topic, cell.topic.value)) : Json(nullptr)},
                       {"medium", by.medium ? Json(std::string(name_of(cell.medium))) : Json(nullptr)},
                       {"period", by.period ? Json(period) : Json(nullptr)}, {"from", model::iso(cell.from)}, {"to", model::iso(cell.to)},
                       {"goal", cell.target}, {"planned", cell.planned}, {"confirmed", cell.confirmed}, {"aired", cell.aired}, {"gap", gap}, {"message", is_told && gap > 0 ? Json(app::gap_sentence(plan, cell, layer)) : Json(nullptr)}});
        } else {
            table.add({by.topic ? topic_title(plan, cell.topic) : "", by.medium ? app::choice_name(name_of(cell.medium)) : "",
                       by.period ? app::date_text(cell.from) + " – " + app::date_text(cell.to) : "", std::to_string(cell.target),
                       std::to_string(cell.planned), std::to_string(cell.confirmed), std::to_string(cell.aired), gap == 0 ? "" : std::to_string(gap)});
        }
    }
    if (list != nullptr) {
        list->finish(Json{{"totals", {{"goal", totals.target}, {"planned", totals.planned}, {"confirmed", totals.confirmed}, {"aired", totals.aired}, {"cells_with_gap", gaps}}},
                          {"pace", {{"layer", text_of(layer)}, {"due", pace.due}, {"reached", pace.reached}, {"weeks_left", pace.weeks_left}, {"per_week", pace.per_week}}},
                          {"until", model::is_set(until) ? Json(model::iso(until)) : Json(nullptr)}, {"layer", text_of(layer)}});
    } else {
        if (!table.empty()) table.print(console.out);
        if (given.has("gaps") && is_told)
            for (const auto& cell : cells)
                if (const auto sentence = app::gap_sentence(plan, cell, layer); !sentence.empty()) console.out << sentence << '\n';
        if (pace.weeks_left > 0)
            console.out << fill(tr_n("Due by today: {1}, reached: {2}. {3} week left, {4} needed in it.", "Due by today: {1}, reached: {2}. {3} weeks left, {4} needed in each.", pace.weeks_left),
                                {std::to_string(pace.due), std::to_string(pace.reached), std::to_string(pace.weeks_left), std::to_string(pace.per_week)})
                        << '\n';
        console.out << (gaps == 0 ? tr(LICHSONG_N_("Every goal is covered.")) : fill(tr_n("{1} goal is not reached", "{1} goals are not reached", gaps), {std::to_string(gaps)})) << '\n';
    }
    return gaps == 0 ? exit_done : exit_found;
}

int show_reach(Console& console, const Given& given) {
    auto desk = open_desk(console, given, store::OpenMode::Read);
    const auto plan = desk.whole_plan();
    const auto layer = layer_given(given);
    const auto until = given.has("until") ? date_given(desk, given, "until") : desk.today();
    const auto least = number_given(given, "least", 1, 1, std::numeric_limits<int>::max());
    const auto areas = model::reach(plan, until, layer);
    const auto missing = std::count_if(areas.begin(), areas.end(), [&](const model::AreaReach& row) { return row.airings + row.tallies < least; });
    if (console.json) {
        JsonList list(console.out, "areas");
        for (const auto& row : areas)
            list.add({{"area", model::key_of(plan, model::EntityKind::Area, row.area.value)}, {"airings", row.airings}, {"tallies", row.tallies}, {"enough", row.airings + row.tallies >= least}});
        list.finish(Json{{"least", least}, {"reached", static_cast<long>(areas.size()) - missing}, {"total", areas.size()}, {"until", model::iso(until)}, {"layer", text_of(layer)}});
        return missing == 0 ? exit_done : exit_found;
    }
    Table table({app::kind_name("area"), app::choice_name("airings"), app::field_name("tallies"), ""});
    for (const auto& row : areas)
        table.add({plan.areas.find(row.area)->name, std::to_string(row.airings), std::to_string(row.tallies), row.airings + row.tallies >= least ? "✓" : ""});
    if (!table.empty()) table.print(console.out);
    // TRANSLATORS: {1} and {2} numbers of communes
    console.out << fill(tr(LICHSONG_N_("Communes reached: {1} of {2}, as of {3}")), {std::to_string(static_cast<long>(areas.size()) - missing), std::to_string(areas.size()), app::date_text(until)}) << '\n';
    return missing == 0 ? exit_done : exit_found;
}

int export_plan(Console& console, const Given& given) {
    auto desk = open_desk(console, given, store::OpenMode::Read);
    service::ExportOptions options;
    options.filter = filter_given(desk, given);
    options.flat = given.has("flat");
    if (given.has("audience") && given.get("audience") != "partner" && given.get("audience") != "internal")
        throw Error(Fault::Call, "field.choice", {"audience", given.get("audience"), "internal, partner"});
    options.partner = given.get("audience") == "partner";
    options.wording = app::calendar_wording();
    const auto out = given.get("out");
    if (out == "-") {
        service::export_calendar(desk, options, [&](std::string_view bytes) { console.out.write(bytes.data(), static_cast<std::streamsize>(bytes.size())); });
        console.out.flush();
        if (!console.out) throw Error(Fault::Store, "file.cannot_write", {"-", tr(LICHSONG_N_("the output was closed"))});
        return exit_done;
    }
    check_target(out, given.get("plan"));
    Progress progress(console);
    options.progress = progress.callback();
    base::AtomicFile file(out);
    const auto count = service::export_calendar(desk, options, [&](std::string_view bytes) { file.write(bytes); });
    file.commit();
    if (console.json) print(console.out, Json{{"file", out}, {"placements", count.placements}});
    else console.out << fill(tr_n("{1} placement written to {2}", "{1} placements written to {2}", static_cast<long>(count.placements)), {std::to_string(count.placements), out}) << '\n';
    return exit_done;
}

}  // namespace lichsong::cli
