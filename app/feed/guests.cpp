// SPDX-License-Identifier: Apache-2.0
#include "app/feed/guests.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace lichsong::feed {

std::string group_of(const std::string& address) {
    constexpr std::size_t network = 8;
    in6_addr v6{};
    if (inet_pton(AF_INET6, address.c_str(), &v6) != 1) return address;
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (IN6_IS_ADDR_V4MAPPED(&v6)) return inet_ntop(AF_INET, &v6.s6_addr[12], text.data(), text.size());
    std::fill(std::begin(v6.s6_addr) + network, std::end(v6.s6_addr), std::uint8_t{0});
    return std::string(inet_ntop(AF_INET6, &v6, text.data(), text.size())) + "/64";
}

bool is_address(const std::string& text) {
    in6_addr any{};
    return inet_pton(AF_INET, text.c_str(), &any) == 1 || inet_pton(AF_INET6, text.c_str(), &any) == 1;
}

bool Guests::enter(const std::string& key) {
    const std::lock_guard lock(m_mutex);
    auto& inside = m_inside[key];
    if (inside >= m_most) return false;
    ++inside;
    return true;
}

void Guests::leave(const std::string& key) {
    const std::lock_guard lock(m_mutex);
    const auto found = m_inside.find(key);
    if (found != m_inside.end() && --found->second == 0) m_inside.erase(found);
}

bool Misses::add(const std::string& key, base::Stamp now) {
    constexpr base::Stamp minute = 60;
    const std::lock_guard lock(m_mutex);
    if (now / minute != m_minute) {
        m_minute = now / minute;
        m_count.clear();
    }
    return ++m_count[key] > m_most;
}

}  // namespace lichsong::feed
