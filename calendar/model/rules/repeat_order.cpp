// SPDX-License-Identifier: Apache-2.0
// Rule "repeat_order": a repeat ("phát lại") must follow its original. Schedules name the original of each repeat, so moving
// or cancelling the original silently makes the repeat a first run. An original that was missed is not this rule's matter:
// it is known only after the fact, and its make-good takes its place.
//   repeat_order.before_original     {1} code, {2} code of the original, {3} date and {4} time (HH:MM) of the original
//   repeat_order.original_cancelled  {1} code, {2} code of the original: cancelled, declined, or not intended
//   repeat_order.other_segment       {1} code, {2} code of the original, {3} title of the original's item
#include "calendar/model/rules/input.h"

namespace lichsong::model {
namespace {

bool is_off(const Placement& placement) {
    return placement.state == PlacementState::Cancelled || placement.state == PlacementState::Declined ||
           placement.intention == Intention::NotIntended;
}

void check_pair(const RuleTask& task, const Live& live, const Placement& original, Violations& out) {
    const auto& input = task.input;
    const auto& repeat = input.placement(live);
    const auto report_with = [&](std::string_view reason, std::vector<std::string> more) {
        std::vector<std::string> args{repeat.key, original.key};
        args.insert(args.end(), more.begin(), more.end());
        report(task, out, {&live}, reason, std::move(args));
        out.back().placements.push_back(id_of(original));
    };
    if (is_off(original)) report_with("repeat_order.original_cancelled", {});
    else if (is_set(original.date)) {
        const auto start = span_of(original, input.plan.slots.find(original.slot)).start;
        if (live.span.start <= start) report_with("repeat_order.before_original", {iso(original.date), hm(time_of(start))});
    }
    if (original.segment != repeat.segment) {
        const auto* segment = input.plan.segments.find(original.segment);
        report_with("repeat_order.other_segment", {segment == nullptr ? std::string() : segment->title});
    }
}

}  // namespace

void check_repeat_order(const RuleTask& task, Violations& out) {
    const auto& input = task.input;
    for (std::size_t i = 0; i < input.lives.size(); ++i) {
        const auto& live = input.lives[i];
        if (!live.repeats || !task.holds(i)) continue;
        const auto* original = input.plan.placements.find(input.placement(live).repeat_of);
        if (original != nullptr) check_pair(task, live, *original, out);
    }
}

}  // namespace lichsong::model
