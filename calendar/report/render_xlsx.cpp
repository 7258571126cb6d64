// SPDX-License-Identifier: Apache-2.0
#include "calendar/report/render_xlsx.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

#include "calendar/base/error.h"
#include "calendar/report/draw_chart.h"
#include "calendar/report/xlsx_looks.h"
#include "calendar/report/xlsx_text.h"

namespace lichsong::report {
namespace {

constexpr lxw_row_t last_row = LXW_ROW_MAX - 1;
constexpr double narrowest_column = 6;  // widths in digits, as Excel has them
constexpr double widest = 48;
constexpr double filter_button = 3;

[[noreturn]] void fail(const std::string& reason) { throw base::Error(base::Fault::Store, "report.zip", {reason}); }

void check(lxw_error error) {
    if (error != LXW_NO_ERROR) fail(lxw_strerror(error));
}

// A folder of our own for the library's parts and its zip, which it can write nowhere else.
class Folder {
public:
    Folder() : m_path((std::filesystem::temp_directory_path() / "lichsong-XXXXXX").string()) {
        if (::mkdtemp(m_path.data()) == nullptr) fail("mkdtemp");
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {  // what cannot be removed is TMPDIR's to clear away
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }

    [[nodiscard]] std::string& path() { return m_path; }
    [[nodiscard]] std::string file() const { return m_path + "/book.xlsx"; }

private:
    std::string m_path;
};

std::size_t lines_needed(std::string_view text, double width) {
    std::size_t lines = 0;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        lines += 1 + static_cast<std::size_t>(static_cast<double>(drawn_width(text.substr(at, end - at))) / width);
        at = end + 1;
    }
    return lines;
}

void set_paper(lxw_worksheet* sheet, bool is_landscape) {
    constexpr uint8_t a4 = 9;
    const auto inches = [](double length) { return length / 72; };
    worksheet_set_paper(sheet, a4);
    if (is_landscape) worksheet_set_landscape(sheet);
    const double left = is_landscape ? margin_right : margin_left;
    worksheet_set_margins(sheet, inches(left), inches(margin_right), inches(margin_top), inches(margin_bottom));
    worksheet_fit_to_pages(sheet, 1, 0);
    check(worksheet_set_header(sheet, "&C&P"));
}

// The sheet that a table stands on. Rows are written from the top: the library holds one only.
class TableSheet {
public:
    TableSheet(lxw_worksheet* sheet, SheetLooks& looks, const Table& table)
        : m_sheet(sheet), m_looks(looks), m_table(table), m_widths(table.columns.size(), narrowest_column) {
        set_paper(sheet, true);
        if (!table.caption.empty()) {
            check(worksheet_set_row(sheet, 0, 24, nullptr));
            check(worksheet_write_string(sheet, 0, 0, sheet_text(table.caption).c_str(), looks.text(Style::Section)));
            m_first = m_next = 1;
        }
        write_head();
    }

    [[nodiscard]] bool is_full() const { return m_next > last_row; }

    void put(const Row& row) {
        for (std::size_t i = 0; i < m_widths.size(); ++i) put(i, i < row.size() ? row[i] : Cell());
        ++m_next;
    }

    void put(const Chart& chart) {
        constexpr double width = 520;  // points
        constexpr double dots = 200;
        constexpr double excels_dots = 96;
        auto words = printable(chart.alternative);
        lxw_image_options options{};
        options.x_scale = options.y_scale = excels_dots / dots;
        options.description = words.data();
        options.object_position = LXW_OBJECT_MOVE_DONT_SIZE;
        const auto png = chart_png(chart, width, dots);
        check(worksheet_insert_image_buffer_opt(m_sheet, m_next + 1, 0, reinterpret_cast<const unsigned char*>(png.data()), png.size(), &options));
    }

    void end() {
        const auto last_column = column(m_widths.size() - 1);
        for (std::size_t i = 0; i < m_widths.size(); ++i) check(worksheet_set_column(m_sheet, column(i), column(i), m_widths[i], nullptr));
        worksheet_freeze_panes(m_sheet, m_body, 0);
        if (m_body > m_first) {
            check(worksheet_repeat_rows(m_sheet, m_first, m_body - 1));
            check(worksheet_autofilter(m_sheet, m_body - 1, 0, std::max(m_next, m_body + 1) - 1, last_column));
        }
    }

private:
    static lxw_col_t column(std::size_t index) { return static_cast<lxw_col_t>(index); }

