// SPDX-License-Identifier: Apache-2.0
// The workbench of logs as a person uses it in the morning: look, Enter, next; a log is seen before it is taken in; lines are dragged and
// linked by keys. What a log means for the plan is tested in tests/service/test_asrun.cpp.
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <fstream>
#include <map>

#include <wx/choice.h>
#include <wx/clipbrd.h>

#include "app/desktop/dialogs/asrun_dialog.h"
#include "app/desktop/dialogs/log_dialog.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/text_table.h"
#include "calendar/base/encoding.h"
#include "calendar/service/asrun.h"
#include "calendar/service/schedule.h"
#include "screen.h"

using namespace lichsong;
using lichsong::test::Screen;
using lichsong::test::wait_for;
using model::AsRunClass;
using model::AsRunLink;
using model::PlacementState;

namespace {

const model::Date today(2021, 5, 13);

/// A radio or television outlet with two agreed placements that day at least, and nothing else on it.
struct Morning {
    Screen screen;
    std::string outlet;
    std::vector<model::PlacedSegment> booked;

    Morning() {
        for (const auto& one : desktop::outlets_of_day(desk(), today)) {
            if (!one.can_be_ticked() || one.agreed < 2 || !model::medium_info(one.medium).has_clock_time) continue;
            outlet = one.key;
            break;
        }
        REQUIRE_FALSE(outlet.empty());
        for (const auto& row : service::reconciled_days(desk(), outlet, today, today).rows)
            if (row.booked) booked.push_back(*row.booked);
        REQUIRE(booked.size() >= 2);
    }

    [[nodiscard]] service::Desk& desk() { return screen.workspace().desk(); }
    [[nodiscard]] model::LogLine line(long number, const std::string& title, int hour) const {
        model::LogLine line;
        line.number = number;
        line.day = today;
        line.start = model::TimeOfDay::at(hour, 0);
        line.title = title;
        return line;
    }
    [[nodiscard]] model::LogLine as(long number, std::size_t placement) const {
        auto one = line(number, booked[placement].segment.title, 0);
        one.start = booked[placement].placement.start;
        one.code = booked[placement].placement.key;
        one.length = booked[placement].placement.length;
        return one;
    }
    void take(const std::vector<model::LogLine>& lines) {
        REQUIRE(screen.workspace().apply([&](service::Desk& desk) { return service::take_log(desk, outlet, lines, {"dai.csv", model::EvidenceKind::StationLog, {}}).change; }));
    }
    [[nodiscard]] model::Placement now(std::size_t placement) { return screen.placement(booked[placement].placement.key); }
};

void open(desktop::AsRunDialog& dialog, const std::string& outlet = {}) {
    dialog.Show();
    wait_for([&] { return dialog.IsShownOnScreen() && dialog.is_read(); });
    dialog.Raise();
    dialog.show_day(today);
    REQUIRE(wait_for([&] { return dialog.is_read() && !dialog.outlets().empty(); }));
    if (!outlet.empty()) dialog.choose_outlet(outlet);
    dialog.outlet_table().SetFocus();
    wait_for([] { return false; }, 300);  // the window manager has placed it
}

std::string in_tcvn3(const std::string& text) {
    static const auto bytes = [] {
        std::map<std::string, char> known;
        for (int byte = 0x80; byte < 0x100; ++byte) {
            const std::string one(1, static_cast<char>(byte));
            try {
                known.emplace(base::to_utf8(one, base::Encoding::Tcvn3), static_cast<char>(byte));
            } catch (const std::exception&) {
                continue;
            }
        }
        return known;
    }();
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : 3;
        const auto letter = text.substr(at, length);
        const auto known = bytes.find(letter);
        out += known == bytes.end() ? letter : std::string(1, known->second);
        at += length;
    }
    return out;
}

std::string file_with(const test::TempFolder& folder, const std::string& name, const std::string& bytes) {
    const auto path = folder.file(name);
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
}

}  // namespace

