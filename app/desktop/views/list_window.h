// SPDX-License-Identifier: Apache-2.0
// The list of all placements that the filter leaves: as many as there are, sorted by any column, with the same selection as
// the drawn views.
#pragma once

#include <wx/panel.h>

#include "app/desktop/models/workspace.h"

class wxDataViewCtrl;
class wxStaticText;

namespace lichsong::desktop {

class ListModel;
class ListRows;

class ListWindow : public wxPanel {
public:
    ListWindow(wxWindow* parent, Workspace& workspace);
    ~ListWindow() override;
    ListWindow(const ListWindow&) = delete;
    ListWindow& operator=(const ListWindow&) = delete;

    /// Rows, language, filter or selection have changed. What is read takes a moment; until then the list stays as it is.
    void update(unsigned changed);
    [[nodiscard]] std::size_t rows() const;
    /// As they are sorted.
    [[nodiscard]] const ListRows& shown() const;
    /// What is selected, or all, as a spreadsheet takes it: cells with tabs between, rows with line ends.
    [[nodiscard]] std::string as_table() const;

    std::function<void()> on_open = [] {};

private:
    void make_columns();
    void show_selection();
    void show_count();

    Workspace& m_workspace;
    ListModel* m_model = nullptr;
    wxDataViewCtrl* m_list = nullptr;
    wxStaticText* m_count = nullptr;  ///< of rows, or that they are being read
    bool m_selecting = false;
};

}  // namespace lichsong::desktop
