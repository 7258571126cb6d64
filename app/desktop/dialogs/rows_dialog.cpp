// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/dialogs/rows_dialog.h"

#include <algorithm>
#include <utility>

#include <wx/button.h>
#include <wx/dataview.h>
#include <wx/listbox.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "app/common/describe.h"
#include "app/desktop/dialogs/row_dialog.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/measures.h"
#include "app/desktop/widgets/style.h"
#include "calendar/base/text.h"

namespace lichsong::desktop {
namespace {

constexpr int kinds_width = 190;
constexpr int reads_again_every = 700;  // milliseconds
constexpr int search_waits = 150;

}  // namespace

class EntityModel : public wxDataViewVirtualListModel {
public:
    EntityModel(service::Desk& desk, RowLabels& labels, const model::EntityInfo& info) : m_rows(desk, labels, info) {}

    void read(const std::string& words) {
        m_rows.read(words);
        Reset(static_cast<unsigned>(m_rows.size()));
    }
    void sort(std::size_t column) {
        m_ascending = column == m_column ? !m_ascending : true;
        m_column = column;
        m_rows.sort(m_column, m_ascending);
        Reset(static_cast<unsigned>(m_rows.size()));
    }
    [[nodiscard]] const EntityRows& rows() const { return m_rows; }

    void GetValueByRow(wxVariant& variant, unsigned row, unsigned column) const override { variant = wx(m_rows.cell(row, column)); }
    bool SetValueByRow(const wxVariant&, unsigned, unsigned) override { return false; }

private:
    EntityRows m_rows;
    std::size_t m_column = 0;
    bool m_ascending = true;
};

RowsDialog::RowsDialog(wxWindow* parent, Workspace& workspace)
    : wxDialog(parent, wxID_ANY, said(LICHSONG_N_("Data of the plan")), wxDefaultPosition, wxSize(1120, 680), wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER | wxMAXIMIZE_BOX),
      m_workspace(workspace), m_labels(workspace.desk()), m_kinds(editable_kinds()), m_told_before(workspace.on_done), m_failed_before(workspace.on_error) {
    auto* columns = new wxBoxSizer(wxHORIZONTAL);
    make_kinds(*columns);
    make_table(*columns);
    SetSizer(columns);
    SetMinSize(wxSize(760, 420));
    // What is done here is told here.
    m_workspace.on_done = [this](const std::string& sentence) { say(sentence, true, false); };
    m_workspace.on_error = [this](const std::string& sentence) { say(sentence, false, true); };
    m_watch.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { look(); });
    m_watch.Start(reads_again_every);
    m_typing.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { read(); });
    show(model::EntityKind::Outlet);
    CentreOnParent();
    m_search->SetFocus();
}

RowsDialog::~RowsDialog() {
    m_workspace.on_done = std::move(m_told_before);
    m_workspace.on_error = std::move(m_failed_before);
    if (m_model != nullptr) m_model->DecRef();
}

void RowsDialog::make_kinds(wxSizer& columns) {
    m_list = new wxListBox(this, wxID_ANY, wxDefaultPosition, wxSize(kinds_width, -1), 0, nullptr, wxLB_SINGLE | wxBORDER_NONE);
    play(*m_list, "kinds");
    name(*m_list, base::tr(LICHSONG_N_("Kinds of data")));
    for (const auto* kind : m_kinds) m_list->Append(wx(base::with_capital(app::kind_name(kind->name))));
    m_list->Bind(wxEVT_LISTBOX, [this](wxCommandEvent& event) {
        if (event.GetSelection() >= 0) show(m_kinds[static_cast<std::size_t>(event.GetSelection())]->kind);
    });
    columns.Add(m_list, wxSizerFlags().Expand());
}

void RowsDialog::make_table(wxSizer& columns) {
    auto* right = new wxBoxSizer(wxVERTICAL);
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    m_search = new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition, wxSize(280, 34));
    m_search->SetHint(said(LICHSONG_N_("Search, with marks or without")));
    name(*m_search, base::tr(LICHSONG_N_("Search")));
    m_search->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { m_typing.StartOnce(search_waits); });
    line->Add(m_search, wxSizerFlags().CenterVertical());
    m_count = new wxStaticText(this, wxID_ANY, "");
    play(*m_count, "quiet");
    line->Add(m_count, wxSizerFlags().CenterVertical().Border(wxLEFT, 12));
    line->AddStretchSpacer();
    const auto add_button = [&](const char* words, const char* part, void (*run)(RowsDialog&)) {
        auto* button = new wxButton(this, wxID_ANY, said(words));
        if (*part != '\0') play(*button, part);
        button->Bind(wxEVT_BUTTON, [this, run](wxCommandEvent&) { run(*this); });
        line->Add(button, wxSizerFlags().CenterVertical().Border(wxLEFT, 8));
        return button;
    };
    m_remove = add_button(LICHSONG_N_("Remove"), "", [](RowsDialog& d) { d.remove(); });
    m_edit = add_button(LICHSONG_N_("Edit…"), "", [](RowsDialog& d) {
        if (const auto id = d.selected(); id != 0) d.edit(id);
    });
    m_add = add_button(LICHSONG_N_("Add…"), "primary", [](RowsDialog& d) { d.edit(0); });
    right->Add(line, wxSizerFlags().Expand().Border(wxALL, dialog_margin));
    m_table = new wxDataViewCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxDV_ROW_LINES | wxBORDER_NONE);
    m_table->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { edit(selected()); });
    m_table->Bind(wxEVT_DATAVIEW_COLUMN_HEADER_CLICK, [this](wxDataViewEvent& event) {
        const auto id = selected();
        m_model->sort(static_cast<std::size_t>(event.GetColumn()));
        select(id);
    });
    m_table->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_DELETE) remove();
        else event.Skip();
    });
    play(*m_table, "table");
    right->Add(m_table, wxSizerFlags(1).Expand());
    make_foot(*right);
    columns.Add(right, wxSizerFlags(1).Expand());
}

