// SPDX-License-Identifier: Apache-2.0
// What the plan's menu adds and brings back: templates, after they were seen, rows that were removed, and what was tried on a copy.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

#include "app/desktop/dialogs/branch_dialog.h"
#include "app/desktop/dialogs/template_dialog.h"
#include "app/desktop/dialogs/trash_dialog.h"
#include "app/desktop/widgets/text_table.h"
#include "calendar/service/row_edit.h"
#include "screen.h"

using namespace lichsong;
using lichsong::test::Screen;
using lichsong::test::wait_for;
using model::EntityKind;

namespace {

std::int64_t count(Screen& screen, EntityKind kind) { return screen.workspace().desk().rows().count(kind); }

void push(wxDialog& dialog, int button) { wxPostEvent(&dialog, wxCommandEvent(wxEVT_BUTTON, button)); }

std::size_t place_of(const desktop::TemplateDialog& dialog, const std::string& id) {
    const auto& all = dialog.templates();
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.id == id; });
    REQUIRE(found != all.end());
    return static_cast<std::size_t>(found - all.begin());
}

}  // namespace

TEST_CASE("A template is seen before it is added, is one step to undo, and adds nothing a second time", "[ui][templates]") {
    Screen screen;
    const auto segments = count(screen, EntityKind::Segment);
    desktop::TemplateDialog dialog(&screen.frame(), screen.workspace());
    dialog.Show();
    dialog.choose(place_of(dialog, "segments/election-day"));
    REQUIRE(wait_for([&] { return dialog.report().has_value(); }));
    const auto listed = static_cast<std::int64_t>(dialog.report()->rows.size());
    REQUIRE(listed > 0);
    CHECK(count(screen, EntityKind::Segment) == segments);
    push(dialog, wxID_OK);
    REQUIRE(wait_for([&] { return !dialog.IsShown(); }));
    CHECK(count(screen, EntityKind::Segment) == segments + listed);

    desktop::TemplateDialog again(&screen.frame(), screen.workspace());
    again.Show();
    again.choose(place_of(again, "segments/election-day"));
    REQUIRE(wait_for([&] { return again.report().has_value(); }));
    CHECK(again.report()->rows.empty());
    CHECK_FALSE(again.report()->already_there.empty());
    CHECK_FALSE(again.FindWindow(wxID_OK)->IsEnabled());

    screen.workspace().undo();
    CHECK(count(screen, EntityKind::Segment) == segments);
}

TEST_CASE("An answer that comes when no template is chosen any more is left alone", "[ui][templates]") {
    Screen screen;
    desktop::TemplateDialog dialog(&screen.frame(), screen.workspace());
    dialog.Show();
    dialog.choose(place_of(dialog, "segments/election-day"));
    for (auto* child : dialog.GetChildren())
        if (auto* table = dynamic_cast<desktop::TextTable*>(child)) table->UnselectAll();
    CHECK_FALSE(wait_for([&] { return dialog.report().has_value(); }, 1'000));
    CHECK_FALSE(dialog.FindWindow(wxID_OK)->IsEnabled());
}

TEST_CASE("A series that names no slot asks for one before anything is listed", "[ui][templates]") {
    Screen screen;
    desktop::TemplateDialog dialog(&screen.frame(), screen.workspace());
    dialog.Show();
    dialog.choose(place_of(dialog, "series/radio-safety"));
    CHECK_FALSE(wait_for([&] { return dialog.report().has_value(); }, 300));
    CHECK_FALSE(dialog.FindWindow(wxID_OK)->IsEnabled());
    const auto& slots = screen.workspace().plan().slots;
    const auto open = std::find_if(slots.begin(), slots.end(), [](const auto& slot) { return slot.kind == model::SlotKind::Open && slot.start.has_value(); });
    REQUIRE(open != slots.end());
    dialog.choose_slot(id_of(*open));
    CHECK(wait_for([&] { return dialog.report().has_value() || !dialog.fault().empty(); }));
}

TEST_CASE("A row that was removed is listed with who removed it, and comes back as it was", "[ui][trash]") {
    Screen screen;
    const auto goal = screen.workspace().desk().rows().all(EntityKind::Goal).front();
    REQUIRE(screen.workspace().apply([&](service::Desk& desk) { return service::remove_row(desk, {EntityKind::Goal, goal.head.id, {}}).change; }));
    desktop::TrashDialog dialog(&screen.frame(), screen.workspace());
    dialog.Show();
    dialog.show(EntityKind::Goal);
    REQUIRE(wait_for([&] { return dialog.is_read() && !dialog.removed().rows.empty(); }));
    CHECK(dialog.removed().rows.front().key == goal.head.key);
    CHECK(dialog.removed().rows.front().change.author == screen.workspace().desk().author());
    dialog.choose(0);
    push(dialog, wxID_OK);
    REQUIRE(wait_for([&] { return screen.workspace().desk().rows().find(EntityKind::Goal, goal.head.id).has_value(); }));
    CHECK(screen.workspace().desk().rows().find(EntityKind::Goal, goal.head.id)->values == goal.values);
    CHECK(wait_for([&] { return dialog.is_read() && dialog.removed().rows.empty(); }));
    CHECK_FALSE(dialog.told().empty());
}

TEST_CASE("Something is tried otherwise on a copy, compared, made part of the plan, and the copy dropped", "[ui][branch]") {
    Screen screen;
    desktop::BranchDialog dialog(&screen.frame(), screen.workspace());
    dialog.Show();
    CHECK(dialog.branches().empty());
    CHECK_FALSE(dialog.FindWindow(wxID_OK)->IsEnabled());
    const auto address = dialog.make();
    REQUIRE(address);
    REQUIRE(dialog.branches().size() == 1);
    const auto topic = screen.workspace().plan().topics.rows().front();
    {
        desktop::Workspace copy(*address, screen.workspace().settings(), screen.workspace().desk().clock());
        REQUIRE(copy.apply([&](service::Desk& desk) {
            service::Edit edit(desk, {"row.set", {"topic", topic.title, topic.key}});
            edit.set(EntityKind::Topic, topic.id, {{"title", std::string("Thử tên khác")}});
            return edit.commit();
        }));
    }
    dialog.choose(0);
    REQUIRE(wait_for([&] { return dialog.view().has_value() && dialog.view()->rows.size() == 1; }));
    CHECK(dialog.FindWindow(wxID_OK)->IsEnabled());
    push(dialog, wxID_OK);
    REQUIRE(wait_for([&] { return screen.workspace().plan().topics.find(id_of(topic))->title == "Thử tên khác"; }));
    CHECK_FALSE(dialog.told().empty());
    screen.workspace().undo();
    CHECK(screen.workspace().plan().topics.find(id_of(topic))->title == topic.title);
    REQUIRE(wait_for([&] { return dialog.view().has_value(); }));
    dialog.drop();
    CHECK(dialog.branches().empty());
    CHECK_FALSE(std::filesystem::exists(*address));
}
