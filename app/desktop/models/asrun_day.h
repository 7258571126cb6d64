// SPDX-License-Identifier: Apache-2.0
// A day of an outlet as the workbench of logs shows it: what was booked on one side, what the log says on the other, what is undecided, and
// how it stands with every outlet of that day. Knows no windows; every change goes through service/asrun.
#pragma once

#include <string>
#include <vector>

#include "calendar/service/asrun.h"

namespace lichsong::desktop {

/// Whether it is of one side alone, or a pair that nobody is sure of: what there is to link.
[[nodiscard]] bool is_loose(const service::AsRunRow& row);

/// An outlet on a day on which something was booked there, or on which its log has lines.
struct OutletDay {
    std::string key;
    std::string name;
    model::Medium medium = model::Medium::Radio;
    int booked = 0;
    int lines = 0;
    int undecided = 0;
    int agreed = 0;  ///< of the undecided where there is no log: those that a tick takes as they were booked
    bool is_closed = false;

    /// One key closes it: nothing is undecided that the tick does not decide.
    [[nodiscard]] bool can_be_ticked() const { return !is_closed && undecided == agreed; }
};

/// In the order of the plan.
[[nodiscard]] std::vector<OutletDay> outlets_of_day(service::Desk& desk, const model::Date& day);

/// Rows of the two lists, each as a place in `rows`; a pair stands in both.
struct AsRunDay {
    std::vector<service::AsRunRow> rows;
    std::vector<std::size_t> booked;  ///< by time
    std::vector<std::size_t> lines;   ///< by time
    bool is_closed = false;

    /// Of the placement or line; the size of the list where it is not there.
    [[nodiscard]] std::size_t place_of_placement(const std::string& code) const;
    [[nodiscard]] std::size_t place_of_line(const std::string& key) const;
};

/// With `only_undecided` what is decided is in neither list.
[[nodiscard]] AsRunDay read_asrun_day(service::Desk& desk, const std::string& outlet, const model::Date& day, bool only_undecided = false);

}  // namespace lichsong::desktop