    void write_head() {
        m_placed = placed_head(m_table);
        for (std::size_t row = 0; row < m_placed.size(); ++row, ++m_next) {
            for (const auto& cell : m_placed[row]) write_head(cell);
            merge_head(row);
            for (const auto& cell : m_placed[row])
                if (!cell.is_continued && cell.columns == 1) widen(cell.column, head_width(cell.cell->text) + filter_button);
        }
        m_body = m_next;
    }

    void write_head(const PlacedCell& cell) {
        for (std::size_t i = 0; i < cell.columns; ++i) check(worksheet_write_blank(m_sheet, m_next, column(cell.column + i), m_looks.head()));
        if (!cell.is_continued) check(worksheet_write_string(m_sheet, m_next, column(cell.column), sheet_text(cell.cell->text).c_str(), m_looks.head()));
    }

    // A head may be broken between its words, so a short column of numbers stays one.
    static double head_width(const std::string& text) {
        std::size_t longest = 0;
        for (std::size_t at = 0; at < text.size();) {
            const auto end = std::min(text.find_first_of(" \n", at), text.size());
            longest = std::max(longest, drawn_width(std::string_view(text).substr(at, end - at)));
            at = end + 1;
        }
        return std::max(static_cast<double>(longest), static_cast<double>(drawn_width(text)) / 2) * 1.1;
    }

    // When its last row is the current one: the library takes no range that ends above, and would go on to a row below.
    void merge_head(std::size_t last) {
        for (std::size_t row = 0; row <= last; ++row)
            for (const auto& cell : m_placed[row]) {
                const auto rows = std::min(static_cast<std::size_t>(std::max(1, cell.cell->rows)), m_placed.size() - row);
                if (cell.is_continued || row + rows != last + 1 || rows * cell.columns == 1) continue;
                const auto top = m_first + static_cast<lxw_row_t>(row);
                check(worksheet_merge_range(m_sheet, top, column(cell.column), m_next, column(cell.column + cell.columns - 1), sheet_text(cell.cell->text).c_str(), m_looks.head()));
            }
    }

    void put(std::size_t index, const Cell& cell) {
        const auto align = m_table.columns[index].align;
        if (const auto number = sheet_number(cell.value)) {
            check(worksheet_write_number(m_sheet, m_next, column(index), number->number, m_looks.cell(number->kind, align)));
            widen(index, std::max<double>(static_cast<double>(cell.text.size()), least_width(number->kind)));
            return;
        }
        const auto text = sheet_text(cell.text);
        check(worksheet_write_string(m_sheet, m_next, column(index), text.c_str(), m_looks.cell(SheetKind::Text, align)));
        widen(index, static_cast<double>(drawn_width(text)));
    }

    static double least_width(SheetKind kind) { return kind == SheetKind::Date ? 11 : kind == SheetKind::Elapsed || kind == SheetKind::TimeWithSeconds ? 9 : 0; }
    void widen(std::size_t index, double width) { m_widths[index] = std::clamp(width + 1, m_widths[index], widest); }

    lxw_worksheet* m_sheet;
    SheetLooks& m_looks;
    const Table& m_table;
    std::vector<double> m_widths;
    std::vector<std::vector<PlacedCell>> m_placed;
    lxw_row_t m_first = 0;  // of the head
    lxw_row_t m_body = 0;   // the first row below it
    lxw_row_t m_next = 0;
};

// The sheet with the text: two columns, a line across both.
class TextSheet {
public:
    TextSheet(lxw_worksheet* sheet, SheetLooks& looks) : m_sheet(sheet), m_looks(looks) {
        set_paper(sheet, false);
        worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
        check(worksheet_set_column(sheet, 0, 0, left, nullptr));
        check(worksheet_set_column(sheet, 1, 1, right, nullptr));
    }

    void put(const Line& line) {
        if (line.text.empty()) return;
        set_height(height(line, left + right));
        check(worksheet_merge_range(m_sheet, m_next, 0, m_next, 1, sheet_text(line.text).c_str(), m_looks.text(line.style)));
        ++m_next;
    }

    void put(const TwoColumns& both) {
        for (std::size_t i = 0; i < std::max(both.left.size(), both.right.size()); ++i, ++m_next) {
            const auto* one = i < both.left.size() ? &both.left[i] : nullptr;
            const auto* other = i < both.right.size() ? &both.right[i] : nullptr;
            set_height(std::max(one != nullptr ? height(*one, left) : 0, other != nullptr ? height(*other, right) : 0));
            if (one != nullptr) write(*one, 0);
            if (other != nullptr) write(*other, 1);
        }
    }

private:
    static constexpr double left = 38;
    static constexpr double right = 52;

