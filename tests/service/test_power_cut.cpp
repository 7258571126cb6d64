// SPDX-License-Identifier: Apache-2.0
// The power goes at every write and sync of everything a desk does to a plan: the plan is as before the edit or as after it,
// never between, and an edit that was said to be saved is there.
#include <catch2/catch.hpp>

#include <algorithm>

#include <soci/soci.h>

#include "calendar/base/error.h"
#include "calendar/service/dday.h"
#include "calendar/service/history.h"
#include "calendar/service/schedule.h"
#include "calendar/service/series.h"
#include "calendar/store/migrate.h"
#include "random_edits.h"
#include "small_plan.h"
#include "support/database.h"
#include "support/power_cut.h"
#include "support/temp_folder.h"

using namespace lichsong;
using namespace lichsong::test;
using model::EntityKind;
using service::Desk;
using service::Edit;

namespace {

namespace fs = std::filesystem;

// What a scenario is played on: the plan, and the record of what was acknowledged.
struct Stage {
    TempFolder folder;
    std::string path = folder.file("plan.lichsong");
    FixedClock clock{morning};
    store::OpenOptions options;
    std::vector<std::string> states;  ///< the whole plan before, and after each acknowledged edit

    Stage() { options.vfs = "fault"; }
    void saved() {
        FaultVfs::get().acknowledge();
        states.push_back(state());
    }
    // On a network drive the desk has the file to itself: a look at a copy, then.
    std::string state() const {
        if (!options.assume_remote) return dump(path);
        const TempFolder aside;
        fs::copy_file(path, aside.file("plan"));
        return dump(aside.file("plan"));
    }
    void set(Desk& desk, EntityKind kind, std::int64_t id, const service::Fields& fields) {
        Edit edit(desk, {"row.set", {}});
        edit.set(kind, id, fields);
        edit.commit();
        saved();
    }
    void add(Desk& desk, int rows) {
        Edit edit(desk, {"row.add", {}});
        for (int i = 0; i < rows; ++i) edit.add(new_row(desk, EntityKind::Segment, "Tin " + std::to_string(i)));
        edit.commit();
        saved();
    }
};

struct Scenario {
    const char* name;
    void (*play)(Stage&, Desk&);
    bool remote = false;
};

constexpr const char* first_code = "TH21-0001";

const std::vector<Scenario>& scenarios() {
    static const std::vector<Scenario> table{
        {"add", [](Stage& s, Desk& d) { s.add(d, 1); }},
        {"set", [](Stage& s, Desk& d) { s.set(d, EntityKind::Segment, 1, {{"title", "Tin khác"}}); }},
        {"set twice", [](Stage& s, Desk& d) { s.set(d, EntityKind::Topic, 1, {{"title", "A"}}), s.set(d, EntityKind::Topic, 1, {{"title", "B"}}); }},
        {"rename", [](Stage& s, Desk& d) { s.set(d, EntityKind::Topic, 1, {{"key", "ten-khac"}}); }},
        {"large note", [](Stage& s, Desk& d) { s.set(d, EntityKind::Placement, 1, {{"note", std::string(60'000, 'x')}}); }},
        {"large note taken away", [](Stage& s, Desk& d) {
             s.set(d, EntityKind::Placement, 1, {{"note", std::string(60'000, 'x')}});
             s.set(d, EntityKind::Placement, 1, {{"note", model::Value()}});
         }},
        {"remove", [](Stage& s, Desk& d) { Edit e(d, {"row.remove", {}}); e.remove(EntityKind::Goal, 1), e.commit(), s.saved(); }},
        {"move", [](Stage& s, Desk& d) { service::move_placement(d, first_code, {{}, {}, model::Date(2021, 5, 20), {}, {}}), s.saved(); }},
        {"cancel", [](Stage& s, Desk& d) { service::cancel_placement(d, first_code, "lý do"), s.saved(); }},
        {"repeat", [](Stage& s, Desk& d) {
             std::string made;
             service::repeat_placement(d, first_code, {{}, {}, model::Date(2021, 5, 21), {}, {}}, made), s.saved();
         }},
        {"lock", [](Stage& s, Desk& d) { service::lock_placement(d, first_code, true), s.saved(); }},
        {"series", [](Stage& s, Desk& d) {
             Edit e(d, {"row.set", {"series"}});
             e.set(EntityKind::Series, 1, {{"rule", "FREQ=DAILY"}});
             service::follow_rule(e, 1), e.commit(), s.saved();
         }},
        {"election day", [](Stage& s, Desk& d) { service::move_dday(d, model::Date(2021, 5, 30)), s.saved(); }},
        {"undo and redo", [](Stage& s, Desk& d) { s.add(d, 1), service::undo(d), s.saved(), service::redo(d), s.saved(); }},
        {"many rows", [](Stage& s, Desk& d) { s.add(d, 60); }},
        {"refused between", [](Stage& s, Desk& d) {
             s.add(d, 1);
             CHECK_THROWS_AS(s.set(d, EntityKind::Segment, 1, {{"title", model::Value()}}), base::Error);
             s.add(d, 1);
         }},
        {"log emptied in between", [](Stage& s, Desk& d) {
             d.session().sql() << "PRAGMA wal_autocheckpoint = 4";
             for (int i = 0; i < 5; ++i) s.add(d, 3);
         }},
        {"closed and opened", [](Stage& s, Desk&) {
             for (int i = 0; i < 2; ++i) {
                 Desk again(s.path, s.options, s.clock, "Minh");
                 s.add(again, 2);
             }
         }},
        {"backup in between", [](Stage& s, Desk& d) { s.add(d, 1), d.session().backup(s.folder.file("copy.lichsong")), s.add(d, 1); }},
        {"two desks", [](Stage& s, Desk& d) {
             Desk other(s.path, s.options, s.clock, "Minh");
             s.add(d, 1), s.add(other, 1), s.add(d, 1);
         }},
        {"network drive", [](Stage& s, Desk& d) { s.add(d, 1), s.set(d, EntityKind::Segment, 1, {{"title", "Tin khác"}}); }, true},
        {"network drive, many rows", [](Stage& s, Desk& d) { s.add(d, 60), service::undo(d), s.saved(); }, true},
    };
    return table;
}

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
        Desk desk(stage.path, stage.options, stage.clock, "Lan");
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

}  // namespace

TEST_CASE("The power may go around every sync of what a desk does: the plan is before or after, and what was saved is there", "[power][.fault]") {
    REQUIRE(scenarios().size() >= 20);
    cut_all(16, 1);
}

TEST_CASE("The power may go at every write and sync of what a desk does: the plan is before or after, and what was saved is there", "[power][.long]") {
    cut_all(1, 4);
}

TEST_CASE("The power may go anywhere in a migration: the plan is old or new, and the copy is there before it is new", "[power][.fault]") {
    const TempFolder folder;
    const auto path = folder.file("plan.lichsong");
    const auto copy = folder.file("plan.before-" + std::to_string(store::newest_schema()) + ".lichsong");
    Database(path, true).run("PRAGMA journal_mode = WAL; " + bytes_of(LICHSONG_TEST_DATA "/store/schema_001.sql"));
    Played played;
    played.path = path;
    played.start = disk_in(folder);
    played.states.push_back(dump(path));
    store::OpenOptions options;
    options.vfs = "fault";
    FaultVfs::get().start_recording();
    { const store::Session session(path, options); }
    played.record = FaultVfs::get().stop_recording();
    played.states.push_back(dump(path));
    REQUIRE(dump(copy) == played.states[0]);
    std::mt19937_64 dice(1);
    int found[2] = {};
    for (std::size_t count = 0; count <= played.record.size(); ++count)
        for (const auto cut : {Cut::LosesAll, Cut::KeepsAll, Cut::Mixes, Cut::Mixes}) {
            const TempFolder after;
            const auto plan = after.file("plan.lichsong");
            for (const auto& [name, bytes] : after_power_cut(played.start, played.record, count, cut, dice))
                if (name.starts_with(path)) write_bytes(plan + name.substr(path.size()), bytes);
            const auto state = dump(plan);
            INFO("event " << count);
            REQUIRE((state == played.states[0] || state == played.states[1]));
            ++found[state == played.states[0] ? 0 : 1];
            { store::Session session(plan, {}); session.verify(); }
            REQUIRE(dump(plan) == played.states[1]);
        }
    CHECK(found[0] > 0);
    CHECK(found[1] > 0);
    WARN(found[0] << " old, " << found[1] << " new");
}

TEST_CASE("Control: without syncing each edit, a power cut loses one that was said to be saved", "[power][.fault]") {
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

TEST_CASE("Control: without any sync, a power cut damages the plan", "[power][.fault]") {
    int damaged = 0;
    for (const auto& scenario : scenarios()) {
        if (scenario.name != std::string("log emptied in between") && !scenario.remote) continue;
        const auto verdict = cut_everywhere(play(scenario, "OFF"), 1, 2, 1);
        for (const auto& [wrong, count] : verdict.wrong)
            if (wrong != "an acknowledged edit is lost") damaged += count;
    }
    CHECK(damaged > 0);
}
