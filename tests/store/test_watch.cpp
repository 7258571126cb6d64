// SPDX-License-Identifier: Apache-2.0
// What desks of one database hear of each other.
#include <catch2/catch.hpp>

#include <thread>

#include "calendar/base/error.h"
#include "calendar/store/journal.h"
#include "calendar/store/watch.h"
#include "sample_rows.h"
#include "support/fixed_clock.h"
#include "support/temp_folder.h"

using namespace lichsong;
using namespace lichsong::test;
using model::EntityKind;

namespace {

// Notifications come by the network: asked until they are there.
bool comes(const std::function<bool()>& news) {
    for (int i = 0; i < 500; ++i) {
        if (news()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
}

void change(store::Session& session) {
    store::Transaction transaction(session);
    store::Journal journal(session);
    model::Change change;
    change.author = "Minh";
    journal.append(change, {});
    transaction.commit();
}

}  // namespace

TEST_CASE("A plan in a file has no news: its desks ask the file", "[watch][file]") {
    const TempFolder folder;
    const FixedClock clock(1'620'608'400);
    store::Watch watch(folder.file("plan.lichsong"), "Lan", clock);
    CHECK_FALSE(watch.listens());
    CHECK_FALSE(watch.has_changed());
    watch.look_at(std::pair{EntityKind::Placement, std::int64_t{1}});
    CHECK(watch.looks().empty());
}

TEST_CASE("A change is heard of by the other desks of the campaign, and by those of no other", "[watch][.database]") {
    const TempFolder folder;
    auto session = create_plan(folder.plan());
    auto other = create_plan(folder.plan("other"));
    const FixedClock clock(1'620'608'400);
    store::Watch watch(folder.plan(), "Lan", clock);
    CHECK(watch.listens());
    CHECK_FALSE(watch.has_changed());
    change(other);
    change(session);
    CHECK(comes([&] { return watch.has_changed(); }));
    CHECK_FALSE(watch.has_changed());
    change(other);
    store::Watch of_other(folder.plan("other"), "Hoa", clock);
    change(other);
    CHECK(comes([&] { return of_other.has_changed(); }));
    CHECK_FALSE(watch.has_changed());
}

TEST_CASE("Who looks at a row is told to the others until they look elsewhere, and no longer than a minute without a word", "[watch][.database]") {
    const TempFolder folder;
    const auto session = create_plan(folder.plan());
    FixedClock clock(1'620'608'400);
    store::Watch lan(folder.plan(), "Lan", clock);
    store::Watch minh(folder.plan(), "Minh", clock);
    const auto hears = [&](std::size_t count) {
        return comes([&] {
            static_cast<void>(lan.has_changed());
            return lan.looks().size() == count;
        });
    };
    minh.look_at(std::pair{EntityKind::Placement, std::int64_t{7}});
    REQUIRE(hears(1));
    CHECK(lan.looks()[0].author == "Minh");
    CHECK(lan.looks()[0].kind == EntityKind::Placement);
    CHECK(lan.looks()[0].row == 7);
    CHECK_FALSE(minh.has_changed());
    CHECK(minh.looks().empty());
    minh.look_at({});
    CHECK(hears(0));
    minh.look_at(std::pair{EntityKind::Segment, std::int64_t{2}});
    REQUIRE(hears(1));
    clock.stamp += 61;
    CHECK(lan.looks().empty());
    CHECK_FALSE(minh.has_changed());  // tells it again
    CHECK(hears(1));
}

TEST_CASE("A server that cannot be reached is told when watching begins", "[watch][.database]") {
    const FixedClock clock(1'620'608'400);
    CHECK_THROWS_WITH(store::Watch("postgresql://127.0.0.1:1/none?campaign=a", "Lan", clock), "store.cannot_open");
}
