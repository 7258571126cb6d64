// SPDX-License-Identifier: Apache-2.0
#include "screen.h"

#include <filesystem>

#include <wx/app.h>
#include <wx/evtloop.h>
#include <wx/stopwatch.h>
#include <wx/uiaction.h>

#include "app/desktop/app.h"
#include "app/desktop/widgets/tray.h"
#include "calendar/service/plan_files.h"
#include "calendar/store/address.h"

namespace lichsong::test {
namespace {

constexpr base::Stamp ten_days_before = 1'620'868'200;  // 2021-05-13T01:10:00Z

// Once made, then copied: making it is most of a test's time.
std::string sample(const base::Clock& clock) {
    static const TempFolder folder;
    auto path = folder.file("sample.lichsong");
    if (std::filesystem::exists(path)) return path;
    const auto settings = app::settings_from_environment();
    store::OpenOptions options;
    options.mode = store::OpenMode::Create;
    service::demo_plan(path, {settings.templates(), options, clock, settings.author});
    return path;
}

}  // namespace

bool wait_for(const std::function<bool()>& holds, int milliseconds) {
    const wxStopWatch watch;
    while (!holds()) {
        if (watch.Time() > milliseconds) return false;
        wxYield();
        wxMilliSleep(10);
    }
    wxYield();
    return true;
}

Screen::Screen(int days_earlier, const store::OpenOptions& options) : m_clock(ten_days_before), m_plan(m_folder.plan()) {
    constexpr base::Stamp day = 86'400;
    if (store::is_database(m_plan)) service::copy_plan(sample(m_clock), m_plan, {app::settings_from_environment().templates(), {}, m_clock, "người lập"});
    else std::filesystem::copy_file(sample(m_clock), m_plan);
    m_clock.stamp -= days_earlier * day;
    auto settings = app::settings_from_environment();
    settings.cache.clear();
    settings.config = m_folder.path();
    m_frame = new desktop::MainFrame(std::make_unique<desktop::Workspace>(m_plan, settings, m_clock, options), static_cast<desktop::DesktopApp*>(wxTheApp)->letterer());
    m_frame->SetPosition(wxPoint(0, 0));
    m_frame->Show();
    m_frame->workspace().show_day(model::Date(2021, 5, 20));
    wait_for([&] { return m_frame->IsShownOnScreen() && m_frame->scene_window().scene().size.width > 300; });
    settle();
    m_frame->Raise();
    m_frame->scene_window().SetFocus();
    wait_for([&] { return m_frame->scene_window().HasFocus(); });
}

// A window manager places a window some time after it is shown, and what stands around the view follows the first month.
void Screen::settle() {
    constexpr int still = 300;
    wxRect before;
    wxStopWatch watch;
    wait_for([&] {
        const auto now = m_frame->scene_window().GetScreenRect();
        if (now != before) watch.Start();
        before = now;
        return watch.Time() > still;
    });
}

Screen::~Screen() {
    m_frame->Destroy();
    wait_for([] { return wxTopLevelWindows.GetCount() == 0; });
}

wxPoint Screen::middle_of(const desktop::Rect& place) {
    const auto at = m_frame->scene_window().on_window(place).middle();
    return m_frame->scene_window().ClientToScreen(wxPoint(static_cast<int>(at.x), static_cast<int>(at.y)));
}

wxPoint Screen::on_screen(const desktop::Point& in_scene) { return middle_of({in_scene.x, in_scene.y, 0, 0}); }

wxPoint Screen::tray_point() {
    const auto place = m_frame->tray().GetScreenRect();
    return {place.GetRight() - 30, place.GetBottom() - 12};
}

wxPoint Screen::tray_chip(std::size_t index) { return m_frame->tray().on_screen(index); }

model::Placement Screen::placement(const std::string& code) { return model::from_record<model::Placement>(workspace().desk().require(model::EntityKind::Placement, code)); }

std::int64_t Screen::id_of(const std::string& code) { return placement(code).id; }

desktop::Thing Screen::thing(desktop::Kind kind, const std::function<bool(const desktop::Thing&)>& holds) {
    for (const auto& thing : m_frame->scene_window().scene().things)
        if (thing.kind == kind && holds(thing)) return thing;
    throw std::runtime_error("the view shows no such thing");
}

desktop::Thing Screen::draft(bool of_series) {
    return thing(desktop::Kind::Placement, [&](const desktop::Thing& thing) {
        const auto* item = workspace().find(thing.id);
        return item != nullptr && item->state == model::PlacementState::Draft && !item->locked && (item->series != 0) == of_series;
    });
}

desktop::Thing Screen::day(const model::Date& date) {
    return thing(desktop::Kind::Day, [&](const desktop::Thing& thing) { return thing.target.date == date; });
}

void Screen::drag(const wxPoint& from, const wxPoint& to, int held) {
    wxUIActionSimulator hands;
    hands.MouseMove(from);
    wxYield();
    hands.MouseDown();
    if (held != 0) hands.KeyDown(held);
    wxYield();
    constexpr int steps = 4;
    for (int i = 1; i <= steps; ++i) {
        hands.MouseMove(from + wxPoint((to.x - from.x) * i / steps, (to.y - from.y) * i / steps));
        wxYield();
        wxMilliSleep(20);
    }
    hands.MouseUp();
    if (held != 0) hands.KeyUp(held);
    wxYield();
}

void Screen::click(const wxPoint& at) {
    wxUIActionSimulator hands;
    hands.MouseMove(at);
    wxYield();
    hands.MouseClick();
    wxYield();
}

void Screen::press(int key, int modifiers) {
    wxUIActionSimulator().Char(key, modifiers);
    wxYield();
}

void Screen::type(const std::string& ascii) {
    wxUIActionSimulator().Text(ascii.c_str());
    wxYield();
}

}  // namespace lichsong::test
