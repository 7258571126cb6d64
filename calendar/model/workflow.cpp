// SPDX-License-Identifier: Apache-2.0
// The two tables of workflow.h.
#include "calendar/model/workflow.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lichsong::model {
namespace {

using enum PlacementState;

constexpr std::array states{
    //        state            occupies planned confirmed aired  protected
    StateInfo{Draft,           true,    true,   false,    false, false, CalendarStatus::Tentative},
    StateInfo{Requested,       true,    true,   false,    false, false, CalendarStatus::Tentative},
    StateInfo{Confirmed,       true,    true,   true,     false, true,  CalendarStatus::Confirmed},
    StateInfo{Declined,        false,   false,  false,    false, false, CalendarStatus::Cancelled},
    StateInfo{CounterProposed, true,    true,   false,    false, false, CalendarStatus::Tentative},
    StateInfo{Aired,           true,    true,   true,     true,  true,  CalendarStatus::Confirmed},
    // What did not go out covers nothing: its make-good does, in its place.
    StateInfo{Missed,          false,   false,  false,    false, true,  CalendarStatus::Confirmed},
    StateInfo{PreEmpted,       false,   false,  false,    false, true,  CalendarStatus::Cancelled},
    StateInfo{Cancelled,       false,   false,  false,    false, false, CalendarStatus::Cancelled},
};

using Step = std::pair<PlacementState, PlacementState>;
constexpr std::array steps{
    Step{Draft, Requested},           Step{Draft, Confirmed},
    Step{Requested, Confirmed},       Step{Requested, Declined},        Step{Requested, CounterProposed}, Step{Requested, Draft},
    Step{CounterProposed, Confirmed}, Step{CounterProposed, Declined},  Step{CounterProposed, Requested}, Step{CounterProposed, Draft},
    Step{Declined, Draft},            Step{Declined, Requested},
    Step{Confirmed, Aired},           Step{Confirmed, Missed},          Step{Confirmed, PreEmpted},       Step{Confirmed, Draft},
    Step{Confirmed, Requested},
    // Who never answered may have sent it all the same: the log says so.
    Step{Requested, Aired},           Step{CounterProposed, Aired},
    // A flood takes what was only planned as well.
    Step{Draft, PreEmpted},           Step{Requested, PreEmpted},       Step{CounterProposed, PreEmpted},
    // Who was asked may think again, and may answer what was taken back meanwhile.
    Step{Confirmed, Declined},        Step{Confirmed, CounterProposed}, Step{Declined, Confirmed},        Step{Declined, CounterProposed},
    Step{Draft, Declined},            Step{Draft, CounterProposed},
    Step{Aired, Missed},              Step{Missed, Aired},              Step{PreEmpted, Aired},           Step{Aired, Confirmed},
    Step{Missed, Confirmed},          Step{PreEmpted, Confirmed},       Step{Missed, PreEmpted},          Step{PreEmpted, Missed},
};

}  // namespace

std::span<const StateInfo> state_table() { return states; }
const StateInfo& state_info(PlacementState state) { return states[static_cast<std::size_t>(state)]; }

bool may_follow(PlacementState from, PlacementState to) {
    if (from == to || to == Cancelled) return true;
    return std::find(steps.begin(), steps.end(), Step{from, to}) != steps.end();
}

}  // namespace lichsong::model
