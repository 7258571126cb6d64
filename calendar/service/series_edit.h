// SPDX-License-Identifier: Apache-2.0
// Changing issues of a series: this one, this and those after it, or all. What is agreed, aired or locked stays as it is and is
// counted, so that a person can be told before they say yes. Each is one change. Rules of whole series are in series.h.
#pragma once

#include <array>

#include "calendar/service/schedule.h"

namespace lichsong::service {

enum class Reach : std::uint8_t { This, Following, All };
inline constexpr std::array<Reach, 3> all_reaches{Reach::This, Reach::Following, Reach::All};

/// How many issues a change would touch, and how many of those in reach are left alone because they are protected.
struct Reached {
    int changed = 0;
    int is_protected = 0;
};

/// In the order of Reach. Error{Input,"series.not_an_issue"} where the placement is none.
[[nodiscard]] std::array<Reached, 3> reached(Desk& desk, const std::string& code);

/// The issue goes there, the others in reach as many days and as much time from where they are. With Reach::All the series
/// itself takes the new slot and length, and its rule and dates move where a rule can say it; else each issue is an exception.
model::Change move_issues(Desk& desk, const std::string& code, Reach reach, const Destination& to);

/// Fields of the placements, and of their segments. With Reach::All the series takes those it has too, for issues to come.
model::Change set_issues(Desk& desk, const std::string& code, Reach reach, const Fields& of_placement, const Fields& of_segment);

/// Takes issues out: drafts go, with their segments where nothing else uses them; what was asked for already is cancelled, with
/// the reason. Their days become exceptions of the series.
model::Change remove_issues(Desk& desk, const std::string& code, Reach reach, const std::string& reason);

}  // namespace lichsong::service
