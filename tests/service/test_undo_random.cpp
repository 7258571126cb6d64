// SPDX-License-Identifier: Apache-2.0
// Undo and redo against a model: a list of states. What is undone is the state before again, whatever was done.
#include <catch2/catch.hpp>

#include <algorithm>

#include "calendar/base/error.h"
#include "calendar/service/history.h"
#include "random_edits.h"
#include "small_plan.h"
#include "support/database.h"
#include "support/temp_folder.h"

using namespace lichsong;
using namespace lichsong::test;

namespace {

struct Step {
    std::string before;
    std::string after;
};

// The stamps and sequence numbers seen so far of every row, also of those that are gone for a while.
class Numbers {
public:
    // Empty, or the row of which one fell or stood still in a change.
    std::string fell(Database& database) {
        std::string found;
        for (const auto& info : model::entity_table()) {
            const std::string name(info.name);
            const bool counted = info.kind == model::EntityKind::Series || info.kind == model::EntityKind::Placement;
            for (const auto& row : database.query("SELECT id, revision, modified, " + std::string(counted ? "sequence" : "0") + " FROM " + name)) {
                auto& last = m_last[name + row[0]];
                const Seen now{std::stoll(row[1]), std::stoll(row[2]), std::stoll(row[3])};
                const bool changed = now.revision != last.revision;
                if (now.revision < last.revision || now.sequence < last.sequence || (changed ? now.modified <= last.modified : now.modified != last.modified)) found = name + row[0];
                last = now;
            }
        }
        return found;
    }

private:
    struct Seen {
        std::int64_t revision = -1;
        std::int64_t modified = -1;
        std::int64_t sequence = -1;
    };
    std::map<std::string, Seen> m_last;
};

class UndoModel {
public:
    UndoModel(const std::string& path, std::uint64_t seed)
        : m_clock(morning), m_desk(path, {}, m_clock, "người thử"), m_edits(m_desk, seed), m_outside(path), m_state(content(m_outside)) {}

    void step() {
        m_clock.stamp += m_edits.roll(3) - 1;  // now and then two changes in one second, or the clock goes back
        const auto last = m_desk.session().last_change();
        const auto dice = m_edits.roll(10);
        if (dice < 3 && !m_done.empty()) back(m_done, m_undone, service::undo(m_desk), model::Step::Undo);
        else if (dice < 5 && !m_undone.empty()) again(service::redo(m_desk));
        else if (!edit()) {
            REQUIRE(m_desk.session().last_change() == last);
            REQUIRE(content(m_outside) == m_state);
            return;
        }
        check_journal(last);
        REQUIRE(m_numbers.fell(m_outside) == "");
    }

    [[nodiscard]] std::map<std::string, int> done() const {
        auto counts = m_edits.done();
        counts["undo"] = m_undos;
        counts["redo"] = m_redos;
        return counts;
    }

private:
    bool edit() {
        const auto change = m_edits.step();
        if (!change) return false;
        const auto before = std::exchange(m_state, content(m_outside));
        m_done.push_back({before, m_state});
        m_undone.clear();
        return true;
    }

    void back(std::vector<Step>& from, std::vector<Step>& to, const model::Change& change, model::Step kind) {
        REQUIRE(change.step == kind);
        m_state = content(m_outside);
        REQUIRE(m_state == from.back().before);
        to.push_back(from.back());
        from.pop_back();
        ++m_undos;
    }

    void again(const model::Change& change) {
        REQUIRE(change.step == model::Step::Redo);
        m_state = content(m_outside);
        REQUIRE(m_state == m_undone.back().after);
        m_done.push_back(m_undone.back());
        m_undone.pop_back();
        ++m_redos;
    }

    void check_journal(std::int64_t last) {
        const auto change = m_desk.journal().list(1).at(0);
        REQUIRE(change.id == last + 1);
        REQUIRE(change.author == "người thử");
        REQUIRE(change.at == m_clock.stamp);
        REQUIRE(change.stamp > m_stamp);
        REQUIRE_FALSE(change.doing.what.empty());
        REQUIRE_FALSE(m_desk.journal().rows(change.id).empty());
        m_stamp = change.stamp;
    }

    FixedClock m_clock;
    service::Desk m_desk;
    RandomEdits m_edits;
    Database m_outside;
    std::string m_state;
    std::vector<Step> m_done;
    std::vector<Step> m_undone;
    Numbers m_numbers;
    base::Stamp m_stamp = 0;
    int m_undos = 0;
    int m_redos = 0;
};

void run(int steps, std::uint64_t seed) {
    const TempFolder folder;
    const auto path = folder.plan();
    make_small_plan(path);
    std::map<std::string, int> done;
    {
        UndoModel model(path, seed);
        for (int i = 0; i < steps; ++i) {
            INFO("seed " << seed << ", step " << i);
            model.step();
        }
        done = model.done();
    }
    for (const char* action : {"add", "set", "remove", "move", "cancel", "repeat", "lock", "series", "dday", "undo", "redo"}) {
        INFO(action);
        CHECK(done[action] > 0);
    }
    CHECK(inconsistency(path) == "");
}

}  // namespace

TEST_CASE("Undoing gives the state before and redoing the state after, over 500 random steps", "[undo][.fault]") { run(500, 1); }

TEST_CASE("Undoing gives the state before and redoing the state after, over 10 000 random steps", "[undo][.long]") {
    for (const std::uint64_t seed : {2U, 3U, 4U, 5U, 6U}) run(2'000, seed);
}
