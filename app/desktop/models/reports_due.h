// SPDX-License-Identifier: Apache-2.0
// Saved reports that are due while a plan is open: written into the folder that the person chose for it, beside the window. Without a folder
// nothing happens by itself. Knows no windows.
#pragma once

#include <functional>
#include <string>

#include "app/desktop/models/workspace.h"

namespace lichsong::desktop {

class ReportsDue {
public:
    /// `told` is given the sentence that says how many were written and where to, or what failed.
    ReportsDue(Workspace& workspace, std::function<void(const std::string& sentence, bool failed)> told) : m_workspace(workspace), m_told(std::move(told)) {}

    /// The plan or the folder is another: what is due is looked for again.
    void forget() { m_is_known = false; }
    /// Cheap where neither the plan nor the day has changed; called again and again.
    void look();

private:
    Workspace& m_workspace;
    std::function<void(const std::string&, bool)> m_told;
    bool m_is_known = false;
    model::Date m_day;         ///< looked at last
    std::string m_tried;       ///< folder and files of the last run: what failed is not tried every second
};

}  // namespace lichsong::desktop
