// SPDX-License-Identifier: Apache-2.0
// Twenty desks at one plan, as many edits a second as an office on its busiest day: nothing that was acknowledged is lost, and how long each waited is
// told. How fast is no verdict here: machines differ.
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <random>
#include <sstream>
#include <stdexcept>
#include <thread>

#include <unistd.h>

#include "calendar/base/error.h"
#include "calendar/service/editor.h"
#include "calendar/service/plan_files.h"
#include "small_plan.h"
#include "support/child.h"
#include "support/database.h"
#include "support/temp_folder.h"

using namespace lichsong;
using namespace lichsong::test;
using model::EntityKind;
using SteadyClock = std::chrono::steady_clock;

namespace {

constexpr int desks = 20;
constexpr int edits_a_second = 50;  // of all together

// What twenty processes wait at until all of them have opened the plan: however long that takes on a slow machine.
class StartingLine {
public:
    StartingLine() { REQUIRE(pipe(m_pipe.data()) == 0); }
    ~StartingLine() {
        for (const int end : m_pipe) close(end);
    }
    StartingLine(const StartingLine&) = delete;
    StartingLine& operator=(const StartingLine&) = delete;
    void wait() const {
        char one = 0;
        if (read(m_pipe[0], &one, 1) != 1) throw std::runtime_error("nobody gave the start");
    }
    void start(int how_many) const {
        const std::string each(static_cast<std::size_t>(how_many), '.');
        REQUIRE(write(m_pipe[1], each.data(), each.size()) == static_cast<ssize_t>(each.size()));
    }

private:
    std::array<int, 2> m_pipe{};
};

// Notes something at a placement picked at random, at its own pace, and says "id microseconds" of each edit once commit() has returned.
int edit_at_pace(const std::string& path, int number, int edits, const StartingLine& line, const Child::Say& say) {
    const base::SystemClock clock;
    const auto author = "desk " + std::to_string(number);
    store::OpenOptions patient;  // how long each waited is told; that nobody waits too long is no rule a loaded machine could keep
    patient.busy_milliseconds = 300'000;
    service::Desk desk(path, patient, clock, author);
    std::mt19937 dice(static_cast<unsigned>(number));
    const auto last = static_cast<std::int64_t>(desk.rows().next_id(EntityKind::Placement)) - 1;
    const std::chrono::microseconds pace(1'000'000 * desks / edits_a_second);
    say("open\n");
    line.wait();
    const auto begins = SteadyClock::now();
    for (int i = 0; i < edits; ++i) {
        std::this_thread::sleep_until(begins + i * pace + pace * number / desks);
        std::int64_t id = 0;
        while (!desk.rows().find(EntityKind::Placement, id)) id = static_cast<std::int64_t>(dice() % static_cast<unsigned>(last)) + 1;  // some are gone
        const auto from = SteadyClock::now();
        service::Edit edit(desk, {"row.set", {}});
        edit.set(EntityKind::Placement, id, {{"note", author + ", " + std::to_string(i)}});
        const auto change = edit.commit();
        const auto took = std::chrono::duration_cast<std::chrono::microseconds>(SteadyClock::now() - from);
        say(std::to_string(change.id) + ' ' + std::to_string(took.count()) + '\n');
    }
    return 0;
}

struct Work {
    std::size_t acknowledged = 0;
    std::vector<long> took;  // microseconds, in order
    [[nodiscard]] double milliseconds(double share) const { return static_cast<double>(took[static_cast<std::size_t>(static_cast<double>(took.size() - 1) * share)]) / 1'000; }
};

Work work_together(const std::string& path, int seconds) {
    const auto edits = edits_a_second * seconds / desks;
    const StartingLine line;
    std::vector<std::unique_ptr<Child>> all;
    for (int i = 0; i < desks; ++i) all.push_back(std::make_unique<Child>([&, i](const Child::Say& say) { return edit_at_pace(path, i, edits, line, say); }));
    for (auto& child : all) REQUIRE(child->listen_for_lines(1));
    line.start(desks);
    for (auto& child : all) REQUIRE(child->wait() == 0);
    Work done;
    store::Session session(path, {});
    store::Journal journal(session);
    for (int i = 0; i < desks; ++i) {
        std::istringstream lines(all[static_cast<std::size_t>(i)]->said());
        std::string opened;
        std::getline(lines, opened);
        std::int64_t id = 0;
        for (long took = 0; lines >> id >> took; ++done.acknowledged) {
            done.took.push_back(took);
            const auto change = journal.find(id);
            REQUIRE(change);
            REQUIRE(change->author == "desk " + std::to_string(i));
        }
    }
    std::sort(done.took.begin(), done.took.end());
    CHECK(done.acknowledged == static_cast<std::size_t>(edits * desks));
    CHECK(Database(path).value("SELECT COUNT(*) FROM change WHERE author LIKE 'desk %'") == std::to_string(done.acknowledged));
    return done;
}

}  // namespace

TEST_CASE("Of twenty desks that edit at once none loses an edit", "[desks][.fault]") {
    const TempFolder folder;
    const auto path = folder.plan();
    copy_demo_plan(path);
    const auto done = work_together(path, 4);
    CHECK(done.acknowledged == 200);
    CHECK(inconsistency(path) == "");
}

TEST_CASE("Of twenty desks that edit a plan of 100 000 placements for a minute, 50 times a second, none loses an edit", "[desks][.long]") {
    const TempFolder folder;
    const auto path = folder.plan();
    const base::SystemClock clock;
    service::generate_plan(path, {100'000, 50, 1}, {LICHSONG_TEMPLATES, {}, clock, "people"});
    const auto done = work_together(path, 60);
    WARN(done.acknowledged << " edits; median " << done.milliseconds(0.5) << " ms, 99 of 100 within " << done.milliseconds(0.99) << " ms, longest " << done.milliseconds(1) << " ms");
    CHECK(inconsistency(path) == "");
}
