// SPDX-License-Identifier: Apache-2.0
// The other side of a connection, as bytes: what a client sends and gets, however wrong. And a small site to ask.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "app/feed/server.h"
#include "tests/support/fixed_clock.h"

namespace lichsong::test {

using namespace lichsong::feed;

class Wire {
public:
    explicit Wire(std::uint16_t port);
    Wire(const Wire&) = delete;
    Wire& operator=(const Wire&) = delete;
    ~Wire();
    /// False where the other side has gone.
    bool send(const std::string& bytes);
    /// Up to the end of one answer: its head and as many bytes as it announces; less where the other side ends before.
    std::string answer(bool has_body = true);
    /// Until the other side closes; nothing after that counts. Gives up after `patience`.
    std::string rest(std::chrono::milliseconds patience = std::chrono::seconds(10));
    [[nodiscard]] bool is_closed() const { return m_is_closed; }

private:
    bool fill(std::chrono::milliseconds patience);
    int m_socket = -1;
    bool m_is_closed = false;
    std::string m_pending;
};

[[nodiscard]] int status_of(const std::string& answer);
/// The value of a field, empty where there is none.
[[nodiscard]] std::string field_of(const std::string& answer, const std::string& name);
[[nodiscard]] std::string body_of(const std::string& answer);
/// "GET path HTTP/1.1" with Host and the fields given, each with its line break.
[[nodiscard]] std::string get(const std::string& path, const std::string& fields = {});

/// /feeds/here.ics, /page, /form, /gone.ics, /large, and nothing else.
class SmallSite final : public Site {
public:
    SmallSite();
    ~SmallSite() override;
    Answer answer(const Asked& asked) override;
    /// By a thread of its own, after form_takes.
    void submit(Asked asked, std::function<void(Answer)> done) override;
    [[nodiscard]] std::size_t form_limit(const std::string& path) const override { return path == "/form" ? 1000 : 0; }

    std::atomic<int> asked_for{0};
    std::atomic<int> forms_answered{0};
    SharedDocument feed, page, large;
    std::chrono::milliseconds form_takes{1};

private:
    std::mutex m_mutex;
    std::vector<std::thread> m_forms;
};

inline constexpr base::Stamp feed_changed = 1'750'000'000;

/// A server on a port that the system picks.
struct Running {
    explicit Running(Options options = {}, Limits limits = {});
    SmallSite site;
    FixedClock clock{1'760'000'000};
    Server server;
};

}  // namespace lichsong::test
