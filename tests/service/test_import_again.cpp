// SPDX-License-Identifier: Apache-2.0
// The same calendar comes again: nothing new, a newer version, an older one, or one that meets what was done here meanwhile.
#include <catch2/catch.hpp>

#include <algorithm>
#include <iterator>

#include "calendar/base/error.h"
#include "calendar/service/exchange.h"
#include "calendar/service/history.h"
#include "import_desk.h"
#include "support/database.h"

using namespace lichsong;
using namespace lichsong::test;
using model::EntityKind;

namespace {

const std::string hanoi = ";TZID=Asia/Ho_Chi_Minh:";

std::string one(const std::string& uid, const std::string& title, const std::string& start, const std::string& more = "") {
    return event("UID:" + uid + "\nSUMMARY:" + title + "\nDTSTART" + hanoi + start + "\nDURATION:PT30M" + (more.empty() ? "" : "\n" + more));
}

std::string series(int count, const std::string& more = "") { return one("s", "Mục", "20210503T194500", "RRULE:FREQ=WEEKLY;COUNT=" + std::to_string(count) + (more.empty() ? "" : "\n" + more)); }

// Rows of all tables but the journal.
Lines rows_of(ImportDesk& office) {
    Lines lines;
    for (const auto& info : model::entity_table())
        for (const auto& record : office.desk->rows().all(info.kind)) {
            auto& all = lines.emplace_back(record.head.key);
            for (std::size_t i = 0; i < record.values.size(); ++i) {
                if (record.info().fields[i].name == "sequence" && info.kind != EntityKind::Origin) continue;  // readers have seen it, it only grows
                if (const auto* text = std::get_if<std::string>(&record.values[i])) all += '|' + *text;
                else if (const auto* number = std::get_if<std::int64_t>(&record.values[i])) all += '|' + std::to_string(*number);
                else all += "|-";
            }
        }
    std::sort(lines.begin(), lines.end());
    return lines;
}

// Rows that are not the same in both, so that a failure says which.
Lines differences(const Lines& a, const Lines& b) {
    Lines only;
    std::set_symmetric_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(only));
    return only;
}

}  // namespace

TEST_CASE("The same file again changes nothing, not even the journal", "[import]") {
    ImportDesk office;
    const auto bytes = calendar(one("a", "Tin", "20210512T194500", "X-A:1") + series(3) + one("b", "Khác", "20210513T194500"));
    office.import(bytes);
    CHECK(office.outcomes() == Lines{"new Tin", "new Mục ×3", "new Khác"});
    const auto before = rows_of(office);
    const auto changes = office.desk->session().last_change();
    CHECK_FALSE(office.import(bytes).something_lost);
    CHECK(office.outcomes() == Lines{"unchanged Tin", "unchanged Mục", "unchanged Khác"});
    CHECK(differences(rows_of(office), before) == Lines{});
    CHECK(office.desk->session().last_change() == changes);
}

TEST_CASE("New stamps alone are no change", "[import]") {
    ImportDesk office;
    office.import(calendar(one("a", "Tin", "20210512T194500", "DTSTAMP:20210501T000000Z")));
    office.import(calendar(one("a", "Tin", "20210512T194500", "DTSTAMP:20210601T000000Z\nSEQUENCE:5")));
    CHECK(office.outcomes() == Lines{"unchanged Tin"});
}

TEST_CASE("A newer version moves, renames and cancels drafts, and brings new ones", "[import]") {
    ImportDesk office;
    office.import(calendar(one("a", "Tin", "20210512T194500") + one("b", "Hai", "20210513T194500") + one("c", "Ba", "20210514T194500")));
    office.import(calendar(one("a", "Tin", "20210515T203000", "SEQUENCE:1") + one("b", "Hai mới", "20210513T194500", "SEQUENCE:1") +
                           one("c", "Ba", "20210514T194500", "SEQUENCE:1\nSTATUS:CANCELLED") + one("d", "Bốn", "20210516T194500")));
    CHECK(office.outcomes() == Lines{"changed Tin", "changed Hai mới", "changed Ba", "new Bốn"});
    CHECK(office.airings() == Lines{"2021-05-13 19:45 1800 dai-mau Hai mới", "2021-05-14 19:45 1800 dai-mau Ba cancelled", "2021-05-15 20:30 1800 dai-mau Tin", "2021-05-16 19:45 1800 dai-mau Bốn"});
    CHECK(office.placement("Tin").sequence == 1);
    CHECK_FALSE(office.summary.something_lost);
    // Taken over, it is what the next one is compared with.
    const auto again = calendar(one("a", "Tin", "20210515T203000", "SEQUENCE:1"));
    office.import(again);
    CHECK(office.outcomes() == Lines{"unchanged Tin"});
}

