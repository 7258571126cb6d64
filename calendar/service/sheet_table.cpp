// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/sheet_table.h"

#include <algorithm>
#include <array>
#include <optional>

#include "calendar/base/encoding.h"
#include "calendar/base/error.h"
#include "calendar/sheet/csv.h"
#include "calendar/sheet/xlsx.h"

namespace lichsong::service {
namespace {

using sheet::Row;

constexpr std::string_view old_office = "\xD0\xCF\x11\xE0";  // .xls, and .xlsx with a password: refused by their reader, with the reason

// A workbook may say one long text in every cell, and keep it once.
constexpr std::size_t most_kept = std::size_t{256} << 20;

// Codes live as long as findings do.
std::string_view lasting(const std::string& code) {
    static constexpr std::array<std::string_view, 6> codes{"sheet.open_quote", "sheet.text_after_quote", "sheet.cell_error", "sheet.no_value",
                                                          "sheet.no_such_date", "sheet.no_such_text"};
    return *std::find(codes.begin(), codes.end() - 1, code);
}

// đ, ơ and letters with two marks are in no font of one byte: who wrote them wrote Unicode.
bool is_vietnamese_unicode(std::string_view text) {
    static constexpr std::array<std::string_view, 12> letters{"ă", "Ă", "đ", "Đ", "ĩ", "Ĩ", "ũ", "Ũ", "ơ", "Ơ", "ư", "Ư"};
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        const auto first = static_cast<unsigned char>(text[i]);
        if (first == 0xE1 && static_cast<unsigned char>(text[i + 1]) >= 0xB8 && static_cast<unsigned char>(text[i + 1]) <= 0xBB) return true;
        if ((first >= 0xC4 && first <= 0xC6) && std::find(letters.begin(), letters.end(), text.substr(i, 2)) != letters.end()) return true;
    }
    return false;
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// The cells of a column that an old font may have written.
struct Suspects {
    std::vector<std::string*> cells;
    std::string sample;
    bool all = true;  ///< no other cell of the column is Vietnamese
};

Suspects suspects_in(std::vector<Row>& rows, std::size_t column) {
    constexpr std::size_t enough = std::size_t{64} << 10;
    Suspects suspects;
    for (auto& row : rows) {
        if (column >= row.cells.size() || is_ascii(row.cells[column])) continue;
        auto& cell = row.cells[column];
        if (is_vietnamese_unicode(cell)) {
            suspects.all = false;
            continue;
        }
        suspects.cells.push_back(&cell);
        if (suspects.sample.size() < enough) (suspects.sample += cell) += '\n';
    }
    return suspects;
}

// One cell may be too short to tell; all of a column are not. A column that says too little, such as one name over and over,
// was written as its neighbours were.
void repair_columns(std::vector<Row>& rows, const ical::Report& report) {
    std::size_t width = 0;
    for (const auto& row : rows) width = std::max(width, row.cells.size());
    std::vector<Suspects> suspects;
    std::vector<std::optional<base::Encoding>> found;
    std::optional<base::Encoding> of_others;
    for (std::size_t column = 0; column < width; ++column) {
        suspects.push_back(suspects_in(rows, column));
        found.push_back(base::legacy_in_utf8(suspects.back().sample));
        if (found.back()) of_others = found.back();
    }
    for (std::size_t column = 0; column < width; ++column) {
        const auto encoding = found[column] || !suspects[column].all ? found[column] : of_others;
        if (!encoding || suspects[column].cells.empty()) continue;
        for (auto* cell : suspects[column].cells) *cell = base::repair_legacy(*cell, *encoding);
        report({"import.old_font_column", 0, sheet::column_name(column), std::string(base::encoding_name(*encoding))});
    }
}

}  // namespace

std::vector<Row> read_table(std::string_view bytes, const std::string& name, const ical::Report& report) {
    std::vector<Row> rows;
    std::vector<sheet::SheetFault> faults;
    std::size_t kept = 0;
    const sheet::RowSink sink = [&](const Row& row) {
        for (const auto& cell : row.cells) kept += sizeof cell + cell.size();
        if (kept > most_kept) throw base::Error(base::Fault::Input, "sheet.table_too_big", {std::to_string(most_kept >> 20)});
        rows.push_back(row);
    };
    if (sheet::looks_like_xlsx(bytes) || bytes.starts_with(old_office)) {
        faults = sheet::read_xlsx(bytes, name, sink);
    } else {
        if (!name.empty()) throw base::Error(base::Fault::Input, "sheet.no_such_sheet", {name, "CSV"});
        const auto form = sheet::recognise_csv(bytes);
        if (form.encoding != base::Encoding::Utf8) report({"import.encoding", 0, {}, std::string(base::encoding_name(form.encoding))});
        faults = sheet::read_csv(bytes, {form.encoding, form.separator}, sink);
    }
    for (auto& fault : faults) report({lasting(fault.code), fault.line, std::move(fault.column), std::move(fault.detail)});
    repair_columns(rows, report);
    return rows;
}

}  // namespace lichsong::service
