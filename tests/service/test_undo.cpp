// SPDX-License-Identifier: Apache-2.0
// What undo promises to people: the same exports again, nobody else's work lost, and words when it cannot.
#include <catch2/catch.hpp>

#include <map>
#include <regex>
#include <sstream>

#include "calendar/base/error.h"
#include "calendar/service/exchange.h"
#include "calendar/service/history.h"
#include "calendar/service/schedule.h"
#include "random_edits.h"
#include "small_plan.h"
#include "support/database.h"
#include "support/temp_folder.h"

using namespace lichsong;
using namespace lichsong::test;
using model::EntityKind;

namespace {

std::string exported(service::Desk& desk, bool flat) {
    service::ExportOptions options;
    options.flat = flat;
    options.wording = {"[HỦY]", [](const auto& placement, const auto&) { return std::string(name_of(placement.state)); }, "Mã", "Kênh", "Đơn vị", "Văn bản", "Phát lại", "Bù", "kỳ", false};
    std::string text;
    service::export_calendar(desk, options, [&](std::string_view bytes) { text += bytes; });
    return text;
}

struct Export {
    std::string rest;                              ///< all lines but the three that go forward
    std::map<std::string, std::string> greatest;   ///< "UID property" -> the last value; numbers padded so that text compares
};

Export take_apart(const std::string& text) {
    Export out;
    std::istringstream lines(text);
    std::string line, uid;
    std::vector<std::pair<std::string, std::string>> forward;
    while (std::getline(lines, line)) {
        const auto name = line.substr(0, line.find(':'));
        const auto value = line.substr(line.find(':') + 1);
        if (name == "SEQUENCE" || name == "LAST-MODIFIED" || name == "DTSTAMP") {
            forward.emplace_back(name, std::string(20 - std::min<std::size_t>(20, value.size()), '0') + value);
            continue;
        }
        out.rest += line + '\n';
        if (name == "UID") uid = value;
        if (name.starts_with("RECURRENCE-ID")) uid += value;
        if (line.starts_with("END:VEVENT"))
            for (const auto& [property, number] : std::exchange(forward, {})) out.greatest[uid + ' ' + property] = number;
    }
    return out;
}

std::string code_of(const std::function<void()>& work, std::vector<std::string>* args = nullptr) {
    try {
        work();
    } catch (const base::Error& error) {
        if (args != nullptr) *args = error.args();
        return error.code();
    }
    return "done";
}

struct Plan {
    TempFolder folder;
    std::string path = folder.plan();
    FixedClock clock{morning};
    Plan() { make_small_plan(path); }
};

model::Change retitle(service::Desk& desk, std::int64_t segment, const std::string& title) {
    service::Edit edit(desk, {"row.set", {"segment", title}});
    edit.set(EntityKind::Segment, segment, {{"title", title}});
    return edit.commit();
}

}  // namespace

TEST_CASE("Undoing 100 mixed edits of the sample gives the same exports, but for what only goes forward", "[undo][.fault]") {
    const TempFolder folder;
    const auto path = folder.plan("demo");
    copy_demo_plan(path);
    FixedClock clock(morning + 3600);
    service::Desk desk(path, {}, clock, "người thử");
    const std::string before[] = {exported(desk, false), exported(desk, true)};
    RandomEdits edits(desk, 11);
    for (int i = 0; i < 100; ++i, clock.stamp += 60) edits.accepted();
    const std::string changed[] = {exported(desk, false), exported(desk, true)};
    for (int i = 0; i < 100; ++i) service::undo(desk);
    CHECK(code_of([&] { service::undo(desk); }) == "history.nothing_to_undo");
    for (const bool flat : {false, true}) {
        const auto was = take_apart(before[flat]);
        const auto is = take_apart(exported(desk, flat));
        CHECK(take_apart(changed[flat]).rest != was.rest);
        CHECK(is.rest == was.rest);
        REQUIRE(is.greatest.size() == was.greatest.size());
        std::size_t grown = 0;
        for (const auto& [what, number] : was.greatest) {
            INFO(what);
            CHECK(is.greatest.at(what) >= number);
            grown += is.greatest.at(what) > number ? 1 : 0;
        }
        CHECK(grown > 0);
    }
}

