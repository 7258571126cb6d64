// SPDX-License-Identifier: Apache-2.0
// Hands that do anything: clicks, drags, keys, words and menus at random, from a seed that can be given again. Whatever they
// do, the program stays alive and the plan whole. Not run with the others: test_ui "[random]", for LICHSONG_RANDOM_SECONDS.
#include <catch2/catch.hpp>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <random>

#include <wx/dialog.h>
#include <wx/stopwatch.h>
#include <wx/timer.h>
#include <wx/uiaction.h>

#include "app/desktop/actions.h"
#include "app/desktop/views/drawn_views.h"
#include "screen.h"

using namespace lichsong;
using lichsong::test::Screen;

namespace {

unsigned long number_from(const char* variable, unsigned long otherwise) {
    const char* text = std::getenv(variable);  // NOLINT(concurrency-mt-unsafe): before anything else runs
    return text == nullptr ? otherwise : std::strtoul(text, nullptr, 10);
}

class Hands {
public:
    Hands(Screen& screen, unsigned long seed) : m_screen(screen), m_random(seed) {
        m_dialogs.Bind(wxEVT_TIMER, [this](wxTimerEvent&) {
            meet_dialog();
            m_dialogs.StartOnce(looks_every);  // counted from here: a timer that is always due would keep the loop from ending
        });
        m_dialogs.StartOnce(looks_every);
    }

    void act() {
        using Deed = void (Hands::*)();
        static constexpr std::array<Deed, 16> deeds{&Hands::click,  &Hands::click, &Hands::drag,  &Hands::drag, &Hands::drag, &Hands::key,
                                                    &Hands::key,    &Hands::key,   &Hands::key,   &Hands::menu, &Hands::menu, &Hands::words,
                                                    &Hands::select, &Hands::view,  &Hands::wheel, &Hands::twice};
        m_since.Start();
        (this->*deeds[upto(deeds.size())])();
        ++count;
        wxYield();
    }

    long count = 0;
    long dialogs = 0;

private:
    static constexpr int looks_every = 60;  // milliseconds

    std::size_t upto(std::size_t many) { return static_cast<std::size_t>(m_random() % many); }
    desktop::SceneWindow& scene() { return m_screen.frame().scene_window(); }

