// SPDX-License-Identifier: Apache-2.0
// Forms and lists of rows, and moving election day: what is typed, what is said beside it, what is in the plan afterwards.
#include <catch2/catch.hpp>

#include <fstream>

#include <wx/clipbrd.h>
#include <wx/listbox.h>
#include <wx/textctrl.h>
#include <wx/timer.h>

#include "app/desktop/dialogs/asking_dialog.h"
#include "app/desktop/dialogs/cell_dialog.h"
#include "app/desktop/dialogs/dday_dialog.h"
#include "app/desktop/dialogs/paper_dialog.h"
#include "app/desktop/dialogs/row_dialog.h"
#include "app/desktop/dialogs/rows_dialog.h"
#include "app/desktop/dialogs/wait_dialog.h"
#include "app/desktop/models/long_work.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/page_view.h"
#include "app/desktop/widgets/print.h"
#include "app/desktop/widgets/reference_field.h"
#include "screen.h"

using namespace lichsong;
using lichsong::test::Screen;
using lichsong::test::wait_for;
using model::Date;
using model::EntityKind;

namespace {

std::optional<model::Record> named(Screen& screen, EntityKind kind, const std::string& label) {
    for (auto& row : screen.workspace().desk().rows().all(kind))
        if (row.label() == label) return row;
    return std::nullopt;
}

wxTextCtrl& text_of(desktop::RowDialog& dialog, std::string_view field) {
    auto* control = dialog.control(field);
    if (auto* reference = dynamic_cast<desktop::ReferenceField*>(control)) return reference->text();
    return dynamic_cast<wxTextCtrl&>(*control);
}

void push(wxDialog& dialog, int button) { wxPostEvent(&dialog, wxCommandEvent(wxEVT_BUTTON, button)); }

void show(wxDialog& dialog) {
    dialog.Show();
    wait_for([&] { return dialog.IsShownOnScreen(); });
    dialog.Raise();
}

}  // namespace

TEST_CASE("An outlet that is added by its form is in the plan with what was typed, and undo takes it back", "[ui][dialogs]") {
    Screen screen;
    desktop::RowDialog dialog(&screen.frame(), screen.workspace(), model::info_of(EntityKind::Outlet), 0);
    show(dialog);
    text_of(dialog, "name").SetValue(desktop::wx("Truyền thanh xã Thường Phước"));
    text_of(dialog, "partner").SetValue(desktop::wx("báo tỉnh (ví dụ)"));
    text_of(dialog, "lead_content").SetValue("2");
    push(dialog, wxID_OK);
    REQUIRE(wait_for([&] { return !dialog.IsShown(); }));
    const auto row = named(screen, EntityKind::Outlet, "Truyền thanh xã Thường Phước");
    REQUIRE(row);
    CHECK(row->head.key == "truyen-thanh-xa-thuong-phuoc");
    CHECK(row->head.id == dialog.form().id());
    CHECK(model::detail::number((*row)["lead_content"]) == 2);
    const auto partner = screen.workspace().desk().rows().find(EntityKind::Partner, model::detail::number((*row)["partner"]));
    REQUIRE(partner);
    CHECK(partner->label() == "Báo tỉnh (ví dụ)");
    screen.workspace().undo();
    CHECK_FALSE(named(screen, EntityKind::Outlet, "Truyền thanh xã Thường Phước"));
}

TEST_CASE("A time that cannot be read stays as typed with a sentence beside it, and the plan is as it was", "[ui][dialogs]") {
    Screen screen;
    const auto slot = screen.workspace().desk().rows().all(EntityKind::Slot).at(0);
    const auto before = screen.workspace().desk().session().last_change();
    desktop::RowDialog dialog(&screen.frame(), screen.workspace(), model::info_of(EntityKind::Slot), slot.head.id);
    show(dialog);
    text_of(dialog, "start").SetValue(desktop::wx("5 giờ kém"));
    push(dialog, wxID_OK);
    REQUIRE(wait_for([&] { return !dialog.fault("start").empty(); }));
    CHECK(dialog.IsShown());
    CHECK(desktop::utf8(text_of(dialog, "start").GetValue()) == "5 giờ kém");
    CHECK(desktop::utf8(dialog.fault("start")).find("5 giờ kém") != std::string::npos);
    CHECK(screen.workspace().desk().session().last_change() == before);
    text_of(dialog, "start").SetValue("5h45");
    text_of(dialog, "start").SetFocus();
    REQUIRE(wait_for([&] { return text_of(dialog, "start").HasFocus(); }));
    screen.press(WXK_RETURN);
    REQUIRE(wait_for([&] { return !dialog.IsShown(); }));
    CHECK(model::detail::number(screen.workspace().desk().require(EntityKind::Slot, slot.head.key)["start"]) == (5 * 60 + 45) * 60);
}