TEST_CASE("What is in the file no more is told, and stays", "[import]") {
    ImportDesk office;
    office.import(calendar(one("a", "Tin", "20210512T194500") + one("b", "Hai", "20210513T194500") + one("c", "Ba", "20210514T194500")));
    office.import(calendar(one("a", "Tin", "20210512T194500") + one("c", "Ba", "20210514T194500")));
    CHECK(office.outcomes() == Lines{"unchanged Tin", "unchanged Ba", "vanished Hai"});
    CHECK(office.findings() == Lines{"vanished Hai, 13/5/2021"});
    CHECK(office.airings().size() == 3);
    office.import(calendar(one("a", "Tin", "20210512T194500")));  // says nothing of other days
    CHECK(office.outcomes() == Lines{"unchanged Tin"});
    office.import(calendar(one("x", "Lạ", "20210512T194500") + one("y", "Lạ", "20210520T194500"), "X-WR-CALNAME:Lịch khác"));  // nor of other calendars
    CHECK(office.outcomes() == Lines{"new Lạ", "new Lạ"});
}

TEST_CASE("An older version changes nothing, and is told", "[import]") {
    ImportDesk office;
    office.import(calendar(one("a", "Tin", "20210512T194500", "SEQUENCE:4")));
    office.import(calendar(one("a", "Tin", "20210515T194500", "SEQUENCE:3")));
    CHECK(office.outcomes() == Lines{"unchanged Tin"});
    CHECK(office.findings() == Lines{"older Tin"});
    CHECK(office.airings() == Lines{"2021-05-12 19:45 1800 dai-mau Tin"});
    office.import(calendar(one("a", "Tin", "20210515T194500", "SEQUENCE:4\nLAST-MODIFIED:20210401T000000Z")));
    CHECK(office.findings() == Lines{"older Tin"});
}

TEST_CASE("What was changed here as well stays, and where the two do not meet both count", "[import]") {
    ImportDesk office;
    office.import(calendar(one("a", "Tin", "20210512T194500") + one("b", "Hai", "20210513T194500")));
    office.set(EntityKind::Placement, office.placement("Tin").key, {{"date", "2021-05-20"}});
    office.set(EntityKind::Placement, office.placement("Hai").key, {{"date", "2021-05-21"}});
    office.import(calendar(one("a", "Tin", "20210525T194500", "SEQUENCE:1") + one("b", "Hai mới", "20210513T194500", "SEQUENCE:1")));
    CHECK(office.outcomes() == Lines{"changed_here Tin", "changed Hai mới"});
    CHECK(office.findings().at(0) == "changed_here " + office.placement("Tin").key);
    CHECK(office.airings() == Lines{"2021-05-20 19:45 1800 dai-mau Tin", "2021-05-21 19:45 1800 dai-mau Hai mới"});
    CHECK(office.summary.something_lost);
}

TEST_CASE("What was agreed meanwhile is not moved or cancelled, but renamed", "[import]") {
    ImportDesk office;
    office.import(calendar(one("a", "Tin", "20210512T194500") + one("b", "Hai", "20210513T194500") + one("c", "Ba", "20210514T194500")));
    for (const char* title : {"Tin", "Hai", "Ba"}) office.set(EntityKind::Placement, office.placement(title).key, {{"state", "confirmed"}});
    office.import(calendar(one("a", "Tin", "20210525T194500", "SEQUENCE:1") + one("b", "Hai", "20210513T194500", "SEQUENCE:1\nSTATUS:CANCELLED") + one("c", "Ba mới", "20210514T194500", "SEQUENCE:1")));
    CHECK(office.outcomes() == Lines{"changed_here Tin", "changed_here Hai", "changed Ba mới"});
    CHECK(office.findings() == Lines{"agreed " + office.placement("Tin").key, "agreed " + office.placement("Hai").key});
    CHECK(office.airings() == Lines{"2021-05-12 19:45 1800 dai-mau Tin confirmed", "2021-05-13 19:45 1800 dai-mau Hai confirmed", "2021-05-14 19:45 1800 dai-mau Ba mới confirmed"});
}

