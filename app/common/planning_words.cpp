// SPDX-License-Identifier: Apache-2.0
#include "app/common/planning_words.h"

#include <array>
#include <cstdlib>

#include "app/common/coverage_words.h"
#include "app/common/describe.h"
#include "calendar/base/i18n.h"

namespace lichsong::app {
namespace {

using base::fill;
using base::tr;
using planner::Obstacle;
using planner::Proof;

// In the order of Obstacle. {1} title of the rule.
constexpr std::array obstacles{
    LICHSONG_N_("kept out by rule “{1}”"),
    LICHSONG_N_("the slot takes other topics"),
    LICHSONG_N_("nothing to repeat there"),
    LICHSONG_N_("no room left"),
    LICHSONG_N_("as many as rule “{1}” allows"),
    LICHSONG_N_("too near to others by rule “{1}”"),
    LICHSONG_N_("rule “{1}” would warn"),
    LICHSONG_N_("taken by other proposals"),
};
static_assert(obstacles.size() == planner::obstacle_names.size());

std::string amount_text(const service::Planning& planning, planner::Place requirement, std::int64_t amount) {
    const auto& goal = planning.problem.plan.goals.rows()[planning.problem.requirements[requirement].goal];
    const auto count = static_cast<long>(planner::in_units(planning.problem, requirement, amount));
    if (goal.unit == model::GoalUnit::Minutes) return fill(base::tr_n("{1} minute", "{1} minutes", count), {std::to_string(count)});
    return std::to_string(count);
}

}  // namespace

std::string rule_title(const model::Plan& plan, base::Id<model::Rule> id) {
    const auto* rule = plan.rules.find(id);
    return rule == nullptr ? std::string() : base::in_language(rule->title, rule->title_en);
}

std::string suggestion_title(const service::Planning& planning, const planner::Suggestion& suggestion) {
    const auto& plan = planning.problem.plan;
    if (const auto* segment = plan.segments.find(suggestion.segment)) return base::in_language(segment->title, segment->title_en);
    const auto* topic = plan.topics.find(planning.proposal.to_make[suggestion.to_make].topic);
    // TRANSLATORS: {1} topic of an item that somebody has to make
    return fill(tr(LICHSONG_N_("{1} (to be made)")), {topic == nullptr ? std::string() : base::in_language(topic->title, topic->title_en)});
}

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const auto& text : texts) all += (all.empty() ? "" : " · ") + text;
    return all;
}

std::vector<std::string> closed_texts(const service::Planning& planning, const planner::Suggestion& suggestion) {
    std::vector<std::string> texts;
    for (const auto r : suggestion.requirements)
        texts.push_back(gap_sentence(planning.problem.plan, planning.problem.coverage[planning.problem.requirements[r].cell], model::CoverageLayer::Planned));
    return texts;
}

std::string alternative_text(const service::Planning& planning, const planner::Alternative& alternative) {
    const auto& plan = planning.problem.plan;
    const auto& one = alternative.suggestion;
    const auto* outlet = plan.outlets.find(one.outlet);
    const auto* slot = plan.slots.find(one.slot);
    auto place = weekday_short(one.date) + ' ' + date_text(one.date) + (one.start ? ' ' + model::hm(*one.start) : "");
    if (outlet != nullptr) place += " · " + base::in_language(outlet->name, outlet->name_en);
    if (slot != nullptr) place += " · " + slot->title;
    const auto count = static_cast<long>(std::abs(alternative.missing));
    auto effect = tr(LICHSONG_N_("as much is closed"));
    if (alternative.missing > 0) effect = fill(base::tr_n("{1} more is missing", "{1} more are missing", count), {std::to_string(count)});
    if (alternative.missing < 0) effect = fill(base::tr_n("{1} more is closed", "{1} more are closed", count), {std::to_string(count)});
    // What it opens is said where it is few enough to be read.
    if (alternative.opens.size() == 1) effect += " (" + gap_sentence(plan, planning.problem.coverage[planning.problem.requirements[alternative.opens.front()].cell], model::CoverageLayer::Planned) + ')';
    return place + " — " + effect;
}

std::string gap_text(const service::Planning& planning, const planner::Reason& reason) {
    return gap_sentence(planning.problem.plan, planning.after[planning.problem.requirements[reason.requirement].cell], model::CoverageLayer::Planned);
}

std::string proof_sentence(const service::Planning& planning, const planner::Reason& reason) {
    const auto& plan = planning.problem.plan;
    const auto openings = std::to_string(reason.openings);
    switch (reason.proof) {
        case Proof::NoSlot: return tr(LICHSONG_N_("There is no open slot for it in these days."));
        case Proof::AllBarred: return fill(tr(LICHSONG_N_("Rule “{1}” keeps it out of all {2} slots of these days.")), {rule_title(plan, reason.rule), openings});
        case Proof::TooFew:
            // TRANSLATORS: {1} number of slots, {2} how much they hold
            return fill(tr(LICHSONG_N_("The {1} slots of these days hold {2} more at most.")), {openings, amount_text(planning, reason.requirement, reason.at_most)});
        case Proof::Cap: return fill(tr(LICHSONG_N_("Rule “{1}” allows {2} more at most.")), {rule_title(plan, reason.rule), amount_text(planning, reason.requirement, reason.at_most)});
        case Proof::None: break;
    }
    return {};
}

std::vector<std::string> obstacle_texts(const service::Planning& planning, const planner::Reason& reason) {
    std::vector<std::string> texts;
    for (const auto& one : reason.observed) {
        const bool is_nameless = one.obstacle == Obstacle::Warned && !one.rule;
        const auto what = is_nameless ? tr(LICHSONG_N_("a rule would warn")) : fill(tr(obstacles[static_cast<std::size_t>(one.obstacle)]), {rule_title(planning.problem.plan, one.rule)});
        // TRANSLATORS: {1} number of slots, {2} what is in the way there
        texts.push_back(fill(base::tr_n("{1} slot: {2}", "{1} slots: {2}", one.openings), {std::to_string(one.openings), what}));
    }
    return texts;
}

}  // namespace lichsong::app
