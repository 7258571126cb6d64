// SPDX-License-Identifier: Apache-2.0
// The power goes at every write and sync of everything a desk does to a plan: the plan is as before the edit or as after it,
// never between, and an edit that was said to be saved is there.
#include <catch2/catch.hpp>

#include <algorithm>

#include <soci/soci.h>

#include "calendar/base/error.h"
#include "calendar/store/migrate.h"
#include "power_scenarios.h"
#include "support/database.h"
#include "support/power_cut.h"

using namespace lichsong;
using namespace lichsong::test;

namespace {

Disk disk_in(const TempFolder& folder) {
    Disk disk;
    for (const auto& name : folder.names()) disk[folder.file(name)] = bytes_of(folder.file(name));
    return disk;
}

struct Played {
    Disk start;
    std::vector<DiskEvent> record;
    std::vector<std::string> states;
    std::string path;
};

Played play(const Scenario& scenario, const char* synchronous) {
    Stage stage;
    auto& vfs = FaultVfs::get();
    make_small_plan(stage.path);
    stage.options.assume_remote = scenario.remote;
    Played played;
    stage.states.push_back(stage.state());
    played.start = disk_in(stage.folder);
    vfs.start_recording();
    {
        service::Desk desk(stage.path, stage.options, stage.clock, "Lan");
        if (synchronous != nullptr) desk.session().sql() << std::string("PRAGMA synchronous = ") + synchronous;
        scenario.play(stage, desk);
    }
    played.record = vfs.stop_recording();
    played.states = std::move(stage.states);
    played.path = stage.path;
    return played;
}

// The number of the state that is found after the cut, or how the plan is wrong.
struct Found {
    std::size_t state = 0;
    std::string wrong;
};

Found look_at(const Played& played, const Disk& disk) {
    const TempFolder folder;
    const auto path = folder.file("plan.lichsong");
    for (const auto& [name, bytes] : disk)
        if (name.starts_with(played.path)) write_bytes(path + name.substr(played.path.size()), bytes);
    try {
        store::Session session(path, {});
        session.verify();
    } catch (const base::Error& error) {
        return {0, "refused: " + error.code() + (error.args().size() > 1 ? " " + error.args()[1] : "")};
    }
    const auto state = std::find(played.states.begin(), played.states.end(), dump(path));
    if (state == played.states.end()) return {0, "a state that never was"};
    return {static_cast<std::size_t>(state - played.states.begin()), {}};
}

// Most cuts leave the same disk as the one before: it is looked at once.
class Judge {
public:
    explicit Judge(const Played& played) : m_played(played) {}
    std::string operator()(const Disk& disk, std::size_t acknowledged) {
        const auto [place, fresh] = m_seen.try_emplace(disk);
        if (fresh) place->second = look_at(m_played, disk);
        const auto& found = place->second;
        if (!found.wrong.empty()) return found.wrong;
        // The one being saved when the power went may be there or not.
        if (found.state < acknowledged) return "an acknowledged edit is lost";
        return found.state > acknowledged + 1 ? "an edit that was not begun is there" : "";
    }

private:
    const Played& m_played;
    std::map<Disk, Found> m_seen;
};

struct Verdict {
    int cuts = 0;
    std::map<std::string, int> wrong;
};

// Cuts after every `every`-th event, and always before and after a sync and an acknowledgement.
Verdict cut_everywhere(const Played& played, std::size_t every, int mixes, std::uint64_t seed) {
    std::mt19937_64 dice(seed);
    Verdict verdict;
    Judge judge(played);
    std::size_t acknowledged = 0;
    for (std::size_t count = 0; count <= played.record.size(); ++count) {
        const auto is_mark = [&](std::size_t at) {
            return at < played.record.size() && (played.record[at].kind == DiskEvent::Kind::Sync || played.record[at].kind == DiskEvent::Kind::Acknowledged);
        };
        if (count > 0 && played.record[count - 1].kind == DiskEvent::Kind::Acknowledged) ++acknowledged;
        if (count % every != 0 && !is_mark(count) && !(count > 0 && is_mark(count - 1))) continue;
        std::vector<Cut> cuts{Cut::LosesAll, Cut::KeepsAll};
        cuts.insert(cuts.end(), static_cast<std::size_t>(mixes), Cut::Mixes);
        for (const auto cut : cuts) {
            const auto wrong = judge(after_power_cut(played.start, played.record, count, cut, dice), acknowledged);
            ++verdict.cuts;
            if (!wrong.empty()) ++verdict.wrong[wrong];
        }
    }
    return verdict;
}

void cut_all(std::size_t every, int mixes) {
    int cuts = 0;
    for (const auto& scenario : scenarios()) {
        INFO(scenario.name);
        const auto played = play(scenario, nullptr);
        REQUIRE(played.record.size() > 5);
        const auto verdict = cut_everywhere(played, every, mixes, 1);
        for (const auto& [wrong, count] : verdict.wrong) {
            INFO(count << " times");
            CHECK(wrong == "");
        }
        CHECK(verdict.cuts > 0);
        cuts += verdict.cuts;
    }
    WARN(scenarios().size() << " scenarios, " << cuts << " cuts");
}

// The power goes after every `every`-th event of a migration; how often the old plan was found and how often the new.
std::pair<int, int> cut_migration(std::size_t every, std::uint64_t seed) {
    const TempFolder folder;
    const auto path = folder.file("plan.lichsong");
    Database(path, true).run("PRAGMA journal_mode = WAL; " + bytes_of(LICHSONG_TEST_DATA "/store/schema_001.sql"));
    Played played{disk_in(folder), {}, {dump(path)}, path};
    store::OpenOptions options;
    options.vfs = "fault";
    FaultVfs::get().start_recording();
    { const store::Session session(path, options); }
    played.record = FaultVfs::get().stop_recording();
    const auto migrated = dump(path);
    REQUIRE(dump(folder.file("plan.before-" + std::to_string(store::newest_schema()) + ".lichsong")) == played.states[0]);
    std::mt19937_64 dice(seed);
    std::pair<int, int> found;
    for (std::size_t count = 0; count <= played.record.size(); count += every)
        for (const auto cut : {Cut::LosesAll, Cut::KeepsAll, Cut::Mixes}) {
            const TempFolder after;
            const auto plan = after.file("plan.lichsong");
            for (const auto& [name, bytes] : after_power_cut(played.start, played.record, count, cut, dice))
                if (name.starts_with(path)) write_bytes(plan + name.substr(path.size()), bytes);
            const auto state = dump(plan);
            INFO("event " << count);
            REQUIRE((state == played.states[0] || state == migrated));
            ++(state == migrated ? found.second : found.first);
            store::Session(plan, {}).verify();
            REQUIRE(dump(plan) == migrated);
        }
    return found;
}

}  // namespace

