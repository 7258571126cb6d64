// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <thread>

#include "app/desktop/models/long_work.h"
#include "app/desktop/models/workspace.h"
#include "calendar/service/plan_files.h"
#include "calendar/service/schedule.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/temp_folder.h"

using namespace lichsong;
using desktop::LongWork;

namespace {

struct Sample {
    Sample() {
        store::OpenOptions options;
        options.mode = store::OpenMode::Create;
        service::demo_plan(path, {LICHSONG_TEMPLATES, options, clock, "an"});
        auto settings = app::settings_from_environment();
        settings.cache.clear();
        settings.author = "an";
        workspace.emplace(path, settings, clock);
        workspace->on_done = [this](const std::string& sentence) { done.push_back(sentence); };
        workspace->on_error = [this](const std::string& sentence) { failed.push_back(sentence); };
    }
    [[nodiscard]] std::string first_draft() {
        for (const auto& row : workspace->desk().rows().all(model::EntityKind::Placement))
            if (row["state"] == model::Value(std::string("draft"))) return row.head.key;
        FAIL("the sample has no draft");
        return {};
    }

    test::FixedClock clock{1'620'868'200};
    test::TempFolder folder;
    std::string path = (folder.path() / "plan.lichsong").string();
    std::optional<desktop::Workspace> workspace;
    std::vector<std::string> done;
    std::vector<std::string> failed;
};

}  // namespace

TEST_CASE("Work goes on while its owner does other things, and its end tells how it went", "[long_work]") {
    std::atomic<bool> go{false};
    LongWork work([&](const auto&) {
        while (!go) std::this_thread::yield();
        throw base::Error(base::Fault::Input, "a.reason");
    });
    CHECK_FALSE(work.is_done());
    go = true;
    CHECK_THROWS_AS(work.finish(), base::Error);
}

TEST_CASE("Work that is stopped, or whose owner goes, ends", "[long_work]") {
    const auto until_stopped = [](const std::function<bool()>& should_stop) {
        while (!should_stop()) std::this_thread::yield();
        throw base::Error(base::Fault::Call, "work.stopped");
    };
    LongWork work(until_stopped);
    work.stop();
    CHECK_THROWS_AS(work.finish(), base::Error);
    { const LongWork abandoned(until_stopped); }
}

TEST_CASE("A change that is waited for is done on another thread, told once, and undone like any other", "[long_work]") {
    Sample sample;
    auto& workspace = *sample.workspace;
    const auto here = std::this_thread::get_id();
    std::thread::id there;
    std::string waited_for;
    workspace.on_wait = [&](LongWork& work, const std::string& what) {
        waited_for = what;
        static_cast<void>(work.is_done(std::chrono::seconds(60)));
    };
    const auto code = sample.first_draft();
    const auto change = workspace.apply(
        [&](service::Desk& desk) {
            there = std::this_thread::get_id();
            return service::set_states(desk, {code}, model::PlacementState::Requested);
        },
        "đang đổi");
    REQUIRE(change.has_value());
    CHECK(there != here);
    CHECK(waited_for == "đang đổi");
    CHECK(sample.done.size() == 1);
    CHECK(sample.failed.empty());
    CHECK(workspace.desk().require(model::EntityKind::Placement, code)["state"] == model::Value(std::string("requested")));
    workspace.undo();
    CHECK(workspace.desk().require(model::EntityKind::Placement, code)["state"] == model::Value(std::string("draft")));
}

TEST_CASE("A change that is stopped has not happened, and a sentence says so", "[long_work]") {
    Sample sample;
    auto& workspace = *sample.workspace;
    workspace.on_wait = [](LongWork& work, const std::string&) { work.stop(); };
    const auto before = workspace.desk().session().last_change();
    const auto change = workspace.apply(
        [&](service::Desk& desk) {
            model::Change last;
            // Far more than is done before it is asked.
            for (int i = 0; i < 100'000; ++i) static_cast<void>(desk.rows().all(model::EntityKind::Placement));
            return last;
        },
        "…");
    CHECK_FALSE(change.has_value());
    CHECK(sample.done.empty());
    REQUIRE(sample.failed.size() == 1);
    CHECK(workspace.desk().session().last_change() == before);
    workspace.desk().session().verify();
}
