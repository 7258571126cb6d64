// SPDX-License-Identifier: Apache-2.0
// Strangers: slow, many, guessing, behind a proxy; and what the log keeps of what they asked.
#include <catch2/catch.hpp>

#include <mutex>
#include <thread>
#include <vector>

#include "app/feed/guests.h"
#include "app/feed/target.h"
#include "calendar/base/error.h"
#include "wire.h"

using namespace lichsong;
using namespace lichsong::test;
using namespace std::chrono_literals;

namespace {

int asked(Running& running, const std::string& request) {
    Wire wire(running.server.port());
    wire.send(request);
    return status_of(wire.answer());
}

std::string code_of(const Options& options) {
    SmallSite site;
    FixedClock clock(0);
    try {
        Server server(options, site, clock);
        return "listens";
    } catch (const base::Error& error) {
        return error.code();
    }
}

}  // namespace

TEST_CASE("Who sends a byte now and then holds nobody up and is dropped in time", "[feed][guests]") {
    Limits limits;
    limits.header = 400ms;
    Running running({}, limits);
    Wire slow(running.server.port());
    const auto since = std::chrono::steady_clock::now();
    bool is_there = true;
    for (int i = 0; is_there && i < 100; ++i) {
        is_there = slow.send("G");
        CHECK(asked(running, get("/page")) == 200);
        if (slow.rest(20ms); slow.is_closed()) is_there = false;
    }
    CHECK_FALSE(is_there);
    CHECK(std::chrono::steady_clock::now() - since < 2s);
}

TEST_CASE("Who says nothing, or does not read, is dropped", "[feed][guests]") {
    Limits limits;
    limits.header = limits.idle = limits.write = 200ms;
    Running running({}, limits);
    Wire silent(running.server.port());
    Wire resting(running.server.port());
    Wire deaf(running.server.port());
    resting.send(get("/page"));
    CHECK(status_of(resting.answer()) == 200);
    deaf.send(get("/large"));
    CHECK(silent.rest(2s).empty());
    CHECK(silent.is_closed());
    CHECK(resting.rest(2s).empty());
    CHECK(resting.is_closed());
    std::this_thread::sleep_for(400ms);
    CHECK(deaf.rest(2s).size() < running.site.large->body.size());
    CHECK(deaf.is_closed());
}

TEST_CASE("An address has so many connections, the server so many in all, and they are free again", "[feed][guests]") {
    Limits limits;
    limits.per_address = GENERATE(std::size_t{3}, std::size_t{100});
    limits.connections = limits.per_address == 3 ? 100 : 3;
    Running running({}, limits);
    {
        std::vector<std::unique_ptr<Wire>> inside;
        for (int i = 0; i < 3; ++i) {
            inside.push_back(std::make_unique<Wire>(running.server.port()));
            inside.back()->send(get("/page"));
            CHECK(status_of(inside.back()->answer()) == 200);
        }
        Wire outside(running.server.port());
        const auto told = status_of(outside.answer());
        CHECK((told == 503 || told == 0));
        CHECK(outside.rest().empty());
        CHECK(outside.is_closed());
        inside.back()->send(get("/page"));
        CHECK(status_of(inside.back()->answer()) == 200);
    }
    int status = 0;
    for (int i = 0; status != 200 && i < 100; ++i) {
        std::this_thread::sleep_for(10ms);
        status = asked(running, get("/page"));
    }
    CHECK(status == 200);
}

TEST_CASE("Guessing is slowed down; who knows the address is served as before", "[feed][guests]") {
    Running running;
    for (int i = 0; i < 20; ++i) CHECK(asked(running, get("/feeds/guess.ics")) == 404);
    CHECK(asked(running, get("/feeds/guess.ics")) == 429);
    CHECK(asked(running, get("/feeds/here.ics")) == 200);
    running.clock.stamp += 60;
    CHECK(asked(running, get("/feeds/guess.ics")) == 404);
}

TEST_CASE("Behind a trusted proxy clients are told apart, elsewhere the header counts for nothing", "[feed][guests]") {
    Limits limits;
    limits.misses_a_minute = 1;
    Options options;
    const bool is_trusted = GENERATE(true, false);
    if (is_trusted) options.trusted_proxies = {"127.0.0.1"};
    Running running(options, limits);
    const auto from = [&](const std::string& client) { return asked(running, get("/x", "X-Forwarded-For: " + client + "\r\n")); };
    CHECK(from("198.51.100.1") == 404);
    CHECK(from("203.0.113.9, 198.51.100.1") == 429);  // what stands before the last, anybody can write
    CHECK(from("198.51.100.2") == (is_trusted ? 404 : 429));
    CHECK(asked(running, get("/metrics", "X-Forwarded-For: 198.51.100.3\r\n")) == (is_trusted ? 404 : 200));
}

