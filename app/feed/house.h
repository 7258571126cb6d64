// SPDX-License-Identifier: Apache-2.0
// What all connections of a server share: site, limits, counters. Knows no sockets.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <utility>

#include "app/feed/guests.h"
#include "app/feed/metrics.h"
#include "app/feed/server.h"

namespace lichsong::feed {

class House {
public:
    House(Options options_in, Site& site_in, const base::Clock& clock_in)
        : options(std::move(options_in)), site(site_in), clock(clock_in), by_address(options.limits.per_address), misses(options.limits.misses_a_minute) {}

    [[nodiscard]] bool trusts(const std::string& address) const;
    /// What the server answers itself: /healthz, /robots.txt, /metrics; else what the site says.
    [[nodiscard]] Answer answer(const Asked& asked);
    /// The site's answer to a form, by any thread.
    void submit(Asked asked, std::function<void(Answer)> done);
    /// Until the site has answered every form: what it calls then must still be there.
    void await_forms();

    /// A connection has come, or gone; after the last one on_empty is called once the server stops.
    void arrive() { ++m_open; }
    void depart() {
        if (--m_open == 0 && is_closing && on_empty) on_empty();
    }
    [[nodiscard]] std::size_t open() const { return m_open; }

    const Options options;
    Site& site;
    const base::Clock& clock;
    Metrics metrics;
    Guests by_address;
    Misses misses;
    std::atomic<bool> is_closing{false};
    std::function<void()> on_empty;

private:
    [[nodiscard]] Answer unless_guessed(Answer answer, const std::string& client);

    std::mutex m_mutex;
    std::condition_variable m_form_answered;
    std::size_t m_forms = 0;  ///< that the site has
    std::atomic<std::size_t> m_open{0};
};

}  // namespace lichsong::feed