    static double height(const Line& line, double width) {
        const auto& look = look_of(line.style);
        constexpr double digit_of_default = 11;  // points of the letters that widths are counted in
        const double lines = static_cast<double>(lines_needed(line.text, width * digit_of_default / look.points));
        return std::min(lines * look.points * 1.25 + look.before + look.after, 400.0);
    }

    void set_height(double points) { check(worksheet_set_row(m_sheet, m_next, points, nullptr)); }
    void write(const Line& line, lxw_col_t at) { check(worksheet_write_string(m_sheet, m_next, at, sheet_text(line.text).c_str(), m_looks.text(line.style))); }

    lxw_worksheet* m_sheet;
    SheetLooks& m_looks;
    lxw_row_t m_next = 0;
};

class Book {
public:
    Book() {
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        options.tmpdir = m_folder.path().data();
        m_book = workbook_new_opt(m_folder.file().c_str(), &options);
        if (m_book == nullptr) fail("workbook_new_opt");
    }
    Book(const Book&) = delete;
    Book& operator=(const Book&) = delete;
    ~Book() {
        if (m_book != nullptr) lxw_workbook_free(m_book);
    }

    std::string write(const Document& document) {
        describe(document);
        SheetLooks looks(m_book);
        std::unique_ptr<TextSheet> text;
        if (has_text(document)) text = std::make_unique<TextSheet>(add_sheet(document.title), looks);
        for (const auto& section : document.sections)
            for (const auto& block : section.blocks) put(block, text.get(), looks);
        auto* book = std::exchange(m_book, nullptr);  // closing frees it, whether it goes well or not
        check(workbook_close(book));
        std::ifstream file(m_folder.file(), std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

private:
    static bool has_text(const Document& document) {
        bool has_table = false;
        for (const auto& section : document.sections)
            for (const auto& block : section.blocks) {
                if (std::holds_alternative<Table>(block) || std::holds_alternative<Chart>(block)) has_table = true;
                else if (!std::holds_alternative<PageBreak>(block)) return true;
            }
        return !has_table;  // there is no workbook without a sheet
    }

    void put(const Block& block, TextSheet* text, SheetLooks& looks) {
        for (const auto& piece : pieces_of(block)) {
            if (const auto* line = std::get_if<Line>(&piece); line != nullptr && text != nullptr) text->put(*line);
            if (const auto* both = std::get_if<TwoColumns>(&piece); both != nullptr && text != nullptr) text->put(*both);
        }
        if (const auto* table = std::get_if<Table>(&block); table != nullptr && !table->columns.empty()) put(*table, nullptr, looks);
        if (const auto* chart = std::get_if<Chart>(&block)) put(chart_table(*chart), chart, looks);
    }

    // A chart stands below its numbers.
    void put(const Table& table, const Chart* chart, SheetLooks& looks) {
        const auto begin = [&] { return std::make_unique<TableSheet>(add_sheet(table.name.empty() ? table.caption : table.name), looks, table); };
        auto sheet = begin();
        table.each_row([&](const Row& row) {
            if (sheet->is_full()) {
                sheet->end();
                sheet = begin();
            }
            sheet->put(row);
        });
        if (chart != nullptr) sheet->put(*chart);
        sheet->end();
    }

    lxw_worksheet* add_sheet(const std::string& wanted) {
        m_names.push_back(sheet_name(wanted, m_names));
        auto* sheet = workbook_add_worksheet(m_book, m_names.back().c_str());
        if (sheet == nullptr) fail("workbook_add_worksheet " + m_names.back());
        return sheet;
    }

    void describe(const Document& document) {
        auto title = printable(document.title);
        auto author = printable(document.author);
        lxw_doc_properties properties{};
        properties.title = title.data();
        properties.author = author.data();
        properties.created = static_cast<time_t>(model::wall_seconds(model::is_set(document.created) ? document.created : model::Date(1980, 1, 1), {}));
        check(workbook_set_properties(m_book, &properties));
    }

    Folder m_folder;
    lxw_workbook* m_book = nullptr;
    std::vector<std::string> m_names;
};

}  // namespace

std::string xlsx(const Document& document) { return Book().write(document); }

}  // namespace lichsong::report