TEST_CASE("What was removed here stays removed", "[import]") {
    ImportDesk office;
    const auto first = calendar(one("a", "Tin", "20210512T194500"));
    office.import(first);
    {
        service::Edit edit(*office.desk, {"row.remove", {}});
        edit.remove(EntityKind::Placement, office.placement("Tin").id);
        edit.commit();
    }
    office.import(calendar(one("a", "Tin", "20210513T194500", "SEQUENCE:1")));
    CHECK(office.outcomes() == Lines{"changed_here Tin"});
    CHECK(office.findings() == Lines{"removed_here Tin"});
    CHECK(office.airings().empty());
    CHECK(office.exported().find("UID:a") == std::string::npos);
    office.desk->session().verify();
    service::undo(*office.desk);
    CHECK(office.airings() == Lines{"2021-05-12 19:45 1800 dai-mau Tin"});
    office.import(calendar(one("a", "Tin", "20210513T194500", "SEQUENCE:1")));
    CHECK(office.airings() == Lines{"2021-05-13 19:45 1800 dai-mau Tin"});
}

TEST_CASE("A newer version of a series adds, moves and takes away days", "[import]") {
    ImportDesk office;
    office.import(calendar(series(4)));
    office.import(calendar(series(5, "SEQUENCE:1\nEXDATE" + hanoi + "20210510T194500") +
                           one("s", "Mục", "20210517T203000", "SEQUENCE:1\nRECURRENCE-ID" + hanoi + "20210517T194500")));
    CHECK(office.outcomes() == Lines{"changed Mục ×4"});
    CHECK(office.airings() == Lines{"2021-05-03 19:45 1800 dai-mau Mục", "2021-05-17 20:30 1800 dai-mau Mục", "2021-05-24 19:45 1800 dai-mau Mục", "2021-05-31 19:45 1800 dai-mau Mục"});
    office.import(calendar(one("s", "Mục", "20210503T194500", "SEQUENCE:2")));
    CHECK(office.outcomes() == Lines{"changed_here Mục"});
    CHECK(office.findings() == Lines{"other_kind Mục"});
}

TEST_CASE("A series that was changed here is left as it is", "[import]") {
    ImportDesk office;
    office.import(calendar(series(4)));
    const auto before = office.airings();
    office.set(EntityKind::Placement, office.placement("Mục").key, {{"locked", std::int64_t{1}}});
    office.import(calendar(series(5, "SEQUENCE:1")));
    CHECK(office.outcomes() == Lines{"changed_here Mục"});
    CHECK(office.airings() == before);
}

TEST_CASE("Our own calendar, imported into its own plan, changes nothing", "[import]") {
    ImportDesk office;
    office.options.outlet = "";
    const auto before = rows_of(office);
    const auto summary = office.import(office.exported());
    CHECK(summary.count(service::ImportOutcome::Unchanged) == 12);  // ten placements and two series
    CHECK(office.rows.size() == 12);
    CHECK(office.findings().empty());
    CHECK(differences(rows_of(office), before) == Lines{});
    auto moved = office.exported();
    const auto at = moved.find("DTSTART;TZID=Asia/Ho_Chi_Minh:20210510T194500");
    REQUIRE(at != std::string::npos);
    moved.replace(at, 45, "DTSTART;TZID=Asia/Ho_Chi_Minh:20210509T194500");
    CHECK(office.import(moved).count(service::ImportOutcome::ChangedHere) == 1);
    CHECK(office.findings().at(0).starts_with("ours "));
    CHECK(differences(rows_of(office), before) == Lines{});
}

TEST_CASE("Our own calendar changes nothing either where imported entries were changed here", "[import]") {
    ImportDesk office;
    office.import(calendar(one("a", "Tin", "20210512T194500") + series(4, "RDATE" + hanoi + "20210510T210000")));
    office.set(EntityKind::Placement, office.placement("Tin").key, {{"date", "2021-05-20"}});
    office.set(EntityKind::Placement, office.placement("Mục").key, {{"start", std::int64_t{20 * 3600}}});
    const auto before = rows_of(office);
    office.import(office.exported());
    CHECK(office.summary.count(service::ImportOutcome::Unchanged) == office.rows.size());
    CHECK(office.findings() == Lines{});
    CHECK(differences(rows_of(office), before) == Lines{});
}

