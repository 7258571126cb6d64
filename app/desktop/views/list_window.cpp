// SPDX-License-Identifier: Apache-2.0
// What the list shows. What is typed into it and pasted is in list_entry.cpp.
#include "app/desktop/views/list_window.h"

#include <algorithm>

#include <wx/button.h>
#include <wx/clipbrd.h>
#include <wx/dataview.h>
#include <wx/menu.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "app/common/describe.h"
#include "app/desktop/models/cell_entry.h"
#include "app/desktop/models/remembered.h"
#include "app/desktop/text.h"
#include "app/desktop/views/list_model.h"
#include "app/desktop/widgets/style.h"

namespace lichsong::desktop {

ListWindow::ListWindow(wxWindow* parent, Workspace& workspace) : wxPanel(parent), m_workspace(workspace), m_model(new ListModel(workspace)) {
    m_list = new wxDataViewCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_MULTIPLE | wxDV_ROW_LINES | wxBORDER_NONE);
    m_list->AssociateModel(m_model);
    const auto& config = m_workspace.settings().config;
    m_model->show_columns(ListRows::shown_of(config.empty() ? std::vector<ChosenColumn>() : Remembered::read(Remembered::file_of(m_workspace.settings())).list));
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    sizer->Add(m_list, wxSizerFlags(1).Expand());
    make_foot(*sizer);
    SetSizer(sizer);
    make_columns();
    m_model->on_change = [this] { show_count(); };
    m_model->read();
    listen();
    // Widths are known from nobody but the toolkit, and by then the window is on its way out.
    wxGetTopLevelParent(this)->Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent& event) {
        keep_columns();
        event.Skip();
    });
}

ListWindow::~ListWindow() {
    m_model->on_change = [] {};
    m_model->on_typed = [](unsigned, unsigned, const std::string&) {};
    m_model->DecRef();
}

void ListWindow::make_foot(wxSizer& rows) {
    auto* foot = new wxBoxSizer(wxHORIZONTAL);
    m_count = new wxStaticText(this, wxID_ANY, " ");
    play(*m_count, "quiet");
    foot->Add(m_count, wxSizerFlags().CenterVertical().Border(wxRIGHT, 12));
    m_fault = new wxStaticText(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    play(*m_fault, "warning");
    foot->Add(m_fault, wxSizerFlags(1).CenterVertical());
    m_columns = new wxButton(this, wxID_ANY, " ", wxDefaultPosition, wxDefaultSize, wxBORDER_NONE);
    play(*m_columns, "flat");
    m_columns->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { choose_columns(); });
    foot->Add(m_columns, wxSizerFlags().CenterVertical());
    rows.Add(foot, wxSizerFlags().Expand().Border(wxALL, 6));
}

void ListWindow::listen() {
    m_list->Bind(wxEVT_DATAVIEW_COLUMN_HEADER_CLICK, [this](wxDataViewEvent& event) { m_model->sort(static_cast<std::size_t>(event.GetColumn())); });
    m_list->Bind(wxEVT_DATAVIEW_COLUMN_REORDERED, [this](wxDataViewEvent&) { CallAfter([this] { m_model->show_columns(columns_now()); }); });
    m_list->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        if (m_selecting) return;
        wxDataViewItemArray chosen;
        m_list->GetSelections(chosen);
        std::set<std::int64_t> ids;
        for (const auto& one : chosen) ids.insert(m_model->rows().item(m_model->GetRow(one)).id);
        m_selecting = true;
        m_workspace.select(std::move(ids));
        m_selecting = false;
    });
    m_list->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { on_open(); });
    m_list->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) { pressed(event); });
    m_list->Bind(wxEVT_DATAVIEW_ITEM_START_EDITING, [this](wxDataViewEvent& event) {
        if (m_model->rows().item(m_model->GetRow(event.GetItem())).proposed) event.Veto();  // it is accepted first
    });
    m_list->Bind(wxEVT_DATAVIEW_ITEM_EDITING_STARTED, [this](wxDataViewEvent& event) {
        m_is_edited = true;
        if (m_opening) return;
        const auto row = m_model->GetRow(event.GetItem());
        const auto text = typed_text(m_workspace.desk(), m_model->rows().item(row), ListRows::columns()[static_cast<std::size_t>(event.GetColumn())].field);
        CallAfter([this, text] { write_into_editor(text, true); });
    });
    m_list->Bind(wxEVT_DATAVIEW_ITEM_EDITING_DONE, [this](wxDataViewEvent&) { m_is_edited = false; });
    m_model->on_typed = [this](unsigned row, unsigned column, const std::string& text) {
        // The toolkit is still at work with its editor.
        CallAfter([this, id = m_model->rows().item(row).id, column, text] { take_typed(id, column, text); });
    };
}

void ListWindow::show_count() {
    const auto count = static_cast<long>(rows());
    auto words = base::fill(base::tr_n("{1} placement", "{1} placements", count), {std::to_string(count)});
    if (m_model->is_waiting()) words = (count == 0 ? "" : words + " · ") + base::tr(LICHSONG_N_("being worked out…"));
    m_count->SetLabel(wx(words));
    Layout();
    m_list->Refresh();
    if (!m_model->is_waiting()) show_selection();
}

void ListWindow::show_fault(const std::string& sentence) {
    m_fault->SetLabel(wx(sentence));
    m_fault->SetToolTip(wx(sentence));
    explain(*m_list, sentence);
    Layout();
}

std::string ListWindow::fault() const { return utf8(m_fault->GetLabel()); }

// ---- columns

