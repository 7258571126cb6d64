// SPDX-License-Identifier: Apache-2.0
// kill -9 at any moment of editing: what was acknowledged is there, what was not is there whole or not at all.
#include <catch2/catch.hpp>

#include <csignal>
#include <random>
#include <sstream>

#include "calendar/base/error.h"
#include "calendar/service/history.h"
#include "random_edits.h"
#include "small_plan.h"
#include "support/child.h"
#include "support/database.h"
#include "support/temp_folder.h"

using namespace lichsong;
using namespace lichsong::test;

namespace {

// Edits without end, and says of each "id stamp" once commit() has returned.
int edit_until_killed(const std::string& path, std::uint64_t seed, const Child::Say& say) {
    const FixedClock clock(morning + 100);
    service::Desk desk(path, {}, clock, "Minh");
    RandomEdits edits(desk, seed);
    for (;;) {
        const bool back = edits.roll(6) == 0 && desk.journal().to_undo("Minh");
        const auto change = back ? service::undo(desk) : edits.accepted();
        say(std::to_string(change.id) + ' ' + std::to_string(change.stamp) + '\n');
    }
}

struct Tally {
    int kills = 0;
    int acknowledged = 0;
    int before_the_first = 0;  ///< killed while opening, or before any edit was done
};

void check_after(const std::string& path, const std::string& said, Tally& tally) {
    store::Session session(path, {});
    store::Journal journal(session);
    std::istringstream lines(said.substr(0, said.rfind('\n') + 1));
    std::int64_t id = 0, stamp = 0;
    int count = 0;
    for (; lines >> id >> stamp; ++count) {
        const auto change = journal.find(id);
        REQUIRE(change);
        REQUIRE(change->stamp == stamp);
    }
    tally.acknowledged += count;
    tally.before_the_first += count == 0 ? 1 : 0;
    REQUIRE(inconsistency(path) == "");
}

Tally kill_and_check(int kills, std::uint64_t seed) {
    const TempFolder folder;
    const auto path = folder.plan();
    make_small_plan(path);
    std::mt19937_64 dice(seed);
    Tally tally;
    for (; tally.kills < kills; ++tally.kills) {
        const auto edits = dice();
        Child child([&](const Child::Say& say) { return edit_until_killed(path, edits, say); });
        // One in four is killed at any time, mostly while opening; the others some time after their first edit.
        if (dice() % 4 != 0) child.listen_for_lines(1);
        child.listen(std::chrono::microseconds(dice() % 60'000));
        const auto said = child.kill();
        INFO("seed " << seed << ", kill " << tally.kills);
        REQUIRE(child.wait() == -SIGKILL);
        check_after(path, said, tally);
    }
    return tally;
}

}  // namespace

TEST_CASE("100 desks killed while editing lose no acknowledged edit and leave no row without its journal", "[killed][.fault]") {
    const auto tally = kill_and_check(100, 1);
    CHECK(tally.acknowledged > tally.kills / 2);  // slow machines and sanitizers do little within the time
    CHECK(tally.before_the_first > 0);
    WARN(tally.kills << " kills, " << tally.acknowledged << " acknowledged edits, " << tally.before_the_first << " killed before the first");
}

TEST_CASE("1 000 desks killed while editing lose no acknowledged edit and leave no row without its journal", "[killed][.long]") {
    Tally all;
    for (std::uint64_t seed = 2; seed < 12; ++seed) {
        const auto tally = kill_and_check(100, seed);
        all.kills += tally.kills;
        all.acknowledged += tally.acknowledged;
    }
    CHECK(all.acknowledged > all.kills / 2);
    WARN(all.kills << " kills, " << all.acknowledged << " acknowledged edits");
}
