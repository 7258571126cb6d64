// SPDX-License-Identifier: Apache-2.0
// Statements of the conformance table that need an editor: what an edit does to UID, SEQUENCE and LAST-MODIFIED of an exported
// calendar, and that whatever was edited, the validator has nothing to say. The others are in tests/ical.
#include <catch2/catch.hpp>

#include <regex>
#include <set>

#include "calendar/ical/lint.h"
#include "calendar/service/exchange.h"
#include "calendar/service/field_text.h"
#include "calendar/service/history.h"
#include "calendar/service/plan_files.h"
#include "calendar/service/schedule.h"
#include "calendar/service/series.h"
#include "ical/reader.h"
#include "random_edits.h"
#include "small_plan.h"
#include "support/temp_folder.h"

using namespace lichsong;
using namespace lichsong::test;
using model::EntityKind;

namespace {

std::string exported(service::Desk& desk, bool flat = false, bool partner = false) {
    service::ExportOptions how;
    how.flat = flat;
    how.partner = partner;
    how.wording.cancelled_prefix = "[HỦY]";
    how.wording.code = "Mã";
    std::string bytes;
    service::export_calendar(desk, how, [&](std::string_view some) { bytes += some; });
    return bytes;
}

// The first finding with its line; empty where there is none.
std::string first_finding(const std::string& bytes) {
    std::string told;
    ical::Linter linter([&](const ical::LintFinding& finding) {
        if (told.empty()) told = std::string(finding.fault->code) + " at " + std::to_string(finding.line) + ": " + finding.property + ' ' + finding.detail;
    });
    linter.feed(bytes);
    linter.finish();
    return told;
}

// A desk at the small plan, whose first placement stands alone and whose first series has issues.
struct Table {
    Table() : path(folder.plan()), clock(morning) {
        make_small_plan(path);
        desk.emplace(path, store::OpenOptions{}, clock, "Lan");
    }
    ReadComponent entry(const std::string& uid) {
        const auto calendar = read_calendar(exported(*desk));
        for (const auto* event : calendar.components("VEVENT"))
            if (event->value("UID") == uid && !event->has("RECURRENCE-ID")) return *event;
        throw std::runtime_error("no entry " + uid);
    }
    [[nodiscard]] std::string text(EntityKind kind, const char* field) { return std::get<std::string>((*desk->rows().find(kind, 1))[field]); }
    void set(EntityKind kind, const service::Fields& fields) {
        service::Edit edit(*desk, {"row.set", {}});
        edit.set(kind, 1, fields);
        if (kind == EntityKind::Series) service::follow_rule(edit, 1);
        edit.commit();
    }

    TempFolder folder;
    std::string path;
    FixedClock clock;
    std::optional<service::Desk> desk;
};

const std::string first_code = "TH21-0001";

service::Destination to_day(int day) {
    service::Destination to;
    to.date = model::Date(2021, 5, static_cast<unsigned short>(day));
    return to;
}

}  // namespace

TEST_CASE("C3: A title typed in parts of letters leaves in the normal form", "[C3][statement]") {
    Table table;
    const auto& info = model::info_of(EntityKind::Segment);
    const auto typed = service::read_field(info.fields[model::field_index(info, "title")], "Đo\u0302\u0300ng Tha\u0301p", {});
    table.set(EntityKind::Segment, {{"title", typed}});
    CHECK(exported(*table.desk).find("SUMMARY:Đồng Tháp") != std::string::npos);
    CHECK(first_finding(exported(*table.desk)) == "");
}

TEST_CASE("C17: A UID outlives every edit, another export and the move of the plan", "[C17][statement]") {
    Table table;
    const auto uid = table.text(EntityKind::Placement, "uid");
    CHECK_NOTHROW(table.entry(uid));
    table.set(EntityKind::Segment, {{"title", "Khác"}});
    service::move_placement(*table.desk, first_code, to_day(25));
    service::cancel_placement(*table.desk, first_code, "thử");
    CHECK(table.entry(uid).value("STATUS") == "CANCELLED");
    const auto before = exported(*table.desk);
    table.desk.reset();
    const auto moved = table.folder.plan("elsewhere");
    service::copy_plan(table.path, moved, {LICHSONG_TEMPLATES, {}, table.clock, "Minh"});
    table.desk.emplace(moved, store::OpenOptions{}, table.clock, "Minh");
    CHECK(exported(*table.desk) == before);
}

