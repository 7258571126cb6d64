// SPDX-License-Identifier: Apache-2.0
// A small plan in which everything occurs that an exported calendar must get right: moved, cancelled, removed and added
// instances, whole days, midnight, other outlets, a cancelled series. Used by the tests here and by tests/interop.
#pragma once

#include <string>
#include <vector>

#include "calendar/ical/export.h"

namespace lichsong::test {

struct Sample {
    model::Plan plan;
    ical::CalendarHead head;
    ical::Wording wording;
    std::vector<ical::Entry> entries;

    /// Entries of a series; of none, for id 0.
    [[nodiscard]] std::vector<ical::Entry> entries_of(base::Id<model::Series> series) const;
    [[nodiscard]] ical::Entry& entry(std::string_view code);
    [[nodiscard]] model::Series& series(std::string_view key);
};

[[nodiscard]] Sample sample_plan();
[[nodiscard]] ical::Wording vietnamese_wording();

/// The whole sample as a calendar: series as recurring entries, or each placement by itself.
enum class Layout { Recurring, Flat };
[[nodiscard]] std::string exported(const Sample& sample, Layout layout = Layout::Recurring);
/// A calendar of one entry, or of one series.
[[nodiscard]] std::string exported(const Sample& sample, const ical::Entry& entry);
[[nodiscard]] std::string exported(const Sample& sample, const model::Series& series, const std::vector<ical::Entry>& entries);

}  // namespace lichsong::test
