// SPDX-License-Identifier: Apache-2.0
// Plans made at random: whatever happened to a series, its recurring entry has exactly the occurrences that its
// placements have, and the same as when they are written one by one.
#include <catch2/catch.hpp>

#include <algorithm>

#include "expansion.h"
#include "random_text.h"
#include "sample_plan.h"

using namespace lichsong;
using namespace lichsong::model;
using namespace lichsong::test;

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
        case 4: entry.segment.title = harmless_text(random, 6); break;
        case 5: if (placement.start) placement.start = TimeOfDay{static_cast<std::int32_t>(below(random, 86'401))}; break;
        case 6: placement.slot = {static_cast<std::int64_t>(1 + below(random, 4))}; break;
        case 7: if (below(random, 3) == 0) placement.start.reset(); break;
        case 8: placement.date = Date(); break;
        default: break;
    }
}

Sample random_sample(Random& random) {
    auto sample = sample_plan();
    auto& series = sample.series("an-ninh");
    series.slot = {static_cast<std::int64_t>(1 + below(random, 4))};
    series.rule = random_rule(random);
    series.first_day = random_day(random);
    series.last_day = plus_days(series.first_day, static_cast<long>(below(random, 120)));
    series.length = Seconds(below(random, 2) == 0 ? 0 : 300);
    series.extra_dates.assign(below(random, 3), random_day(random));
    series.removed_dates.assign(below(random, 3), random_day(random));
    const auto& slot = *sample.plan.slots.find(series.slot);
    const auto pattern = sample.entries.front();
    sample.entries.clear();
    for (const auto& day : series_dates(series)) {
        auto& entry = sample.entries.emplace_back(pattern);
        entry.placement.id = static_cast<std::int64_t>(sample.entries.size());
        entry.placement.uid = "uid-" + std::to_string(entry.placement.id);
        entry.placement.slot = series.slot;
        entry.placement.outlet = slot.outlet;
        entry.placement.date = entry.placement.series_date = day;
        entry.placement.start = slot.start;
        entry.placement.length = series.length;
        entry.segment.title = series.title;
        entry.segment.issue = 0;
        disturb(entry, random);
    }
    std::shuffle(sample.entries.begin(), sample.entries.end(), random);
    return sample;
}

}  // namespace

TEST_CASE("A recurring entry has the occurrences of its placements, whatever happened to them", "[C22][C26][C28][C29][C32][C33]") {
    Random random(5545);
    int recurring = 0;
    for (int i = 0; i < 3'000; ++i) {
        const auto sample = random_sample(random);
        const auto bytes = exported(sample, sample.plan.series.rows().front(), sample.entries);
        INFO("round " << i);
        recurring += bytes.find("RRULE") != std::string::npos;
        auto flat = occurrences(read_calendar(exported(sample, Layout::Flat)));
        const auto is_cancelled = [](const Occurrence& one) { return one.status == "CANCELLED"; };
        const bool any_live = !std::all_of(flat.begin(), flat.end(), is_cancelled);
        if (any_live) std::erase_if(flat, is_cancelled);
        REQUIRE(occurrences(read_calendar(bytes)) == flat);
        REQUIRE(byte_faults(bytes).empty());
    }
    CHECK(recurring > 2'000);
}

TEST_CASE("The order in which placements come does not change a recurring entry", "[C19]") {
    Random random(19);
    for (int i = 0; i < 300; ++i) {
        auto sample = random_sample(random);
        const auto& series = sample.plan.series.rows().front();
        const auto before = exported(sample, series, sample.entries);
        std::shuffle(sample.entries.begin(), sample.entries.end(), random);
        REQUIRE(exported(sample, series, sample.entries) == before);
    }
}