TEST_CASE("A normal morning is look, Enter, next: every outlet that went as planned is closed, and each takes one key", "[ui][asrun]") {
    Screen screen;
    desktop::AsRunDialog dialog(&screen.frame(), screen.workspace());
    open(dialog);
    std::vector<std::string> normal;
    for (const auto& one : dialog.outlets())
        if (one.can_be_ticked()) normal.push_back(one.key);
    REQUIRE(normal.size() >= 2);
    dialog.choose_outlet(normal.front());
    for (std::size_t i = 0; i < normal.size(); ++i) {
        if (dialog.outlet() != normal[i]) dialog.choose_outlet(normal[i]);  // one that cannot be ticked stands between
        REQUIRE(wait_for([&] { return dialog.outlet_table().HasFocus(); }));
        screen.press(WXK_RETURN);
        const auto outlet = screen.workspace().desk().require(model::EntityKind::Outlet, normal[i]);
        REQUIRE(wait_for([&] { return service::is_closed(screen.workspace().plan(), {outlet.head.id}, today); }));
        for (const auto& row : service::reconciled_days(screen.workspace().desk(), normal[i], today, today).rows) {
            if (!row.booked || row.booked->placement.state != PlacementState::Aired) continue;
            const auto aired = screen.placement(row.booked->placement.key);
            CHECK(aired.evidence_kind == model::EvidenceKind::PartnersWord);
            CHECK(aired.actual_start == aired.start);
        }
    }
    REQUIRE(wait_for([&] { return dialog.is_read(); }));
    CHECK(std::none_of(dialog.outlets().begin(), dialog.outlets().end(), [](const auto& one) { return one.can_be_ticked(); }));
    screen.press('Z', wxMOD_CONTROL);
    const auto last = screen.workspace().desk().require(model::EntityKind::Outlet, normal.back());
    CHECK(wait_for([&] { return !service::is_closed(screen.workspace().plan(), {last.head.id}, today); }));
}

TEST_CASE("Alt and the arrows go from day to day, and a day is typed as people write it", "[ui][asrun]") {
    Screen screen;
    desktop::AsRunDialog dialog(&screen.frame(), screen.workspace());
    open(dialog);
    screen.press(WXK_LEFT, wxMOD_ALT);
    CHECK(wait_for([&] { return dialog.day() == model::Date(2021, 5, 12); }));
    screen.press(WXK_RIGHT, wxMOD_ALT);
    screen.press(WXK_RIGHT, wxMOD_ALT);
    CHECK(wait_for([&] { return dialog.day() == model::Date(2021, 5, 14); }));
    REQUIRE(wait_for([&] { return dialog.is_read(); }));
    dialog.tick();  // a day that is still to come
    CHECK_FALSE(dialog.told().empty());
    CHECK(screen.workspace().plan().closed_days.rows().empty());
}

TEST_CASE("Enter with one chosen on each side links them, and Ctrl+Z takes the link back", "[ui][asrun]") {
    Morning morning;
    morning.take({morning.as(1, 0), morning.line(2, "Chuyên đề không tên", 3)});
    CHECK(morning.now(1).state == PlacementState::Missed);
    desktop::AsRunDialog dialog(&morning.screen.frame(), morning.screen.workspace());
    open(dialog, morning.outlet);
    const auto& shown = dialog.shown();
    const auto line = std::find_if(shown.lines.begin(), shown.lines.end(), [&](std::size_t row) { return shown.rows[row].result.kind == AsRunClass::AiredNotBooked; });
    REQUIRE(line != shown.lines.end());
    dialog.choose_line(static_cast<std::size_t>(line - shown.lines.begin()));
    const auto booked = shown.place_of_placement(morning.booked[1].placement.key);
    REQUIRE(booked < shown.booked.size());
    dialog.booked_table().SetFocus();
    dialog.choose_booked(booked);
    REQUIRE(wait_for([&] { return dialog.booked_table().HasFocus(); }));
    CHECK(dialog.line_table().selected() < shown.lines.size());  // the undecided line stays chosen
    morning.screen.press(WXK_RETURN);
    CHECK(wait_for([&] { return morning.now(1).state == PlacementState::Aired; }));
    morning.screen.press('Z', wxMOD_CONTROL);
    CHECK(wait_for([&] { return morning.now(1).state == PlacementState::Missed; }));
}

TEST_CASE("A line is dragged onto its placement, and is that placement", "[ui][asrun]") {
    Morning morning;
    morning.take({morning.as(1, 0), morning.line(2, "Chuyên đề không tên", 3)});
    desktop::AsRunDialog dialog(&morning.screen.frame(), morning.screen.workspace());
    open(dialog, morning.outlet);
    const auto& shown = dialog.shown();
    const auto line = std::find_if(shown.lines.begin(), shown.lines.end(), [&](std::size_t row) { return shown.rows[row].result.kind == AsRunClass::AiredNotBooked; });
    REQUIRE(line != shown.lines.end());
    const auto from = dialog.line_table().on_screen(static_cast<std::size_t>(line - shown.lines.begin()));
    const auto to = dialog.booked_table().on_screen(shown.place_of_placement(morning.booked[1].placement.key));
    morning.screen.drag(from, to);
    CHECK(wait_for([&] { return morning.now(1).state == PlacementState::Aired; }));
    const auto after = dialog.shown();
    CHECK(std::any_of(after.rows.begin(), after.rows.end(), [](const auto& row) { return row.line && row.line->link == AsRunLink::ByHand; }));
}