TEST_CASE("What comes back after it was removed is a newer version of itself", "[undo]") {
    const TempFolder folder;
    const auto path = folder.plan();
    make_small_plan(path);
    FixedClock clock(morning);
    service::Desk desk(path, {}, clock, "Lan");
    const auto drafts = desk.rows().all(EntityKind::Placement, {{"state", store::Test::Equal, "draft"}});
    const auto gone = std::find_if(drafts.begin(), drafts.end(), [&](const auto& row) { return !desk.rows().referring_to(EntityKind::Placement, row.head.id); });
    REQUIRE(gone != drafts.end());
    service::Edit edit(desk, {"row.remove", {"placement"}});
    edit.remove(EntityKind::Placement, gone->head.id);
    edit.commit();
    clock.stamp += 60;
    service::undo(desk);
    const auto back = desk.rows().find(EntityKind::Placement, gone->head.id);
    REQUIRE(back);
    CHECK(back->head.key == gone->head.key);
    CHECK((*back)["uid"] == (*gone)["uid"]);
    CHECK(model::detail::number((*back)["sequence"]) == model::detail::number((*gone)["sequence"]) + 1);
    CHECK(back->head.modified > gone->head.modified);
}

TEST_CASE("An undo is refused, with name and words, where somebody else changed the same field since", "[undo]") {
    const Plan plan;
    service::Desk lan(plan.path, {}, plan.clock, "Lan");
    service::Desk minh(plan.path, {}, plan.clock, "Minh");
    retitle(lan, 1, "Tin của Lan");
    retitle(minh, 1, "Tin của Minh");
    Database outside(plan.path);
    const auto before = content(outside);
    std::vector<std::string> args;
    CHECK(code_of([&] { service::undo(lan); }, &args) == "history.overtaken");
    CHECK(args == std::vector<std::string>{"segment", "S-0001", "title", "Minh", "row.set", "segment", "Tin của Minh"});
    CHECK(content(outside) == before);
    service::undo(minh);
    service::undo(lan);
    CHECK(lan.rows().find(EntityKind::Segment, 1)->label() == "Tin số 1");
}

TEST_CASE("An undo leaves alone what somebody else changed in other fields of the row", "[undo]") {
    const Plan plan;
    service::Desk lan(plan.path, {}, plan.clock, "Lan");
    service::Desk minh(plan.path, {}, plan.clock, "Minh");
    retitle(lan, 1, "Tin của Lan");
    {
        service::Edit edit(minh, {"row.set", {}});
        edit.set(EntityKind::Segment, 1, {{"url", "https://example.vn/"}});
        edit.commit();
    }
    service::undo(lan);
    const auto row = *lan.rows().find(EntityKind::Segment, 1);
    CHECK(row.label() == "Tin số 1");
    CHECK(row["url"] == model::Value("https://example.vn/"));
}

TEST_CASE("Nobody undoes another's change, and an undo is still there after closing", "[undo]") {
    const Plan plan;
    {
        service::Desk lan(plan.path, {}, plan.clock, "Lan");
        retitle(lan, 1, "Tin của Lan");
        service::Desk minh(plan.path, {}, plan.clock, "Minh");
        CHECK(code_of([&] { service::undo(minh); }) == "history.nothing_to_undo");
        service::undo(lan);
    }
    service::Desk lan(plan.path, {}, plan.clock, "Lan");
    const auto change = service::redo(lan);
    CHECK(change.doing.what == "history.redo");
    CHECK(lan.rows().find(EntityKind::Segment, 1)->label() == "Tin của Lan");
    CHECK(code_of([&] { service::redo(lan); }) == "history.nothing_to_redo");
}

TEST_CASE("Undoing an addition is refused while another's row refers to it, and undoing a removal while its name is taken", "[undo]") {
    const Plan plan;
    service::Desk lan(plan.path, {}, plan.clock, "Lan");
    service::Desk minh(plan.path, {}, plan.clock, "Minh");
    service::Edit adding(lan, {"row.add", {}});
    auto topic = new_row(lan, EntityKind::Topic, "Cháy rừng");
    const auto id = adding.add(topic);
    adding.commit();
    {
        service::Edit edit(minh, {"row.set", {}});
        edit.set(EntityKind::Goal, 1, {{"topic", id}});
        edit.commit();
    }
    std::vector<std::string> args;
    CHECK(code_of([&] { service::undo(lan); }, &args) == "row.in_use");
    CHECK(args == std::vector<std::string>{"topic", "chay-rung", "goal", "G-0001"});
    service::undo(minh);
    {
        service::Edit edit(lan, {"row.remove", {}});
        edit.remove(EntityKind::Topic, id);
        edit.commit();
    }
    {
        service::Edit edit(minh, {"row.add", {}});
        edit.add(topic);
        edit.commit();
    }
    CHECK(code_of([&] { service::undo(lan); }) == "row.key_taken");
    CHECK(inconsistency(plan.path) == "");
}
