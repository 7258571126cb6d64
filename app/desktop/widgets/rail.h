// SPDX-License-Identifier: Apache-2.0
// Left of the view: the campaign with its countdown, a small month, the next milestones, and outlets and topics to filter by.
#pragma once

#include <vector>

#include <wx/scrolwin.h>

#include "app/desktop/models/workspace.h"

class wxBoxSizer;
class wxCheckListBox;
class wxStaticText;

namespace lichsong::desktop {

class Letterer;
class FilterPanel;
class MiniMonth;

class Rail : public wxScrolledWindow {
public:
    /// Empty until update(Rows | Language).
    Rail(wxWindow* parent, Workspace& workspace, Letterer& letterer);

    void update(unsigned changed);
    [[nodiscard]] FilterPanel& filters() noexcept { return *m_filters; }

private:
    void add_countdown(wxBoxSizer& column);
    wxCheckListBox* add_list(wxBoxSizer& column, wxStaticText*& heading);
    void fill_countdown();
    void fill_lists();
    void check_lists();
    void filter_by_lists();

    Workspace& m_workspace;
    MiniMonth* m_month = nullptr;
    FilterPanel* m_filters = nullptr;
    wxStaticText* m_campaign = nullptr;
    wxStaticText* m_countdown = nullptr;
    wxStaticText* m_until = nullptr;
    wxStaticText* m_steps = nullptr;
    wxStaticText* m_outlets_heading = nullptr;
    wxStaticText* m_topics_heading = nullptr;
    wxCheckListBox* m_outlets = nullptr;
    wxCheckListBox* m_topics = nullptr;
    std::vector<std::string> m_outlet_keys;
    std::vector<std::string> m_topic_keys;
};

}  // namespace lichsong::desktop
