// SPDX-License-Identifier: Apache-2.0
// The program `lichsong-desktop`: opens the plan it is given, or asks for one.
#pragma once

#include <memory>

#include <wx/app.h>

#include "app/desktop/drawing/canvas.h"
#include "app/desktop/main_frame.h"

namespace lichsong::desktop {

class DesktopApp : public wxApp {
public:
    DesktopApp();
    bool OnInit() override;
    /// What a view could not read, or a command not do, is told; the window lives on.
    bool OnExceptionInMainLoop() override;

    /// Language, fonts and style: what windows need before there is one.
    void prepare();
    /// A window on the plan, or nullptr, and the person has been told why.
    MainFrame* open(const std::string& address);
    [[nodiscard]] Letterer& letterer() { return *m_letterer; }

private:
    base::SystemClock m_clock;
    std::unique_ptr<Letterer> m_letterer;
};

}  // namespace lichsong::desktop