TEST_CASE("What was typed is not lost by one Escape, but by the second", "[ui][dialogs]") {
    Screen screen;
    desktop::RowDialog dialog(&screen.frame(), screen.workspace(), model::info_of(EntityKind::Topic), 0);
    show(dialog);
    text_of(dialog, "title").SetValue(desktop::wx("Phòng cháy"));
    text_of(dialog, "title").SetFocus();
    REQUIRE(wait_for([&] { return text_of(dialog, "title").HasFocus(); }));
    screen.press(WXK_ESCAPE);
    wait_for([&] { return !dialog.IsShown(); }, 200);
    CHECK(dialog.IsShown());
    CHECK(desktop::utf8(text_of(dialog, "title").GetValue()) == "Phòng cháy");
    screen.press(WXK_ESCAPE);
    CHECK(wait_for([&] { return !dialog.IsShown(); }));
    CHECK_FALSE(named(screen, EntityKind::Topic, "Phòng cháy"));
}

TEST_CASE("A row that another desk changed meanwhile is not written over before it is asked whose stands", "[ui][dialogs]") {
    Screen screen;
    const auto topic = screen.workspace().desk().rows().all(EntityKind::Topic).at(0);
    desktop::RowDialog dialog(&screen.frame(), screen.workspace(), model::info_of(EntityKind::Topic), topic.head.id);
    show(dialog);
    const base::SystemClock clock;
    service::Desk other(screen.plan(), {}, clock, "binh");
    service::set_row(other, {EntityKind::Topic, topic.head.id}, [](const auto&) { return service::Fields{{"title", std::string("Tên khác")}}; });
    std::string asked;
    bool is_mine = false;
    screen.workspace().on_conflict = [&](const std::string& sentence) {
        asked = sentence;
        return is_mine;
    };
    text_of(dialog, "title").SetValue(desktop::wx("Tên của tôi"));
    push(dialog, wxID_OK);
    REQUIRE(wait_for([&] { return !dialog.form().fault().empty(); }));
    for (const char* part : {"binh", "Tên khác", "Tên của tôi"}) CHECK(asked.find(part) != std::string::npos);
    CHECK(desktop::utf8(text_of(dialog, "title").GetValue()) == "Tên của tôi");
    CHECK(screen.workspace().desk().require(EntityKind::Topic, topic.head.key).label() == "Tên khác");
    is_mine = true;
    push(dialog, wxID_OK);
    CHECK(wait_for([&] { return screen.workspace().desk().require(EntityKind::Topic, topic.head.key).label() == "Tên của tôi"; }));
}

TEST_CASE("The field of another row lists what the words occur in, without completing them", "[ui][dialogs]") {
    Screen screen;
    desktop::RowDialog dialog(&screen.frame(), screen.workspace(), model::info_of(EntityKind::Contact), 0);
    show(dialog);
    auto& field = dynamic_cast<desktop::ReferenceField&>(*dialog.control("partner"));
    field.text().SetFocus();
    REQUIRE(wait_for([&] { return field.text().HasFocus(); }));
    screen.type("phu nu");
    REQUIRE(wait_for([&] { return field.list().IsShown() && field.list().GetCount() == 1; }));
    CHECK(field.text().GetValue() == "phu nu");
    screen.press(WXK_DOWN);
    screen.press(WXK_RETURN);
    CHECK(wait_for([&] { return field.text().GetValue() == field.list().GetString(0); }));
    CHECK(dialog.IsShown());  // Enter took the name and nothing more
    field.text().SetValue(desktop::wx("Không có ai"));
    push(dialog, wxID_OK);
    CHECK(wait_for([&] { return !dialog.fault("partner").empty(); }));
}

