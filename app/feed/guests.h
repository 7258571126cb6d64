// SPDX-License-Identifier: Apache-2.0
// How many are inside, in all and by address, and how often an address asked for what is not there. Knows addresses as text.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <string>

#include "calendar/base/clock.h"

namespace lichsong::feed {

/// What is counted together: an IPv4 address, the /64 of an IPv6 one, the IPv4 address inside a mapped one. Neighbours in a
/// /64 are one customer, who could otherwise come from 2^64 addresses.
[[nodiscard]] std::string group_of(const std::string& address);

/// The text is an IPv4 or IPv6 address and nothing more.
[[nodiscard]] bool is_address(const std::string& text);

/// A limited number of each key. Thread-safe.
class Guests {
public:
    explicit Guests(std::size_t most_of_each) : m_most(most_of_each) {}
    [[nodiscard]] bool enter(const std::string& key);
    void leave(const std::string& key);

private:
    std::size_t m_most;
    std::mutex m_mutex;
    std::map<std::string, std::size_t> m_inside;
};

/// Counts misses by key and minute. Thread-safe; forgets a minute with the next.
class Misses {
public:
    explicit Misses(std::size_t most) : m_most(most) {}
    /// Counts one more; true where they are too many in this minute.
    [[nodiscard]] bool add(const std::string& key, base::Stamp now);

private:
    std::size_t m_most;
    std::mutex m_mutex;
    base::Stamp m_minute = 0;
    std::map<std::string, std::size_t> m_count;
};

}  // namespace lichsong::feed
