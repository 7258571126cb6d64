// SPDX-License-Identifier: Apache-2.0
// In the rail: filters kept under names, to be chosen, called otherwise and put away; and a menu of all there is to narrow by.
#pragma once

#include <wx/panel.h>

#include "app/desktop/models/filter_shelf.h"
#include "app/desktop/models/workspace.h"

class wxButton;
class wxStaticText;

namespace lichsong::desktop {

class FilterPanel : public wxPanel {
public:
    FilterPanel(wxWindow* parent, Workspace& workspace);

    void update();
    /// Asks under which name what is shown now shall be kept.
    void keep();
    [[nodiscard]] FilterShelf& shelf() noexcept { return m_shelf; }

    /// Its height is another.
    std::function<void()> on_size = [] {};

private:
    void add_row(const KeptFilter& kept);
    void show_choices();
    void show_deeds(const std::string& name);
    void rename(const std::string& name);
    [[nodiscard]] std::string ask_name(const std::string& now);

    Workspace& m_workspace;
    FilterShelf m_shelf;
    wxStaticText* m_heading = nullptr;
    wxButton* m_add = nullptr;
};

}  // namespace lichsong::desktop
