// SPDX-License-Identifier: Apache-2.0
// What is there before a plan is open: see the sample, begin from a template, or open a plan.
#pragma once

#include <functional>

#include <wx/frame.h>

#include "app/common/settings.h"
#include "calendar/base/clock.h"

namespace lichsong::desktop {

class StartFrame : public wxFrame {
public:
    /// `open` opens a plan and says whether it could.
    StartFrame(const app::Settings& settings, const base::Clock& clock, std::function<bool(const std::string&)> open);

private:
    void add_card(wxSizer& cards, const char* title, const char* text, const char* label, const char* picture, bool primary, std::function<void()> action);
    void make_sample();
    void make_from_template();
    void open_existing();
    void open(const std::string& address);
    [[nodiscard]] std::string ask_new_file(const char* title, const char* file);

    app::Settings m_settings;
    const base::Clock& m_clock;
    std::function<bool(const std::string&)> m_open;
};

}  // namespace lichsong::desktop
