// SPDX-License-Identifier: Apache-2.0
// The cells of one sheet, row by row as they are unpacked. Merged ranges stand behind them in the file, so it is read
// before as well.
#include "calendar/sheet/xlsx.h"

#include <algorithm>
#include <bitset>
#include <charconv>
#include <optional>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/model/time.h"
#include "calendar/sheet/row_builder.h"
#include "calendar/sheet/workbook.h"
#include "calendar/sheet/xml_parts.h"

namespace lichsong::sheet {
namespace {

using base::Error;
using base::Fault;

constexpr std::string_view zip_mark = "PK\x03\x04";
constexpr std::string_view compound_mark = "\xD0\xCF\x11\xE0";  // .xls, and .xlsx under a password

// A place within the limits or beyond them, from 0; "B3" is {1, 2}.
struct Place {
    std::size_t column = 0;
    std::size_t row = 0;
};

std::optional<Place> place_of(std::string_view reference) {
    constexpr std::size_t most_letters = 3;
    Place place;
    std::size_t letters = 0;
    for (; letters < reference.size() && letters <= most_letters && reference[letters] >= 'A' && reference[letters] <= 'Z'; ++letters)
        place.column = place.column * 26 + static_cast<std::size_t>(reference[letters] - 'A') + 1;
    const auto* begin = reference.data() + letters;
    const auto [end, status] = std::from_chars(begin, reference.data() + reference.size(), place.row);
    const bool whole = status == std::errc() && end == reference.data() + reference.size();
    if (letters == 0 || letters > most_letters || !whole || place.row == 0) return std::nullopt;
    return Place{place.column - 1, place.row - 1};
}

// The cells that a merged range hides: all of it but the first. What a program left in them nobody has seen.
class Hidden {
public:
    // `range` is "B3:D5". Throws "sheet.merged_overlap" where there are more than can stand beside one another.
    void add(std::string_view range, const std::string& sheet) {
        const auto colon = std::min(range.find(':'), range.size());
        const auto first = place_of(range.substr(0, colon));
        const auto last = colon == range.size() ? first : place_of(range.substr(colon + 1));
        if (!first || !last || last->column < first->column) return;
        const auto end = std::min(last->row + 1, static_cast<std::size_t>(limits::rows));
        if (end <= first->row || first->column >= limits::columns) return;
        m_work += end - first->row;
        if (m_work > static_cast<std::size_t>(limits::rows) * limits::columns) throw Error(Fault::Input, "sheet.merged_overlap", {sheet});
        if (m_rows.size() < end) m_rows.resize(end);
        Columns mask;
        for (auto column = first->column; column <= std::min(last->column, limits::columns - 1); ++column) mask.set(column);
        for (auto row = first->row; row < end; ++row) m_rows[row] |= row == first->row ? Columns(mask).reset(first->column) : mask;
    }

    [[nodiscard]] bool contains(std::size_t column, long row) const {
        const auto index = static_cast<std::size_t>(row - 1);
        return index < m_rows.size() && column < limits::columns && m_rows[index].test(column);
    }

private:
    using Columns = std::bitset<limits::columns>;
    std::vector<Columns> m_rows;
    std::size_t m_work = 0;
};

constexpr std::string_view merged_cell = "mergeCell";

// Most sheets merge nothing, and to search them is quicker than to take them apart.
bool has_merged_cells(const ZipFile& file, const WorkbookSheet& sheet) {
    bool found = false;
    std::string window;  // a block, and the end of the one before
    file.read(sheet.entry, [&](std::string_view block) {
        window.erase(0, window.size() - std::min(window.size(), merged_cell.size()));
        window += block;
        found = found || window.find(merged_cell) != std::string::npos;
    });
    return found;
}

Hidden hidden_cells(const ZipFile& file, const WorkbookSheet& sheet) {
    Hidden hidden;
    if (!has_merged_cells(file, sheet)) return hidden;
    XmlParts parts(sheet.entry, merged_cell, [&](pugi::xml_node merged) { hidden.add(merged.attribute("ref").value(), sheet.name); });
    file.read(sheet.entry, [&](std::string_view block) { parts.feed(block); });
    parts.finish();
    return hidden;
}

// The cells of a sheet as texts.
class SheetReader {
public:
    SheetReader(const SharedTexts& texts, const std::vector<NumberFormat>& formats, DateSystem system, const Hidden& hidden, RowBuilder& builder)
        : m_texts(texts), m_formats(formats), m_system(system), m_hidden(hidden), m_builder(builder) {}

    void read_row(pugi::xml_node row) {
        const auto number = row.attribute("r").as_llong(m_last_row + 1);
        m_last_row = std::clamp<long long>(number, 1, far_away);
        m_builder.begin(static_cast<long>(m_last_row));
        std::size_t next = 0;
        for (const auto cell : row.children()) {
            if (!is_called(cell, "c")) continue;
            const auto place = place_of(cell.attribute("r").value());
            const auto column = place ? place->column : next;
            next = column + 1;
            if (!m_hidden.contains(column, m_builder.row())) m_builder.put(column, cell_text(cell, column));
        }
        m_builder.end();
    }

private:
    static constexpr long long far_away = 1LL << 30;

