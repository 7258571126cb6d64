// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/widgets/text_table.h"

#include <algorithm>

#include "app/desktop/text.h"
#include "app/desktop/widgets/style.h"

namespace lichsong::desktop {

class TextTable::Rows : public wxDataViewVirtualListModel {
public:
    void show(std::vector<std::vector<std::string>> rows, std::vector<RowLook> looks) {
        m_rows = std::move(rows);
        m_looks = std::move(looks);
        Reset(static_cast<unsigned>(m_rows.size()));
    }
    [[nodiscard]] const std::vector<std::vector<std::string>>& rows() const noexcept { return m_rows; }
    void GetValueByRow(wxVariant& variant, unsigned row, unsigned column) const override { variant = wx(m_rows[row][column]); }
    bool GetAttrByRow(unsigned row, unsigned, wxDataViewItemAttr& attribute) const override {
        const auto look = row < m_looks.size() ? m_looks[row] : RowLook::Plain;
        if (look == RowLook::Plain) return false;
        if (look == RowLook::Strong) attribute.SetBold(true);
        else attribute.SetColour(wxColour(wx_colour(Theme(appearance_now()).colour(Ink::Quiet).rgb())));
        return true;
    }
    bool SetValueByRow(const wxVariant&, unsigned, unsigned) override { return false; }

private:
    // 0xRRGGBB to 0xBBGGRR
    static unsigned long wx_colour(std::uint32_t rgb) { return ((rgb & 0xFFU) << 16U) | (rgb & 0xFF00U) | (rgb >> 16U); }

    std::vector<std::vector<std::string>> m_rows;
    std::vector<RowLook> m_looks;
};

TextTable::TextTable(wxWindow* parent, const std::string& label, const std::vector<Column>& columns, bool takes_several)
    : wxDataViewCtrl(parent, wxID_ANY, wxDefaultPosition, wxSize(-1, 60), (takes_several ? wxDV_MULTIPLE : wxDV_SINGLE) | wxDV_ROW_LINES | wxBORDER_NONE), m_rows(new Rows) {
    play(*this, "table");
    name(*this, label);
    AssociateModel(m_rows.get());
    set_columns(columns);
}

void TextTable::set_columns(const std::vector<Column>& columns) {
    m_rows->show({}, {});
    ClearColumns();
    for (std::size_t i = 0; i < columns.size(); ++i)
        AppendTextColumn(wx(columns[i].first), static_cast<unsigned>(i), wxDATAVIEW_CELL_INERT, columns[i].second, wxALIGN_LEFT, wxDATAVIEW_COL_RESIZABLE);
}

void TextTable::show(std::vector<std::vector<std::string>> rows, std::vector<RowLook> looks) { m_rows->show(std::move(rows), std::move(looks)); }

std::size_t TextTable::size() const { return m_rows->rows().size(); }

const std::string& TextTable::cell(std::size_t row, std::size_t column) const { return m_rows->rows().at(row).at(column); }

std::size_t TextTable::selected() const {
    const auto item = GetSelection();
    return item.IsOk() ? m_rows->GetRow(item) : size();
}

std::vector<std::size_t> TextTable::chosen() const {
    wxDataViewItemArray items;
    GetSelections(items);
    std::vector<std::size_t> rows;
    for (const auto& item : items) rows.push_back(m_rows->GetRow(item));
    std::sort(rows.begin(), rows.end());
    return rows;
}

void TextTable::choose_all(const std::vector<std::size_t>& rows) {
    m_is_choosing = true;
    UnselectAll();
    for (const auto row : rows)
        if (row < size()) Select(m_rows->GetItem(static_cast<unsigned>(row)));
    m_is_choosing = false;
    if (!rows.empty() && rows.front() < size()) EnsureVisible(m_rows->GetItem(static_cast<unsigned>(rows.front())));
}

std::size_t TextTable::row_of(const wxDataViewEvent& event) const { return event.GetItem().IsOk() ? m_rows->GetRow(event.GetItem()) : size(); }

wxPoint TextTable::on_screen(std::size_t row) const {
    const auto place = GetItemRect(m_rows->GetItem(static_cast<unsigned>(row)));
    return ClientToScreen(wxPoint(place.x + place.width / 2, place.y + place.height / 2));
}

void TextTable::choose(std::size_t row) {
    if (row >= size()) return;
    const auto item = m_rows->GetItem(static_cast<unsigned>(row));
    m_is_choosing = true;
    SetCurrentItem(item);  // arrows go on from there, and the mark of the focus stands there
    Select(item);
    m_is_choosing = false;
    EnsureVisible(item);
}

bool TextTable::TryBefore(wxEvent& event) { return (m_is_choosing && event.GetEventType() == wxEVT_DATAVIEW_SELECTION_CHANGED) || wxDataViewCtrl::TryBefore(event); }

}  // namespace lichsong::desktop
