// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <condition_variable>
#include <deque>
#include <mutex>

#include "app/desktop/models/background.h"
#include "app/desktop/models/workspace.h"
#include "calendar/service/plan_files.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/temp_folder.h"

using namespace lichsong;
using desktop::Background;

namespace {

/// A window's queue of calls, without a window.
class Calls {
public:
    void add(std::function<void()> call) {
        {
            const std::lock_guard lock(m_mutex);
            m_calls.push_back(std::move(call));
        }
        m_more.notify_one();
    }
    void run_one() {
        std::unique_lock lock(m_mutex);
        REQUIRE(m_more.wait_for(lock, std::chrono::seconds(60), [this] { return !m_calls.empty(); }));
        auto call = std::move(m_calls.front());
        m_calls.pop_front();
        lock.unlock();
        call();
    }
    [[nodiscard]] Background::Post post() {
        return [this](std::function<void()> call) { add(std::move(call)); };
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_more;
    std::deque<std::function<void()>> m_calls;
};

struct Sample {
    Sample() {
        store::OpenOptions options;
        options.mode = store::OpenMode::Create;
        service::demo_plan(path, {LICHSONG_TEMPLATES, options, clock, "an"});
    }
    [[nodiscard]] std::unique_ptr<service::Desk> open() const { return std::make_unique<service::Desk>(path, store::OpenOptions{}, clock, "an"); }
    [[nodiscard]] std::unique_ptr<desktop::Workspace> workspace() const {
        auto settings = app::settings_from_environment();
        settings.cache.clear();
        return std::make_unique<desktop::Workspace>(path, settings, clock);
    }

    test::FixedClock clock{1'620'868'200};
    test::TempFolder folder;
    std::string path = folder.file("plan.lichsong");
};

void no_fault(const base::Error&) { FAIL("nothing should fail"); }

}  // namespace

TEST_CASE("Beside the window the newest question about a matter is answered, on the thread that asked", "[background]") {
    const Sample sample;
    Calls calls;
    Background background([&] { return sample.open(); }, calls.post());
    std::vector<int> answers;
    const auto here = std::this_thread::get_id();
    const auto ask = [&](const std::string& matter, int value) {
        background.ask<int>(matter, [value, here](service::Desk&) { return std::this_thread::get_id() == here ? -1 : value; }, [&](int answer) { answers.push_back(answer); }, no_fault);
    };
    std::mutex gate;
    gate.lock();
    background.ask<int>("first", [&](service::Desk&) { const std::lock_guard wait(gate); return 0; }, [](int) {}, no_fault);
    ask("a", 1);
    ask("b", 2);
    ask("a", 3);
    CHECK(background.is_waiting_for("a"));
    gate.unlock();
    for (int i = 0; i < 3; ++i) calls.run_one();
    CHECK(answers == std::vector<int>{2, 3});
    CHECK_FALSE(background.is_waiting());
}

TEST_CASE("What is thrown beside the window is handed over, and the next question is answered", "[background]") {
    const Sample sample;
    Calls calls;
    Background background([&] { return sample.open(); }, calls.post());
    std::string code;
    background.ask<int>("a", [](service::Desk& desk) { return static_cast<int>(desk.require(model::EntityKind::Outlet, "khong-co").head.id); }, [](int) { FAIL("there is no such outlet"); },
                        [&](const base::Error& error) { code = error.code(); });
    calls.run_one();
    CHECK(code == "row.unknown");
    std::size_t outlets = 0;
    background.ask<std::size_t>("a", [](service::Desk& desk) { return desk.context().outlets.size(); }, [&](std::size_t count) { outlets = count; }, no_fault);
    calls.run_one();
    CHECK(outlets > 0);
}

TEST_CASE("An answer that comes after the end is dropped", "[background]") {
    const Sample sample;
    Calls calls;
    bool answered = false;
    {
        Background background([&] { return sample.open(); }, calls.post());
        background.ask<int>("a", [](service::Desk&) { return 1; }, [&](int) { answered = true; }, no_fault);
        background.ask<int>("b", [](service::Desk&) { return 1; }, [&](int) { answered = true; }, no_fault);
    }
    CHECK_FALSE(answered);
}

TEST_CASE("Long stretches and coverage are what they were until they have been worked out beside the window", "[background]") {
    const Sample sample;
    const model::Date from(2021, 3, 1);
    const model::Date to(2021, 6, 30);
    const auto at_once = sample.workspace();
    const auto all = at_once->schedule(from, to).items().size();
    const auto cells = at_once->coverage().size();
    REQUIRE(all > 0);
    REQUIRE(cells > 0);
    Calls calls;
    const auto beside = sample.workspace();
    beside->work_beside(calls.post());
    unsigned told = 0;
    beside->listen([&](unsigned changed) { told |= changed; });
    CHECK(beside->schedule(from, to).items().empty());
    CHECK(beside->coverage().empty());
    CHECK(beside->is_waiting_for("schedule"));
    CHECK(beside->is_waiting_for("coverage"));
    calls.run_one();
    calls.run_one();
    CHECK(told == desktop::Computed);
    CHECK(beside->schedule(from, to).items().size() == all);
    CHECK(beside->coverage().size() == cells);
    CHECK_FALSE(beside->is_waiting_for("schedule"));
    CHECK_FALSE(beside->is_waiting_for("coverage"));
    auto filter = beside->filter();
    filter.text = "không có gì như thế";
    beside->set_filter(filter);
    CHECK(beside->schedule(from, to).items().size() == all);
    calls.run_one();
    CHECK(beside->schedule(from, to).items().empty());
}