TEST_CASE("Neighbours of an IPv6 network are one guest", "[feed][guests]") {
    CHECK(group_of("192.0.2.1") == "192.0.2.1");
    CHECK(group_of("::ffff:192.0.2.1") == "192.0.2.1");
    CHECK(group_of("2001:db8:1:2:3:4:5:6") == "2001:db8:1:2::/64");
    CHECK(group_of("2001:db8:1:2::9") == group_of("2001:db8:1:2:ffff::1"));
    CHECK(group_of("2001:db8:1:3::9") != group_of("2001:db8:1:2::9"));
}

TEST_CASE("The log shortens what may be a secret", "[feed][log]") {
    CHECK(shortened("/feeds/abcdefghijklmnopqrstuvwxyz.ics") == "/feeds/abcdefgh…");
    CHECK(shortened("/") == "/");
    CHECK(shortened("/robots.txt") == "/robots.txt");
    CHECK(shortened("/a/1234567890123456/b") == "/a/1234567890123456/b");
    CHECK(shortened("/a/12345678901234567/b") == "/a/12345678…/b");
    CHECK(shortened("/p?token=secret") == "/p?…");
    CHECK(shortened("http://host/feeds/abcdefghijklmnopqrstuvwxyz") == "http://host/feeds/abcdefgh…");
}

TEST_CASE("No secret reaches the log", "[feed][log]") {
    std::mutex mutex;
    std::string log;
    Options options;
    options.log = [&](std::string_view line) {
        const std::lock_guard lock(mutex);
        log.append(line).append("\n");
    };
    const std::string secret = "Zq7Zq7Zq7Zq7Zq7Zq7Zq7Zq7";
    {
        Running running(options);
        for (const auto& path : {"/feeds/" + secret + ".ics", "/feeds/here.ics?" + secret, "/\x01" + secret, "/" + secret + "%", "/" + secret + "/.."})
            asked(running, get(path));
        asked(running, secret + " / HTTP/1.1\r\n\r\n");
    }
    CHECK(std::count(log.begin(), log.end(), '\n') == 6);
    CHECK(log.find("GET /feeds/Zq7Zq7Zq… 404") != std::string::npos);
    CHECK(log.find("Zq7Zq7Zq7") == std::string::npos);
}

TEST_CASE("Without TLS the server listens on this computer only, unless told otherwise", "[feed][listen]") {
    Options options;
    options.port = 0;
    CHECK(code_of(options) == "listens");
    options.address = "::1";
    CHECK((code_of(options) == "listens" || code_of(options) == "server.cannot_listen"));  // no IPv6 here
    options.address = "0.0.0.0";
    CHECK(code_of(options) == "server.no_tls");
    options.allow_plain = true;
    CHECK(code_of(options) == "listens");
    options.address = "here";
    CHECK(code_of(options) == "server.cannot_listen");
    Running running;
    options.address = "127.0.0.1";
    options.port = running.server.port();
    CHECK(code_of(options) == "server.cannot_listen");
}

TEST_CASE("A stop finishes what is under way, takes nothing new and does not wait for ever", "[feed][stop]") {
    const bool reads = GENERATE(true, false);
    Limits limits;
    limits.stop = reads ? 60s : 300ms;
    Running running({}, limits);
    Wire idle(running.server.port());
    idle.send(get("/page"));
    CHECK(status_of(idle.answer()) == 200);
    Wire busy(running.server.port());
    busy.send(get("/large"));
    while (running.site.asked_for < 2) std::this_thread::sleep_for(1ms);
    running.server.stop();
    if (reads) CHECK(body_of(busy.rest(60s)).size() == running.site.large->body.size());
    running.server.wait();  // and that it ends is what this is about: who reads nothing would be waited for
    if (!reads) CHECK(body_of(busy.rest()).size() < running.site.large->body.size());
    CHECK(idle.rest().empty());
    CHECK(Wire(running.server.port()).answer().empty());
}
