// SPDX-License-Identifier: Apache-2.0
// Below the view: what rules find in the days shown, and gaps in coverage, the worst first. A click goes there.
#pragma once

#include <vector>

#include <wx/panel.h>

#include "app/desktop/models/workspace.h"
#include "calendar/model/rules/rules.h"

class wxButton;
class wxDataViewListCtrl;
class wxStaticText;

namespace lichsong::desktop {

struct Problem {
    model::Severity severity = model::Severity::Warn;
    std::string sentence;
    model::Date day;
    std::int64_t placement = 0;  ///< 0: a gap, which is a matter of a week
};

class Problems : public wxPanel {
public:
    Problems(wxWindow* parent, Workspace& workspace);

    /// Asks the rules about these days; the list stays as it is until they have answered.
    void show(const model::Date& from, const model::Date& to);
    /// Writes the list anew: the coverage is there, or the language is another.
    void write();
    /// Its heading alone stays, or all of it.
    void fold(bool folded);
    /// The heading's button asks for the other.
    std::function<void()> on_fold = [] {};

private:
    /// A breach, with the day it lies on.
    struct Breach {
        model::Violation violation;
        model::Date day;
        std::int64_t placement = 0;
    };

    [[nodiscard]] static std::vector<Breach> breaches_of(service::Desk& desk, const model::Date& from, const model::Date& to);
    void list_problems();
    void write_heading();
    void go(std::size_t index);

    Workspace& m_workspace;
    model::DateSpan m_days;
    std::vector<Breach> m_breaches;  ///< the worst first
    std::size_t m_count = 0;         ///< of problems; as many as fit a list stand in it
    wxStaticText* m_heading = nullptr;
    wxButton* m_fold = nullptr;
    wxDataViewListCtrl* m_list = nullptr;
    std::vector<Problem> m_problems;
};

}  // namespace lichsong::desktop
