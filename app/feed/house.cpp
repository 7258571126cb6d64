// SPDX-License-Identifier: Apache-2.0
#include "app/feed/house.h"

#include <algorithm>

namespace lichsong::feed {
namespace {

constexpr const char* text_type = "text/plain; charset=utf-8";

/// Google reads a calendar only where this lets it; pages and feeds are found by nobody who was not told of them.
constexpr const char* robots = "User-agent: *\nAllow: /\n";

SharedDocument fresh(std::string body) {
    auto document = std::make_shared<Document>();
    document->type = text_type;
    document->body = std::move(body);
    document->cache_control = "no-store";
    return document;
}

bool is_this_computer(const std::string& client) { return client.starts_with("127.") || client == "::1" || client.starts_with("::ffff:127."); }

}  // namespace

bool House::trusts(const std::string& address) const {
    return std::find(options.trusted_proxies.begin(), options.trusted_proxies.end(), address) != options.trusted_proxies.end();
}

Answer House::answer(const Asked& asked) {
    if (asked.method == Method::Get && asked.path == "/healthz") return {200, fresh("ok\n"), {}};
    if (asked.method == Method::Get && asked.path == "/robots.txt") return {200, make_document(text_type, robots, 0), {}};
    // Counts tell a stranger how busy an office is: they are for this computer only, not for what a trusted proxy passes on.
    if (asked.method == Method::Get && asked.path == "/metrics" && is_this_computer(asked.client))
        return {200, fresh(metrics.text(open())), {}};
    return unless_guessed(site.answer(asked), asked.client);
}

Answer House::unless_guessed(Answer answer, const std::string& client) {
    if (answer.status != 404 || !misses.add(group_of(client), clock.now())) return answer;
    metrics.count(Refusal::TooManyMisses);
    return {429, nullptr, {}};
}

void House::submit(Asked asked, std::function<void(Answer)> done) {
    {
        const std::lock_guard lock(m_mutex);
        ++m_forms;
    }
    auto client = asked.client;
    site.submit(std::move(asked), [this, client = std::move(client), done = std::move(done)](Answer answer) mutable {
        done(unless_guessed(std::move(answer), client));
        done = nullptr;  // lets go of the connection while the house stands
        const std::lock_guard lock(m_mutex);
        --m_forms;
        m_form_answered.notify_all();
    });
}

void House::await_forms() {
    std::unique_lock lock(m_mutex);
    m_form_answered.wait(lock, [this] { return m_forms == 0; });
}

}  // namespace lichsong::feed
