// SPDX-License-Identifier: Apache-2.0
// Small campaigns with goals, slots and rules of every kind the search keeps; the same for the same seed.
#pragma once

#include <random>

#include "tests/model/sample.h"

namespace lichsong::test {

struct RandomCampaign : Sample {
    explicit RandomCampaign(unsigned seed);

    /// As rules see it when the planner is asked.
    [[nodiscard]] static Date today() { return day("2021-03-08"); }

private:
    std::int64_t pick(std::int64_t low, std::int64_t high) { return low + static_cast<std::int64_t>(m_random() % static_cast<unsigned>(high - low + 1)); }
    void add_slots();
    void add_goals();
    void add_rules();
    void add_placements();

    std::mt19937 m_random;
    std::vector<base::Id<Slot>> m_slots;
};

}  // namespace lichsong::test
