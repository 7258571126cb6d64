// SPDX-License-Identifier: Apache-2.0
// A window on a fresh copy of the sample plan, and hands to use it with.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "app/desktop/main_frame.h"
#include "support/fixed_clock.h"
#include "support/temp_folder.h"

namespace lichsong::test {

/// Lets the program work until the condition holds; false where it does not within the time.
bool wait_for(const std::function<bool()>& holds, int milliseconds = 3'000);

class Screen {
public:
    /// On the day of the sample, or so many days before.
    explicit Screen(int days_earlier = 0, const store::OpenOptions& options = {});
    ~Screen();
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    [[nodiscard]] desktop::MainFrame& frame() { return *m_frame; }
    [[nodiscard]] desktop::Workspace& workspace() { return m_frame->workspace(); }
    /// A path, or an address of the database that the tests use.
    [[nodiscard]] const std::string& plan() const { return m_plan; }
    void let_pass(base::Stamp seconds) { m_clock.stamp += seconds; }

    /// The middle of a thing of the view, on the screen.
    [[nodiscard]] wxPoint middle_of(const desktop::Rect& place);
    [[nodiscard]] wxPoint on_screen(const desktop::Point& in_scene);
    /// Empty ground of the tray, and the middle of its chips in order.
    [[nodiscard]] wxPoint tray_point();
    [[nodiscard]] wxPoint tray_chip(std::size_t index);
    [[nodiscard]] std::int64_t id_of(const std::string& code);
    [[nodiscard]] model::Placement placement(const std::string& code);
    /// With `held`, a key like WXK_CONTROL is down meanwhile.
    void drag(const wxPoint& from, const wxPoint& to, int held = 0);
    /// A thing of the view for which the test holds; fails the test where there is none.
    [[nodiscard]] desktop::Thing thing(desktop::Kind kind, const std::function<bool(const desktop::Thing&)>& holds);
    /// A draft of no series, or the first of a series; in the days shown.
    [[nodiscard]] desktop::Thing draft(bool of_series);
    [[nodiscard]] desktop::Thing day(const model::Date& date);
    void click(const wxPoint& at);
    void press(int key, int modifiers = 0);
    void type(const std::string& ascii);

private:
    void settle();

    FixedClock m_clock;
    TempFolder m_folder;
    std::string m_plan;
    desktop::MainFrame* m_frame;
};

}  // namespace lichsong::test
