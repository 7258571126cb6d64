// SPDX-License-Identifier: Apache-2.0
// All data of the plan in one window: the kinds of rows at the left, the rows of one kind as a searchable, sortable table at the
// right, to be added, changed and removed. Knows no kind of row: tables of the model say what there is.
#pragma once

#include <memory>

#include <wx/dialog.h>
#include <wx/timer.h>

#include "app/desktop/models/entity_rows.h"
#include "app/desktop/models/workspace.h"

class wxButton;
class wxDataViewCtrl;
class wxListBox;
class wxStaticText;
class wxTextCtrl;

namespace lichsong::desktop {

class EntityModel;

class RowsDialog : public wxDialog {
public:
    RowsDialog(wxWindow* parent, Workspace& workspace);
    ~RowsDialog() override;
    RowsDialog(const RowsDialog&) = delete;
    RowsDialog& operator=(const RowsDialog&) = delete;

    void show(model::EntityKind kind);
    void search(const std::string& words);
    /// Selects the row and brings it into view; false where it is not shown.
    bool select(std::int64_t id);
    void remove();

    [[nodiscard]] const EntityRows& rows() const;
    /// What was done or could not be, as it stands at the foot.
    [[nodiscard]] wxString told() const;

private:
    void make_kinds(wxSizer& columns);
    void make_table(wxSizer& columns);
    void make_foot(wxSizer& rows);
    void make_columns();
    void read();
    void edit(std::int64_t id);
    void look();
    void say(const std::string& sentence, bool can_undo, bool failed);
    [[nodiscard]] std::int64_t selected() const;

    Workspace& m_workspace;
    RowLabels m_labels;
    std::vector<const model::EntityInfo*> m_kinds;
    wxListBox* m_list = nullptr;
    wxTextCtrl* m_search = nullptr;
    EntityModel* m_model = nullptr;
    wxDataViewCtrl* m_table = nullptr;
    wxButton* m_add = nullptr;
    wxButton* m_edit = nullptr;
    wxButton* m_remove = nullptr;
    wxButton* m_undo = nullptr;
    wxStaticText* m_count = nullptr;
    wxStaticText* m_told = nullptr;
    std::function<void(const std::string&)> m_told_before;
    std::function<void(const std::string&)> m_failed_before;
    std::int64_t m_seen_change = 0;
    wxTimer m_watch;   ///< for what others do
    wxTimer m_typing;
};

}  // namespace lichsong::desktop
