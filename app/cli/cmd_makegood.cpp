// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cmd_makegood.h"

#include <algorithm>
#include <limits>
#include <ostream>

#include <nlohmann/json.hpp>

#include "app/cli/json.h"
#include "app/cli/options.h"
#include "app/cli/table.h"
#include "app/common/coverage_words.h"
#include "app/common/describe.h"
#include "app/common/makegood_words.h"
#include "app/common/outcome.h"
#include "calendar/base/error.h"
#include "calendar/base/i18n.h"
#include "calendar/base/text.h"
#include "calendar/service/makegood.h"

namespace lichsong::cli {
namespace {

using base::Error;
using base::Fault;
using base::fill;
using base::tr;
using model::EntityKind;
using service::Lost;
using service::Offer;

constexpr std::int64_t usual_offers = 10;
constexpr std::int64_t most_offers = 100;

// ---- what is lost

Json damage_json(service::Desk& desk, const model::Damage& damage) {
    auto cells = Json::array();
    for (const auto& cell : damage.cells) {
        const auto& plan = desk.context();
        cells.push_back({{"topic", model::key_of(plan, EntityKind::Topic, cell.topic.value)}, {"medium", std::string(name_of(cell.medium))},
                         {"from", model::iso(cell.from)}, {"to", model::iso(cell.to)}, {"target", cell.target}, {"planned", cell.planned},
                         {"gap", cell.gap(model::CoverageLayer::Planned)}, {"message", app::gap_sentence(plan, cell, model::CoverageLayer::Planned)}});
    }
    return {{"per_mille", damage.per_mille}, {"tier", damage.cells.empty() ? Json(nullptr) : Json(std::string(name_of(damage.tier)))}, {"cells", cells}};
}

Json lost_json(service::Desk& desk, const Lost& lost) {
    auto row = placement_json(desk, lost.row);
    row["reason"] = lost.row.placement.reason.empty() ? Json(nullptr) : Json(lost.row.placement.reason);
    row["damage"] = damage_json(desk, lost.damage);
    return row;
}

void print_lost(Console& console, service::Desk& desk, const std::vector<Lost>& rows) {
    Table table({app::field_name("code"), app::field_name("date"), app::field_name("start"), app::field_name("outlet"), app::field_name("title"), app::field_name("state"),
                 tr(LICHSONG_N_("What is then missing"))});
    const app::ScheduleWords words;
    for (const auto& lost : rows) {
        const auto& placement = lost.row.placement;
        const auto* outlet = desk.context().outlets.find(placement.outlet);
        table.add({placement.key, words.day(placement.date), app::clock_text(placement.start),
                   outlet == nullptr ? "" : base::in_language(outlet->name, outlet->name_en),
                   base::in_language(lost.row.segment.title, lost.row.segment.title_en),
                   words.state(placement.state, outlet == nullptr ? model::Medium::Other : outlet->medium),
                   app::damage_text(desk.context(), lost.damage)});
    }
    if (!table.empty()) table.print(console.out);
}

// ---- what is offered

Json breaks_json(service::Desk& desk, const std::vector<model::Violation>& violations) {
    auto breaks = Json::array();
    for (const auto& violation : violations)
        breaks.push_back({{"rule", model::key_of(desk.context(), EntityKind::Rule, violation.rule.value)}, {"severity", std::string(name_of(violation.severity))},
                          {"reason", violation.reason}, {"message", app::describe(violation)}});
    return breaks;
}

Json offer_json(service::Desk& desk, const Offer& offer, const model::Placement& missed, std::size_t number) {
    const auto& plan = desk.context();
    return {{"number", number},
            {"outlet", model::key_of(plan, EntityKind::Outlet, offer.at.outlet.value)},
            {"slot", model::key_of(plan, EntityKind::Slot, offer.at.slot.value)},
            {"start", offer.at.start ? Json(instant_text(desk, model::wall_seconds(offer.at.date, *offer.at.start))) : Json(model::iso(offer.at.date))},
            {"free", offer.at.free ? Json(*offer.at.free) : Json(nullptr)},
            {"weight", offer.weight},
            {"same_outlet", offer.same_outlet},
            {"same_medium", offer.same_medium},
            {"same_week", offer.same_week},
            {"reasons", app::offer_reasons(offer, missed)},
            {"breaks", breaks_json(desk, offer.at.breaks)}};
}

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const auto& part : parts) text += (text.empty() ? "" : " · ") + part;
    return text;
}

