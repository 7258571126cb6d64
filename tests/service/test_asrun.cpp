// SPDX-License-Identifier: Apache-2.0
// What a log changes in the plan, and what it leaves alone. How lines find their placements is tested in tests/model/test_asrun*.cpp.
#include "calendar/base/error.h"
#include "calendar/service/asrun.h"
#include "calendar/service/history.h"
#include "calendar/service/makegood.h"
#include "sample_desk.h"

using namespace lichsong;
using namespace lichsong::test;
using model::AsRunClass;
using model::EntityKind;
using model::EvidenceKind;
using model::Placement;
using model::PlacementState;

namespace {

std::string code_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const base::Error& error) {
        return error.code();
    }
    return "done";
}

struct Logged : SampleDesk {
    model::Outlet outlet;
    model::Date day;
    std::vector<Placement> booked;  ///< of the day, by time

    // The first day on which a radio station has two agreed placements at least.
    Logged() {
        forbid_nothing();
        std::map<std::pair<std::int64_t, std::string>, std::vector<Placement>> by_day;
        for (const auto& one : placements())
            if (one.start && (one.state == PlacementState::Confirmed || one.state == PlacementState::Aired)) by_day[{one.outlet.value, model::iso(one.date)}].push_back(one);
        const auto found = std::find_if(by_day.begin(), by_day.end(), [](const auto& entry) { return entry.second.size() >= 2; });
        REQUIRE(found != by_day.end());
        outlet = *desk->context().outlets.find({found->first.first});
        day = model::from_iso(found->first.second);
        booked = found->second;
        std::sort(booked.begin(), booked.end(), [](const Placement& a, const Placement& b) { return a.start->seconds < b.start->seconds; });
        for (const auto& one : booked) set(EntityKind::Placement, one.key, {{"state", std::string("confirmed")}});
    }

    [[nodiscard]] std::vector<Placement> placements() {
        std::vector<Placement> all;
        for (const auto& [key, record] : rows(EntityKind::Placement)) all.push_back(model::from_record<Placement>(record));
        return all;
    }
    [[nodiscard]] model::LogLine line(long number, const Placement& as, int minutes_late = 0) const {
        model::LogLine line;
        line.number = number;
        line.day = day;
        line.start = model::TimeOfDay{as.start->seconds + minutes_late * 60};
        line.length = as.length;
        line.code = as.key;
        return line;
    }
    [[nodiscard]] std::vector<model::LogLine> whole_log() const {
        std::vector<model::LogLine> lines;
        for (const auto& one : booked) lines.push_back(line(static_cast<long>(lines.size()) + 1, one));
        return lines;
    }
    service::Reconciled take(const std::vector<model::LogLine>& lines, bool dry_run = false) { return service::take_log(*desk, outlet.key, lines, {"nhat-ky.csv", EvidenceKind::StationLog, {}}, dry_run); }
    [[nodiscard]] Placement now(const Placement& placement) { return row<Placement>(placement.key); }
    [[nodiscard]] static int total(const service::Reconciled& days, AsRunClass kind) { return days.totals[static_cast<std::size_t>(kind)]; }
};

}  // namespace

TEST_CASE_METHOD(Logged, "What the log has is aired, with its time, length and where it stands; what it has not is missed", "[asrun]") {
    const auto& first = booked[0];
    const auto& second = booked[1];
    auto lines = whole_log();
    lines.erase(lines.begin() + 1);
    lines.front().start = model::TimeOfDay{first.start->seconds + 120};
    const auto days = take(lines);
    CHECK(total(days, AsRunClass::BookedNotAired) == 1);
    CHECK(now(first).state == PlacementState::Aired);
    CHECK(now(first).actual_start->seconds == first.start->seconds + 120);
    CHECK(now(first).actual_length == first.length);
    CHECK(now(first).evidence_kind == EvidenceKind::StationLog);
    CHECK(now(first).evidence == "nhat-ky.csv:1");
    CHECK(now(second).state == PlacementState::Missed);
    service::undo(*desk);
    CHECK(now(first).state == PlacementState::Confirmed);
    CHECK(now(second).state == PlacementState::Confirmed);
    CHECK(rows(EntityKind::AsRunLine).empty());
}

