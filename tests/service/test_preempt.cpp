// SPDX-License-Identifier: Apache-2.0
// What a flood takes: everything planned in its window, in one step, and all of it waits to be made good.
#include <catch2/catch.hpp>

#include "../support/error_code.h"
#include "calendar/service/asrun.h"
#include "calendar/service/history.h"
#include "calendar/service/makegood.h"
#include "calendar/service/preempt.h"
#include "sample_desk.h"

using namespace lichsong;
using namespace lichsong::test;
using model::EntityKind;
using model::Placement;
using model::PlacementState;

namespace {

struct Flood : SampleDesk {
    Flood() { forbid_nothing(); }

    [[nodiscard]] static service::PreemptWish window(const char* from, const char* from_time, const char* to, const char* to_time, std::vector<std::string> outlets = {}) {
        return {model::wall_seconds(model::from_iso(from), model::parse_time(from_time)), model::wall_seconds(model::from_iso(to), model::parse_time(to_time)), std::move(outlets), "Đưa tin mưa lũ"};
    }
    [[nodiscard]] static service::PreemptWish two_days() { return window("2021-05-12", "0:00", "2021-05-13", "24:00"); }
    [[nodiscard]] std::map<std::string, Placement> placements() {
        std::map<std::string, Placement> all;
        for (const auto& [key, record] : rows(EntityKind::Placement)) all.emplace(key, model::from_record<Placement>(record));
        return all;
    }
    [[nodiscard]] static std::vector<std::string> codes(const std::vector<service::Lost>& lost) {
        std::vector<std::string> all;
        for (const auto& one : lost) all.push_back(one.row.placement.key);
        return all;
    }
    [[nodiscard]] std::vector<std::string> taken(const service::PreemptWish& wish) {
        auto all = codes(service::preempt(*desk, wish, true).lost);
        std::sort(all.begin(), all.end());
        return all;
    }
    // On the outlet that day, by time.
    [[nodiscard]] Placement only_one(const char* outlet, const char* date) {
        std::vector<Placement> found;
        for (const auto& [key, one] : placements())
            if (one.date == model::from_iso(date) && one.outlet.value == desk->require(EntityKind::Outlet, outlet).head.id) found.push_back(one);
        REQUIRE(found.size() == 1);
        return found.front();
    }
};

}  // namespace

TEST_CASE_METHOD(Flood, "All that is planned, asked for or agreed in the window is pre-empted, nothing else, and one undo brings it back", "[preempt]") {
    const auto before = placements();
    const auto first = desk->session().last_change();
    const auto done = service::preempt(*desk, two_days());
    CHECK(desk->session().last_change() == first + 1);
    std::size_t count = 0;
    for (const auto& [code, now] : placements()) {
        const auto& was = before.at(code);
        const bool within = was.date >= model::Date(2021, 5, 12) && was.date <= model::Date(2021, 5, 13);
        const bool open = was.state == PlacementState::Draft || was.state == PlacementState::Requested || was.state == PlacementState::CounterProposed || was.state == PlacementState::Confirmed;
        INFO(code);
        if (within && open) {
            CHECK(now.state == PlacementState::PreEmpted);
            CHECK(now.reason == "Đưa tin mưa lũ");
            ++count;
        } else {
            CHECK(now.state == was.state);
            CHECK(now.reason == was.reason);
        }
    }
    CHECK(count > 3);
    CHECK(done.lost.size() == count);
    service::undo(*desk);
    for (const auto& [code, now] : placements()) CHECK(now.state == before.at(code).state);
}

TEST_CASE_METHOD(Flood, "A dry run lists the same in the same order and writes nothing", "[preempt]") {
    const auto before = desk->session().last_change();
    const auto dry = service::preempt(*desk, two_days(), true);
    CHECK(dry.change.id == 0);
    CHECK(desk->session().last_change() == before);
    CHECK(codes(dry.lost) == codes(service::preempt(*desk, two_days()).lost));
    CHECK(service::preempt(*desk, two_days()).lost.empty());
    CHECK(service::preempt(*desk, two_days()).change.id == 0);
}

TEST_CASE_METHOD(Flood, "Only what is on air at a moment of the window is taken, and only on the outlets named", "[preempt]") {
    const auto bulletin = only_one("radio-tinh", "2021-05-14").key;  // 13:00 to 13:05
    CHECK(taken(window("2021-05-14", "12:00", "2021-05-14", "13:00", {"radio-tinh"})).empty());
    CHECK(taken(window("2021-05-14", "13:04", "2021-05-14", "14:00", {"radio-tinh"})) == std::vector{bulletin});
    CHECK(taken(window("2021-05-14", "13:05", "2021-05-14", "14:00", {"radio-tinh"})).empty());
    CHECK(taken(window("2021-05-14", "0:00", "2021-05-14", "24:00", {"loa-sa-dec"})).empty());
    CHECK(code_of([&] { static_cast<void>(taken(window("2021-05-14", "0:00", "2021-05-14", "24:00", {"không-có"}))); }) == "row.unknown");
}

