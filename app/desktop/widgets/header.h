// SPDX-License-Identifier: Apache-2.0
// Above the view: today, back and forward, what is shown, which view, search, and the one thing most often done.
#pragma once

#include <optional>
#include <vector>

#include <wx/panel.h>

#include "app/desktop/drawing/theme.h"
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
    /// The field says what is searched for, whoever changed that.
    void follow_filter();
    /// Room for everything: where all of it does not fit, the button has no words, and the field is short.
    void fit();

    std::function<void(int)> on_step = [](int) {};
    std::function<void()> on_new = [] {};

private:
    void make_navigation(wxSizer& row);
    void make_switch(wxSizer& row);
    void make_end(wxSizer& row);
    void draw_icons();
    void give_room(bool is_narrow);

    Workspace& m_workspace;
    wxButton* m_today = nullptr;
    wxButton* m_new = nullptr;
    wxButton* m_arrows[2] = {};
    wxPanel* m_switch = nullptr;
    bool m_is_narrow = false;
    int m_wide = 0;                     ///< what all of it takes, in pixels
    std::optional<Appearance> m_drawn;  ///< what the icons were last drawn for
    wxStaticText* m_title = nullptr;
    wxSearchCtrl* m_search = nullptr;
    std::vector<wxToggleButton*> m_views;
};

}  // namespace lichsong::desktop
