// SPDX-License-Identifier: Apache-2.0
// What somebody could agree to so that more gaps close: one step at a time, tried by solving again over several seeds, never guessed from
// what was in the way. Blackouts, deadlines, closed days and what stands fast are never offered.
#pragma once

#include "calendar/planner/explain.h"

namespace lichsong::planner {

enum class Relaxation : std::uint8_t {
    OneMore,      ///< a rule that counts allows one more
    Nearer,       ///< a rule that keeps apart asks for a quarter less, or one fewer between
    Waived,       ///< a rule that keeps out only warns
    LongerSlot,   ///< a slot takes one more each time
    OneMoreDate,  ///< a slot comes once more
};
inline constexpr model::Names<5> relaxation_names = {"one_more", "nearer", "waived", "longer_slot", "one_more_date"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(Relaxation) { return relaxation_names; }

struct Relaxed {
    Relaxation what = Relaxation::OneMore;
    base::Id<model::Rule> rule;   ///< of the first three
    base::Id<model::Slot> slot;   ///< of the others
    model::Date date;             ///< OneMoreDate
    int amount = 0;               ///< LongerSlot: so much more, in the slot's unit

    friend bool operator==(const Relaxed&, const Relaxed&) = default;
};

/// The plan as it would be.
[[nodiscard]] model::Plan with(model::Plan plan, const Relaxed& step);

/// The smallest steps that could change what is in the way of a gap: of rules that proof or observation names, and of slots where it would count.
[[nodiscard]] std::vector<Relaxed> steps_for(const Problem& problem, const Reason& reason);

struct Trial {
    std::uint64_t seed = 1;
    int seeds = 3;                             ///< runs for each step, from `seed` on
    std::int64_t iterations = 20'000;          ///< of each run
    std::size_t most = 12;                     ///< steps tried: those that concern the most
    const std::atomic<bool>* stop = nullptr;   ///< then those tried so far are returned
};

struct WhatIf {
    Relaxed step;
    std::int64_t least = 0;       ///< placements (minutes) closed beyond what the same runs close without the step: the worst run,
    std::int64_t most = 0;        ///< and the best
    std::vector<Place> helps;     ///< requirements that are less short in each run than in any without the step
};

/// Of the steps that help in some run, those that help most in the worst run first. Both sides go on from `base` with the same seeds and
/// iterations.
[[nodiscard]] std::vector<WhatIf> what_if(const Problem& problem, const Scope& scope, const Proposal& base, const std::vector<Reason>& reasons, const Trial& trial);

/// Rules that somebody may relax, and the room in slots, as far as they keep a requirement short even if nothing else is planned: together they
/// do, and without any one of them it can be met (Chinneck's deletion filter). Observed in `trial.seeds` runs each, not proved. Empty where
/// it can be met alone, or where not even all of them out of force would do.
struct Blocking {
    std::vector<base::Id<model::Rule>> rules;
    bool is_room = false;         ///< and what the slots hold
    bool is_met_alone = false;    ///< only other goals are in its way
};
[[nodiscard]] Blocking blocking_set(const Problem& problem, const Scope& scope, Place requirement, const Trial& trial);

}  // namespace lichsong::planner