TEST_CASE("A day with a stranger in its log is not closed; set aside with Delete it is, and opened again only with a reason", "[ui][asrun]") {
    Morning morning;
    std::vector<model::LogLine> lines;
    for (std::size_t i = 0; i < morning.booked.size(); ++i) lines.push_back(morning.as(static_cast<long>(i) + 1, i));
    lines.push_back(morning.line(90, "Quảng cáo nước mắm", 3));
    morning.take(lines);
    desktop::AsRunDialog dialog(&morning.screen.frame(), morning.screen.workspace());
    open(dialog, morning.outlet);
    dialog.tick();
    CHECK(dialog.told().Contains("1"));
    CHECK(morning.screen.workspace().plan().closed_days.rows().empty());
    dialog.line_table().SetFocus();
    const auto& shown = dialog.shown();
    const auto stranger = std::find_if(shown.lines.begin(), shown.lines.end(), [&](std::size_t row) { return shown.rows[row].line->number == 90; });
    REQUIRE(stranger != shown.lines.end());
    dialog.choose_line(static_cast<std::size_t>(stranger - shown.lines.begin()));
    REQUIRE(wait_for([&] { return dialog.line_table().HasFocus(); }));
    morning.screen.press(WXK_DELETE);
    REQUIRE(wait_for([&] { return std::any_of(dialog.shown().rows.begin(), dialog.shown().rows.end(), [](const auto& row) { return row.line && row.line->link == AsRunLink::NotOurs; }); }));
    dialog.choose_outlet(morning.outlet);
    dialog.tick();
    REQUIRE(morning.screen.workspace().plan().closed_days.rows().size() == 1);
    REQUIRE(wait_for([&] { return dialog.is_read(); }));
    dialog.choose_outlet(morning.outlet);
    dialog.reopen("  ");
    CHECK(morning.screen.workspace().plan().closed_days.rows().size() == 1);
    dialog.reopen("Đài gửi bản sửa");
    CHECK(morning.screen.workspace().plan().closed_days.rows().empty());
}

TEST_CASE("Of a station's whole log what is none of ours is set aside in one step, and comes back in one", "[ui][asrun]") {
    Morning morning;
    std::vector<model::LogLine> lines;
    for (std::size_t i = 0; i < morning.booked.size(); ++i) lines.push_back(morning.as(static_cast<long>(i) + 1, i));
    const std::array titles{"Quảng cáo nước mắm", "Phim truyện Hàn Quốc", "Cải lương đêm khuya", "Nhạc không lời"};
    for (std::size_t i = 0; i < titles.size(); ++i) lines.push_back(morning.line(90 + static_cast<long>(i), titles[i], 1 + static_cast<int>(i)));
    morning.take(lines);
    desktop::AsRunDialog dialog(&morning.screen.frame(), morning.screen.workspace());
    open(dialog, morning.outlet);
    const auto aside = [&] { return std::count_if(dialog.shown().rows.begin(), dialog.shown().rows.end(), [](const auto& row) { return row.line && row.line->link == AsRunLink::NotOurs; }); };
    dialog.line_table().SetFocus();
    REQUIRE(wait_for([&] { return dialog.line_table().HasFocus(); }));
    morning.screen.press(WXK_DELETE, wxMOD_SHIFT);
    CHECK(wait_for([&] { return aside() == 4; }));
    dialog.undo();
    CHECK(aside() == 0);
}

TEST_CASE("A placement that did not go out is said so with Delete where there is no log, and the rest is ticked off", "[ui][asrun]") {
    Morning morning;
    desktop::AsRunDialog dialog(&morning.screen.frame(), morning.screen.workspace());
    open(dialog, morning.outlet);
    dialog.booked_table().SetFocus();
    dialog.choose_booked(dialog.shown().place_of_placement(morning.booked[0].placement.key));
    REQUIRE(wait_for([&] { return dialog.booked_table().HasFocus(); }));
    morning.screen.press(WXK_DELETE);
    REQUIRE(wait_for([&] { return morning.now(0).state == PlacementState::Missed; }));
    REQUIRE(wait_for([&] { return dialog.is_read(); }));
    dialog.tick();
    CHECK(morning.now(0).state == PlacementState::Missed);
    CHECK(morning.now(1).state == PlacementState::Aired);
    CHECK(morning.screen.workspace().plan().closed_days.rows().size() == 1);
}