void ListWindow::make_columns() {
    name(*m_list, base::tr(LICHSONG_N_("List of placements")));
    m_columns->SetLabel(said(LICHSONG_N_("Columns…")));
    m_is_edited = false;  // an editor goes with its column
    m_list->ClearColumns();
    for (const auto& shown : m_model->rows().shown()) make_column(shown);
}

void ListWindow::make_column(const ShownColumn& shown) {
    const auto* field = ListRows::columns()[shown.column].field;
    wxDataViewRenderer* renderer = nullptr;
    const auto kind = cell_kind(field);
    if (kind == CellKind::State) {
        wxArrayString words;
        for (const auto& word : state_words()) words.Add(wx(word));
        renderer = new wxDataViewChoiceRenderer(words, wxDATAVIEW_CELL_EDITABLE);
    } else {
        renderer = new wxDataViewTextRenderer("string", kind == CellKind::Text ? wxDATAVIEW_CELL_EDITABLE : wxDATAVIEW_CELL_INERT);
        renderer->EnableEllipsize(wxELLIPSIZE_END);
    }
    m_list->AppendColumn(new wxDataViewColumn(wx(app::field_name(field)), renderer, static_cast<unsigned>(shown.column), shown.width, wxALIGN_LEFT, wxDATAVIEW_COL_RESIZABLE | wxDATAVIEW_COL_REORDERABLE));
}

wxDataViewColumn* ListWindow::view_column(std::size_t column) const {
    for (unsigned i = 0; i < m_list->GetColumnCount(); ++i)
        if (m_list->GetColumn(i)->GetModelColumn() == column) return m_list->GetColumn(i);
    return nullptr;
}

std::vector<ShownColumn> ListWindow::columns_now() const {
    std::vector<std::pair<int, ShownColumn>> placed;
    for (unsigned i = 0; i < m_list->GetColumnCount(); ++i) {
        const auto* column = m_list->GetColumn(i);
        const int width = column->GetWidth();
        const auto before = std::find_if(shown().shown().begin(), shown().shown().end(), [&](const ShownColumn& one) { return one.column == column->GetModelColumn(); });
        placed.push_back({m_list->GetColumnPosition(column), {column->GetModelColumn(), width > 0 || before == shown().shown().end() ? width : before->width}});
    }
    std::sort(placed.begin(), placed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<ShownColumn> columns;
    for (const auto& [place, column] : placed) columns.push_back(column);
    return columns;
}

void ListWindow::show_column(std::size_t column, bool is_shown) {
    auto columns = columns_now();
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const ShownColumn& one) { return one.column == column; });
    if ((found != columns.end()) == is_shown || (!is_shown && columns.size() == 1)) return;
    if (is_shown) columns.push_back({column, ListRows::columns()[column].width});
    else columns.erase(found);
    m_model->show_columns(std::move(columns));
    make_columns();
    keep_columns();
}

void ListWindow::choose_columns() {
    wxMenu menu;
    const auto all = ListRows::columns();
    for (std::size_t i = 0; i < all.size(); ++i) menu.AppendCheckItem(wxID_HIGHEST + 1 + static_cast<int>(i), wx(app::field_name(all[i].field)))->Check(view_column(i) != nullptr);
    const int chosen = GetPopupMenuSelectionFromUser(menu) - wxID_HIGHEST - 1;
    if (chosen >= 0 && chosen < static_cast<int>(all.size())) show_column(static_cast<std::size_t>(chosen), view_column(static_cast<std::size_t>(chosen)) == nullptr);
}

// Nothing hangs on it: a folder that cannot be written to means the usual columns next time.
void ListWindow::keep_columns() {
    if (m_workspace.settings().config.empty()) return;
    const auto file = Remembered::file_of(m_workspace.settings());
    auto now = Remembered::read(file);
    now.list.clear();
    for (const auto& shown : columns_now()) now.list.push_back({ListRows::columns()[shown.column].field, shown.width});
    static_cast<void>(now.write(file));
}

// ---- rows

void ListWindow::update(unsigned changed) {
    if ((changed & Language) != 0) {
        m_model->show_columns(columns_now());
        make_columns();
    }
    if ((changed & (Rows | Filtered | Language | Proposed)) != 0) m_model->read();
    else if (!m_selecting) show_selection();
}

void ListWindow::show_selection() {
    if (m_is_edited) return;  // the editor would be gone with what was typed
    m_selecting = true;
    m_list->UnselectAll();
    for (const auto id : m_workspace.selection()) {
        const auto row = m_model->rows().row_of(id);
        if (row >= m_model->rows().size()) continue;
        const auto at = m_model->GetItem(static_cast<unsigned>(row));
        m_list->Select(at);
        m_list->EnsureVisible(at);
    }
    m_selecting = false;
}

const ListRows& ListWindow::shown() const { return m_model->rows(); }

std::size_t ListWindow::rows() const { return m_model->rows().size(); }

std::string ListWindow::as_table() const {
    const auto& rows = m_model->rows();
    const auto columns = columns_now();
    std::string table;
    for (std::size_t i = 0; i < columns.size(); ++i) table += (i == 0 ? "" : "\t") + app::field_name(ListRows::columns()[columns[i].column].field);
    table += '\n';
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (!m_workspace.selection().empty() && !m_workspace.selection().contains(rows.item(row).id)) continue;
        for (std::size_t i = 0; i < columns.size(); ++i) table += (i == 0 ? "" : "\t") + table_cell(rows.cell(row, columns[i].column));
        table += '\n';
    }
    return table;
}

void ListWindow::copy() {
    wxClipboardLocker clipboard;
    if (!!clipboard) wxTheClipboard->SetData(new wxTextDataObject(wx(as_table())));
}

}  // namespace lichsong::desktop
