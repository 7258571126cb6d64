// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/list_window.h"

#include <wx/clipbrd.h>
#include <wx/dataview.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "app/common/describe.h"
#include "app/desktop/layout/year_strip.h"
#include "app/desktop/models/list_rows.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/style.h"

namespace lichsong::desktop {

// Read and sorted beside the window: until that is done the list stays as it is.
class ListModel : public wxDataViewVirtualListModel {
public:
    explicit ListModel(Workspace& workspace) : m_workspace(workspace) { show({std::make_shared<const Schedule>(), {}}); }

    void read() {
        const auto span = flight_span(m_workspace.plan(), m_workspace.day());
        ask([span, filter = m_workspace.filter()](service::Desk& desk) { return std::make_shared<const Schedule>(read_schedule(desk, filter, span.from, span.to)); });
    }

    void sort(std::size_t column) {
        m_ascending = column == m_column ? !m_ascending : true;
        m_column = column;
        if (m_workspace.is_waiting_for("list")) read();  // in the order that is wanted now
        else ask([schedule = m_content.schedule](service::Desk&) { return schedule; });
    }

    [[nodiscard]] const ListRows& rows() const { return *m_rows; }
    [[nodiscard]] bool is_waiting() const { return m_workspace.is_waiting_for("list"); }

    std::function<void()> on_change = [] {};

    void GetValueByRow(wxVariant& variant, unsigned row, unsigned column) const override { variant = wx(m_rows->cell(row, column)); }
    bool SetValueByRow(const wxVariant&, unsigned, unsigned) override { return false; }
    bool GetAttrByRow(unsigned row, unsigned, wxDataViewItemAttr& attributes) const override {
        const bool gone = m_rows->item(row).is_gone();
        attributes.SetStrikethrough(gone);
        return gone;
    }

private:
    struct Content {
        std::shared_ptr<const Schedule> schedule;
        std::vector<std::size_t> order;
    };

    void ask(const std::function<std::shared_ptr<const Schedule>(service::Desk&)>& schedule_of) {
        const auto work = [schedule_of, column = m_column, ascending = m_ascending](service::Desk& desk) {
            const auto schedule = schedule_of(desk);
            const Legend legend(desk.context());
            ListRows rows(*schedule, desk.context(), legend);
            rows.sort(column, ascending);
            return Content{schedule, rows.order()};
        };
        m_workspace.ask<Content>("list", work, [this](Content content) { show(std::move(content)); });
        on_change();
    }

    void show(Content content) {
        m_content = std::move(content);
        m_legend.emplace(m_workspace.plan());
        m_rows.emplace(*m_content.schedule, m_workspace.plan(), *m_legend);
        m_rows->arrange(m_content.order);
        // As many rows as before are the same rows with other words: to be drawn, not to be made anew, which takes long for many.
        if (m_rows->size() != GetCount()) Reset(static_cast<unsigned>(m_rows->size()));
        on_change();
    }

    Workspace& m_workspace;
    Content m_content;
    std::optional<Legend> m_legend;
    std::optional<ListRows> m_rows;
    std::size_t m_column = 0;
    bool m_ascending = true;
};

ListWindow::ListWindow(wxWindow* parent, Workspace& workspace) : wxPanel(parent), m_workspace(workspace), m_model(new ListModel(workspace)) {
    m_list = new wxDataViewCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_MULTIPLE | wxDV_ROW_LINES | wxBORDER_NONE);
    m_list->AssociateModel(m_model);
    name(*m_list, base::tr(LICHSONG_N_("List of placements")));
    make_columns();
    m_count = new wxStaticText(this, wxID_ANY, " ");
    play(*m_count, "quiet");
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    sizer->Add(m_list, wxSizerFlags(1).Expand());
    sizer->Add(m_count, wxSizerFlags().Expand().Border(wxALL, 6));
    SetSizer(sizer);
    m_model->on_change = [this] { show_count(); };
    m_model->read();
    m_list->Bind(wxEVT_DATAVIEW_COLUMN_HEADER_CLICK, [this](wxDataViewEvent& event) {
        m_model->sort(static_cast<std::size_t>(event.GetColumn()));
    });
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
    m_list->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() != 'C' || event.GetModifiers() != wxMOD_CONTROL) {
            event.Skip();
            return;
        }
        if (wxTheClipboard->Open()) {
            wxTheClipboard->SetData(new wxTextDataObject(wx(as_table())));
            wxTheClipboard->Close();
        }
    });
}

ListWindow::~ListWindow() {
    m_model->on_change = [] {};
    m_model->DecRef();
}

void ListWindow::show_count() {
    const auto count = static_cast<long>(rows());
    auto words = base::fill(base::tr_n("{1} placement", "{1} placements", count), {std::to_string(count)});
    if (m_model->is_waiting()) words = (count == 0 ? "" : words + " · ") + base::tr(LICHSONG_N_("being worked out…"));
    m_count->SetLabel(wx(words));
    m_list->Refresh();
    if (!m_model->is_waiting()) show_selection();
}

void ListWindow::make_columns() {
    m_list->ClearColumns();
    const auto columns = ListRows::columns();
    for (std::size_t i = 0; i < columns.size(); ++i)
        m_list->AppendTextColumn(wx(app::field_name(columns[i].field)), static_cast<unsigned>(i), wxDATAVIEW_CELL_INERT, columns[i].width, wxALIGN_LEFT, wxDATAVIEW_COL_RESIZABLE | wxDATAVIEW_COL_REORDERABLE);
}

void ListWindow::update(unsigned changed) {
    if ((changed & Language) != 0) make_columns();
    if ((changed & (Rows | Filtered | Language)) != 0) m_model->read();
    else if (!m_selecting) show_selection();
}

void ListWindow::show_selection() {
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
    const auto columns = ListRows::columns();
    std::string table;
    for (std::size_t column = 0; column < columns.size(); ++column) table += (column == 0 ? "" : "\t") + app::field_name(columns[column].field);
    table += '\n';
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (!m_workspace.selection().empty() && !m_workspace.selection().contains(rows.item(row).id)) continue;
        for (std::size_t column = 0; column < columns.size(); ++column) table += (column == 0 ? "" : "\t") + rows.cell(row, column);
        table += '\n';
    }
    return table;
}

}  // namespace lichsong::desktop