TEST_CASE_METHOD(Flood, "A page is taken only where its whole day is", "[preempt]") {
    const auto page = only_one("bao-in", "2021-05-12").key;
    CHECK(taken(window("2021-05-12", "6:00", "2021-05-12", "24:00", {"bao-in"})).empty());
    CHECK(taken(window("2021-05-11", "18:00", "2021-05-13", "6:00", {"bao-in"})) == std::vector{page});
}

TEST_CASE_METHOD(Flood, "What has aired stays, and so do a hold and what is not intended", "[preempt]") {
    const auto bulletin = only_one("radio-tinh", "2021-05-14").key;
    const auto day = window("2021-05-14", "0:00", "2021-05-14", "24:00", {"radio-tinh"});
    for (const auto* intention : {"hold", "not_intended"}) {
        set(EntityKind::Placement, bulletin, {{"intention", std::string(intention)}});
        CHECK(taken(day).empty());
    }
    set(EntityKind::Placement, bulletin, {{"intention", std::string("planned")}, {"locked", std::int64_t{1}}});
    CHECK(taken(day) == std::vector{bulletin});
    set(EntityKind::Placement, bulletin, {{"state", std::string("confirmed")}});
    set(EntityKind::Placement, bulletin, {{"state", std::string("aired")}});
    CHECK(taken(day).empty());
}

TEST_CASE_METHOD(Flood, "A window without a reason, or that ends before it begins, takes nothing, and a closed day stays as it is", "[preempt]") {
    auto wish = two_days();
    wish.reason = "  ";
    CHECK(code_of([&] { service::preempt(*desk, wish); }) == "preempt.no_reason");
    CHECK(code_of([&] { service::preempt(*desk, window("2021-05-13", "8:00", "2021-05-12", "8:00")); }) == "preempt.window");
    CHECK(code_of([&] { service::preempt(*desk, window("2021-05-13", "8:00", "2021-05-13", "8:00")); }) == "preempt.window");
    for (const auto& [code, one] : placements())
        if (one.date == model::Date(2021, 5, 14) && one.state == PlacementState::Requested) service::cancel_placement(*desk, code, "đóng ngày");
    service::close_day(*desk, "radio-tinh", model::Date(2021, 5, 14), model::EvidenceKind::Monitoring);
    const auto before = desk->session().last_change();
    const auto whole = window("2021-05-14", "0:00", "2021-05-16", "24:00");
    service::preempt(*desk, whole);  // what went out that day has aired, and is not touched
    CHECK(desk->session().last_change() == before + 1);
}

TEST_CASE_METHOD(Flood, "What was taken waits to be made good, in the order of the preview", "[preempt][makegood]") {
    const auto already = codes(service::unresolved_by_damage(*desk));
    const auto lost = codes(service::preempt(*desk, two_days()).lost);
    const auto queue = codes(service::unresolved_by_damage(*desk));
    CHECK(queue.size() == already.size() + lost.size());
    for (const auto& code : lost) CHECK(std::find(queue.begin(), queue.end(), code) != queue.end());
    const auto rows = service::unresolved_by_damage(*desk);
    const auto is_short = [](const service::Lost& one) { return one.damage.per_mille > 0; };
    CHECK(std::is_partitioned(rows.begin(), rows.end(), is_short));
    CHECK(std::any_of(rows.begin(), rows.end(), is_short));
}

TEST_CASE_METHOD(Flood, "What goes on past midnight is taken by a window of the next day", "[preempt]") {
    const auto bulletin = only_one("radio-tinh", "2021-05-14").key;
    set(EntityKind::Placement, bulletin, {{"start", std::int64_t{23 * 3600 + 58 * 60}}});
    CHECK(taken(window("2021-05-15", "0:00", "2021-05-15", "0:10", {"radio-tinh"})) == std::vector{bulletin});
    CHECK(taken(window("2021-05-15", "0:03", "2021-05-15", "0:10", {"radio-tinh"})).empty());
}

TEST_CASE_METHOD(Flood, "The damage that is said is what the whole plan misses without the one, and has with it", "[preempt][damage]") {
    const auto lost = service::preempt(*desk, window("2021-05-10", "0:00", "2021-05-16", "24:00"), true).lost;
    REQUIRE(lost.size() > 10);
    auto plan = desk->whole_plan();
    const auto put = [&](const service::Lost& one, PlacementState state) { plan.placements.find(one.damage.placement)->state = state; };
    for (const auto& one : lost) put(one, PlacementState::PreEmpted);
    const auto without = model::coverage(plan);
    int short_ones = 0;
    for (const auto& one : lost) {
        put(one, one.row.placement.state);
        const auto with = model::coverage(plan);
        put(one, PlacementState::PreEmpted);
        int per_mille = 0;
        std::size_t cells = 0;
        for (std::size_t i = 0; i < with.size(); ++i) {
            const int gained = without[i].gap(model::CoverageLayer::Planned) - with[i].gap(model::CoverageLayer::Planned);
            if (gained > 0) ++cells;
            if (gained > 0) per_mille += 1000 * gained / with[i].target;
        }
        INFO(one.row.placement.key);
        CHECK(one.damage.per_mille == per_mille);
        CHECK(one.damage.cells.size() == cells);
        short_ones += cells > 0 ? 1 : 0;
    }
    CHECK(short_ones > 3);
}
