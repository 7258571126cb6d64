// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cmd_planning.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <numeric>
#include <ostream>

#include <nlohmann/json.hpp>

#include "app/cli/json.h"
#include "app/cli/options.h"
#include "app/cli/progress.h"
#include "app/cli/table.h"
#include "app/common/coverage_words.h"
#include "app/common/describe.h"
#include "app/common/planning_words.h"
#include "app/common/what_if_words.h"
#include "calendar/base/error.h"
#include "calendar/base/i18n.h"
#include "calendar/base/text.h"
#include "calendar/planner/near.h"
#include "calendar/service/listing.h"

namespace lichsong::cli {
namespace {

using base::Error;
using base::Fault;
using base::fill;
using base::tr;
using model::EntityKind;
using service::Planning;

// What an office machine does in a second; a number and not a clock, so that the same call gives the same answer.
constexpr std::int64_t iterations_a_second = 400'000;

planner::Scope scope_given(service::Desk& desk, const Given& given) {
    const auto filter = filter_given(desk, given);
    const auto query = service::query_of(desk, filter);
    planner::Scope scope;
    scope.days = {filter.from, filter.to};
    for (const auto id : query.outlets) scope.outlets.push_back({id});
    for (const auto& key : base::split(filter.topic, ',')) scope.topics.push_back({desk.require(EntityKind::Topic, std::string(key)).head.id});
    if (given.has("tier")) {
        const auto name = given.get("tier");
        const auto found = std::find(model::tier_names.begin(), model::tier_names.end(), name);
        if (found == model::tier_names.end()) throw Error(Fault::Call, "planner.tier", {name});
        scope.least = static_cast<model::Tier>(found - model::tier_names.begin());
    }
    return scope;
}

// "all", or numbers as the list shows them.
std::vector<std::size_t> numbers_given(const Given& given, std::size_t count) {
    std::vector<std::size_t> which;
    const auto text = given.get("accept");
    if (text == "all") {
        which.resize(count);
        std::iota(which.begin(), which.end(), std::size_t{0});
        return which;
    }
    for (const auto& part : base::split(text, ',')) {
        std::size_t number = 0;
        const auto [end, failed] = std::from_chars(part.data(), part.data() + part.size(), number);
        if (failed != std::errc() || end != part.data() + part.size() || number == 0 || number > count) throw Error(Fault::Call, "planner.number", {std::string(part), std::to_string(count)});
        which.push_back(number - 1);
    }
    return which;
}

const model::CoverageCell& cell_of(const Planning& planning, const std::vector<model::CoverageCell>& cells, planner::Place requirement) {
    return cells[planning.problem.requirements[requirement].cell];
}

Json gap_json(const Planning& planning, planner::Place requirement, const std::vector<model::CoverageCell>& cells) {
    const auto& cell = cell_of(planning, cells, requirement);
    const auto& plan = planning.problem.plan;
    return {{"goal", model::key_of(plan, EntityKind::Goal, cell.goal.value)}, {"topic", model::key_of(plan, EntityKind::Topic, cell.topic.value)},
            {"medium", std::string(name_of(cell.medium))}, {"from", model::iso(cell.from)}, {"to", model::iso(cell.to)}, {"target", cell.target},
            {"planned", cell.planned}, {"gap", cell.gap(model::CoverageLayer::Planned)}, {"message", app::gap_sentence(plan, cell, model::CoverageLayer::Planned)}};
}

Json near_json(const model::Plan& plan, const std::vector<planner::Near>& rules) {
    auto rows = Json::array();
    for (const auto& one : rules) {
        const auto title = app::rule_title(plan, one.rule);
        const auto message = fill(one.is_broken ? tr(LICHSONG_N_("Rule “{1}” warns of it")) : tr(LICHSONG_N_("At the limit of rule “{1}”")), {title});
        rows.push_back({{"rule", model::key_of(plan, EntityKind::Rule, one.rule.value)}, {"broken", one.is_broken}, {"message", message}});
    }
    return rows;
}

std::string moment_text(service::Desk& desk, const model::Date& date, const std::optional<model::TimeOfDay>& start) {
    return start ? instant_text(desk, model::wall_seconds(date, *start)) : model::iso(date);
}

// The draft that goes there, and where it is.
Json moved_json(service::Desk& desk, const model::Plan& plan, base::Id<model::Placement> id) {
    const auto* draft = id ? plan.placements.find(id) : nullptr;
    if (draft == nullptr) return nullptr;
    return {{"placement", model::key_of(plan, EntityKind::Placement, draft->id)}, {"from", {{"outlet", model::key_of(plan, EntityKind::Outlet, draft->outlet.value)},
            {"slot", model::key_of(plan, EntityKind::Slot, draft->slot.value)}, {"start", moment_text(desk, draft->date, draft->start)}}}};
}

Json proposal_json(service::Desk& desk, const Planning& planning, std::size_t at, const std::vector<planner::Near>& near) {
    const auto& plan = planning.problem.plan;
    const auto& one = planning.proposal.suggestions[at];
    Json gap(nullptr);
    auto also = Json::array();  // what else it counts for
    for (const auto r : one.requirements) {
        auto row = gap_json(planning, r, planning.problem.coverage);
        if (gap.is_null()) gap = std::move(row);
        else also.push_back(std::move(row));
    }
    Json placement{{"outlet", model::key_of(plan, EntityKind::Outlet, one.outlet.value)}, {"slot", model::key_of(plan, EntityKind::Slot, one.slot.value)},
                   {"start", moment_text(desk, one.date, one.start)}, {"duration", one.length.count()}, {"title", app::suggestion_title(planning, one)},
                   {"segment", one.segment ? Json(model::key_of(plan, EntityKind::Segment, one.segment.value)) : Json(nullptr)},
                   {"to_make", one.segment ? Json(nullptr) : Json(one.to_make + 1)},
                   {"repeat_of", one.repeats ? Json(model::key_of(plan, EntityKind::Placement, one.repeats.value)) : Json(nullptr)},
                   {"repeats", one.repeats_suggestion == planner::nowhere ? Json(nullptr) : Json(one.repeats_suggestion + 1)},
                   {"moves", moved_json(desk, plan, one.moves)}};
    return {{"number", at + 1}, {"placement", placement}, {"gap", gap}, {"also", also}, {"gain", one.requirements.size()}, {"near", near_json(plan, near)}};
}

Json step_json(const model::Plan& plan, const planner::WhatIf& answer) {
    const auto& step = answer.step;
    return {{"what", std::string(model::name_of(step.what))},
            {"rule", step.rule ? Json(model::key_of(plan, EntityKind::Rule, step.rule.value)) : Json(nullptr)},
            {"slot", step.slot ? Json(model::key_of(plan, EntityKind::Slot, step.slot.value)) : Json(nullptr)},
            {"date", model::is_set(step.date) ? Json(model::iso(step.date)) : Json(nullptr)},
            {"closes", {{"least", answer.least}, {"most", answer.most}}},
            {"message", app::step_sentence(plan, step) + ": " + app::gain_text(answer)}};
}

bool helps(const planner::WhatIf& answer, planner::Place requirement) { return std::find(answer.helps.begin(), answer.helps.end(), requirement) != answer.helps.end(); }

Json blocking_json(const model::Plan& plan, const planner::Blocking& blocking) {
    auto rules = Json::array();
    for (const auto id : blocking.rules) rules.push_back(model::key_of(plan, EntityKind::Rule, id.value));
    return {{"rules", rules}, {"room", blocking.is_room}, {"met_alone", blocking.is_met_alone}, {"message", app::blocking_sentence(plan, blocking)}};
}

Json unclosed_json(const Planning& planning, const planner::Reason& reason, const std::vector<planner::WhatIf>& steps) {
    const auto& plan = planning.problem.plan;
    auto blockers = Json::array();
    const auto texts = app::obstacle_texts(planning, reason);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto& one = reason.observed[i];
        blockers.push_back({{"what", std::string(model::name_of(one.obstacle))}, {"rule", one.rule ? Json(model::key_of(plan, EntityKind::Rule, one.rule.value)) : Json(nullptr)},
                            {"slots", one.openings}, {"message", texts[i]}});
    }
    Json proof(nullptr);
    if (reason.proof != planner::Proof::None)
        proof = {{"what", std::string(model::name_of(reason.proof))}, {"at_most", planner::in_units(planning.problem, reason.requirement, reason.at_most)},
                 {"rule", reason.rule ? Json(model::key_of(plan, EntityKind::Rule, reason.rule.value)) : Json(nullptr)}, {"message", app::proof_sentence(planning, reason)}};
    auto relaxations = Json::array();
    for (const auto& answer : steps)
        if (helps(answer, reason.requirement)) relaxations.push_back(step_json(plan, answer));
    return {{"gap", gap_json(planning, reason.requirement, planning.after)}, {"proof", proof}, {"blockers", blockers}, {"relaxations", relaxations}};
}

void print_proposals(Console& console, const Planning& planning) {
    Table table({"#", app::field_name("date"), app::field_name("start"), app::field_name("outlet"), app::field_name("slot"), app::field_name("title"), tr(LICHSONG_N_("Closes"))});
    const auto& plan = planning.problem.plan;
    for (std::size_t i = 0; i < planning.proposal.suggestions.size(); ++i) {
        const auto& one = planning.proposal.suggestions[i];
        const auto* outlet = plan.outlets.find(one.outlet);
        const auto* slot = plan.slots.find(one.slot);
        auto closes = app::joined(app::closed_texts(planning, one));
        if (const auto* draft = one.moves ? plan.placements.find(one.moves) : nullptr; draft != nullptr) {
            // TRANSLATORS: of a draft that is proposed to move; {1} where from
            const auto from = fill(tr(LICHSONG_N_("moved from {1}")), {app::weekday_short(draft->date) + ' ' + app::date_text(draft->date) + ' ' + app::clock_text(draft->start)});
            closes = from + (closes.empty() ? "" : " · ") + closes;
        }
        table.add({std::to_string(i + 1), app::weekday_short(one.date) + ' ' + app::date_text(one.date), app::clock_text(one.start),
                   base::in_language(outlet->name, outlet->name_en), slot->title, app::suggestion_title(planning, one), closes});
    }
    if (!table.empty()) table.print(console.out);
}

void print_unclosed(Console& console, const Planning& planning, const std::vector<planner::Blocking>& blocking) {
    if (planning.reasons.empty()) return;
    console.out << '\n' << tr(LICHSONG_N_("Cannot be closed:")) << '\n';
    std::vector<std::string> heads{tr(LICHSONG_N_("What is missing")), tr(LICHSONG_N_("Proved")), tr(LICHSONG_N_("Observed"))};
    if (!blocking.empty()) heads.push_back(tr(LICHSONG_N_("What keeps it short")));
    Table table(heads);
    for (std::size_t i = 0; i < planning.reasons.size(); ++i) {
        const auto& reason = planning.reasons[i];
        std::string observed;
        for (const auto& text : app::obstacle_texts(planning, reason)) observed += (observed.empty() ? "" : " · ") + text;
        std::vector<std::string> row{app::gap_sentence(planning.problem.plan, cell_of(planning, planning.after, reason.requirement), model::CoverageLayer::Planned),
                                     app::proof_sentence(planning, reason), observed};
        if (!blocking.empty()) row.push_back(app::blocking_sentence(planning.problem.plan, blocking[i]));
        table.add(std::move(row));
    }
    table.print(console.out);
}

void print_steps(Console& console, const model::Plan& plan, const std::vector<planner::WhatIf>& steps) {
    if (steps.empty()) return;
    console.out << '\n' << tr(LICHSONG_N_("What would help, tried:")) << '\n';
    for (const auto& answer : steps) console.out << "  " << app::step_sentence(plan, answer.step) << ": " << app::gain_text(answer) << '\n';
}

Json accepted_json(const service::Accepted& accepted) {
    auto refused = Json::array();
    for (const auto& one : accepted.refused) {
        auto breaks = Json::array();
        for (const auto& violation : one.breaks) breaks.push_back(app::describe(violation));
        refused.push_back({{"number", one.suggestion + 1}, {"breaks", breaks}});
    }
    auto placements = Json::array();
    auto moved = Json::array();
    for (const auto& one : accepted.settled) (one.is_moved ? moved : placements).push_back(one.placement);
    return {{"change", accepted.change.id}, {"placements", placements}, {"moved", moved}, {"refused", refused}};
}

void print_accepted(Console& console, const service::Accepted& accepted) {
    const auto moved = std::count_if(accepted.settled.begin(), accepted.settled.end(), [](const service::Settled& one) { return one.is_moved; });
    const auto made = static_cast<long>(accepted.settled.size()) - moved;
    console.out << '\n' << fill(base::tr_n("Made {1} draft.", "Made {1} drafts.", made), {std::to_string(made)});
    if (moved > 0) console.out << ' ' << fill(base::tr_n("Moved {1} draft.", "Moved {1} drafts.", moved), {std::to_string(moved)});
    console.out << '\n';
    for (const auto& one : accepted.refused) {
        console.out << fill(tr(LICHSONG_N_("Left out number {1}:")), {std::to_string(one.suggestion + 1)});
        if (one.breaks.empty()) console.out << ' ' << tr(LICHSONG_N_("what it needs is gone"));
        for (const auto& violation : one.breaks) console.out << ' ' << app::describe(violation);
        console.out << '\n';
    }
}

// All runs together take about as long as the search.
planner::Trial trial_of(const planner::Effort& effort) {
    constexpr std::int64_t least = 2'000;
    planner::Trial trial;
    trial.seed = effort.seed;
    trial.iterations = std::max(least, effort.iterations / (static_cast<std::int64_t>(trial.most + 1) * trial.seeds));
    return trial;
}

}  // namespace