    wxPoint anywhere() {
        const auto place = m_screen.frame().GetClientRect();
        return m_screen.frame().ClientToScreen(wxPoint(static_cast<int>(upto(static_cast<std::size_t>(place.width))),
                                                       static_cast<int>(upto(static_cast<std::size_t>(place.height)))));
    }
    /// Mostly on something that is shown.
    wxPoint somewhere() {
        const auto& things = scene().scene().things;
        if (things.empty() || upto(4) == 0) return anywhere();
        const auto at = m_screen.middle_of(things[upto(things.size())].place);
        return m_screen.frame().GetScreenRect().Contains(at) ? at : anywhere();
    }
    void click() {
        wxUIActionSimulator hands;
        hands.MouseMove(somewhere());
        wxYield();
        hands.MouseClick(upto(8) == 0 ? wxMOUSE_BTN_RIGHT : wxMOUSE_BTN_LEFT);
    }
    void twice() {
        wxUIActionSimulator hands;
        hands.MouseMove(somewhere());
        wxYield();
        hands.MouseDblClick();
    }
    void drag() { m_screen.drag(somewhere(), somewhere(), upto(4) == 0 ? WXK_CONTROL : 0); }
    void key() {
        static constexpr std::array keys{WXK_LEFT, WXK_RIGHT,  WXK_UP,   WXK_DOWN, WXK_RETURN, WXK_ESCAPE,
                                         WXK_TAB,  WXK_DELETE, WXK_HOME, WXK_END,  WXK_PAGEUP, WXK_PAGEDOWN};
        const auto which = upto(keys.size() + 8);
        if (which < keys.size()) return m_screen.press(keys[which], upto(6) == 0 ? wxMOD_SHIFT : 0);
        static constexpr std::array letters{'M', 'C', 'L', 'T'};
        if (which < keys.size() + 4) return m_screen.press(letters[which - keys.size()]);
        static constexpr std::array commands{'Z', 'A', 'K', 'N'};
        m_screen.press(commands[which - keys.size() - 4], wxMOD_CONTROL);
    }
    // All but those that end it or ask the system for a file.
    void menu() {
        const auto actions = desktop::actions();
        const auto& action = actions[upto(actions.size())];
        const std::string_view keys(action.keys);
        const bool leaves = *action.label == '\0' || keys == "Ctrl+W" || keys == "Ctrl+O" || keys == "Ctrl+I" || keys == "Ctrl+E";
        if (leaves || (action.is_enabled != nullptr && !action.is_enabled(m_screen.frame()))) return;
        action.run(m_screen.frame());
    }
    void words() {
        static constexpr std::array texts{"an toan", "21/5", "19:30", "x", "  ", "32/13/2021", "5:00", "\\ \"'", "9"};
        m_screen.type(texts[upto(texts.size())]);
    }
    void select() {
        std::set<std::int64_t> chosen;
        for (const auto& thing : scene().scene().things)
            if (thing.kind == desktop::Kind::Placement && upto(5) == 0) chosen.insert(thing.id);
        m_screen.workspace().select(std::move(chosen));
    }
    void view() {
        const auto views = desktop::drawn_views();
        m_screen.workspace().show_view(std::string(views[upto(views.size())].id));
        m_screen.workspace().show_day(model::plus_days(model::Date(2021, 3, 1), static_cast<long>(upto(100))));
    }
    void wheel() {
        auto zoom = m_screen.workspace().zoom();
        zoom.hour_height = 24 + static_cast<double>(upto(200));
        zoom.condensed = upto(2) == 0;
        zoom.outlets_as_rows = upto(2) == 0;
        m_screen.workspace().set_zoom(zoom);
    }
    // A dialog is answered by typing, and closed when it has been there for a while. A menu waits for somebody as well.
    void meet_dialog() {
        constexpr long patience = 1'500;
        // The innermost: those below it cannot end before it.
        wxDialog* dialog = nullptr;
        for (auto* window : wxTopLevelWindows)
            if (auto* one = dynamic_cast<wxDialog*>(window); one != nullptr && one->IsModal() && !one->IsBeingDeleted()) dialog = one;
        if (dialog != nullptr) return answer();
        if (m_since.Time() > patience) wxUIActionSimulator().Char(WXK_ESCAPE);
    }
    void answer() {
        constexpr long ticks = 18;
        constexpr long leaves_after = 12;
        if (++m_met % ticks == 1) ++dialogs;
        wxUIActionSimulator hands;
        // By key, so that a dialog of the system that lies over it goes first; several times, for forms ask once more and lie in lists.
        if (m_met % ticks >= leaves_after) {
            hands.Char(WXK_ESCAPE);
            return;
        }
        if (upto(3) == 0) hands.Char(WXK_TAB);
        else if (upto(4) == 0) hands.Char(WXK_RETURN);
        else hands.Text(upto(2) == 0 ? "21/5" : "thu");
    }

    Screen& m_screen;
    std::mt19937_64 m_random;
    wxTimer m_dialogs;
    wxStopWatch m_since;
    long m_met = 0;
};

}  // namespace

TEST_CASE("Whatever hands do at random, the program lives and the plan is whole", "[.][random]") {
    const auto seconds = number_from("LICHSONG_RANDOM_SECONDS", 60);
    const auto seed = number_from("LICHSONG_RANDOM_SEED", 20210523);
    Screen screen;
    Hands hands(screen, seed);
    const wxStopWatch watch;
    constexpr long between = 200;
    while (watch.Time() < static_cast<long>(seconds) * 1'000) {
        hands.act();
        if (hands.count % between != 0) continue;
        INFO("after " << hands.count << " actions, seed " << seed);
        std::fprintf(stderr, "%ld actions, %ld dialogs, %ld s\n", hands.count, hands.dialogs, watch.Time() / 1'000);
        REQUIRE_NOTHROW(screen.workspace().desk().session().verify());
    }
    REQUIRE_NOTHROW(screen.workspace().desk().session().verify());
    WARN("seed " << seed << ": " << hands.count << " actions, " << hands.dialogs << " dialogs, "
                 << screen.workspace().desk().session().last_change() << " changes");
}
