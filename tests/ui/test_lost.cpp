// SPDX-License-Identifier: Apache-2.0
// Where the plan lies is told when it matters: a server that goes away and comes back, and a network drive.
#include <catch2/catch.hpp>

#include <wx/infobar.h>

#include "calendar/service/editor.h"
#include "screen.h"
#include "support/database.h"

using namespace lichsong;
using lichsong::test::Screen;
using lichsong::test::wait_for;

namespace {

void end_connections(const std::string& plan) {
    test::Database(plan).run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()");
}

/// What the window tells people, besides showing it.
struct Told {
    explicit Told(desktop::Workspace& workspace) {
        listen(workspace.on_error, errors);
        listen(workspace.on_news, news);
    }
    static void listen(std::function<void(const std::string&)>& shown, std::vector<std::string>& told) {
        shown = [before = shown, &told](const std::string& sentence) {
            told.push_back(sentence);
            before(sentence);
        };
    }
    std::vector<std::string> errors;
    std::vector<std::string> news;
};

bool has_a_message(Screen& screen) {
    for (auto* child : screen.frame().GetChildren())
        if (auto* bar = dynamic_cast<wxInfoBar*>(child)) return bar->IsShown();
    throw std::runtime_error("the window has no place for messages");
}

}  // namespace

TEST_CASE("A server that goes away is told once, and when it is back the window shows the plan and edits it", "[lost][.database]") {
    Screen screen;
    auto& workspace = screen.workspace();
    Told told(workspace);
    const auto draft = screen.draft(false).id;
    end_connections(screen.plan());
    screen.press('2', wxMOD_CONTROL);
    REQUIRE(wait_for([&] { return !told.errors.empty(); }));
    screen.press('1', wxMOD_CONTROL);
    screen.press('3', wxMOD_CONTROL);
    wait_for([] { return false; }, 500);
    CHECK(told.errors.size() == 1);

    screen.let_pass(60);
    REQUIRE(wait_for([&] { return !told.news.empty(); }, 10'000));
    CHECK(told.errors.size() == 1);
    CHECK(has_a_message(screen));
    const auto changed = workspace.apply([&](service::Desk& desk) {
        service::Edit edit(desk, {"row.set", {}});
        edit.set(model::EntityKind::Placement, draft, {{"note", "sau khi nối lại"}});
        return edit.commit();
    });
    CHECK(changed.has_value());
    CHECK(test::Database(screen.plan()).value("SELECT COUNT(*) FROM placement WHERE note = 'sau khi nối lại'") == "1");
}

TEST_CASE("A plan on a network drive is opened with a word about what that means, which stays until it is closed", "[lost]") {
    {
        Screen near;
        CHECK_FALSE(has_a_message(near));
    }
    store::OpenOptions options;
    options.assume_remote = true;
    Screen screen(0, options);
    CHECK(wait_for([&] { return has_a_message(screen); }));
}
