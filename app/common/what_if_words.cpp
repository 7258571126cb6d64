// SPDX-License-Identifier: Apache-2.0
#include "app/common/what_if_words.h"

#include "app/common/describe.h"
#include "app/common/planning_words.h"
#include "calendar/base/i18n.h"

namespace lichsong::app {
namespace {

using base::fill;
using base::tr;
using planner::Relaxation;

std::string slot_title(const model::Plan& plan, const model::Slot& slot) {
    const auto* outlet = plan.outlets.find(slot.outlet);
    // TRANSLATORS: {1} slot, {2} outlet
    return fill(tr(LICHSONG_N_("“{1}” on {2}")), {slot.title, outlet == nullptr ? std::string() : base::in_language(outlet->name, outlet->name_en)});
}

std::string nearer(const model::Rule& now, const model::Rule& then, const std::string& title) {
    if (now.minutes > 0) return fill(tr(LICHSONG_N_("Rule “{1}”: {2} minutes apart instead of {3}")), {title, std::to_string(then.minutes), std::to_string(now.minutes)});
    return fill(tr(LICHSONG_N_("Rule “{1}”: {2} others between instead of {3}")), {title, std::to_string(then.slots), std::to_string(now.slots)});
}

std::string longer(const model::Plan& plan, const model::Slot& slot, int amount) {
    const auto title = slot_title(plan, slot);
    switch (slot.capacity_unit) {
        case model::CapacityUnit::Seconds: return fill(tr(LICHSONG_N_("Slot {1}: {2} longer each time")), {title, model::duration_text(model::Seconds(amount))});
        case model::CapacityUnit::Items: return fill(tr(LICHSONG_N_("Slot {1}: {2} more items each time")), {title, std::to_string(amount)});
        case model::CapacityUnit::Columns: break;
    }
    return fill(tr(LICHSONG_N_("Slot {1}: {2} more columns each time")), {title, std::to_string(amount)});
}

}  // namespace

std::string step_sentence(const model::Plan& plan, const planner::Relaxed& step) {
    const auto then = planner::with(plan, step);
    const auto title = rule_title(plan, step.rule);
    switch (step.what) {
        case Relaxation::OneMore:
            // TRANSLATORS: {1} rule, {2} and {3} how many it allows
            return fill(tr(LICHSONG_N_("Rule “{1}”: {2} instead of {3}")), {title, std::to_string(then.rules.find(step.rule)->maximum), std::to_string(plan.rules.find(step.rule)->maximum)});
        case Relaxation::Nearer: return nearer(*plan.rules.find(step.rule), *then.rules.find(step.rule), title);
        case Relaxation::Waived: return fill(tr(LICHSONG_N_("Rule “{1}” only warns")), {title});
        case Relaxation::LongerSlot: return longer(plan, *plan.slots.find(step.slot), step.amount);
        case Relaxation::OneMoreDate: break;
    }
    // TRANSLATORS: {1} slot with its outlet, {2} day
    return fill(tr(LICHSONG_N_("Slot {1} once more, on {2}")), {slot_title(plan, *plan.slots.find(step.slot)), weekday_short(step.date) + ' ' + date_text(step.date)});
}

std::string gain_text(const planner::WhatIf& answer) {
    if (answer.least == answer.most) return fill(base::tr_n("closes {1} more", "closes {1} more", static_cast<long>(answer.most)), {std::to_string(answer.most)});
    return fill(tr(LICHSONG_N_("closes {1} to {2} more")), {std::to_string(answer.least), std::to_string(answer.most)});
}

std::string blocking_sentence(const model::Plan& plan, const planner::Blocking& blocking) {
    if (blocking.is_met_alone) return tr(LICHSONG_N_("By itself it could be closed; other goals take the places."));
    if (blocking.rules.empty() && !blocking.is_room) return tr(LICHSONG_N_("No rule that could be relaxed stands in the way, and no room would help."));
    std::string parts;
    const auto add = [&](const std::string& part) { parts += (parts.empty() ? "" : ", ") + part; };
    for (const auto id : blocking.rules) add(fill(tr(LICHSONG_N_("rule “{1}”")), {rule_title(plan, id)}));
    if (blocking.is_room) add(tr(LICHSONG_N_("the room in the slots")));
    // TRANSLATORS: {1} rules, with commas between
    return fill(tr(LICHSONG_N_("Only together these keep it short: {1}.")), {parts});
}

}  // namespace lichsong::app
