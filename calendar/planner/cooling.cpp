// SPDX-License-Identifier: Apache-2.0
#include "calendar/planner/cooling.h"

namespace lichsong::planner {
namespace {

constexpr unsigned bits = 24;      // of a fraction of a logarithm
constexpr unsigned one_bits = 31;  // of a number between 1 and 2
constexpr std::uint64_t one = std::uint64_t{1} << one_bits;

// Of 1 to 2^32 - 1, in 1/2^24. Squaring doubles a logarithm: whether the square reaches 2 is its next digit.
std::uint64_t binary_logarithm(std::uint64_t value) {
    unsigned whole = 0;
    while (value >> (whole + 1) != 0) ++whole;
    auto digits = std::uint64_t{whole};
    auto rest = value << (one_bits - whole);
    for (unsigned i = 0; i < bits; ++i) {
        rest = rest * rest >> one_bits;
        const bool is_two = rest >= 2 * one;
        if (is_two) rest >>= 1U;
        digits = digits << 1U | (is_two ? 1U : 0U);
    }
    return digits;
}

std::uint64_t square_root(std::uint64_t value) {
    std::uint64_t root = 0;
    for (auto bit = std::uint64_t{1} << 31U; bit != 0; bit >>= 1U)
        if ((root | bit) * (root | bit) <= value) root |= bit;
    return root;
}

// 2 to the power of an exponent in 1/2^24, rounded: for each digit of its fraction a root of 2.
std::int64_t power_of_two(std::uint64_t exponent) {
    auto value = one;
    auto root = 2 * one;
    for (unsigned i = 1; i <= bits; ++i) {
        root = square_root(root << one_bits);
        if ((exponent >> (bits - i) & 1U) != 0) value = value * root >> one_bits;
    }
    const auto shift = one_bits - static_cast<unsigned>(exponent >> bits);
    return static_cast<std::int64_t>(shift == 0 ? value : (value + (std::uint64_t{1} << (shift - 1))) >> shift);
}

}  // namespace

// u is the middle of its step: (2 i + 1) / 8 192.
Patience::Patience() {
    constexpr std::uint64_t whole = 13;               // binary logarithm of 8 192
    constexpr std::uint64_t natural = 2'977'044'472;  // ln 2 in 1/2^32
    constexpr std::uint64_t half = std::uint64_t{1} << (bits + 31 - 10);
    for (std::size_t i = 0; i < m_table.size(); ++i) {
        const auto below = (whole << bits) - binary_logarithm(2 * i + 1);
        m_table[i] = static_cast<std::int64_t>((below * natural + half) >> (bits + 32 - 10));  // in 1/1 024
    }
}

std::int64_t temperature_at(std::int64_t hottest, std::int64_t done, std::int64_t length) {
    const auto left = (static_cast<std::uint64_t>(length - done) << bits) / static_cast<std::uint64_t>(length);
    return power_of_two(binary_logarithm(static_cast<std::uint64_t>(hottest)) * left >> bits);
}

}  // namespace lichsong::planner
