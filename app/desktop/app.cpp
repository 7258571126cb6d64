// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/app.h"

#include <pango/pangocairo.h>
#include <wx/msgdlg.h>

#include "app/common/describe.h"
#include "app/desktop/models/remembered.h"
#include "app/desktop/start_frame.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/style.h"
#include "calendar/base/error.h"

namespace lichsong::desktop {

// Pango reads what fonts there are on a thread of its own; it does so while the toolkit starts.
DesktopApp::DesktopApp() { static_cast<void>(pango_cairo_font_map_get_default()); }

void DesktopApp::prepare() {
    const auto settings = app::settings_from_environment();
    const auto was = Remembered::read(Remembered::file_of(settings));
    const auto language = !was.language ? settings.language : *was.language == "en" ? base::Language::English : base::Language::Vietnamese;
    base::set_language(language, settings.catalogues().string());
    m_letterer = std::make_unique<Letterer>();
    if (was.dark) choose_appearance(*was.dark ? Appearance::Dark : Appearance::Light);
    install_style();
}

bool DesktopApp::OnInit() {
    prepare();
    if (argc > 1) return open(utf8(argv[1])) != nullptr;
    (new StartFrame(app::settings_from_environment(), m_clock, [this](const std::string& address) { return open(address) != nullptr; }))->Show();
    return true;
}

bool DesktopApp::OnExceptionInMainLoop() {
    try {
        throw;
    } catch (const base::Error& error) {
        for (auto* window : wxTopLevelWindows)
            if (auto* frame = dynamic_cast<MainFrame*>(window); frame != nullptr && frame->is_about(error)) {
                frame->workspace().meet(error);
                return true;
            }
        wxMessageBox(wx(app::describe(error)), wx("Lịch Sóng"), wxOK | wxICON_ERROR);
    }
    return true;
}

MainFrame* DesktopApp::open(const std::string& address) {
    try {
        auto* frame = new MainFrame(std::make_unique<Workspace>(address, app::settings_from_environment(), m_clock), *m_letterer);
        frame->Show();
        return frame;
    } catch (const base::Error& error) {
        wxMessageBox(wx(app::describe(error)), wx("Lịch Sóng"), wxOK | wxICON_ERROR);
        return nullptr;
    }
}

}  // namespace lichsong::desktop
