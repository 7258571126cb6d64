// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/sheet_table.h"

#include <algorithm>
#include <array>

#include "calendar/base/encoding.h"
#include "calendar/base/error.h"
#include "calendar/sheet/csv.h"
#include "calendar/sheet/xlsx.h"

namespace lichsong::service {
namespace {

using sheet::Row;

constexpr std::string_view old_office = "\xD0\xCF\x11\xE0";  // .xls, and .xlsx with a password: refused by their reader, with the reason

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

// One cell may be too short to tell; all of a column are not.
void repair_column(std::vector<Row>& rows, std::size_t column, const ical::Report& report) {
    constexpr std::size_t enough = std::size_t{64} << 10;
    std::string sample;
    std::vector<std::string*> cells;
    for (auto& row : rows) {
        if (column >= row.cells.size() || is_ascii(row.cells[column]) || is_vietnamese_unicode(row.cells[column])) continue;
        cells.push_back(&row.cells[column]);
        if (sample.size() < enough) (sample += row.cells[column]) += '\n';
    }
    const auto legacy = base::legacy_in_utf8(sample);
    if (!legacy) return;
    for (auto* cell : cells) *cell = base::repair_legacy(*cell, *legacy);
    report({"import.old_font_column", 0, sheet::column_name(column), std::string(base::encoding_name(*legacy))});
}

}  // namespace

std::vector<Row> read_table(std::string_view bytes, const std::string& name, const ical::Report& report) {
    std::vector<Row> rows;
    std::vector<sheet::SheetFault> faults;
    const sheet::RowSink sink = [&](const Row& row) { rows.push_back(row); };
    if (sheet::looks_like_xlsx(bytes) || bytes.starts_with(old_office)) {
        faults = sheet::read_xlsx(bytes, name, sink);
    } else {
        if (!name.empty()) throw base::Error(base::Fault::Input, "sheet.no_such_sheet", {name, "CSV"});
        const auto form = sheet::recognise_csv(bytes);
        if (form.encoding != base::Encoding::Utf8) report({"import.encoding", 0, {}, std::string(base::encoding_name(form.encoding))});
        faults = sheet::read_csv(bytes, {form.encoding, form.separator}, sink);
    }
    for (auto& fault : faults) report({lasting(fault.code), fault.line, std::move(fault.column), std::move(fault.detail)});
    std::size_t width = 0;
    for (const auto& row : rows) width = std::max(width, row.cells.size());
    for (std::size_t column = 0; column < width; ++column) repair_column(rows, column, report);
    return rows;
}

}  // namespace lichsong::service
