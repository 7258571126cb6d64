// SPDX-License-Identifier: Apache-2.0
// Typing into cells of the list, and pasting blocks of them. How a text is read is in models/cell_entry.h.
#include <algorithm>

#include <wx/clipbrd.h>
#include <wx/dataview.h>
#include <wx/utils.h>

#include "app/common/describe.h"
#include "app/desktop/dialogs/paste_dialog.h"
#include "app/desktop/models/cell_entry.h"
#include "app/desktop/text.h"
#include "app/desktop/views/list_model.h"
#include "app/desktop/views/list_window.h"
#include "app/desktop/widgets/settle_keys.h"
#include "app/desktop/widgets/style.h"

namespace lichsong::desktop {

void ListWindow::pressed(wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    const int held = event.GetModifiers();
    const auto letter = event.GetUnicodeKey();
    const bool is_text = letter > ' ' && letter != WXK_DELETE && (held == wxMOD_NONE || held == wxMOD_SHIFT);
    if (m_is_edited) event.Skip();
    else if (held == wxMOD_NONE && m_workspace.selects_proposals() && settle_by_key(m_workspace, key)) return;
    else if (key == 'C' && held == wxMOD_CONTROL) copy();
    else if (key == 'V' && held == wxMOD_CONTROL) {
        wxTextDataObject text;
        wxClipboardLocker clipboard;
        if (!!clipboard && wxTheClipboard->GetData(text)) CallAfter([this, words = utf8(text.GetText())] { paste(words); });
    } else if (key == WXK_DELETE && held == wxMOD_NONE) m_workspace.take_out();
    else if (key == WXK_RETURN && held == wxMOD_NONE && !m_workspace.selection().empty()) on_open();
    else if (key == WXK_F2 && held == wxMOD_NONE) static_cast<void>(type_at_cursor(false));
    else if (!is_text || !type_at_cursor(true)) event.Skip();
}

// Where the cell with the cursor takes nothing, the first that does.
bool ListWindow::type_at_cursor(bool with_key) {
    const auto item = m_list->GetCurrentItem();
    if (!item.IsOk()) return false;
    const auto row = m_model->GetRow(item);
    const auto* current = m_list->GetCurrentColumn();
    auto column = current == nullptr ? ListRows::columns().size() : static_cast<std::size_t>(current->GetModelColumn());
    if (!with_key && (column >= ListRows::columns().size() || cell_kind(ListRows::columns()[column].field) == CellKind::Inert)) column = ListRows::find_column("title").value_or(0);
    if (column >= ListRows::columns().size() || row >= rows()) return false;
    if (with_key && cell_kind(ListRows::columns()[column].field) != CellKind::Text) return false;
    if (!edit_cell(row, column)) return false;
    if (with_key) pass_key_to_field(*this);
    return true;
}

bool ListWindow::edit_cell(std::size_t row, std::size_t column) {
    auto* shown_in = view_column(column);
    const auto* field = ListRows::columns()[column].field;
    if (shown_in == nullptr || cell_kind(field) == CellKind::Inert || shown().item(row).proposed) return false;
    m_opening = true;
    m_list->EditItem(m_model->GetItem(static_cast<unsigned>(row)), shown_in);
    m_opening = false;
    write_into_editor(typed_text(m_workspace.desk(), shown().item(row), field), true);
    return true;
}

void ListWindow::write_into_editor(const std::string& text, bool is_all_selected) { write_into_field(*this, text, is_all_selected); }

// What cannot be read stays as it was typed: the editor opens again with it.
void ListWindow::take_typed(std::int64_t placement, std::size_t column, const std::string& text) {
    const auto row = shown().row_of(placement);
    if (row >= rows()) return;
    const Item item = shown().item(row);
    const auto* field = ListRows::columns()[column].field;
    const auto sentence = type_into(m_workspace, item, field, text);
    show_fault(sentence);
    if (sentence.empty()) return;
    const auto place = shown().row_of(placement);
    if (place >= rows() || cell_kind(field) != CellKind::Text || !edit_cell(place, column)) return;
    write_into_editor(text, false);
}

void ListWindow::paste(const std::string& text) {
    const auto table = read_table(text);
    if (table.empty()) return;
    if (table.size() > most_pasted) return show_fault(base::fill(base::tr(LICHSONG_N_("At most {1} rows are pasted at once; import a file for more.")), {std::to_string(most_pasted)}));
    PasteOnto onto{shown(), {}, 0};
    for (std::size_t row = 0; row < rows(); ++row)
        if (m_workspace.selection().contains(shown().item(row).id)) onto.selected.push_back(row);
    if (const auto* current = m_list->GetCurrentColumn(); current != nullptr && !onto.selected.empty()) {
        const auto& columns = shown().shown();
        const auto at = std::find_if(columns.begin(), columns.end(), [&](const ShownColumn& one) { return one.column == current->GetModelColumn(); });
        if (at != columns.end()) onto.first = static_cast<std::size_t>(at - columns.begin());
    }
    Pasting pasting;
    {
        const wxBusyCursor busy;
        pasting = read_pasting(m_workspace.desk(), table, onto);
    }
    if (pasting.edits.empty() && pasting.faults.empty()) return show_fault(base::tr(LICHSONG_N_("What was copied is there already; nothing changes.")));
    if (pasting.edits.empty() && pasting.faults.size() == 1) return show_fault(pasting.faults.front().sentence);
    show_fault({});
    if (PasteDialog(this, pasting).ShowModal() != wxID_OK) return;
    static_cast<void>(m_workspace.apply_to(pasting.edits.size(), [&](service::Desk& desk) { return service::set_cells(desk, pasting.edits); }));
}

}  // namespace lichsong::desktop
