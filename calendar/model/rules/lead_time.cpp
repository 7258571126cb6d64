// SPDX-License-Identifier: Apache-2.0
// Rule "lead_time": so many working days before an airing, the text must be there (content), cleared (approval), or the
// outlet must have confirmed that it has the tape (tape). Days come from the slot, else the outlet, else the medium. Asked
// only of airings from today on; the deadline itself is still in time.
//   lead_time.content, lead_time.approval, lead_time.tape  {1} code, {2} date of airing, {3} deadline, {4} working days
#include "calendar/model/rules/input.h"

#include <array>

namespace lichsong::model {
namespace {

bool content_lacks(const RuleInput& input, const Live& live) {
    if (live.segment == nowhere) return false;
    const auto state = input.segments[live.segment].state;
    return state == SegmentState::Draft || state == SegmentState::Returned;
}
bool approval_lacks(const RuleInput& input, const Live& live) {
    return live.segment != nowhere && input.segments[live.segment].state != SegmentState::Approved;
}
bool tape_lacks(const RuleInput&, const Live& live) { return !state_info(live.state).confirmed; }

struct Stage {
    std::string_view reason;
    std::optional<int> Slot::*of_slot;
    std::optional<int> Outlet::*of_outlet;
    int MediumInfo::*of_medium;
    bool (*lacks)(const RuleInput&, const Live&);
};

constexpr std::array stages{  // in the order of LeadStage
    Stage{"lead_time.content", &Slot::lead_content, &Outlet::lead_content, &MediumInfo::lead_content, content_lacks},
    Stage{"lead_time.approval", &Slot::lead_approval, &Outlet::lead_approval, &MediumInfo::lead_approval, approval_lacks},
    Stage{"lead_time.tape", &Slot::lead_tape, &Outlet::lead_tape, &MediumInfo::lead_tape, tape_lacks},
};

int lead_days(const RuleInput& input, const Live& live, const Stage& stage) {
    const auto& outlet = input.outlet(live);
    if (const auto* slot = input.slot(live); slot != nullptr && slot->*stage.of_slot) return *(slot->*stage.of_slot);
    return (outlet.*stage.of_outlet).value_or(medium_info(outlet.medium).*stage.of_medium);
}

}  // namespace

void check_lead_time(const RuleTask& task, Violations& out) {
    const auto& input = task.input;
    const auto& stage = stages[static_cast<std::size_t>(task.rule.stage)];
    const Date today = input.options.today;
    if (!is_set(today)) return;
    for (std::size_t i = 0; i < input.lives.size(); ++i) {
        const auto& live = input.lives[i];
        if (live.date < today || !stage.lacks(input, live) || !task.holds(i)) continue;
        const int days = lead_days(input, live, stage);
        const Date deadline = input.working_days.before(live.date, days);
        if (today > deadline)
            report(task, out, {&live}, stage.reason, words(input.code(live), iso(live.date), iso(deadline), std::to_string(days)));
    }
}

}  // namespace lichsong::model
