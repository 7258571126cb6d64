// SPDX-License-Identifier: Apache-2.0
// Looks for placements that close what goals still want: the heaviest goal first, then annealing with ejection of what stands in the
// way (Garcia-Villoria & Salhi 2015 found it the best of what is not exact; Müller 2009 for ejection). Stoppable, and the same on every
// machine for the same seed and number of iterations: whole numbers only.
#pragma once

#include <atomic>
#include <functional>

#include "calendar/planner/problem.h"

namespace lichsong::planner {

struct Effort {
    std::uint64_t seed = 1;
    std::int64_t iterations = 200'000;          ///< of annealing, after the first complete proposal
    const std::atomic<bool>* stop = nullptr;    ///< asked every few thousand iterations; the best so far is returned
    std::function<void(std::int64_t iteration, std::int64_t cost)> progress;  ///< with the best cost so far
};

/// A placement that is proposed, or a draft that is proposed to go elsewhere.
struct Suggestion {
    base::Id<model::Slot> slot;
    base::Id<model::Outlet> outlet;
    model::Date date;
    std::optional<model::TimeOfDay> start;      ///< none for media that appear in issues
    model::Seconds length{0};
    int size = 0;
    base::Id<model::Segment> segment;           ///< none: one to be made
    Place to_make = nowhere;                    ///< then the place in Proposal::to_make; several may share it
    base::Id<model::Placement> repeats;         ///< an airing of the plan that it repeats
    Place repeats_suggestion = nowhere;         ///< or one that is proposed with it, before it in the list
    std::vector<Place> requirements;            ///< that it counts for
    base::Id<model::Placement> moves;           ///< the draft that goes there from where it is; none: a new one
    std::int64_t moves_seen = 0;                ///< its revision, as it was looked at
    bool pinned = false;                        ///< a person wants it just there: what goes on from it neither moves it nor takes it away
};

struct ToMake {
    base::Id<model::Topic> topic;
    model::Form form = model::Form::News;
    model::Seconds length{0};
    int size = 0;
};

struct Proposal {
    std::vector<Suggestion> suggestions;        ///< by time
    std::vector<ToMake> to_make;
    std::vector<std::int64_t> missing;          ///< by requirement of the problem: what is still short, minutes in seconds
    std::int64_t cost = 0;                      ///< only to compare two proposals of one problem
    std::int64_t cost_before = 0;               ///< of proposing nothing
    std::int64_t cost_of_first = 0;             ///< of the first complete proposal, before annealing
    std::int64_t iterations = 0;                ///< done
};

/// `from`: what was accepted or kept of an earlier proposal comes first, what is pinned before all, as far as it still may stand.
[[nodiscard]] Proposal propose(const Problem& problem, const Effort& effort, const Proposal& from = {});

}  // namespace lichsong::planner
