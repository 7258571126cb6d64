// SPDX-License-Identifier: Apache-2.0
// Why a goal stays short, in three levels: proved by counting, observed, and what would help. A proof holds whatever is planned; what was
// observed is what stood in the way of one answer; what would help was tried.
#pragma once

#include "calendar/planner/search.h"

namespace lichsong::planner {

/// By counting: no plan can do better.
enum class Proof : std::uint8_t {
    None,
    NoSlot,     ///< no open slot of the medium, place and topic in the days
    AllBarred,  ///< there are some, and a rule keeps everything from each of them
    TooFew,     ///< all of them together hold too little
    Cap,        ///< a rule allows too few
};
inline constexpr model::Names<5> proof_names = {"none", "no_slot", "all_barred", "too_few", "cap"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(Proof) { return proof_names; }

/// What stood in the way, from what no choice could change to what other proposals took. Warned: nothing but a rule that warns, which costs more
/// than most goals are worth.
enum class Obstacle : std::uint8_t { Rule, Topic, NothingToRepeat, Room, Cap, Separation, Warned, Others };
inline constexpr model::Names<8> obstacle_names = {"rule", "topic", "nothing_to_repeat", "room", "cap", "separation", "warned", "others"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(Obstacle) { return obstacle_names; }

struct Observed {
    Obstacle obstacle = Obstacle::Rule;
    base::Id<model::Rule> rule;   ///< none: it is no rule's, or not known which rule's
    int openings = 0;             ///< where it was the first thing in the way
};

struct Reason {
    Place requirement = nowhere;
    std::int64_t missing = 0;     ///< minutes in seconds
    Proof proof = Proof::None;
    std::int64_t at_most = 0;     ///< with a proof: so much can be reached beyond what there is, in the unit of `missing`
    base::Id<model::Rule> rule;   ///< of the proof
    int openings = 0;             ///< looked at
    std::vector<Observed> observed;  ///< the most frequent first
};

/// One for each requirement that the proposal leaves short, in their order.
[[nodiscard]] std::vector<Reason> explain(const Problem& problem, const Proposal& proposal);

}  // namespace lichsong::planner
