// SPDX-License-Identifier: Apache-2.0
// The HTTP server that partners' calendars ask: asynchronous, a thread per core, plain or TLS, with limits on everything a
// stranger can do. Serves what a Site answers and nothing from the disk. `lichsong serve` owns one.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/feed/site.h"
#include "calendar/base/clock.h"

namespace lichsong::feed {

struct Limits {
    std::size_t header_bytes = 8 * 1024;
    std::size_t header_fields = 64;
    std::size_t connections = 512;
    std::size_t per_address = 16;         ///< connections; behind a trusted proxy requests under way
    std::size_t misses_a_minute = 20;     ///< of one address; then 429 instead of 404, for what is there nothing changes
    std::chrono::milliseconds header{5'000};  ///< for a whole request, form and TLS handshake included
    std::chrono::milliseconds idle{15'000};   ///< until the next request of a connection
    std::chrono::milliseconds write{30'000};  ///< for a whole answer
    std::chrono::milliseconds stop{5'000};    ///< for answers under way when the server is stopped
};

struct Options {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8180;                 ///< 0: one that the system picks
    unsigned threads = 0;                      ///< 0: one per core
    std::string certificate;                   ///< PEM file, the chain; empty: no TLS
    std::string key;                           ///< PEM file
    bool allow_plain = false;                  ///< also without TLS on an address that is not this computer's own
    std::vector<std::string> trusted_proxies;  ///< addresses whose proxy_header is believed
    std::string proxy_header = "X-Forwarded-For";
    Limits limits;
    /// Takes a line of the access log, without a line break and without any secret. Called by all threads; empty: no log.
    std::function<void(std::string_view line)> log;
};

class Server {
public:
    /// Listens, and serves from start() on. `site` and `clock` outlive the server. Throws Error{Call,"server.no_tls",
    /// {address}}, {Call,"server.cannot_listen",{address,reason}}, {Input,"server.bad_certificate",{file,reason}}.
    Server(Options options, Site& site, const base::Clock& clock);
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    /// Stops and waits.
    ~Server();

    /// The threads begin; returns at once.
    void start();
    /// Takes no new connection, finishes answers under way within Limits::stop. Returns at once; from any thread, not from a
    /// signal handler.
    void stop();
    /// Until the server has stopped.
    void wait();
    [[nodiscard]] std::uint16_t port() const;

private:
    struct State;  // keeps Asio, which costs seconds to compile, out of this header
    std::unique_ptr<State> m_state;
};

}  // namespace lichsong::feed
