// SPDX-License-Identifier: Apache-2.0
// Below the view: what rules find in the days shown, and gaps in coverage, the worst first. A click goes there.
#pragma once

#include <vector>

#include <wx/panel.h>

#include "app/desktop/models/workspace.h"

class wxDataViewListCtrl;
class wxStaticText;

namespace lichsong::desktop {

struct Problem {
    model::Severity severity = model::Severity::Warn;
    std::string sentence;
    model::Date day;
    std::int64_t placement = 0;  ///< 0: a gap, which is a matter of a week
};

/// Breaches of the days, and the gaps of the weeks they lie in; pure but for the reading of the plan.
[[nodiscard]] std::vector<Problem> problems_of(Workspace& workspace, const model::Date& from, const model::Date& to);

class Problems : public wxPanel {
public:
    Problems(wxWindow* parent, Workspace& workspace);

    void show(const model::Date& from, const model::Date& to);

private:
    void go(std::size_t index);

    Workspace& m_workspace;
    wxStaticText* m_heading = nullptr;
    wxDataViewListCtrl* m_list = nullptr;
    std::vector<Problem> m_problems;
};

}  // namespace lichsong::desktop