    std::string cell_text(pugi::xml_node cell, std::size_t column) {
        const std::string_view type = cell.attribute("t").value();
        if (type == "inlineStr") return checked(rich_text(child_called(cell, "is")), column);
        const auto value_node = child_called(cell, "v");
        const std::string_view value = value_node.text().get();
        if (value.empty()) {
            if (child_called(cell, "f") && !value_node) m_builder.odd(column, "sheet.no_value");
            return {};
        }
        if (type == "s") return shared(value, column);
        if (type == "str") return checked(unescaped(value), column);
        if (type == "b") return value == "1" || value == "true" ? "TRUE" : "FALSE";
        if (type == "d") return iso_date(value, column);
        if (type == "e") {
            m_builder.odd(column, "sheet.cell_error", std::string(value));
            return {};
        }
        return number(value, cell.attribute("s").as_uint(0), column);
    }

    std::string checked(std::string text, std::size_t column) const {
        m_builder.check_length(column, text.size());
        if (base::is_utf8(text)) return base::nfc(text);
        throw Error(Fault::Input, "sheet.bad_characters", {m_builder.sheet(), std::to_string(m_builder.row()), column_name(column)});
    }

    std::string shared(std::string_view value, std::size_t column) {
        std::size_t index = 0;
        const auto [end, status] = std::from_chars(value.data(), value.data() + value.size(), index);
        if (status == std::errc() && end == value.data() + value.size() && index < m_texts.size()) return checked(std::string(m_texts.at(index)), column);
        m_builder.odd(column, "sheet.no_such_text", std::string(value));
        return {};
    }

    std::string number(std::string_view value, unsigned style, std::size_t column) {
        double parsed = 0;
        const auto [end, status] = std::from_chars(value.data(), value.data() + value.size(), parsed);
        const auto format = style < m_formats.size() ? m_formats[style] : NumberFormat{};
        if (status == std::errc() && end == value.data() + value.size())
            if (auto text = number_text(parsed, format, m_system)) return *text;
        m_builder.odd(column, "sheet.no_such_date", std::string(value));
        return checked(std::string(value), column);
    }

    // "2021-05-21T19:45:00", as few programs write dates (t="d").
    std::string iso_date(std::string_view value, std::size_t column) {
        const auto cut = std::min(value.find('T'), value.size());
        const auto time = value.substr(std::min(cut + 1, value.size()));
        try {
            const auto date = model::iso(model::parse_date(value.substr(0, cut)));
            return time.empty() ? date : date + ' ' + model::hm(model::parse_time(time.substr(0, time.find_first_of(".Z+-"))));
        } catch (const Error&) {
            m_builder.odd(column, "sheet.no_such_date", std::string(value));
        }
        return checked(std::string(value), column);
    }

    const SharedTexts& m_texts;
    const std::vector<NumberFormat>& m_formats;
    DateSystem m_system;
    const Hidden& m_hidden;
    RowBuilder& m_builder;
    long long m_last_row = 0;
};

void check_file(std::string_view bytes) {
    if (bytes.starts_with(compound_mark)) throw Error(Fault::Input, "sheet.old_excel");
    if (bytes.size() > limits::xlsx_bytes) throw Error(Fault::Input, "sheet.xlsx_too_big", {std::to_string(limits::xlsx_bytes >> 20)});
}

const WorkbookSheet& chosen_sheet(const Workbook& book, const std::string& name) {
    const auto wanted = [&](const WorkbookSheet& sheet) { return name.empty() ? !sheet.is_hidden : sheet.name == base::nfc(name); };
    const auto found = std::find_if(book.sheets.begin(), book.sheets.end(), wanted);
    if (found != book.sheets.end()) return *found;
    if (name.empty()) return book.sheets.front();
    std::string names;
    for (const auto& sheet : book.sheets) names += (names.empty() ? "" : ", ") + sheet.name;
    throw Error(Fault::Input, "sheet.no_such_sheet", {name, names});
}

}  // namespace

bool looks_like_xlsx(std::string_view bytes) noexcept { return bytes.starts_with(zip_mark); }

std::vector<std::string> sheet_names(std::string_view bytes) {
    check_file(bytes);
    std::vector<std::string> names;
    for (auto& sheet : read_workbook(ZipFile(bytes)).sheets) names.push_back(std::move(sheet.name));
    return names;
}

std::vector<SheetFault> read_xlsx(std::string_view bytes, const std::string& name, const RowSink& sink) {
    check_file(bytes);
    const ZipFile file(bytes);
    const auto book = read_workbook(file);
    const auto& sheet = chosen_sheet(book, name);
    const auto texts = read_texts(file, book);
    const auto formats = read_formats(file, book);
    const auto hidden = hidden_cells(file, sheet);
    RowBuilder builder(sheet.name, sink);
    SheetReader reader(texts, formats, book.system, hidden, builder);
    XmlParts parts(sheet.entry, "row", [&](pugi::xml_node row) { reader.read_row(row); });
    file.read(sheet.entry, [&](std::string_view block) { parts.feed(block); });
    parts.finish();
    return builder.take_faults();
}

}  // namespace lichsong::sheet
