// SPDX-License-Identifier: Apache-2.0
// Tables that cannot be read, and cells in them that read oddly. Where a place is known, {1} is the sheet (empty for CSV), {2} the
// row and {3} the column; of an odd cell {1} is the row, {2} the column and {3} what stands there.
#include "app/common/words.h"

#include <array>

#include "calendar/base/i18n.h"

namespace lichsong::app {

std::span<const Sentence> sheet_sentences() {
    static constexpr std::array table{
        Sentence{"sheet.file_too_big", LICHSONG_N_("{1} is larger than a table may be ({2} MB); divide it into several files."), "tt"},
        Sentence{"sheet.csv_too_big", LICHSONG_N_("The CSV file is larger than {1} MB; divide it into several files."), "t"},
        Sentence{"sheet.xlsx_too_big", LICHSONG_N_("The Excel file is larger than {1} MB; remove pictures from it, or save the sheet alone."), "t"},
        Sentence{"sheet.not_text", LICHSONG_N_("The file is not a text: line {1} holds a zero byte. Save the table as XLSX or as CSV (UTF-8)."), "t"},
        Sentence{"sheet.ill_formed", LICHSONG_N_("Line {1} cannot be read in this encoding; choose another, or save the table as CSV (UTF-8)."), "t"},
        Sentence{"sheet.old_excel", LICHSONG_N_("The file is an old Excel file (.xls) or has a password; save it as .xlsx without a password."), ""},
        Sentence{"sheet.not_xlsx", LICHSONG_N_("The file is not an Excel workbook (.xlsx), or only a part of one ({1}); open it in Excel and save it again."), "t"},
        Sentence{"sheet.damaged", LICHSONG_N_("The Excel file is damaged in {1}; open it in Excel and save it again, or ask for it once more."), "t"},
        Sentence{"sheet.no_such_sheet", LICHSONG_N_("There is no sheet “{1}”; the file has: {2}."), "tt"},
        Sentence{"sheet.doctype", LICHSONG_N_("The Excel file declares a document type in {1}, which no spreadsheet does; it was not read."), "t"},
        Sentence{"sheet.bad_xml", LICHSONG_N_("The Excel file holds in {1} what is not XML; open it in Excel and save it again."), "t"},
        Sentence{"sheet.too_many_entries", LICHSONG_N_("The Excel file consists of more than {1} parts; save the sheet alone."), "t"},
        Sentence{"sheet.entry_too_big", LICHSONG_N_("The part {1} of the Excel file has more than {2} MB when unpacked; divide the table into several files."), "tt"},
        Sentence{"sheet.part_too_big", LICHSONG_N_("A row or a text in {1} of the Excel file has more than {2} MB; shorten it."), "tt"},
        Sentence{"sheet.ratio", LICHSONG_N_("The part {1} of the Excel file is packed more than {2} to 1, as no table is; it was not read."), "tt"},
        Sentence{"sheet.too_many_texts", LICHSONG_N_("The Excel file holds more than {1} texts; divide the table into several files."), "t"},
        Sentence{"sheet.merged_overlap", LICHSONG_N_("The merged cells of sheet “{1}” overlap; open the file in Excel and save it again."), "t"},
        Sentence{"sheet.bad_characters", LICHSONG_N_("Row {2}, column {3}: the text is not valid Unicode; type it again."), "ttt"},
        Sentence{"sheet.too_many_rows", LICHSONG_N_("The table goes on beyond row {2}, at most {4} rows are read; divide it into several files."), "tttt"},
        Sentence{"sheet.too_many_columns", LICHSONG_N_("Row {2} goes on to column {3}, at most {4} columns are read; remove what is not needed."), "tttt"},
        Sentence{"sheet.cell_too_long", LICHSONG_N_("Row {2}, column {3}: the text has more than {4} KB. Shorten it; in a CSV file look for a quotation mark that is not closed."), "tttt"},
        Sentence{"sheet.open_quote", LICHSONG_N_("Row {1}, column {2}: a quotation mark is opened and never closed; all that follows was read as one cell."), "ttt"},
        Sentence{"sheet.text_after_quote", LICHSONG_N_("Row {1}, column {2}: text follows the closing quotation mark; check the cell: {3}."), "ttt"},
        Sentence{"sheet.cell_error", LICHSONG_N_("Row {1}, column {2} shows the error {3} and was read as empty; correct the formula."), "ttt"},
        Sentence{"sheet.no_value", LICHSONG_N_("Row {1}, column {2}: the formula has no value yet; open the file in Excel and save it again."), "ttt"},
        Sentence{"sheet.no_such_date", LICHSONG_N_("Row {1}, column {2}: {3} is not a number, a day or a time; check the cell."), "ttt"},
        Sentence{"sheet.no_such_text", LICHSONG_N_("Row {1}, column {2} refers to a text that is missing in the file; type it again."), "ttt"},
        Sentence{"sheet.table_too_big", LICHSONG_N_("The table has more than {1} MB of text; divide it into several files."), "t"},
        Sentence{"sheet.no_column", LICHSONG_N_("No column has the {1}; say which one does with --map {2}=COLUMN. The headings are: {3}."), "ftt"},
        Sentence{"sheet.map_unreadable", LICHSONG_N_("“{1}” in --map is not FIELD=COLUMN; write e.g. date=Ngày lên sóng,title=B."), "t"},
        Sentence{"sheet.map_field", LICHSONG_N_("“{1}” in --map is not a field; there are: {2}."), "tt"},
        Sentence{"sheet.map_column", LICHSONG_N_("“{1}” in --map is neither a heading nor the letter of a column. The headings are: {2}."), "tt"},
    };
    return table;
}

}  // namespace lichsong::app
