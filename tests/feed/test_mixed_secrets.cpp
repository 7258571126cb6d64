// SPDX-License-Identifier: Apache-2.0
// Partners asking all at once: whatever the threads do, each gets the calendar of its own secret and no other's, and a revoked one is gone.
#include <atomic>
#include <map>
#include <random>
#include <thread>
#include <vector>

#include "app/common/wording.h"
#include "app/feed/plan_site.h"
#include "calendar/base/secret.h"
#include "calendar/service/release.h"
#include "tests/service/sample_desk.h"
#include "wire.h"

using namespace lichsong;
using namespace lichsong::test;
using namespace std::chrono_literals;

namespace {

struct Subscriber {
    std::string path;
    std::string key;
    std::string hash;  ///< of the calendar that is theirs; empty: revoked
    std::string etag;
};

/// The sample, released, with two feeds for each partner, every fourth of which was revoked.
struct Subscribed : SampleDesk {
    Subscribed() {
        forbid_nothing();
        for (const auto& [key, record] : rows(model::EntityKind::Partner)) {
            for (const bool is_whole : {true, false}) {
                service::NewFeed wanted;
                wanted.partner = key;
                if (!is_whole) wanted.first_day = model::Date(2021, 5, 15);
                const auto made = service::add_feed(*desk, wanted);
                subscribers.push_back({service::feed_path(made.secret), made.key, {}, {}});
            }
        }
        for (std::size_t i = 3; i < subscribers.size(); i += 4) service::revoke_feed(*desk, subscribers[i].key);
        service::make_release(*desk, "Bản đầu");
        for (std::size_t i = 0; i < subscribers.size(); ++i) {
            if (i % 4 == 3) continue;
            std::string body;
            service::write_feed(*desk, row<model::Feed>(subscribers[i].key), app::calendar_wording(settings, base::Language::Vietnamese), [&](std::string_view part) { body += part; });
            subscribers[i].hash = base::sha256(body);
            subscribers[i].etag = '"' + subscribers[i].hash.substr(0, 32) + '"';
        }
    }

    app::Settings settings{.share = LICHSONG_BUILD_SHARE, .cache = {}, .author = "an"};
    std::vector<Subscriber> subscribers;
};

/// What is wrong with an answer to somebody who said to have `had`; empty where nothing is.
std::string fault_of(const std::string& answer, const Subscriber& one, const std::string& had) {
    if (one.hash.empty()) return status_of(answer) == 410 ? "" : "a revoked one was answered " + std::to_string(status_of(answer));
    if (field_of(answer, "ETag") != one.etag) return "the tag is another's";
    if (had == one.etag) return status_of(answer) == 304 && body_of(answer).empty() ? "" : "told again what was known";
    return status_of(answer) == 200 && base::sha256(body_of(answer)) == one.hash ? "" : "the body is another's";
}

/// Asks over one connection, at random; what was wrong first, if anything.
std::string ask_many(std::uint16_t port, const std::vector<Subscriber>& all, unsigned seed, int requests) {
    std::mt19937 random(seed);
    std::uniform_int_distribution<std::size_t> any(0, all.size() - 1);
    Wire wire(port);
    for (int i = 0; i < requests; ++i) {
        const auto& one = all[any(random)];
        const auto& had = all[i % 2 == 0 ? any(random) : static_cast<std::size_t>(&one - all.data())].etag;  // one's own, or somebody else's
        wire.send(get(one.path, i % 3 == 0 && !had.empty() ? "If-None-Match: " + had + "\r\n" : ""));
        const auto fault = fault_of(wire.answer(), one, i % 3 == 0 ? had : "");
        if (!fault.empty()) return one.key + ", request " + std::to_string(i) + ": " + fault;
    }
    return {};
}

void ask_at_once(int requests_of_each) {
    Subscribed plan;
    REQUIRE(plan.subscribers.size() > 8);
    feed::PlanSite site({plan.file(), {}, plan.settings, {}, {}}, plan.clock);
    Options options;
    options.port = 0;
    options.threads = 4;
    Server server(options, site, plan.clock);
    server.start();
    std::vector<std::string> faults(8);
    std::vector<std::thread> clients;
    for (unsigned i = 0; i < faults.size(); ++i)
        clients.emplace_back([&, i] { faults[i] = ask_many(server.port(), plan.subscribers, i, requests_of_each); });
    for (auto& client : clients) client.join();
    for (const auto& fault : faults) CHECK(fault.empty());

    auto& first = plan.subscribers.front();
    service::revoke_feed(*plan.desk, first.key);
    int status = 200;
    for (const auto end = std::chrono::steady_clock::now() + 10s; status != 410 && std::chrono::steady_clock::now() < end; std::this_thread::sleep_for(20ms)) {
        Wire wire(server.port());
        wire.send(get(first.path, "If-None-Match: " + first.etag + "\r\nConnection: close\r\n"));
        status = status_of(wire.rest());
    }
    CHECK(status == 410);
}

}  // namespace

TEST_CASE("Eight who ask at once each get what their own secret is for", "[feed][mixed]") { ask_at_once(150); }

TEST_CASE("Eight who ask 100 000 times each get what their own secret is for", "[feed][mixed][.long]") { ask_at_once(12'500); }

TEST_CASE("Calendars are made while a desk goes on writing", "[feed][mixed]") {
    Subscribed plan;
    feed::PlanSite site({plan.file(), {}, plan.settings, {}, {}}, plan.clock);
    const auto& one = plan.subscribers.front();
    const auto partner = plan.rows(model::EntityKind::Partner).begin()->first;
    int edits = 0;
    for (const auto end = std::chrono::steady_clock::now() + 2s; std::chrono::steady_clock::now() < end; ++edits) {
        plan.set(model::EntityKind::Partner, partner, {{"name", "Đài " + std::to_string(edits)}});  // each makes the site look at the feeds anew
        if (edits % 50 == 0) service::make_release(*plan.desk, "Bản " + std::to_string(edits));
        Asked asked;
        asked.path = one.path;
        REQUIRE(site.answer(asked).status == 200);
    }
    CHECK(edits > 5);
}