TEST_CASE("The power may go around every sync of what a desk does: the plan is before or after, and what was saved is there", "[power][.fault][file]") {
    REQUIRE(scenarios().size() >= 20);
    cut_all(16, 1);
}

TEST_CASE("The power may go at every write and sync of what a desk does: the plan is before or after, and what was saved is there", "[power][.long][file]") {
    cut_all(1, 4);
}

TEST_CASE("The power may go during a migration: the plan is old or new, and opening it again makes it new", "[power][.fault][file]") {
    const auto [as_old, as_new] = cut_migration(8, 1);
    CHECK(as_old > 0);
    CHECK(as_new > 0);
}

TEST_CASE("The power may go at every write of a migration: the plan is old or new, and opening it again makes it new", "[power][.long][file]") {
    const auto [as_old, as_new] = cut_migration(1, 2);
    WARN(as_old << " old, " << as_new << " new");
    CHECK(as_new > 0);
}

TEST_CASE("Control: without syncing each edit, a power cut loses one that was said to be saved", "[power][.fault][file]") {
    int lost = 0;
    for (const auto& scenario : scenarios()) {
        if (scenario.remote || scenario.name == std::string("closed and opened") || scenario.name == std::string("log emptied in between")) continue;  // these sync
        const auto verdict = cut_everywhere(play(scenario, "NORMAL"), 1'000'000, 0, 1);
        INFO(scenario.name);
        CHECK(verdict.wrong.contains("an acknowledged edit is lost"));
        lost += verdict.wrong.contains("an acknowledged edit is lost") ? 1 : 0;
    }
    CHECK(lost > 10);
}

TEST_CASE("Control: without any sync, a power cut damages the plan", "[power][.fault][file]") {
    int damaged = 0;
    for (const auto& scenario : scenarios()) {
        if (scenario.name != std::string("log emptied in between") && !scenario.remote) continue;
        const auto verdict = cut_everywhere(play(scenario, "OFF"), 16, 1, 1);
        for (const auto& [wrong, count] : verdict.wrong)
            if (wrong != "an acknowledged edit is lost") damaged += count;
    }
    CHECK(damaged > 0);
}
