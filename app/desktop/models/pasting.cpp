// SPDX-License-Identifier: Apache-2.0
// A block of cells from a spreadsheet, read onto rows of the list: what would be different, and what cannot be.
#include <algorithm>
#include <unordered_map>

#include "app/common/describe.h"
#include "app/desktop/models/cell_entry.h"
#include "calendar/base/error.h"
#include "calendar/base/i18n.h"
#include "calendar/base/text.h"
#include "calendar/service/sheet_columns.h"

namespace lichsong::desktop {
namespace {

using base::Error;
using base::Fault;
using Columns = std::vector<std::optional<std::size_t>>;  ///< of the list, for each of the block

// The list's own heading in the language chosen, or one that offices use.
std::optional<std::size_t> column_of_heading(std::string_view heading) {
    const auto text = base::fold(base::trim(heading));
    if (text.empty()) return std::nullopt;
    const auto columns = ListRows::columns();
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (base::fold(app::field_name(columns[i].field)) == text) return i;
    const auto field = service::field_of_heading(heading);
    if (!field) return std::nullopt;
    return *field == service::SheetField::Topics ? ListRows::find_column("topic") : ListRows::find_column(service::sheet_field_names[static_cast<std::size_t>(*field)]);
}

// Most of what stands in the first row must be headings; of a single row all of it, and more than one.
std::optional<Columns> headings_of(const PastedTable& table) {
    Columns columns;
    std::size_t filled = 0;
    std::size_t known = 0;
    for (const auto& cell : table.front()) {
        columns.push_back(column_of_heading(cell));
        if (!base::trim(cell).empty()) ++filled;
        if (columns.back()) ++known;
    }
    const bool is_one_row = table.size() == 1;
    if (known == 0 || known * 2 < filled || (is_one_row && (known < 2 || known != filled))) return std::nullopt;
    return columns;
}

class Paste {
public:
    Paste(service::Desk& desk, const PastedTable& table, const PasteOnto& onto) : m_desk(desk), m_table(table), m_onto(onto) {}

    Pasting run() {
        if (m_table.empty()) return {};
        find_columns();
        const auto code = std::find_if(m_columns.begin(), m_columns.end(), [](const auto& column) { return column && std::string_view(ListRows::columns()[*column].field) == "code"; });
        if (m_has_headings && code != m_columns.end()) by_code(static_cast<std::size_t>(code - m_columns.begin()));
        else onto_selected();
        return std::move(m_pasting);
    }

private:
    void find_columns() {
        if (auto headings = headings_of(m_table)) {
            m_columns = std::move(*headings);
            m_has_headings = true;
            return;
        }
        std::size_t widest = 0;
        for (const auto& row : m_table) widest = std::max(widest, row.size());
        const auto& shown = m_onto.rows.shown();
        for (std::size_t i = 0; i < widest; ++i) m_columns.push_back(m_onto.first + i < shown.size() ? std::optional(shown[m_onto.first + i].column) : std::nullopt);
    }

    [[nodiscard]] std::size_t first_row() const { return m_has_headings ? 1 : 0; }

    void by_code(std::size_t column) {
        std::unordered_map<std::string_view, std::size_t> places;
        for (std::size_t i = 0; i < m_onto.rows.size(); ++i) places.emplace(m_onto.rows.item(i).code, i);
        for (std::size_t row = first_row(); row < m_table.size(); ++row) {
            const auto code = column < m_table[row].size() ? std::string(base::trim(m_table[row][column])) : std::string();
            if (const auto place = places.find(code); place != places.end()) take_row(row, place->second);
            else fault(row, "", code, code.empty() ? base::tr(LICHSONG_N_("This row has no code.")) : base::fill(base::tr(LICHSONG_N_("There is no {1} in this list.")), {code}));
        }
    }

    // One row is for all that are selected, as in a spreadsheet.
    void onto_selected() {
        const auto count = m_table.size() - first_row();
        const auto& selected = m_onto.selected;
        if (selected.empty()) {
            fault(0, "", "", base::tr(LICHSONG_N_("Select the rows to paste onto, or copy the column of codes with its heading as well.")));
            return;
        }
        for (std::size_t i = 0; i < selected.size(); ++i) {
            if (count > 1 && i >= count) break;
            if (count > 0) take_row(first_row() + (count == 1 ? 0 : i), selected[i]);
        }
        m_pasting.too_many_rows = count > selected.size() ? count - selected.size() : 0;
    }

    void take_row(std::size_t row, std::size_t place) {
        const auto& item = m_onto.rows.item(place);
        service::CellEdit edit{item.code, {}, {}};
        for (std::size_t i = 0; i < std::min(m_columns.size(), m_table[row].size()); ++i)
            if (m_columns[i]) take_cell(row, item, *m_columns[i], m_table[row][i], edit);
        if (!edit.of_placement.empty() || !edit.of_segment.empty()) m_pasting.edits.push_back(std::move(edit));
    }

    void take_cell(std::size_t row, const Item& item, std::size_t column, const std::string& cell, service::CellEdit& edit) {
        const std::string field = ListRows::columns()[column].field;
        auto text = std::string(base::trim(cell));
        const auto shown = m_onto.rows.cell_of(item, column);
        if (field == "code" || text == base::trim(shown)) return;
        const auto before = typed_text(m_desk, item, field);
        if (text == before) return;
        try {
            if (cell_kind(field) == CellKind::Inert) throw Error(Fault::Input, "cells.inert", {field});
            if (shown.size() > before.size() && shown.starts_with(before) && text.ends_with(shown.substr(before.size()))) text.resize(text.size() - (shown.size() - before.size()));
            const auto name = stored_field(m_desk, item, field);
            auto value = read_cell(m_desk, field, text);
            refuse(item, field, value);
            if (value == value_now(m_desk, item, name)) return;
            m_pasting.cells.push_back({item.code, field, shown, text});
            (is_of_segment(field) ? edit.of_segment : edit.of_placement).emplace_back(name, std::move(value));
        } catch (const Error& error) {
            fault(row, field, text, app::describe(error));
        }
    }

    // What the editor would refuse for all of them is told of the one it is about.
    static void refuse(const Item& item, std::string_view field, const model::Value& value) {
        const bool is_needed = field == "date" || field == "title" || field == "state";
        if (is_needed && value.index() == 0) throw Error(Fault::Input, "field.required", {"placement", item.code, std::string(field)});
        const bool moves = field == "date" || field == "start" || field == "length";
        if (moves && item.locked) throw Error(Fault::Input, "placement.locked", {item.code});
        if (field != "state") return;
        const auto to = model::value_named<model::PlacementState>(model::detail::text(value)).value_or(item.state);
        if (to != item.state && !model::may_follow(item.state, to))
            throw Error(Fault::Input, "placement.bad_step", {item.code, std::string(model::name_of(item.state)), std::string(model::name_of(to))});
    }

    void fault(std::size_t row, std::string field, std::string text, std::string sentence) { m_pasting.faults.push_back({row + 1, std::move(field), std::move(text), std::move(sentence)}); }

    service::Desk& m_desk;
    const PastedTable& m_table;
    const PasteOnto& m_onto;
    Columns m_columns;
    bool m_has_headings = false;
    Pasting m_pasting;
};

}  // namespace

Pasting read_pasting(service::Desk& desk, const PastedTable& table, const PasteOnto& onto) { return Paste(desk, table, onto).run(); }

}  // namespace lichsong::desktop