TEST_CASE("An import is one change: undone it has never been, done again it is there, and the plan stays whole", "[import]") {
    ImportDesk office;
    const auto before = rows_of(office);
    const auto before_text = office.exported();
    office.import(calendar(one("a", "Tin", "20210512T194500", "X-A:1") + series(30) + one("m", "Lẻ", "20210513T070000")));
    const auto after = rows_of(office);
    const auto after_text = office.exported();
    REQUIRE(after != before);
    service::undo(*office.desk);
    CHECK(differences(rows_of(office), before) == Lines{});
    CHECK(office.exported() == before_text);
    office.desk->session().verify();
    service::redo(*office.desk);
    CHECK(differences(rows_of(office), after) == Lines{});
    office.desk->session().verify();
    office.import(calendar(one("a", "Tin", "20210515T194500", "SEQUENCE:1\nX-A:2") + series(28, "SEQUENCE:1")));
    REQUIRE(office.summary.count(service::ImportOutcome::Changed) == 2);
    service::undo(*office.desk);
    CHECK(differences(rows_of(office), after) == Lines{});
    office.desk->session().verify();
    office.import(calendar(one("a", "Tin", "20210515T194500", "SEQUENCE:1\nX-A:2")));
    CHECK(office.outcomes().at(0) == "changed Tin");  // what was undone may be taken in again
}

TEST_CASE("A dry run says the same and leaves the file as it is, byte for byte", "[import]") {
    ImportDesk office;
    const auto bytes = calendar(one("a", "Tin", "20210512T194500") + series(3) + one("b", "Sáng", "20210512T060000", "RRULE:FREQ=DAILY;COUNT=3"));
    office.options.dry_run = true;
    const auto before = office.file_bytes();
    office.import(bytes);
    const auto said = office.outcomes();
    const auto found = office.findings();
    CHECK(office.file_bytes() == before);
    CHECK(office.airings().empty());
    office.options.dry_run = false;
    office.import(bytes);
    CHECK(office.outcomes() == said);
    CHECK(office.findings() == found);
    CHECK(office.airings().size() == 7);
}

TEST_CASE("A file that is refused leaves the plan as it was, byte for byte", "[import]") {
    ImportDesk office;
    const auto before = office.file_bytes();
    const auto good = calendar(one("a", "Tin", "20210512T194500"));
    CHECK(office.refusal_of("") == "ics.not_a_calendar");
    CHECK(office.refusal_of("<html>\n") == "ics.not_a_calendar");
    CHECK(office.refusal_of(good.substr(0, good.size() - 15)) == "ics.cut_off");
    CHECK(office.refusal_of(good + "END:VEVENT\r\n") == "ics.not_nested");
    CHECK(office.refusal_of(calendar(one("a", "Tin", "20210512T194500", "X-A:" + std::string(70'000, 'a')))) == "ics.line_too_long");
    std::string many;
    for (int i = 0; i < 2'001; ++i) many += "X-A:1\n";
    CHECK(office.refusal_of(calendar(one("z", "Tin", "20210512T194500") + one("a", "Tin", "20210512T194500", many + "X-A:1"))) == "ics.too_many_properties");
    CHECK(office.file_bytes() == before);
    CHECK(office.airings().empty());
}

TEST_CASE("A child that dies in the middle of a file leaves the plan as it was, byte for byte", "[import]") {
    ImportDesk office;
    const auto before = office.file_bytes();
    std::string events;
    for (int i = 0; i < 10'000; ++i) events += one("uid-" + std::to_string(i), "Tin", "20210512T194500");
    const auto script = office.folder.file("reader");
    write_bytes(script, "#!/bin/sh\nhead -c 900000 | " LICHSONG_READER "\n");  // it gets no more, and gives up
    std::filesystem::permissions(script, std::filesystem::perms::owner_all);
    office.options.reader = script;
    CHECK(office.refusal_of(calendar(events)) == "ics.reader_failed");
    CHECK(office.rows.size() > 500);  // that far it had come
    CHECK(office.file_bytes() == before);
    office.options.reader = "/bin/true";
    CHECK(office.refusal_of(calendar(events)) == "ics.reader_failed");
    office.options.reader = office.folder.file("none");
    CHECK(office.refusal_of(calendar(events)) == "ics.no_reader");
    CHECK(office.file_bytes() == before);
    office.options.reader = LICHSONG_READER;
    CHECK(office.refusal_of(calendar(one("uid-0", "Tin", "20210512T194500"))) == "done");
}