int list_offers(Console& console, service::Desk& desk, const std::string& code, const std::vector<Offer>& offers) {
    const auto missed = model::from_record<model::Placement>(desk.require(EntityKind::Placement, code));
    const auto answer = offers.empty() ? exit_found : exit_done;
    if (console.json) {
        JsonList list(console.out, "offers");
        for (std::size_t i = 0; i < offers.size(); ++i) list.add(offer_json(desk, offers[i], missed, i + 1));
        list.finish();
        return answer;
    }
    Table table({"#", app::field_name("date"), app::field_name("start"), app::field_name("outlet"), app::field_name("slot"), tr(LICHSONG_N_("Why")), tr(LICHSONG_N_("What is wrong"))});
    const app::ScheduleWords words;
    const auto& plan = desk.context();
    for (std::size_t i = 0; i < offers.size(); ++i) {
        const auto& at = offers[i].at;
        const auto* outlet = plan.outlets.find(at.outlet);
        const auto* slot = plan.slots.find(at.slot);
        std::vector<std::string> breaks;
        for (const auto& violation : at.breaks) breaks.push_back(app::describe(violation));
        table.add({std::to_string(i + 1), words.day(at.date), app::clock_text(at.start),
                   outlet == nullptr ? "" : base::in_language(outlet->name, outlet->name_en), slot == nullptr ? "" : slot->title,
                   joined(app::offer_reasons(offers[i], missed)), breaks.empty() ? "–" : joined(breaks)});
    }
    if (!table.empty()) table.print(console.out);
    else console.out << tr(LICHSONG_N_("No free slot takes it before the plan ends; move something, or say why nothing makes up for it.")) << '\n';
    return answer;
}

// ---- all at once

service::MakegoodWish makegood_wish(service::Desk& desk, const Given& given) {
    service::MakegoodWish wish;
    wish.days = {date_given(desk, given, "from"), date_given(desk, given, "to")};
    const auto outlets = given.get("outlet");
    for (const auto key : base::split(outlets, ',')) wish.outlets.emplace_back(key);
    constexpr std::int64_t without_bound = std::numeric_limits<std::int32_t>::max();
    wish.most = static_cast<std::size_t>(number_given(given, "most", without_bound, 1, without_bound));
    if (!given.has("tier")) return wish;
    const auto tier = model::value_named<model::Tier>(given.get("tier"));
    if (!tier) throw Error(Fault::Call, "field.choice", {"tier", given.get("tier"), "must, should, nice"});
    wish.least = *tier;
    return wish;
}

int make_all_good(Console& console, const Given& given) {
    const bool is_dry = given.has("dry-run");
    auto desk = open_desk(console, given, is_dry ? store::OpenMode::Read : store::OpenMode::Write);
    const auto all = service::make_all_good(desk, makegood_wish(desk, given), is_dry);
    const auto answer = all.placed == all.rows.size() ? exit_done : exit_found;
    if (console.json) {
        JsonList list(console.out, "placements");
        for (const auto& row : all.rows) {
            auto json = lost_json(desk, row.lost);
            json["made"] = row.made.empty() ? Json(nullptr) : Json(row.made);
            json["offer"] = row.offer ? offer_json(desk, *row.offer, row.lost.row.placement, 1) : Json(nullptr);
            json["why"] = row.why == service::Unplaced::None ? Json(nullptr) : Json(std::string(model::name_of(row.why)));
            json["message"] = app::made_good_text(desk.context(), row);
            list.add(json);
        }
        list.finish(Json{{"placed", all.placed}, {"written", all.change.id != 0}});
        return answer;
    }
    Table table({app::field_name("code"), app::field_name("title"), app::field_name("placement"), tr(LICHSONG_N_("Where it goes, or why not"))});
    for (const auto& row : all.rows)
        table.add({row.lost.row.placement.key, base::in_language(row.lost.row.segment.title, row.lost.row.segment.title_en), row.made.empty() ? "–" : row.made, app::made_good_text(desk.context(), row)});
    if (!table.empty()) table.print(console.out);
    console.out << (all.rows.empty() ? tr("Everything that was missed is made good or waived.") : all.change.id != 0 ? app::outcome(desk, all.change) : app::made_good_count(all)) << '\n';
    return answer;
}

