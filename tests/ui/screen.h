// SPDX-License-Identifier: Apache-2.0
// A window on a fresh copy of the sample plan, and hands to use it with.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "app/desktop/main_frame.h"
#include "support/fixed_clock.h"
#include "support/temp_folder.h"

namespace lichsong::test {

/// Lets the program work until the condition holds; false where it does not within the time.
bool wait_for(const std::function<bool()>& holds, int milliseconds = 3'000);

class Screen {
public:
    Screen();
    ~Screen();
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    [[nodiscard]] desktop::MainFrame& frame() { return *m_frame; }
    [[nodiscard]] desktop::Workspace& workspace() { return m_frame->workspace(); }
    [[nodiscard]] const std::filesystem::path& plan() const { return m_plan; }

    /// The middle of a thing of the view, on the screen.
    [[nodiscard]] wxPoint middle_of(const desktop::Rect& place);
    [[nodiscard]] std::int64_t id_of(const std::string& code);
    [[nodiscard]] model::Placement placement(const std::string& code);
    void drag(const wxPoint& from, const wxPoint& to);
    void click(const wxPoint& at);
    void press(int key, int modifiers = 0);
    void type(const std::string& ascii);

private:
    void settle();

    FixedClock m_clock;
    TempFolder m_folder;
    std::filesystem::path m_plan;
    desktop::MainFrame* m_frame;
};

}  // namespace lichsong::test
