// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/dialogs/paste_dialog.h"

#include <algorithm>

#include <wx/button.h>
#include <wx/dataview.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "app/common/describe.h"
#include "app/desktop/dialogs/answers.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/measures.h"
#include "app/desktop/widgets/style.h"

namespace lichsong::desktop {
namespace {

constexpr int list_width = 820;
constexpr std::size_t most_shown = 500;

wxDataViewListCtrl* add_list(wxWindow* parent, wxBoxSizer& rows, const std::string& title, const std::vector<std::pair<std::string, int>>& columns, int height) {
    auto* list = new wxDataViewListCtrl(parent, wxID_ANY, wxDefaultPosition, wxSize(list_width, height), wxDV_SINGLE | wxDV_ROW_LINES);
    for (const auto& [heading, width] : columns) list->AppendTextColumn(wx(heading), wxDATAVIEW_CELL_INERT, width);
    name(*list, title);
    play(*list, "table");
    rows.Add(list, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxTOP, dialog_margin));
    return list;
}

void add_row(wxDataViewListCtrl& list, const std::vector<std::string>& cells) {
    wxVector<wxVariant> row;
    for (const auto& cell : cells) row.push_back(wx(cell));
    list.AppendItem(row);
}

std::string filled(const std::string& words, std::size_t count) { return base::fill(words, {std::to_string(count)}); }

std::string summary(const Pasting& pasting) {
    const auto rows = base::tr_n("{1} row changes", "{1} rows change", static_cast<long>(pasting.edits.size()));
    const auto cells = base::tr_n("{1} cell", "{1} cells", static_cast<long>(pasting.cells.size()));
    return filled(rows, pasting.edits.size()) + ", " + filled(cells, pasting.cells.size());
}

}  // namespace

PasteDialog::PasteDialog(wxWindow* parent, const Pasting& pasting)
    : wxDialog(parent, wxID_ANY, said(LICHSONG_N_("Paste into the list")), wxDefaultPosition, wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER) {
    auto* rows = new wxBoxSizer(wxVERTICAL);
    add_words(*rows, summary(pasting), "heading");
    add_cells(*rows, pasting);
    if (!pasting.faults.empty()) add_faults(*rows, pasting);
    const auto left = static_cast<long>(pasting.too_many_rows);
    if (left > 0) add_words(*rows, filled(base::tr_n("{1} row more was copied than is selected; it is left out.", "{1} rows more were copied than are selected; they are left out.", left), pasting.too_many_rows), "quiet");
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    add_answers(*this, *buttons, said(LICHSONG_N_("Paste"))).good->Enable(!pasting.edits.empty());
    rows->Add(buttons, wxSizerFlags().Expand().Border(wxALL, dialog_margin));
    SetSizerAndFit(rows);
    CentreOnParent();
}

void PasteDialog::add_words(wxBoxSizer& rows, const std::string& words, const char* part) {
    auto* text = new wxStaticText(this, wxID_ANY, wx(words));
    play(*text, part);
    rows.Add(text, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, dialog_margin));
}

void PasteDialog::add_cells(wxBoxSizer& rows, const Pasting& pasting) {
    auto* list = add_list(this, rows, base::tr(LICHSONG_N_("What changes")),
                          {{app::field_name("code"), 110}, {base::tr(LICHSONG_N_("Table column")), 130}, {base::tr(LICHSONG_N_("Before")), 280}, {base::tr(LICHSONG_N_("After")), 280}}, 220);
    for (std::size_t i = 0; i < std::min(pasting.cells.size(), most_shown); ++i) {
        const auto& cell = pasting.cells[i];
        add_row(*list, {cell.code, app::field_name(cell.field), cell.before, cell.after});
    }
    if (pasting.cells.size() > most_shown) add_words(rows, base::fill(base::tr(LICHSONG_N_("The first {1} are shown.")), {std::to_string(most_shown)}), "quiet");
}

void PasteDialog::add_faults(wxBoxSizer& rows, const Pasting& pasting) {
    const auto count = pasting.faults.size();
    add_words(rows, filled(base::tr_n("{1} cell cannot be taken over and stays as it is:", "{1} cells cannot be taken over and stay as they are:", static_cast<long>(count)), count), "warning");
    auto* list = add_list(this, rows, base::tr(LICHSONG_N_("What cannot be taken over")),
                          {{base::tr(LICHSONG_N_("Row")), 60}, {base::tr("Table column"), 130}, {base::tr(LICHSONG_N_("Copied")), 160}, {base::tr(LICHSONG_N_("Why not")), 450}}, 140);
    for (std::size_t i = 0; i < std::min(pasting.faults.size(), most_shown); ++i) {
        const auto& fault = pasting.faults[i];
        add_row(*list, {std::to_string(fault.row), fault.field.empty() ? "" : app::field_name(fault.field), fault.text, fault.sentence});
    }
}

}  // namespace lichsong::desktop