service::Destination taken_offer(service::Desk& desk, const std::string& code, const std::vector<Offer>& offers, std::int64_t number) {
    if (number > static_cast<std::int64_t>(offers.size())) throw Error(Fault::Input, "makegood.no_offer", {code, std::to_string(number), std::to_string(offers.size())});
    return offers[static_cast<std::size_t>(number - 1)].destination(desk.context());
}

}  // namespace

int preempt_window(Console& console, const Given& given) {
    auto desk = open_desk(console, given);
    service::PreemptWish wish;
    wish.from = service::window_edge(desk.context(), given.get("from"), false);
    wish.to = service::window_edge(desk.context(), given.get("to"), true);
    const auto outlets = given.get("outlet");
    if (!outlets.empty())
        for (const auto key : base::split(outlets, ',')) wish.outlets.emplace_back(base::trim(key));
    wish.reason = given.get("reason");
    const bool is_dry = given.has("dry-run");
    const auto done = service::preempt(desk, wish, is_dry);
    if (console.json) {
        JsonList list(console.out, "placements");
        for (const auto& lost : done.lost) list.add(lost_json(desk, lost));
        list.finish(Json{{"written", done.change.id != 0}});
        return exit_done;
    }
    print_lost(console, desk, done.lost);
    const auto count = static_cast<long>(done.lost.size());
    if (count == 0) console.out << tr(LICHSONG_N_("Nothing is planned in that window.")) << '\n';
    else if (is_dry) console.out << fill(base::tr_n("{1} placement would not go out", "{1} placements would not go out", count), {std::to_string(count)}) << '\n';
    else console.out << app::outcome(desk, done.change) << '\n';
    return exit_done;
}

int list_unresolved(Console& console, const Given& given) {
    auto desk = open_desk(console, given, store::OpenMode::Read);
    const auto rows = service::unresolved_by_damage(desk);
    if (console.json) {
        JsonList list(console.out, "placements");
        for (const auto& lost : rows) list.add(lost_json(desk, lost));
        list.finish();
    } else if (rows.empty()) {
        console.out << tr(LICHSONG_N_("Everything that was missed is made good or waived.")) << '\n';
    } else {
        print_lost(console, desk, rows);
    }
    return rows.empty() ? exit_done : exit_found;
}

int make_good(Console& console, const Given& given) {
    if (given.has("all")) return make_all_good(console, given);
    if (!given.has("id")) throw Error(Fault::Call, "call.missing", {"id", "asrun makegood"});
    auto desk = open_desk(console, given);
    auto code = given.get("id");
    service::Destination to;
    if (given.has("offers") || given.has("take")) {
        const auto number = number_given(given, "take", 1, 1, most_offers);
        const auto most = number_given(given, "most", std::max(usual_offers, number), 1, most_offers);
        const auto offers = service::makegood_offers(desk, code, static_cast<std::size_t>(most));
        if (!given.has("take")) return list_offers(console, desk, code, offers);
        to = taken_offer(desk, code, offers, number);
    } else {
        to = destination_given(desk, given);
    }
    const bool is_waived = given.has("waive");
    std::string made = code;  // what is told of: the make-good, or what needs none
    const auto change = is_waived ? service::waive(desk, code, given.get("waive")) : service::make_good(desk, code, to, made);
    const auto breaks = is_waived ? std::vector<model::Violation>{} : service::makegood_breaks(desk, made);
    if (console.json) {
        auto document = document_of(desk, desk.require(EntityKind::Placement, made));
        if (!is_waived) document["breaks"] = breaks_json(desk, breaks);
        print(console.out, document);
        return exit_done;
    }
    console.out << app::outcome(desk, change) << '\n';
    for (const auto& violation : breaks) console.out << "  " << app::describe(violation) << '\n';
    return exit_done;
}

}  // namespace lichsong::cli
