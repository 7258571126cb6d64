// SPDX-License-Identifier: Apache-2.0
// A cell of the coverage matrix: what is wanted and reached, the placements that count, and open slots that would close the gap,
// with what a placement there would break.
#pragma once

#include <vector>

#include <wx/dialog.h>

#include "app/desktop/models/workspace.h"
#include "calendar/service/openings.h"

class wxButton;
class wxDataViewListCtrl;
class wxStaticText;

namespace lichsong::desktop {

class CellDialog : public wxDialog {
public:
    CellDialog(wxWindow* parent, Workspace& workspace, model::CoverageCell cell);

    /// Where the person wants to place something; nothing where they do not.
    [[nodiscard]] const std::optional<Target>& place() const noexcept { return m_place; }
    /// The placement they want to see; 0 where they do not.
    [[nodiscard]] std::int64_t placement() const noexcept { return m_placement; }
    /// Open slots are known.
    [[nodiscard]] bool has_openings() const noexcept { return m_is_answered; }
    [[nodiscard]] const std::vector<service::Opening>& openings() const noexcept { return m_openings; }
    /// As a double click on the row of an opening.
    void choose(std::size_t opening);

private:
    wxDataViewListCtrl* add_list(wxSizer& rows, const std::string& heading, const std::vector<std::pair<std::string, int>>& columns, wxStaticText** said);
    void list_placements();
    void ask_openings();
    void list_openings();

    Workspace& m_workspace;
    model::CoverageCell m_cell;
    wxDataViewListCtrl* m_there = nullptr;
    wxDataViewListCtrl* m_free = nullptr;
    wxStaticText* m_there_words = nullptr;
    wxStaticText* m_free_words = nullptr;
    wxButton* m_do = nullptr;
    std::vector<std::int64_t> m_ids;
    std::vector<service::Opening> m_openings;
    bool m_is_answered = false;
    std::optional<Target> m_place;
    std::int64_t m_placement = 0;
};

}  // namespace lichsong::desktop
