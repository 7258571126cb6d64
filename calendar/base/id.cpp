// SPDX-License-Identifier: Apache-2.0
// UUIDs by Boost.UUID over a 64-bit Mersenne twister.
#include "calendar/base/id.h"

#include <random>

#include <boost/uuid/random_generator.hpp>
#include <boost/uuid/uuid_io.hpp>

namespace lichsong::base {

struct UuidSource::State {
    std::mt19937_64 engine;
};

namespace {
std::mt19937_64 engine_from_entropy() {
    std::random_device entropy;
    std::seed_seq seed{entropy(), entropy(), entropy(), entropy(), entropy(), entropy(), entropy(), entropy()};
    return std::mt19937_64(seed);
}
}  // namespace

UuidSource::UuidSource() : m_state(std::make_unique<State>(State{engine_from_entropy()})) {}
UuidSource::UuidSource(std::uint64_t seed) : m_state(std::make_unique<State>(State{std::mt19937_64(seed)})) {}
UuidSource::UuidSource(UuidSource&&) noexcept = default;
UuidSource& UuidSource::operator=(UuidSource&&) noexcept = default;
UuidSource::~UuidSource() = default;

std::string UuidSource::next() {
    return boost::uuids::to_string(boost::uuids::basic_random_generator<std::mt19937_64>(m_state->engine)());
}

}  // namespace lichsong::base
