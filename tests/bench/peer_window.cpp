// SPDX-License-Identifier: Apache-2.0
// An empty window of the same toolkit and size: what a window costs before anything is in it. The peer of window_start.py.
#include <wx/app.h>
#include <wx/frame.h>

namespace {

class EmptyApp : public wxApp {
public:
    bool OnInit() override {
        (new wxFrame(nullptr, wxID_ANY, "Empty", wxDefaultPosition, wxSize(1440, 900)))->Show();
        return true;
    }
};

}  // namespace

wxIMPLEMENT_APP(EmptyApp);
