// SPDX-License-Identifier: Apache-2.0
// Rule "overlap": two items are on one outlet's air at the same time. Asked only of broadcast media: what is published
// (press, web, notices) stands side by side. Items booked in the same slot, on the same day, for the same time are laid one
// after the other, in order of booking; whether they all fit is the matter of rule "capacity". An item without a length
// takes no airtime. Each item is held against the one before it that stays on air longest: one breach for each that starts
// too early, and it is the one to blame. A rule for some topics only asks that one of the two is about them.
//   overlap.same_slot    {1} code, {2} code of the other, {3} slot, {4} date, {5} start (HH:MM) of the one to blame
//   overlap.same_outlet  {1} code, {2} code of the other, {3} outlet, {4} date, {5} start (HH:MM) of the one to blame
#include "calendar/model/rules/input.h"

#include <algorithm>

namespace lichsong::model {
namespace {

struct OnAir {
    WallSpan span;
    std::size_t live;
};

// When each slot's last item began by the book, and when, laid after those before it, it ends.
struct Laid {
    WallSeconds booked = -1;
    WallSeconds end = 0;
};

// The items of one outlet from `first` on, as they would really follow each other; sorted by start.
void lay(const RuleInput& input, std::size_t first, std::size_t past, std::vector<Laid>& laid, std::vector<OnAir>& out) {
    out.clear();
    for (std::size_t i = first; i < past; ++i) {
        const auto& live = input.lives[i];
        if (!live.timed || live.length <= 0) continue;
        WallSpan span = live.span;
        if (live.slot != nowhere) {
            auto& last = laid[live.slot];
            if (last.booked == span.start) span = {last.end, last.end + live.length};
            last = {live.span.start, span.end};
        }
        out.push_back({span, i});
    }
    const auto earlier = [](const OnAir& left, const OnAir& right) { return left.span.start < right.span.start; };
    if (!std::is_sorted(out.begin(), out.end(), earlier)) std::stable_sort(out.begin(), out.end(), earlier);
}

void report_pair(const RuleTask& task, const OnAir& late, const OnAir& early, Violations& out) {
    const auto& input = task.input;
    const auto& blamed = input.lives[late.live];
    const auto& other = input.lives[early.live];
    const bool same_slot = blamed.slot != nowhere && blamed.slot == other.slot;
    report(task, out, {&blamed, &other}, same_slot ? "overlap.same_slot" : "overlap.same_outlet",
           words(input.code(blamed), input.code(other), same_slot ? input.slot(blamed)->title : input.outlet(blamed).name, iso(blamed.date),
            hm(time_of(late.span.start))));
}

void sweep(const RuleTask& task, const std::vector<OnAir>& items, Violations& out) {
    const OnAir* longest = nullptr;           // of all before
    const OnAir* longest_in_scope = nullptr;  // of those before that the rule holds for
    for (const auto& item : items) {
        const bool holds = task.holds(item.live);
        const auto* other = holds ? longest : longest_in_scope;
        if (other != nullptr && other->span.end > item.span.start) report_pair(task, item, *other, out);
        if (longest == nullptr || item.span.end > longest->span.end) longest = &item;
        if (holds && (longest_in_scope == nullptr || item.span.end > longest_in_scope->span.end)) longest_in_scope = &item;
    }
}

}  // namespace

void check_overlap(const RuleTask& task, Violations& out) {
    const auto& input = task.input;
    std::vector<Laid> laid(input.plan.slots.size());
    std::vector<OnAir> items;
    for (std::size_t first = 0; first < input.lives.size();) {
        auto past = first;
        while (past < input.lives.size() && input.lives[past].outlet == input.lives[first].outlet) ++past;
        if (!medium_info(input.outlet(input.lives[first]).medium).is_published) {
            lay(input, first, past, laid, items);
            sweep(task, items, out);
        }
        first = past;
    }
}

}  // namespace lichsong::model
