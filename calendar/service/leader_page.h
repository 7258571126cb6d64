// SPDX-License-Identifier: Apache-2.0
// What the page of leaders tells: how far coverage has come and what is left before election day. Of the plan as it is now, not as it was
// released; counts and open names, nothing of notes, contacts and costs. No HTML and no sentences.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calendar/model/coverage.h"
#include "calendar/model/medium.h"
#include "calendar/service/desk.h"
#include "calendar/service/partner_page.h"

namespace lichsong::service {

/// Topic and medium over all periods; numbers are in the units of their goals.
struct LeaderCell {
    int target = 0;  ///< 0: nothing is wanted
    int planned = 0;
    int confirmed = 0;
    int aired = 0;
    int missing = 0;            ///< of what is wanted, not planned; summed over periods
    int missing_confirmed = 0;  ///< not agreed

    friend bool operator==(const LeaderCell&, const LeaderCell&) = default;
};

struct LeaderRow {
    TwoNames topic;
    std::vector<LeaderCell> cells;  ///< one for each of LeaderPage::media

    friend bool operator==(const LeaderRow&, const LeaderRow&) = default;
};

struct LeaderGap {
    TwoNames topic;
    model::Medium medium = model::Medium::Radio;
    int missing = 0;
    int per_week = 0;    ///< from now on, to close it
    int weeks_left = 0;

    friend bool operator==(const LeaderGap&, const LeaderGap&) = default;
};

struct LeaderWait {
    std::string partner;
    int lines = 0;
    model::Date due;  ///< none: no day was named

    friend bool operator==(const LeaderWait&, const LeaderWait&) = default;
};

struct LeaderOpen {
    model::Date date;
    std::optional<model::TimeOfDay> start;
    TwoNames title;
    TwoNames outlet;
    model::Medium medium = model::Medium::Radio;
    model::PlacementState state = model::PlacementState::Draft;

    friend bool operator==(const LeaderOpen&, const LeaderOpen&) = default;
};

struct LeaderPage {
    TwoNames campaign;
    std::string body;
    model::Date dday;  ///< none: there is no election
    model::Date today;
    int aired = 0;           ///< placements, all of the campaign
    int agreed = 0;          ///< to come
    int not_agreed = 0;      ///< to come
    std::vector<model::Medium> media;
    std::vector<LeaderRow> rows;
    std::vector<LeaderGap> gaps;      ///< the largest first
    std::vector<LeaderWait> waits;    ///< partners who owe an answer, by due date
    std::vector<LeaderOpen> open;     ///< the first of those to come that are not agreed, by time

    friend bool operator==(const LeaderPage&, const LeaderPage&) = default;
};

/// `most_open`: how many of the placements that are not agreed are listed.
[[nodiscard]] LeaderPage leader_page(Desk& desk, std::size_t most_open = 30);

}  // namespace lichsong::service
