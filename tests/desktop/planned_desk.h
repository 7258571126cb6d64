// SPDX-License-Identifier: Apache-2.0
// The sample plan four weeks before its day, with the planner at work for a window that is not there.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/desktop/models/planning_help.h"
#include "app/desktop/models/planning_run.h"
#include "calendar/service/plan_files.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/temp_folder.h"

namespace lichsong::test {

// Calls that come from the search, done when the test says so.
class PostedCalls {
public:
    void post(std::function<void()> call) {
        const std::lock_guard lock(m_mutex);
        m_calls.push_back(std::move(call));
        m_some.notify_one();
    }
    void run_until(const std::function<bool()>& holds) {
        while (!holds()) {
            std::function<void()> call;
            {
                std::unique_lock lock(m_mutex);
                m_some.wait(lock, [this] { return !m_calls.empty(); });
                call = std::move(m_calls.front());
                m_calls.erase(m_calls.begin());
            }
            call();
        }
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_some;
    std::vector<std::function<void()>> m_calls;
};

struct PlannedDesk {
    PlannedDesk() {
        store::OpenOptions options;
        options.mode = store::OpenMode::Create;
        service::demo_plan(path, {LICHSONG_TEMPLATES, options, clock, "an"});
        constexpr base::Stamp day = 86'400;
        clock.stamp -= 28 * day;
        auto settings = app::settings_from_environment();
        settings.cache.clear();
        settings.author = "an";
        workspace.emplace(path, settings, clock);
        run.emplace(*workspace, [this](std::function<void()> call) { calls.post(std::move(call)); });
        help.emplace(*workspace, [this](std::function<void()> call) { calls.post(std::move(call)); });
        run->on_told = [this](const std::string& sentence) { told.push_back(sentence); };
    }
    ~PlannedDesk() {
        help.reset();
        run.reset();
    }
    void look(const desktop::PlanningAim& aim = {{}, 8'000}) {
        run->start(aim);
        settle();
    }
    void settle() {
        calls.run_until([this] { return !run->is_running() && !help->is_running(); });
    }
    [[nodiscard]] std::set<std::int64_t> ids() const { return run->all(); }

    FixedClock clock{1'620'868'200};
    TempFolder folder;
    std::string path = (folder.path() / "plan.lichsong").string();
    PostedCalls calls;
    std::optional<desktop::Workspace> workspace;
    std::optional<desktop::PlanningRun> run;
    std::optional<desktop::PlanningHelp> help;
    std::vector<std::string> told;
};

}  // namespace lichsong::test