void RowsDialog::make_foot(wxSizer& rows) {
    auto* foot = new wxBoxSizer(wxHORIZONTAL);
    m_told = new wxStaticText(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    foot->Add(m_told, wxSizerFlags(1).CenterVertical());
    m_undo = new wxButton(this, wxID_UNDO, said(LICHSONG_N_("Undo")));
    m_undo->Hide();
    foot->Add(m_undo, wxSizerFlags().Border(wxLEFT, 8));
    foot->Add(new wxButton(this, wxID_CANCEL, said(LICHSONG_N_("Close window"))), wxSizerFlags().Border(wxLEFT, 8));
    rows.Add(foot, wxSizerFlags().Expand().Border(wxALL, dialog_margin));
    const auto undo = [this] {
        m_workspace.undo();
        look();
        m_undo->Hide();
        Layout();
    };
    m_undo->Bind(wxEVT_BUTTON, [undo](wxCommandEvent&) { undo(); });
    Bind(wxEVT_CHAR_HOOK, [this, undo](wxKeyEvent& event) {
        // In a text field this key belongs to the text.
        const bool here = event.GetKeyCode() == 'Z' && event.GetModifiers() == wxMOD_CONTROL && !m_search->HasFocus();
        if (here && m_workspace.to_undo()) undo();
        else event.Skip();
    });
}

const EntityRows& RowsDialog::rows() const { return m_model->rows(); }
wxString RowsDialog::told() const { return m_told->GetLabel(); }

void RowsDialog::show(model::EntityKind kind) {
    const auto at = std::find_if(m_kinds.begin(), m_kinds.end(), [&](const auto* info) { return info->kind == kind; });
    m_list->SetSelection(static_cast<int>(at - m_kinds.begin()));
    auto* model = new EntityModel(m_workspace.desk(), m_labels, **at);
    m_table->ClearColumns();
    m_table->AssociateModel(model);
    if (m_model != nullptr) m_model->DecRef();
    m_model = model;
    name(*m_table, base::with_capital(app::kind_name((*at)->name)));
    make_columns();
    m_search->ChangeValue("");
    read();
    const bool is_campaign = kind == model::EntityKind::Campaign;  // of which there is always one
    m_add->Enable(!is_campaign);
    m_remove->Enable(!is_campaign);
}

void RowsDialog::make_columns() {
    for (std::size_t i = 0; i < rows().columns(); ++i)
        m_table->AppendTextColumn(wx(rows().title(i)), static_cast<unsigned>(i), wxDATAVIEW_CELL_INERT, rows().width(i), wxALIGN_LEFT, wxDATAVIEW_COL_RESIZABLE);
}

void RowsDialog::read() {
    m_labels.forget();
    m_seen_change = m_workspace.desk().session().last_change();
    m_model->read(utf8(m_search->GetValue()));
    const auto count = std::to_string(rows().size());
    // TRANSLATORS: {1} is a number of rows; there are more of them
    m_count->SetLabel(rows().is_cut() ? said(LICHSONG_N_("the first {1}; search to find others"), {count})
                                      : wx(base::fill(base::tr_n("{1} row", "{1} rows", static_cast<long>(rows().size())), {count})));
    Layout();
}

void RowsDialog::search(const std::string& words) {
    m_search->ChangeValue(wx(words));
    read();
}

void RowsDialog::look() {
    m_workspace.look_for_changes();
    if (m_workspace.desk().session().last_change() == m_seen_change) return;
    const auto id = selected();
    read();
    select(id);
}

std::int64_t RowsDialog::selected() const {
    const auto item = m_table->GetSelection();
    return item.IsOk() ? rows().id(m_model->GetRow(item)) : 0;
}

bool RowsDialog::select(std::int64_t id) {
    const auto row = rows().row_of(id);
    if (row >= rows().size()) return false;
    const auto item = m_model->GetItem(static_cast<unsigned>(row));
    m_table->Select(item);
    m_table->EnsureVisible(item);
    return true;
}

void RowsDialog::edit(std::int64_t id) {
    try {
        RowDialog dialog(this, m_workspace, rows().info(), id);
        if (dialog.ShowModal() != wxID_OK) return;
        read();
        if (!select(dialog.form().id())) {
            search({});
            static_cast<void>(select(dialog.form().id()));
        }
    } catch (const base::Error& error) {
        say(app::describe(error), false, true);
        look();
    }
}

// What is in use stays, and a sentence says by whom.
void RowsDialog::remove() {
    const auto id = selected();
    if (id == 0 || rows().info().kind == model::EntityKind::Campaign) return;
    const auto kind = rows().info().kind;
    const auto row = rows().row_of(id);
    if (!m_workspace.apply([&](service::Desk& desk) { return service::remove_row(desk, {kind, id}).change; })) return;
    read();
    if (rows().size() > 0) select(rows().id(std::min(row, rows().size() - 1)));
}

void RowsDialog::say(const std::string& sentence, bool can_undo, bool failed) {
    m_told->SetLabel(wx(sentence));
    play(*m_told, failed ? "warning" : "quiet");
    m_undo->Show(can_undo);
    Layout();
}

}  // namespace lichsong::desktop
