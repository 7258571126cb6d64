// SPDX-License-Identifier: Apache-2.0
// How far a placement is agreed: said by buttons, in the words of its medium, and asked for again when it changes.
#include <catch2/catch.hpp>

#include <wx/button.h>
#include <wx/stattext.h>

#include "app/common/describe.h"
#include "app/desktop/text.h"
#include "calendar/base/i18n.h"
#include "calendar/service/schedule.h"
#include "screen.h"

using namespace lichsong;
using lichsong::test::Screen;
using lichsong::test::wait_for;
using model::PlacementState;

namespace {

/// The first window below, shown, of that class whose label holds the words.
template <class Window>
Window* labelled(wxWindow& in, const std::string& words) {
    for (auto* child : in.GetChildren()) {
        if (auto* found = dynamic_cast<Window*>(child); found != nullptr && found->IsShownOnScreen() && desktop::utf8(found->GetLabel()).find(words) != std::string::npos) return found;
        if (auto* found = labelled<Window>(*child, words)) return found;
    }
    return nullptr;
}

void press(wxButton& button) { wxPostEvent(&button, wxCommandEvent(wxEVT_BUTTON, button.GetId())); }

std::string code_of(Screen& screen, std::int64_t id) { return screen.workspace().item(id)->code; }

}  // namespace

TEST_CASE("A placement is asked for and agreed by the buttons beside it, and undo takes each back", "[ui][workflow]") {
    Screen screen;
    const auto chip = screen.draft(false);
    const auto code = code_of(screen, chip.id);
    screen.workspace().select({chip.id});
    auto* ask = labelled<wxButton>(screen.frame(), app::state_name(PlacementState::Requested, model::Medium::Radio));
    REQUIRE(ask != nullptr);
    press(*ask);
    REQUIRE(wait_for([&] { return screen.placement(code).state == PlacementState::Requested; }));
    auto* agree = labelled<wxButton>(screen.frame(), app::state_name(PlacementState::Confirmed, model::Medium::Radio));
    REQUIRE(agree != nullptr);
    press(*agree);
    REQUIRE(wait_for([&] { return screen.placement(code).state == PlacementState::Confirmed; }));
    screen.workspace().undo();
    CHECK(screen.placement(code).state == PlacementState::Requested);
    screen.workspace().undo();
    CHECK(screen.placement(code).state == PlacementState::Draft);
}

TEST_CASE("An agreed placement that is dragged elsewhere waits to be agreed again, and says what was agreed", "[ui][workflow]") {
    Screen screen;
    const auto chip = screen.draft(false);
    const auto code = code_of(screen, chip.id);
    static_cast<void>(screen.workspace().apply([&](service::Desk& desk) { return service::set_states(desk, {code}, PlacementState::Confirmed); }));
    screen.workspace().select({chip.id});
    const std::string agreed = base::tr("Agreed on {1} ({2})");
    CHECK(wait_for([&] { return labelled<wxStaticText>(screen.frame(), agreed.substr(0, agreed.find('{'))) != nullptr; }));
    wxYield();
    const auto before = screen.placement(code);
    const auto to = model::plus_days(before.date, before.date == model::Date(2021, 5, 20) ? 1 : -1);
    const auto there = screen.day(to);
    const auto here = screen.thing(desktop::Kind::Placement, [&](const desktop::Thing& one) { return one.id == chip.id; });
    screen.drag(screen.middle_of(here.place), screen.middle_of(there.place));
    INFO("from " << model::iso(before.date) << " to " << model::iso(to) << ", is on " << model::iso(screen.placement(code).date));
    REQUIRE(wait_for([&] { return screen.placement(code).date == to; }));
    CHECK(screen.placement(code).state == PlacementState::Requested);
    CHECK(wait_for([&] { return labelled<wxStaticText>(screen.frame(), app::date_text(before.date)) != nullptr; }));
    screen.workspace().undo();
    CHECK(screen.placement(code).state == PlacementState::Confirmed);
    CHECK(screen.placement(code).date == before.date);
}