TEST_CASE_METHOD(Logged, "A dry run says the same and writes nothing", "[asrun]") {
    const auto before = desk->session().last_change();
    const auto dry = take(whole_log(), true);
    CHECK(desk->session().last_change() == before);
    CHECK(dry.change.id == 0);
    CHECK(dry.totals == take(whole_log()).totals);
    CHECK(desk->session().last_change() == before + 1);
}

TEST_CASE_METHOD(Logged, "The same log again changes nothing, a longer one adds, and links by hand stay", "[asrun]") {
    auto lines = whole_log();
    auto stranger = lines.front();
    stranger.number = 90;
    stranger.code.clear();
    stranger.title = "Quảng cáo nước mắm";
    stranger.start = model::TimeOfDay{3 * 3600};
    lines.push_back(stranger);
    const auto days = take(lines);
    CHECK(total(days, AsRunClass::AiredNotBooked) == 1);
    CHECK(take(lines).change.id == 0);
    std::string key;
    for (const auto& row : days.rows)
        if (row.result.kind == AsRunClass::AiredNotBooked) key = row.line->key;
    service::set_aside(*desk, {key});
    CHECK(row<model::AsRunLine>(key).link == model::AsRunLink::NotOurs);
    take(lines);
    CHECK(row<model::AsRunLine>(key).link == model::AsRunLink::NotOurs);
    lines.pop_back();
    take(lines);
    CHECK(rows(EntityKind::AsRunLine).size() == lines.size());
}

TEST_CASE_METHOD(Logged, "However many lines are set aside, it is one change, and one undo brings them back", "[asrun]") {
    auto lines = whole_log();
    for (int i = 0; i < 3; ++i) {
        auto stranger = lines.front();
        stranger.number = 90 + i;
        stranger.code.clear();
        stranger.title = "Quảng cáo " + std::string(static_cast<std::size_t>(i + 1), 'x');
        stranger.start = model::TimeOfDay{(3 + i) * 3600};
        lines.push_back(stranger);
    }
    std::vector<std::string> keys;
    for (const auto& row : take(lines).rows)
        if (row.result.kind == AsRunClass::AiredNotBooked) keys.push_back(row.line->key);
    REQUIRE(keys.size() == 3);
    const auto before = desk->session().last_change();
    const auto days = service::set_aside(*desk, keys);
    CHECK(desk->session().last_change() == before + 1);
    for (const auto& day_row : days.rows)
        CHECK_FALSE((day_row.line && day_row.result.kind == AsRunClass::AiredNotBooked && service::is_undecided(day_row)));
    for (const auto& key : keys) CHECK(row<model::AsRunLine>(key).link == model::AsRunLink::NotOurs);
    service::undo(*desk);
    for (const auto& key : keys) CHECK(row<model::AsRunLine>(key).link == model::AsRunLink::Open);
    CHECK(code_of([&] { service::set_aside(*desk, {}); }) == "asrun.no_lines");
}

TEST_CASE_METHOD(Logged, "A line linked by hand makes its placement aired, and the one it was taken for missed", "[asrun]") {
    auto lines = whole_log();
    lines.erase(lines.begin() + 1);
    const auto days = take(lines);
    std::string key;
    for (const auto& row : days.rows)
        if (row.booked && row.booked->placement.key == booked[0].key && row.line) key = row.line->key;
    service::link_line(*desk, key, booked[1].key);
    CHECK(now(booked[1]).state == PlacementState::Aired);
    CHECK(now(booked[0]).state == PlacementState::Missed);
    std::string elsewhere;
    std::string another_day;
    for (const auto& one : placements()) {
        if (one.outlet.value != outlet.id) elsewhere = one.key;
        else if (one.date != day) another_day = one.key;
    }
    CHECK(code_of([&] { service::link_line(*desk, key, elsewhere); }) == "asrun.other_outlet");
    CHECK(code_of([&] { service::link_line(*desk, key, another_day); }) == "asrun.other_day");
    CHECK(code_of([&] { service::link_line(*desk, "W-9999", booked[1].key); }) == "row.unknown");
}

TEST_CASE_METHOD(Logged, "What somebody vouches for otherwise is not made missed by a log", "[asrun]") {
    set(EntityKind::Placement, booked[1].key, {{"state", std::string("aired")}, {"evidence_kind", std::string("letter")}, {"evidence", std::string("05/BC-PTTH")}});
    auto lines = whole_log();
    lines.erase(lines.begin() + 1);
    take(lines);
    CHECK(now(booked[1]).state == PlacementState::Aired);
    CHECK(now(booked[1]).evidence == "05/BC-PTTH");
}

