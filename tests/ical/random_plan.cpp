// SPDX-License-Identifier: Apache-2.0
// What people do to a plan, thrown by dice over the rows of the sample.
#include "random_plan.h"

#include <algorithm>

#include "calendar/base/text.h"

namespace lichsong::test {

using namespace lichsong::model;

namespace {

Recurrence random_rule(Random& random) {
    static constexpr const char* rules[] = {
        "FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU", "FREQ=WEEKLY;INTERVAL=3;BYDAY=TU",
        "FREQ=MONTHLY;BYDAY=-1SA", "FREQ=MONTHLY;BYDAY=1MO,1TH", "FREQ=MONTHLY;BYDAY=5SU", "FREQ=MONTHLY;BYMONTHDAY=31",
        "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=-1", "FREQ=MONTHLY;BYMONTHDAY=15"};
    return parse_recurrence(rules[below(random, std::size(rules))]);
}

Date random_day(Random& random) { return plus_days(from_iso("2021-03-01"), static_cast<long>(below(random, 90))); }

// What people do to placements: cancel, move, lengthen, agree, retitle, repeat, shift to another slot or a whole day.
void disturb(ical::Entry& entry, Random& random) {
    auto& placement = entry.placement;
    switch (below(random, 12)) {
        case 0: placement.state = PlacementState::Cancelled; break;
        case 1: placement.date = random_day(random); break;
        case 2: placement.length = Seconds(60 * static_cast<std::int64_t>(below(random, 90))); break;
        case 3: placement.state = static_cast<PlacementState>(below(random, placement_state_names.size())); break;
        case 4: entry.segment.title = base::nfc(harmless_text(random, 6)); break;  // as every text that is typed in
        case 5: if (placement.start) placement.start = TimeOfDay{static_cast<std::int32_t>(below(random, 86'401))}; break;
        case 6: placement.slot = {static_cast<std::int64_t>(1 + below(random, 4))}; break;
        case 7: if (below(random, 3) == 0) placement.start.reset(); break;
        case 8: placement.date = Date(); break;
        default: break;
    }
}

void randomise(Series& series, Random& random) {
    series.slot = {static_cast<std::int64_t>(1 + below(random, 4))};
    series.rule = random_rule(random);
    series.first_day = random_day(random);
    series.last_day = plus_days(series.first_day, static_cast<long>(below(random, 120)));
    series.length = Seconds(below(random, 2) == 0 ? 0 : 300);
    series.extra_dates.assign(below(random, 3), random_day(random));
    series.removed_dates.assign(below(random, 3), random_day(random));
}

void fill(Sample& sample, const Series& series, const ical::Entry& pattern, Random& random) {
    const auto& slot = *sample.plan.slots.find(series.slot);
    for (const auto& day : series_dates(series)) {
        auto& entry = sample.entries.emplace_back(pattern);
        entry.placement.id = static_cast<std::int64_t>(sample.entries.size());
        entry.placement.uid = "uid-" + std::to_string(entry.placement.id);
        entry.placement.series = entry.segment.series = id_of(series);
        entry.placement.slot = series.slot;
        entry.placement.outlet = slot.outlet;
        entry.placement.date = entry.placement.series_date = day;
        entry.placement.start = slot.start;
        entry.placement.length = series.length;
        entry.segment.title = series.title;
        entry.segment.issue = 0;
        disturb(entry, random);
    }
}

}  // namespace

Sample random_series(Random& random) {
    auto sample = sample_plan();
    auto& series = sample.series("an-ninh");
    const auto pattern = sample.entries.front();
    sample.entries.clear();
    randomise(series, random);
    fill(sample, series, pattern, random);
    std::shuffle(sample.entries.begin(), sample.entries.end(), random);
    return sample;
}

Sample random_plan(Random& random) {
    auto sample = sample_plan();
    const auto pattern = sample.entries.front();
    auto singles = sample.entries_of({});
    sample.entries.clear();
    for (const auto& row : sample.plan.series.rows()) {
        auto& series = sample.series(row.key);
        randomise(series, random);
        fill(sample, series, pattern, random);
    }
    for (auto& single : singles) {
        disturb(single, random);
        sample.entries.push_back(single);
    }
    std::shuffle(sample.entries.begin(), sample.entries.end(), random);
    return sample;
}

}  // namespace lichsong::test