TEST_CASE("A log in an old font is told as such, with its columns, before anything is written; taken in, each row has its class", "[ui][asrun]") {
    Morning morning;
    const auto& first = morning.booked[0];
    const auto& second = morning.booked[1];
    const auto late = model::TimeOfDay{second.placement.start->seconds + 20 * 60};
    const auto text = "Ngày,Giờ phát,Tên chương trình,Thời lượng\n13/5/2021," + model::hm(*first.placement.start) + ",\"" + first.segment.title + "\",\n13/5/2021," + model::hm(late) + ",\"" + second.segment.title +
                      "\",\n13/5/2021,03:00,Nhạc không lời và những bài hát đi cùng năm tháng,\n";
    const test::TempFolder folder;
    const auto path = file_with(folder, "nhat-ky.csv", in_tcvn3(text));
    const auto before = morning.desk().session().last_change();
    desktop::LogDialog dialog(&morning.screen.frame(), morning.screen.workspace(), today, morning.outlet);
    dialog.Show();
    dialog.read_file(path);
    CHECK(dialog.recognised().Contains("TCVN3"));
    CHECK(dialog.reading().fault.empty());
    REQUIRE(dialog.reading().lines.size() == 3);
    CHECK(dialog.reading().lines[1].title == second.segment.title);
    REQUIRE(dialog.preview().size() == 4);  // headings too
    CHECK(dialog.preview().cell(2, 3) == second.segment.title);
    CHECK(dialog.preview().GetColumn(3)->GetTitle().Contains(wxString::FromUTF8("⇒")));
    CHECK(dialog.told().Contains(wxString::FromUTF8("▸")));
    CHECK(morning.desk().session().last_change() == before);  // nothing yet
    dialog.accept();
    CHECK_FALSE(dialog.IsShown());
    CHECK(dialog.changes() == 2);  // its columns, and the log
    CHECK(morning.now(0).state == PlacementState::Aired);
    const auto day = desktop::read_asrun_day(morning.desk(), morning.outlet, today);
    REQUIRE(day.lines.size() == 3);
    CHECK(day.rows[day.lines[0]].result.kind == AsRunClass::AiredNotBooked);
    CHECK(day.rows[day.booked[day.place_of_placement(second.placement.key)]].result.kind == AsRunClass::Late);
}

TEST_CASE("A column that was taken for nothing is chosen by hand, and the next log of that outlet is read the same", "[ui][asrun]") {
    Morning morning;
    const auto text = "A1;B1;C1\n" + model::hm(*morning.booked[0].placement.start) + ";xx;" + morning.booked[0].segment.title + "\n";
    const test::TempFolder folder;
    const auto path = file_with(folder, "la.csv", text);
    desktop::LogDialog dialog(&morning.screen.frame(), morning.screen.workspace(), today, morning.outlet);
    dialog.Show();
    dialog.read_file(path);
    CHECK_FALSE(dialog.reading().fault.empty());
    CHECK_FALSE(dialog.told().empty());
    const auto choose = [&](std::size_t field, int column) {
        dialog.choice_of(field).SetSelection(column);
        wxCommandEvent chosen(wxEVT_CHOICE, dialog.choice_of(field).GetId());
        dialog.choice_of(field).ProcessWindowEvent(chosen);
    };
    choose(2, 3);  // the title is the third column; before them stands "none"
    choose(1, 1);
    CHECK(dialog.reading().fault.empty());
    REQUIRE(dialog.reading().lines.size() == 1);
    CHECK(dialog.reading().lines.front().day == today);
    CHECK(dialog.reading().lines.front().start == morning.booked[0].placement.start);
    dialog.accept();
    desktop::LogDialog next(&morning.screen.frame(), morning.screen.workspace(), today, morning.outlet);
    next.read_file(path);
    CHECK(next.reading().fault.empty());
    CHECK(next.reading().columns_text == dialog.reading().columns_text);
}

TEST_CASE("Lines that were copied are pasted with Ctrl+V and read as a table", "[ui][asrun]") {
    Morning morning;
    {
        const wxClipboardLocker clipboard;
        wxTheClipboard->SetData(new wxTextDataObject(desktop::wx("Giờ\tTên chương trình\n" + model::hm(*morning.booked[0].placement.start) + "\t" + morning.booked[0].segment.title + "\n")));
    }
    desktop::LogDialog dialog(&morning.screen.frame(), morning.screen.workspace(), today, morning.outlet);
    dialog.Show();
    wait_for([&] { return dialog.IsShownOnScreen(); });
    dialog.Raise();
    wait_for([] { return false; }, 300);
    morning.screen.press('V', wxMOD_CONTROL);
    REQUIRE(wait_for([&] { return dialog.reading().lines.size() == 1; }));
    CHECK(dialog.reading().lines.front().title == morning.booked[0].segment.title);
}