TEST_CASE("Every kind of row has a table and a form", "[ui][dialogs]") {
    Screen screen;
    desktop::RowsDialog rows(&screen.frame(), screen.workspace());
    show(rows);
    for (const auto* kind : desktop::editable_kinds()) {
        INFO(kind->name);
        rows.show(kind->kind);
        CHECK(rows.rows().size() == std::min<std::size_t>(static_cast<std::size_t>(screen.workspace().desk().rows().count(kind->kind)), desktop::EntityRows::most));
        const auto id = rows.rows().size() == 0 ? 0 : rows.rows().id(0);
        desktop::RowDialog form(&rows, screen.workspace(), *kind, id);
        CHECK(form.form().fields().size() >= 3);
        CHECK_FALSE(form.form().is_changed());
        for (std::size_t i = 0; id != 0 && i < form.form().fields().size(); ++i) {
            INFO(form.form().fields()[i].info->name << ' ' << form.form().fields()[i].typed);
            CHECK(form.form().check(i));  // what is shown can be read again
        }
    }
}

TEST_CASE("What is in use cannot be removed, and the sentence says by what; what is not, can, and comes back", "[ui][dialogs]") {
    Screen screen;
    desktop::RowsDialog rows(&screen.frame(), screen.workspace());
    show(rows);
    rows.show(EntityKind::Partner);
    const auto count = rows.rows().size();
    rows.search("bao tinh");
    REQUIRE(rows.rows().size() == 1);
    REQUIRE(rows.select(rows.rows().id(0)));
    rows.remove();
    CHECK(rows.rows().size() == 1);
    const auto user = screen.workspace().desk().rows().referring_to(EntityKind::Partner, rows.rows().id(0));
    REQUIRE(user);
    CHECK(desktop::utf8(rows.told()).find(user->head.key) != std::string::npos);
    rows.show(EntityKind::Goal);
    const auto goals = rows.rows().size();
    REQUIRE(rows.select(rows.rows().id(0)));
    rows.remove();
    CHECK(rows.rows().size() == goals - 1);
    screen.workspace().undo();
    CHECK(wait_for([&] { return rows.rows().size() == goals; }));
    rows.show(EntityKind::Partner);
    CHECK(rows.rows().size() == count);
}

TEST_CASE("Election day is moved after its list was seen, as one step, and undo brings every date back", "[ui][dialogs]") {
    Screen screen;
    const auto before = screen.workspace().plan().campaign.dday;
    const auto milestones = service::milestone_rows(screen.workspace().desk());
    desktop::DdayDialog dialog(&screen.frame(), screen.workspace());
    show(dialog);
    dialog.date().SetValue("31/6/2021");
    wait_for([&] { return dialog.move().has_value(); }, 600);
    CHECK_FALSE(dialog.move());
    CHECK(dialog.date().GetValue() == "31/6/2021");
    dialog.date().SetValue("30/5/2021");
    REQUIRE(wait_for([&] { return dialog.move().has_value(); }));
    CHECK(dialog.move()->shifts.size() > milestones.size());
    CHECK_FALSE(dialog.move()->problems.empty());
    CHECK(screen.workspace().plan().campaign.dday == before);
    push(dialog, wxID_OK);
    REQUIRE(wait_for([&] { return !dialog.IsShown(); }));
    CHECK(screen.workspace().plan().campaign.dday == Date(2021, 5, 30));
    screen.workspace().undo();
    CHECK(screen.workspace().plan().campaign.dday == before);
    const auto after = service::milestone_rows(screen.workspace().desk());
    REQUIRE(after.size() == milestones.size());
    for (std::size_t i = 0; i < after.size(); ++i) CHECK(after[i].planned == milestones[i].planned);
}

TEST_CASE("A view is seen page by page before it is kept as PDF or printed, and a place that cannot be written is told", "[ui][dialogs]") {
    Screen screen;
    const auto* view = desktop::find_drawn_view("week");
    desktop::PaperDialog dialog(&screen.frame(), {[&](const desktop::Size& room) { return screen.frame().scene_window().scene_for(*view, room); }, "Kế hoạch", "Công an tỉnh", "ke-hoach"});
    show(dialog);
    const auto pages = dialog.pages().pages();
    REQUIRE(pages > 1);
    dialog.desk().turn(1);
    CHECK(dialog.desk().page() == 1);
    dialog.desk().turn(100);
    CHECK(dialog.desk().page() == pages - 1);
    dialog.choose({desktop::Sheet::A3, true});
    CHECK(dialog.desk().page() == 0);
    CHECK(dialog.pages().pages() < pages);
    const test::TempFolder folder;
    CHECK(dialog.write(folder.file("paper.pdf")));
    CHECK_FALSE(dialog.write((folder.path() / "none" / "paper.pdf").string()));
    CHECK(desktop::utf8(dialog.told()).find("none") != std::string::npos);
    desktop::Letterer letterer(true);
    CHECK_FALSE(desktop::print(dialog, dialog.pages(), "Kế hoạch", letterer, folder.file("printed.pdf")));
    for (const auto* name : {"paper.pdf", "printed.pdf"}) {
        std::ifstream file(folder.path() / name, std::ios::binary);
        std::string start(5, '\0');
        file.read(start.data(), 5);
        CHECK(start == "%PDF-");
    }
}