TEST_CASE_METHOD(Logged, "What was asked for and never answered counts as aired where the log has it, and is not missed where not", "[asrun]") {
    for (const auto& one : booked) set(EntityKind::Placement, one.key, {{"state", std::string("requested")}});
    auto lines = whole_log();
    lines.erase(lines.begin() + 1);
    take(lines);
    CHECK(now(booked[0]).state == PlacementState::Aired);
    CHECK(now(booked[1]).state == PlacementState::Requested);
}

TEST_CASE_METHOD(Logged, "A closed day stands until it is opened again with a reason", "[asrun]") {
    take(whole_log());
    service::close_day(*desk, outlet.key, day);
    CHECK(service::is_closed(desk->context(), model::id_of(outlet), day));
    CHECK(code_of([&] { take(whole_log()); }) == "asrun.closed");
    CHECK(code_of([&] { service::close_day(*desk, outlet.key, day); }) == "asrun.closed");
    CHECK(code_of([&] { set(EntityKind::Placement, booked[0].key, {{"state", std::string("missed")}}); }) == "asrun.closed");
    CHECK(code_of([&] { set(EntityKind::Placement, booked[0].key, {{"date", model::iso(model::plus_days(day, 1))}}); }) == "asrun.closed");
    CHECK(code_of([&] { set(EntityKind::Placement, booked[0].key, {{"note", std::string("đã nghe")}}); }) == "done");
    CHECK(code_of([&] { service::reopen_day(*desk, outlet.key, day, "  "); }) == "asrun.no_reason");
    service::reopen_day(*desk, outlet.key, day, "Đài gửi lại nhật ký");
    CHECK(code_of([&] { set(EntityKind::Placement, booked[0].key, {{"state", std::string("missed")}}); }) == "done");
    CHECK(code_of([&] { service::reopen_day(*desk, outlet.key, day, "lại"); }) == "asrun.not_closed");
}

TEST_CASE_METHOD(Logged, "A day with something undecided is not closed; a normal one is ticked off in one step", "[asrun]") {
    CHECK(code_of([&] { service::close_day(*desk, outlet.key, day); }) == "asrun.unresolved");
    service::close_day(*desk, outlet.key, day, EvidenceKind::Monitoring);
    for (const auto& one : booked) {
        CHECK(now(one).state == PlacementState::Aired);
        CHECK(now(one).evidence_kind == EvidenceKind::Monitoring);
        CHECK(now(one).actual_start == one.start);
    }
    service::undo(*desk);
    CHECK_FALSE(service::is_closed(desk->context(), model::id_of(outlet), day));
    CHECK(now(booked[0]).state == PlacementState::Confirmed);
}

TEST_CASE_METHOD(Logged, "What was missed is unresolved until it is made good or waived", "[asrun][makegood]") {
    const auto is_open = [&](const std::string& code) {
        const auto open = service::unresolved(*desk);
        return std::any_of(open.begin(), open.end(), [&](const model::PlacedSegment& row) { return row.placement.key == code; });
    };
    const auto missed = booked[0].key;
    CHECK_FALSE(is_open(missed));
    CHECK(code_of([&] { service::waive(*desk, missed, "không cần"); }) == "makegood.not_missed");
    set(EntityKind::Placement, missed, {{"state", std::string("missed")}});
    CHECK(is_open(missed));
    service::Destination at;
    at.date = model::plus_days(desk->context().campaign.dday, 1);
    std::string made;
    CHECK(code_of([&] { service::make_good(*desk, missed, at, made); }) == "makegood.after_dday");
    at.date = model::plus_days(desk->today(), 2);
    service::make_good(*desk, missed, at, made);
    CHECK(row<Placement>(made).makegood_for.value == row<Placement>(missed).id);
    CHECK_FALSE(is_open(missed));
    CHECK(code_of([&] { service::make_good(*desk, missed, at, made); }) == "makegood.has_one");
    service::undo(*desk);
    CHECK(is_open(missed));
    CHECK(code_of([&] { service::waive(*desk, missed, " "); }) == "makegood.no_reason");
    service::waive(*desk, missed, "Đã phát trên kênh khác");
    CHECK_FALSE(is_open(missed));
}
