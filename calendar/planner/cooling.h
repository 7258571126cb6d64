// SPDX-License-Identifier: Apache-2.0
// Chance and patience of the search: whole numbers only, so that a seed gives the same on every machine; a library's logarithm may differ in a
// last digit. Only search.cpp includes it, and its test.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace lichsong::planner {

// SplitMix64 (Steele, Lea, Flood 2014): the standard library's distributions differ between machines.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t next() {
        m_state += 0x9E3779B97F4A7C15U;
        auto z = m_state;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }
    std::size_t below(std::size_t count) { return static_cast<std::size_t>((next() >> 32U) * count >> 32U); }

private:
    std::uint64_t m_state;
};

/// How much worse a step may make things: -ln(u) times the temperature, u in 4 096 steps.
class Patience {
public:
    Patience();
    /// A loss up to which a step is taken at this temperature.
    std::int64_t of(std::int64_t temperature, Dice& dice) const { return temperature * m_table[dice.below(m_table.size())] / unit; }
    [[nodiscard]] const std::array<std::int64_t, 4096>& table() const noexcept { return m_table; }

    static constexpr std::int64_t unit = 1024;

private:
    std::array<std::int64_t, 4096> m_table{};
};

/// `hottest` to the power of what is left of the way, rounded: from `hottest` (1 to 2^31) down to 1. `done`: steps of `length`, which is above 0
/// and below 2^39.
[[nodiscard]] std::int64_t temperature_at(std::int64_t hottest, std::int64_t done, std::int64_t length);

}  // namespace lichsong::planner
