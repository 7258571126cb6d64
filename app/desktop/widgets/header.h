// SPDX-License-Identifier: Apache-2.0
// Above the view: today, back and forward, what is shown, which view, search, and the one thing most often done.
#pragma once

#include <vector>

#include <wx/panel.h>

#include "app/desktop/models/workspace.h"

class wxButton;
class wxSearchCtrl;
class wxStaticText;
class wxToggleButton;

namespace lichsong::desktop {

class Header : public wxPanel {
public:
    Header(wxWindow* parent, Workspace& workspace);

    /// Texts, title and pressed view as the workspace has them.
    void update();
    void find();

    std::function<void(int)> on_step = [](int) {};
    std::function<void()> on_new = [] {};

private:
    void make_navigation(wxSizer& row);
    void make_switch(wxSizer& row);

    Workspace& m_workspace;
    wxButton* m_today = nullptr;
    wxButton* m_new = nullptr;
    wxStaticText* m_title = nullptr;
    wxSearchCtrl* m_search = nullptr;
    std::vector<wxToggleButton*> m_views;
};

}  // namespace lichsong::desktop
