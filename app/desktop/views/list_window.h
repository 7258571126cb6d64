// SPDX-License-Identifier: Apache-2.0
// The list of all placements that the filter leaves: as many as there are, sorted by any column, with the same selection as
// the drawn views. Its columns are chosen, its cells typed into, and blocks go to a spreadsheet and come back from there.
#pragma once

#include <optional>

#include <wx/panel.h>

#include "app/desktop/models/list_rows.h"
#include "app/desktop/models/workspace.h"

class wxButton;
class wxDataViewColumn;
class wxDataViewCtrl;
class wxKeyEvent;
class wxSizer;
class wxStaticText;

namespace lichsong::desktop {

class ListModel;

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

    /// Shows a column of ListRows::columns() behind the others, or hides it; the last one stays.
    void show_column(std::size_t column, bool is_shown);
    /// Opens the editor of a cell; false where nothing can be typed there.
    bool edit_cell(std::size_t row, std::size_t column);
    /// Takes a block of cells over, after it was shown what that changes.
    void paste(const std::string& text);
    /// What is wrong with what was typed last; empty where nothing is.
    [[nodiscard]] std::string fault() const;

    std::function<void()> on_open = [] {};

private:
    void make_foot(wxSizer& rows);
    void make_columns();
    void make_column(const ShownColumn& shown);
    void listen();
    void show_selection();
    void show_count();
    void show_fault(const std::string& sentence);
    void pressed(wxKeyEvent& event);
    void copy();
    bool type_at_cursor(bool with_key);
    void write_into_editor(const std::string& text, bool is_all_selected);
    void take_typed(std::int64_t placement, std::size_t column, const std::string& text);
    void choose_columns();
    /// As they stand on the screen now, moved and made wider.
    [[nodiscard]] std::vector<ShownColumn> columns_now() const;
    void keep_columns();
    [[nodiscard]] wxDataViewColumn* view_column(std::size_t column) const;

    Workspace& m_workspace;
    ListModel* m_model = nullptr;
    wxDataViewCtrl* m_list = nullptr;
    wxStaticText* m_count = nullptr;  ///< of rows, or that they are being read
    wxStaticText* m_fault = nullptr;
    wxButton* m_columns = nullptr;
    bool m_selecting = false;
    bool m_opening = false;           ///< an editor, by a key and not by the mouse
    bool m_is_edited = false;         ///< an editor is open
};

}  // namespace lichsong::desktop
