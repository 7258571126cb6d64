// SPDX-License-Identifier: Apache-2.0
// Releases: what partners see, and what is different from one to the next.
#include "../support/error_code.h"
#include "calendar/base/error.h"
#include "calendar/service/history.h"
#include "calendar/service/release.h"
#include "calendar/service/schedule.h"
#include "sample_desk.h"

using namespace lichsong;
using namespace lichsong::test;
using model::EntityKind;
using model::Placement;
using model::PlacementState;
using service::Difference;

namespace {

struct Released : SampleDesk {
    Released() {
        forbid_nothing();
        first = service::make_release(*desk, "Bản đầu");
    }

    /// Codes of the station's placements in a state, from tomorrow on, not locked.
    [[nodiscard]] std::vector<std::string> in_state(PlacementState state, const char* partner = "dai-tinh") {
        std::vector<std::string> codes;
        for (const auto& [key, record] : rows(EntityKind::Placement)) {
            const auto one = model::from_record<Placement>(record);
            const auto owner = desk->context().outlets.find(one.outlet)->partner;
            if (one.state == state && !one.locked && one.start && one.date > desk->today() && owner.value == row<model::Partner>(partner).id) codes.push_back(key);
        }
        REQUIRE(codes.size() > 1);
        return codes;
    }
    void move_later(const std::string& code) {
        service::Destination to;
        to.start = model::TimeOfDay{row<Placement>(code).start->seconds + 600};
        service::move_placement(*desk, code, to);
    }
    [[nodiscard]] std::map<std::string, Difference> since(const model::Release& from, const std::string& partner = {}) {
        std::map<std::string, Difference> found;
        const auto now = service::make_release(*desk, "Bản sau");
        for (const auto& one : service::differences(*desk, from, now, partner)) found[(one.after ? one.after : one.before)->placement.key] = one.what;
        return found;
    }

    model::Release first;
};

}  // namespace

TEST_CASE_METHOD(Released, "Releases are numbered, say who and when, and are not undone", "[release]") {
    CHECK(first.number == 1);
    CHECK(first.author == "an");
    CHECK(first.released_on == desk->today());
    CHECK(service::latest_release(*desk)->number == 1);
    CHECK(code_of([&] { service::make_release(*desk, " "); }) == "release.no_note");
    CHECK(code_of([&] { service::make_release(*desk, "Lại"); }) == "release.nothing_new");
    move_later(in_state(PlacementState::Draft).front());
    CHECK(service::make_release(*desk, "Hai").number == 2);
    service::undo(*desk);  // of the move
    CHECK(service::latest_release(*desk)->number == 2);
    CHECK(service::find_release(*desk, "1").title == "Bản đầu");
    CHECK(code_of([&] { (void)service::find_release(*desk, "7"); }) == "row.unknown");
}

TEST_CASE_METHOD(Released, "What is new, moved, changed, cancelled or gone is told once, and drafts are nobody's business", "[release]") {
    const auto drafts = in_state(PlacementState::Draft);
    const auto agreed = in_state(PlacementState::Confirmed);
    const auto asked = in_state(PlacementState::Requested);
    move_later(drafts[0]);
    service::set_states(*desk, {drafts[1]}, PlacementState::Requested);
    move_later(agreed[0]);
    service::cancel_placement(*desk, agreed[1], "Bão");
    service::set_states(*desk, {asked[0]}, PlacementState::Confirmed);
    service::set_states(*desk, {asked[1]}, PlacementState::Draft);
    CHECK(since(first) == std::map<std::string, Difference>{{drafts[1], Difference::New}, {agreed[0], Difference::Moved}, {agreed[1], Difference::Cancelled}, {asked[0], Difference::Changed},
                                                            {asked[1], Difference::Gone}});
}

TEST_CASE_METHOD(Released, "A partner is told of its own outlets alone, also of what went elsewhere", "[release]") {
    const auto agreed = in_state(PlacementState::Confirmed);
    move_later(agreed[0]);
    service::Destination away;
    away.outlet = "tt-cao-lanh";
    for (const auto& outlet : desk->context().outlets)
        if (outlet.partner.value == row<model::Partner>("tt-cao-lanh").id) away.outlet = outlet.key;
    service::move_placement(*desk, agreed[1], away);
    const auto later = service::make_release(*desk, "Bản sau");
    const auto told = [&](const char* partner) {
        std::map<std::string, Difference> found;
        for (const auto& one : service::differences(*desk, first, later, partner)) found[(one.after ? one.after : one.before)->placement.key] = one.what;
        return found;
    };
    CHECK(told("dai-tinh") == std::map<std::string, Difference>{{agreed[0], Difference::Moved}, {agreed[1], Difference::Gone}});
    CHECK(told("tt-cao-lanh") == std::map<std::string, Difference>{{agreed[1], Difference::New}});
    CHECK(told("bao-tinh").empty());
    CHECK(service::differences(*desk, later, later).empty());
}

TEST_CASE_METHOD(Released, "What was moved and moved back is no difference", "[release]") {
    const auto code = in_state(PlacementState::Requested).front();
    move_later(code);
    service::undo(*desk);
    CHECK(since(first).empty());
}

TEST_CASE("A rule that forbids a release is told with its first breach, and nothing is released", "[release]") {
    SampleDesk sample;
    sample.set(EntityKind::Rule, sample.rows(EntityKind::Rule).begin()->first, {});
    for (const auto& [key, record] : sample.rows(EntityKind::Rule)) sample.set(EntityKind::Rule, key, {{"severity", std::string("block_release")}});
    try {
        service::make_release(*sample.desk, "Bản");
        FAIL("released in spite of it");
    } catch (const base::Error& error) {
        CHECK(error.code() == "release.blocked");
        CHECK(std::stoi(error.args().at(0)) > 0);
    }
    CHECK_FALSE(service::latest_release(*sample.desk).has_value());
}
