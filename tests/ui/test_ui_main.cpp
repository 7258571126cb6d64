// SPDX-License-Identifier: Apache-2.0
// Catch2 within the loop of the application: tests run as events do.
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

#include <array>

#include <execinfo.h>

#include <wx/dialog.h>
#include <wx/evtloop.h>
#include <wx/timer.h>

#include "app/desktop/app.h"

namespace {

int count = 0;
char** words = nullptr;

class TestApp : public lichsong::desktop::DesktopApp {
public:
    bool OnInit() override {
        SetExitOnFrameDelete(false);
        prepare();
        return true;
    }
    // A dialog that no test expects is closed, and the test that met it fails by what it waits for.
    void watch_dialogs() {
        m_watch.Bind(wxEVT_TIMER, [this](wxTimerEvent&) {
            wxDialog* innermost = nullptr;  // those below it cannot end before it
            for (auto* window : wxTopLevelWindows)
                if (auto* dialog = dynamic_cast<wxDialog*>(window); dialog != nullptr && dialog->IsModal()) innermost = dialog;
            if (innermost == nullptr || ++m_waited <= 4) return;
            m_waited = 0;
            innermost->EndModal(wxID_CANCEL);
        });
        m_watch.Start(1'000);
    }
    int OnRun() override {
        watch_dialogs();
        wxEventLoop loop;
        const wxEventLoopActivator active(&loop);
        return Catch::Session().run(count, words);
    }
    // A check of the toolkit that fails is a failure, not a dialog that nobody answers.
    void OnAssertFailure(const wxChar* file, int line, const wxChar*, const wxChar* condition, const wxChar* message) override {
        m_watch.Stop();
        std::array<void*, 40> frames{};
        backtrace_symbols_fd(frames.data(), backtrace(frames.data(), static_cast<int>(frames.size())), 2);
        FAIL(wxString(file).utf8_string() << ':' << line << ": " << wxString(condition).utf8_string() << ' ' << wxString(message).utf8_string());
    }

private:
    wxTimer m_watch;
    int m_waited = 0;
};

}  // namespace

wxIMPLEMENT_WX_THEME_SUPPORT

namespace {

wxAppConsole* make_app() { return new TestApp; }

}  // namespace

int main(int argc, char** argv) {
    count = argc;
    words = argv;
    wxAppInitializer initializer(&make_app);
    int none = 1;
    return wxEntry(none, argv);
}
