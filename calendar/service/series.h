// SPDX-License-Identifier: Apache-2.0
// Series and their issues: the dates of the rule become segments and placements; a change of the rule never loses an
// exception and never touches what is agreed, aired or locked.
#pragma once

#include <functional>

#include "calendar/service/editor.h"
#include "calendar/service/row_sink.h"

namespace lichsong::service {

/// What a change of a series did, for the sentence that tells it.
struct SeriesOutcome {
    int added = 0;
    int removed = 0;         ///< drafts nobody knew of
    int cancelled = 0;       ///< asked for already
    int kept_protected = 0;  ///< agreed, aired or locked: left as they are
};

/// Completes a new series: it runs in its slot's rhythm and length through the flight unless it says otherwise.
/// Error{Input,"field.required"} where it has no slot.
void complete_series(Edit& edit, model::Record& series);

/// Brings the placements of a series, staged in `edit` or stored, to the dates of its rule and exceptions.
SeriesOutcome follow_rule(Edit& edit, std::int64_t id);

/// Where the placement is an issue of a series, its day becomes an exception: the rule does not bring it back.
void leave_out_of_series(Edit& edit, const model::Record& placement);

/// As follow_rule(), for rows of a file: the issues of a new series, each placement shown to `shape` first. Returns how many.
int add_issues(RowSink& sink, const model::Series& series, const model::Slot& slot, const std::function<void(model::Placement&)>& shape);

/// Fits a series that was thought out without its slot into one: its rule goes to the nearest following days on which the slot is
/// open, or takes the slot's where there are none, and days on which the slot is closed are left out. False where the slot is
/// never open between the two days of the series.
[[nodiscard]] bool fit_to_slot(model::Series& series, const model::Slot& slot, const model::Date& flight_first);

}  // namespace lichsong::service
