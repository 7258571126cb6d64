// SPDX-License-Identifier: Apache-2.0
#include "wire.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>
#include <utility>

namespace lichsong::test {

Wire::Wire(std::uint16_t port) : m_socket(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in where{};
    where.sin_family = AF_INET;
    where.sin_port = htons(port);
    where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(m_socket, reinterpret_cast<const sockaddr*>(&where), sizeof where) != 0) m_is_closed = true;
}

Wire::~Wire() { close(m_socket); }

bool Wire::send(const std::string& bytes) {
    std::size_t sent = 0;
    while (sent < bytes.size()) {
        const auto n = ::send(m_socket, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (n <= 0) return false;
        sent += static_cast<std::size_t>(n);
    }
    return true;
}

bool Wire::fill(std::chrono::milliseconds patience) {
    pollfd wanted{m_socket, POLLIN, 0};
    if (poll(&wanted, 1, static_cast<int>(patience.count())) <= 0) return false;
    std::array<char, 65536> bytes{};
    const auto n = recv(m_socket, bytes.data(), bytes.size(), 0);
    m_is_closed = n <= 0;
    if (n > 0) m_pending.append(bytes.data(), static_cast<std::size_t>(n));
    return n > 0;
}

std::string Wire::answer(bool has_body) {
    constexpr std::chrono::seconds patience(10);
    while (m_pending.find("\r\n\r\n") == std::string::npos)
        if (!fill(patience)) return std::exchange(m_pending, {});
    auto size = m_pending.find("\r\n\r\n") + 4;
    const auto length = field_of(m_pending, "Content-Length");
    if (has_body && !length.empty()) size += std::stoul(length);
    while (m_pending.size() < size)
        if (!fill(patience)) return std::exchange(m_pending, {});
    auto answer = m_pending.substr(0, size);
    m_pending.erase(0, size);
    return answer;
}

std::string Wire::rest(std::chrono::milliseconds patience) {
    while (!m_is_closed && fill(patience)) {
    }
    return std::exchange(m_pending, {});
}

int status_of(const std::string& answer) { return answer.starts_with("HTTP/1.1 ") ? std::stoi(answer.substr(9, 3)) : 0; }

std::string field_of(const std::string& answer, const std::string& name) {
    const auto head = answer.substr(0, answer.find("\r\n\r\n") + 2);
    const auto at = head.find("\r\n" + name + ": ");
    if (at == std::string::npos) return {};
    const auto first = at + name.size() + 4;
    return head.substr(first, head.find("\r\n", first) - first);
}

std::string body_of(const std::string& answer) { return answer.substr(answer.find("\r\n\r\n") + 4); }

std::string get(const std::string& path, const std::string& fields) { return "GET " + path + " HTTP/1.1\r\nHost: here\r\n" + fields + "\r\n"; }

SmallSite::SmallSite() {
    std::string events;
    for (int i = 0; i < 100; ++i) events += "SUMMARY:Bầu cử " + std::to_string(i) + "\r\n";
    feed = make_document("text/calendar; charset=utf-8", events, feed_changed);
    page = make_document("text/html; charset=utf-8", "<p>Lịch</p>", 0, strict_policy);
    Document big;
    big.type = "text/plain";
    big.body.assign(32'000'000, 'x');
    large = std::make_shared<const Document>(std::move(big));
}

Answer SmallSite::answer(const Asked& asked) {
    ++asked_for;
    if (asked.path == "/feeds/here.ics") return {200, feed, {}};
    if (asked.path == "/page") return {200, page, {}};
    if (asked.path == "/large") return {200, large, {}};
    if (asked.path == "/gone.ics") return {410, nullptr, {}};
    if (asked.path == "/throws") throw std::runtime_error("on purpose");
    return {};
}

void SmallSite::submit(Asked asked, std::function<void(Answer)> done) {
    ++asked_for;
    const std::lock_guard alone(m_mutex);
    m_forms.emplace_back([this, asked = std::move(asked), done = std::move(done)] {
        std::this_thread::sleep_for(form_takes);
        ++forms_answered;  // before done(): a server that ends waits for that, and no longer
        done(asked.body == "agree=1" ? Answer{303, nullptr, "/page"} : Answer{400, nullptr, {}});
    });
}

SmallSite::~SmallSite() {
    for (auto& form : m_forms) form.join();
}

namespace {

Options on_any_port(Options options, const Limits& limits) {
    options.port = 0;
    options.threads = 2;
    options.limits = limits;
    return options;
}

}  // namespace

Running::Running(Options options, Limits limits) : server(on_any_port(std::move(options), limits), site, clock) { server.start(); }

}  // namespace lichsong::test
