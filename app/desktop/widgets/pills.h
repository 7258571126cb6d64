// SPDX-License-Identifier: Apache-2.0
// What is filtered by, each as a pill that can be taken away; not there at all while nothing is.
#pragma once

#include <wx/panel.h>

#include "app/desktop/models/workspace.h"

namespace lichsong::desktop {

class Pills : public wxPanel {
public:
    Pills(wxWindow* parent, Workspace& workspace);
    /// True where it appears or goes, so that the window must be laid out anew.
    bool update();

    /// What is shown shall be kept under a name.
    std::function<void()> on_keep = [] {};

private:
    void add_end();

    Workspace& m_workspace;
};

}  // namespace lichsong::desktop
