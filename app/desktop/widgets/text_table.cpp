// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/widgets/text_table.h"

#include "app/desktop/text.h"
#include "app/desktop/widgets/style.h"

namespace lichsong::desktop {

class TextTable::Rows : public wxDataViewVirtualListModel {
public:
    void show(std::vector<std::vector<std::string>> rows) {
        m_rows = std::move(rows);
        Reset(static_cast<unsigned>(m_rows.size()));
    }
    [[nodiscard]] const std::vector<std::vector<std::string>>& rows() const noexcept { return m_rows; }
    void GetValueByRow(wxVariant& variant, unsigned row, unsigned column) const override { variant = wx(m_rows[row][column]); }
    bool SetValueByRow(const wxVariant&, unsigned, unsigned) override { return false; }

private:
    std::vector<std::vector<std::string>> m_rows;
};

TextTable::TextTable(wxWindow* parent, const std::string& label, const std::vector<Column>& columns)
    : wxDataViewCtrl(parent, wxID_ANY, wxDefaultPosition, wxSize(-1, 60), wxDV_SINGLE | wxDV_ROW_LINES | wxBORDER_NONE), m_rows(new Rows) {
    play(*this, "table");
    name(*this, label);
    AssociateModel(m_rows.get());
    for (std::size_t i = 0; i < columns.size(); ++i)
        AppendTextColumn(wx(columns[i].first), static_cast<unsigned>(i), wxDATAVIEW_CELL_INERT, columns[i].second, wxALIGN_LEFT, wxDATAVIEW_COL_RESIZABLE);
}

void TextTable::show(std::vector<std::vector<std::string>> rows) { m_rows->show(std::move(rows)); }

std::size_t TextTable::size() const { return m_rows->rows().size(); }

const std::string& TextTable::cell(std::size_t row, std::size_t column) const { return m_rows->rows().at(row).at(column); }

std::size_t TextTable::selected() const {
    const auto item = GetSelection();
    return item.IsOk() ? m_rows->GetRow(item) : size();
}

void TextTable::choose(std::size_t row) {
    const auto item = m_rows->GetItem(static_cast<unsigned>(row));
    Select(item);
    EnsureVisible(item);
}

}  // namespace lichsong::desktop