TEST_CASE("A dialog does not end while one of the system is open above it", "[ui][dialogs]") {
    Screen screen;
    class Asking : public desktop::AskingDialog {
    public:
        explicit Asking(wxWindow* parent) : AskingDialog(parent, wxID_ANY, "Asking") {}
        void try_to_end() {
            ask([this] {
                EndModal(wxID_CANCEL);
                kept = IsModal() && IsShown();
            });
            EndModal(wxID_OK);
        }
        bool kept = false;
    } dialog(&screen.frame());
    dialog.CallAfter([&] { dialog.try_to_end(); });
    CHECK(dialog.ShowModal() == wxID_OK);
    CHECK(dialog.kept);
}

TEST_CASE("The view, drawn or the list, is copied as a picture that other programs can take", "[ui][dialogs]") {
    Screen screen;
    for (const auto* view : {"month", "list"}) {
        screen.workspace().show_view(view);
        screen.frame().copy_picture();
        wxClipboardLocker clipboard;
        REQUIRE_FALSE(!clipboard);
        wxBitmapDataObject picture;
        REQUIRE(wxTheClipboard->GetData(picture));
        CHECK(picture.GetBitmap().GetWidth() > 1'000);
    }
}

TEST_CASE("A cell of the matrix offers open slots, and choosing one says where to place", "[ui][dialogs]") {
    Screen screen;
    screen.workspace().show_view("coverage");
    REQUIRE(wait_for([&] { return !screen.workspace().coverage().empty(); }));
    int offered = 0;
    for (const auto& cell : screen.workspace().coverage()) {
        if (cell.period != model::GoalPeriod::Week || cell.gap(model::CoverageLayer::Planned) == 0 || cell.to < screen.workspace().today()) continue;
        desktop::CellDialog dialog(&screen.frame(), screen.workspace(), cell);
        dialog.Show();
        REQUIRE(wait_for([&] { return dialog.has_openings(); }, 5'000));
        if (dialog.openings().empty()) continue;
        ++offered;
        dialog.choose(0);
        REQUIRE(dialog.place());
        const auto* slot = screen.workspace().plan().slots.find({dialog.place()->slot});
        REQUIRE(slot != nullptr);
        CHECK(screen.workspace().plan().outlets.find(slot->outlet)->medium == cell.medium);
        CHECK(dialog.place()->date >= cell.from);
        CHECK(dialog.place()->date <= cell.to);
        if (offered == 2) break;
    }
    CHECK(offered > 0);
}

TEST_CASE("What takes long is waited for in a window that can be stopped, and what is soon done shows none", "[ui][dialogs]") {
    Screen screen;
    bool was_shown = false;
    wxTimer hand;
    hand.Bind(wxEVT_TIMER, [&](wxTimerEvent&) {
        for (auto* window : wxTopLevelWindows) {
            auto* dialog = dynamic_cast<wxDialog*>(window);
            auto* stop = dialog == nullptr || !dialog->IsModal() ? nullptr : dialog->FindWindow(wxID_CANCEL);
            was_shown = was_shown || stop != nullptr;
            if (stop != nullptr) wxPostEvent(stop, wxCommandEvent(wxEVT_BUTTON, wxID_CANCEL));
        }
    });
    hand.Start(30);
    desktop::LongWork long_one([](const std::function<bool()>& should_stop) {
        while (!should_stop()) wxMilliSleep(5);
        throw base::Error(base::Fault::Call, "work.stopped");
    });
    desktop::wait_for(&screen.frame(), long_one, "Đang làm…");
    CHECK(was_shown);
    CHECK_THROWS_AS(long_one.finish(), base::Error);

    was_shown = false;
    desktop::LongWork short_one([](const std::function<bool()>&) {});
    desktop::wait_for(&screen.frame(), short_one, "Đang làm…");
    CHECK_FALSE(was_shown);
}