int propose_placements(Console& console, const Given& given) {
    auto desk = open_desk(console, given, given.has("accept") ? store::OpenMode::Write : store::OpenMode::Read);
    service::PlanningWish wish;
    wish.scope = scope_given(desk, given);
    wish.scope.may_move_drafts = given.has("move-drafts");
    wish.effort.seed = static_cast<std::uint64_t>(number_given(given, "seed", 1, 0, std::numeric_limits<std::int64_t>::max()));
    constexpr std::int64_t longest = 3'600;
    wish.effort.iterations = iterations_a_second * number_given(given, "seconds", 2, 0, longest);
    const auto planning = service::plan_ahead(desk, wish);
    const auto near = planner::nearly_broken(planning.problem, planning.proposal);
    const auto steps = planner::what_if(planning.problem, wish.scope, planning.proposal, planning.reasons, trial_of(wish.effort));
    std::vector<planner::Blocking> blocking;  // by reason
    if (given.has("blocking"))
        for (const auto& reason : planning.reasons) blocking.push_back(planner::blocking_set(planning.problem, wish.scope, reason.requirement, trial_of(wish.effort)));
    const auto missing = service::missing(planning);
    service::Accepted accepted;
    if (given.has("accept")) accepted = service::accept(desk, planning.proposal, numbers_given(given, planning.proposal.suggestions.size()));
    if (console.json) {
        Json document{{"proposals", Json::array()}, {"unclosed", Json::array()}};
        for (std::size_t i = 0; i < planning.proposal.suggestions.size(); ++i) document["proposals"].push_back(proposal_json(desk, planning, i, near[i]));
        for (std::size_t i = 0; i < planning.reasons.size(); ++i) {
            document["unclosed"].push_back(unclosed_json(planning, planning.reasons[i], steps));
            if (!blocking.empty()) document["unclosed"].back()["blocking"] = blocking_json(planning.problem.plan, blocking[i]);
        }
        document["missing"] = {{"before", missing.now}, {"after", missing.then}};
        document["objective"] = planning.proposal.cost;
        document["bound"] = planning.most_closable;
        document["seed"] = wish.effort.seed;
        document["iterations"] = planning.proposal.iterations;
        if (given.has("accept")) document["accepted"] = accepted_json(accepted);
        print(console.out, document);
        return missing.then == 0 ? exit_done : exit_found;
    }
    print_proposals(console, planning);
    // TRANSLATORS: {1} missing before, {2} missing after
    console.out << fill(tr(LICHSONG_N_("Missing now: {1}. With these proposals: {2}.")), {std::to_string(missing.now), std::to_string(missing.then)}) << '\n';
    if (wish.scope.may_move_drafts) {
        const auto& all = planning.proposal.suggestions;
        const auto moved = std::count_if(all.begin(), all.end(), [](const planner::Suggestion& one) { return static_cast<bool>(one.moves); });
        // TRANSLATORS: {1} drafts that move, {2} new placements
        console.out << fill(tr(LICHSONG_N_("{1} moved, {2} new.")), {std::to_string(moved), std::to_string(static_cast<long>(all.size()) - moved)}) << '\n';
    }
    print_unclosed(console, planning, blocking);
    print_steps(console, planning.problem.plan, steps);
    if (given.has("accept")) print_accepted(console, accepted);
    return missing.then == 0 ? exit_done : exit_found;
}

}  // namespace lichsong::cli
