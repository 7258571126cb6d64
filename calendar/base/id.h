// SPDX-License-Identifier: Apache-2.0
// Identity: typed row ids inside the program, random UUIDs (RFC 4122 version 4) for what leaves it.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace lichsong::base {

/// The row id of an E. Zero means "none" and is stored as NULL. Never shown to people: they see the row's key.
template <class E>
struct Id {
    std::int64_t value = 0;

    constexpr explicit operator bool() const noexcept { return value != 0; }
    friend constexpr auto operator<=>(const Id&, const Id&) = default;
};

/// Makes UUIDs. Seeded, it repeats the same sequence, so that a generated plan is the same plan everywhere.
class UuidSource {
public:
    UuidSource();                                 ///< from the system's entropy
    explicit UuidSource(std::uint64_t seed);      ///< for samples, measurements and tests
    UuidSource(UuidSource&&) noexcept;
    UuidSource& operator=(UuidSource&&) noexcept;
    ~UuidSource();

    /// 36 characters, lower case: RFC 7986 §5.3 recommends a UUID without host or user data as UID.
    [[nodiscard]] std::string next();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace lichsong::base

template <class E>
struct std::hash<lichsong::base::Id<E>> {
    std::size_t operator()(const lichsong::base::Id<E>& id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