TEST_CASE("C18: A UID is random, names nobody, and is met in no other campaign", "[C18][statement]") {
    const std::regex uuid("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    const TempFolder folder;
    const FixedClock clock(morning);
    std::set<std::string> seen;
    std::size_t placements = 0;
    for (const char* name : {"a", "b"}) {
        make_small_plan(folder.file(name));
        service::Desk desk(folder.file(name), {}, clock, "Lan");
        for (int i = 0; i < 20; ++i) {
            std::string made;
            service::repeat_placement(desk, first_code, to_day(11 + i), made);
            const auto uid = std::get<std::string>(desk.require(EntityKind::Placement, made)["uid"]);
            CHECK(std::regex_match(uid, uuid));
            seen.insert(uid);
            ++placements;
        }
    }
    CHECK(seen.size() == placements);
}

TEST_CASE("C19, C51: A day later an export of unchanged data is the same bytes", "[C19][C51][statement]") {
    Table table;
    for (const bool flat : {false, true}) {
        const auto before = exported(*table.desk, flat);
        table.clock.stamp += 86'400;
        CHECK(exported(*table.desk, flat) == before);
    }
}

TEST_CASE("C20: Each saved edit raises LAST-MODIFIED strictly, within one second too", "[C20][statement]") {
    Table table;
    const auto uid = table.text(EntityKind::Placement, "uid"), series = table.text(EntityKind::Series, "uid");
    auto before = table.entry(uid).value("LAST-MODIFIED"), before_series = table.entry(series).value("LAST-MODIFIED");
    for (int round = 0; round < 5; ++round) {
        service::move_placement(*table.desk, first_code, to_day(20 + round));
        table.set(EntityKind::Series, {{"title", "Chuyên mục " + std::to_string(round)}});
        const auto after = table.entry(uid).value("LAST-MODIFIED"), after_series = table.entry(series).value("LAST-MODIFIED");
        CHECK(before < after);
        CHECK(before_series < after_series);
        before = after;
        before_series = after_series;
    }
}

TEST_CASE("C21: SEQUENCE rises with start, end, rule, dates and status, and an undo does not take it back", "[C21][statement]") {
    Table table;
    const auto uid = table.text(EntityKind::Placement, "uid"), series = table.text(EntityKind::Series, "uid");
    const auto rises = [&](const std::string& of, auto&& edit) {
        const auto before = std::stol(table.entry(of).value("SEQUENCE"));
        edit();
        CHECK(std::stol(table.entry(of).value("SEQUENCE")) == before + 1);
        service::undo(*table.desk);
        CHECK(std::stol(table.entry(of).value("SEQUENCE")) > before);
        service::redo(*table.desk);
        CHECK(std::stol(table.entry(of).value("SEQUENCE")) > before + 1);
    };
    rises(uid, [&] { service::move_placement(*table.desk, first_code, to_day(26)); });
    rises(uid, [&] {
        auto longer = to_day(26);
        longer.length = model::Seconds(600);
        service::move_placement(*table.desk, first_code, longer);
    });
    rises(uid, [&] { service::cancel_placement(*table.desk, first_code, "thử"); });
    rises(series, [&] { table.set(EntityKind::Series, {{"removed_dates", "2021-05-31"}}); });
    rises(series, [&] { table.set(EntityKind::Series, {{"extra_dates", "2021-06-03"}}); });
    rises(series, [&] { table.set(EntityKind::Series, {{"rule", "FREQ=WEEKLY;BYDAY=MO,TH"}}); });
}

TEST_CASE("C42: What was cancelled is still there after 30 days, says so in its title, and has a higher SEQUENCE", "[C42][statement]") {
    Table table;
    const auto uid = table.text(EntityKind::Placement, "uid");
    const auto before = std::stol(table.entry(uid).value("SEQUENCE"));
    service::cancel_placement(*table.desk, first_code, "thử");
    table.clock.stamp += 31 * 86'400;
    add_segment(*table.desk, "Tin khác");  // the plan lives on
    const auto entry = table.entry(uid);
    CHECK(entry.value("STATUS") == "CANCELLED");
    CHECK(entry.line("SUMMARY").text().starts_with("[HỦY] "));
    CHECK(std::stol(entry.value("SEQUENCE")) == before + 1);
}

TEST_CASE("The validator finds nothing in 200 plans edited at random, whatever audience and layout", "[lint][statement][.fault]") {
    std::set<std::string> calendars;
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        Table table;
        RandomEdits edits(*table.desk, seed);
        for (int plan = 0; plan < 20; ++plan) {
            for (int i = 0; i < 5; ++i) edits.accepted();
            for (const bool flat : {false, true})
                for (const bool partner : {false, true}) {
                    const auto bytes = exported(*table.desk, flat, partner);
                    INFO("seed " << seed << ", plan " << plan << (flat ? ", flat" : "") << (partner ? ", partner" : ""));
                    CHECK(first_finding(bytes) == "");
                    calendars.insert(bytes);
                }
        }
    }
    CHECK(calendars.size() > 400);
}
