// SPDX-License-Identifier: Apache-2.0
// A reader of records over text that is UTF-8 by then. The separator is the one that the first records agree on.
#include "calendar/sheet/csv.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/sheet/row_builder.h"

namespace lichsong::sheet {
namespace {

using base::Error;
using base::Fault;

constexpr std::array separators{',', ';', '\t'};
constexpr std::string_view excels_hint = "sep=";  // a first line "sep=;" tells Excel the separator

enum class End { Cell, Row, Text };

struct Cell {
    std::string text;
    End end = End::Text;
    bool has_text_after_quote = false;
    bool has_open_quote = false;
};

// Cuts a text into cells. A cell of more than the limit ends there: whoever takes it refuses it.
class Cutter {
public:
    Cutter(std::string_view text, char separator) : m_text(text), m_separator(separator) {}

    [[nodiscard]] bool at_end() const { return m_at == m_text.size(); }

    [[nodiscard]] Cell next() {
        Cell cell;
        const bool quoted = !at_end() && m_text[m_at] == '"';
        if (quoted) read_quoted(cell);
        const auto bare = m_at;
        while (!at_end() && !ends_cell(m_text[m_at]) && cell.text.size() <= limits::cell_bytes) cell.text += m_text[m_at++];
        cell.has_text_after_quote = quoted && !cell.has_open_quote && m_at > bare;
        cell.end = read_end();
        return cell;
    }

private:
    [[nodiscard]] bool ends_cell(char c) const { return c == m_separator || c == '\n' || c == '\r'; }
    [[nodiscard]] bool follows(char c) const { return m_at + 1 < m_text.size() && m_text[m_at + 1] == c; }

    void read_quoted(Cell& cell) {
        for (++m_at; !at_end() && cell.text.size() <= limits::cell_bytes; ++m_at) {
            const char c = m_text[m_at];
            const bool doubled = c == '"' && follows('"');
            if (c == '"' && !doubled) {
                ++m_at;
                return;
            }
            if (doubled) ++m_at;
            if (c == '\r' && follows('\n')) continue;
            cell.text += c == '\r' ? '\n' : c;
        }
        cell.has_open_quote = true;
    }

    End read_end() {
        if (at_end()) return End::Text;
        const char c = m_text[m_at];
        if (c == '\r' && follows('\n')) ++m_at;
        ++m_at;
        return c == m_separator ? End::Cell : End::Row;
    }

    std::string_view m_text;
    char m_separator;
    std::size_t m_at = 0;
};

// How many of the first records have the same number of cells, more than one, and how many cells that is.
std::pair<int, int> agreement(std::string_view text, char separator) {
    constexpr int enough = 30;
    constexpr std::size_t far_enough = std::size_t{64} << 10;
    Cutter cutter(text.substr(0, far_enough), separator);
    std::map<int, int> records;  // by their number of cells
    for (int seen = 0; seen < enough && !cutter.at_end(); ++seen) {
        int cells = 1;
        while (cutter.next().end == End::Cell) ++cells;
        ++records[cells];
    }
    std::pair<int, int> best{0, 0};
    for (const auto& [cells, count] : records)
        if (cells > 1) best = std::max(best, {count, cells});
    return best;
}

char recognised_separator(std::string_view text) {
    if (text.starts_with(excels_hint) && text.size() > excels_hint.size()) {
        const char told = text[excels_hint.size()];
        if (std::find(separators.begin(), separators.end(), told) != separators.end()) return told;
    }
    return *std::max_element(separators.begin(), separators.end(), [&](char left, char right) { return agreement(text, left) < agreement(text, right); });
}

// ASVS 1.2.10: a cell that a spreadsheet would compute is written with an apostrophe before it, by us as by others.
std::string without_guard(std::string text) {
    static constexpr std::array guarded{"'=", "'+", "'-", "'@", "'\t", "'\r", "'\n", "'＝", "'＋", "'－", "'＠"};
    if (std::any_of(guarded.begin(), guarded.end(), [&](const char* head) { return text.starts_with(head); })) text.erase(0, 1);
    return text;
}

// The place of a byte, as a number of lines: there are no rows before the text is read.
std::string line_of(std::string_view text, std::size_t at) { return std::to_string(1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n')); }

std::size_t first_ill_formed(std::string_view bytes) {
    std::size_t low = 0;  // everything before is well-formed; a sequence that is only cut off is not yet ill-formed
    while (low < bytes.size()) {
        const auto end = std::min(bytes.find('\n', low), bytes.size());
        if (!base::is_utf8(bytes.substr(low, end - low))) return low;
        low = std::min(end + 1, bytes.size());
    }
    return low;
}

std::string decoded(std::string_view bytes, base::Encoding encoding) {
    std::string text;
    try {
        text = base::to_utf8(bytes, encoding);
    } catch (const Error& error) {
        if (error.fault() != Fault::Input) throw;
        const auto at = encoding == base::Encoding::Utf8 ? first_ill_formed(bytes) : 0;
        throw Error(Fault::Input, "sheet.ill_formed", {line_of(bytes, at)});
    }
    if (const auto at = text.find('\0'); at != std::string::npos) throw Error(Fault::Input, "sheet.not_text", {line_of(text, at)});
    return text;
}

struct Decoded {
    CsvForm form;
    std::string text;
};

Decoded opened(std::string_view bytes, const CsvOptions& options) {
    if (bytes.size() > limits::csv_bytes) throw Error(Fault::Input, "sheet.csv_too_big", {std::to_string(limits::csv_bytes >> 20)});
    Decoded file;
    file.form.encoding = options.encoding ? *options.encoding : base::recognise(bytes);
    file.text = decoded(bytes, file.form.encoding);
    file.form.separator = options.separator ? *options.separator : recognised_separator(file.text);
    return file;
}

void read_row(Cutter& cutter, RowBuilder& builder) {
    for (std::size_t column = 0;; ++column) {
        auto cell = cutter.next();
        if (cell.has_open_quote && cell.text.size() <= limits::cell_bytes) builder.odd(column, "sheet.open_quote");
        if (cell.has_text_after_quote) {
            cell.text = base::nfc(cell.text);  // a letter and its mark may have come together
            builder.odd(column, "sheet.text_after_quote", cell.text);
        }
        if (!cell.text.empty()) builder.put(column, without_guard(std::move(cell.text)));
        if (cell.end != End::Cell) return;
    }
}

}  // namespace

CsvForm recognise_csv(std::string_view bytes, const CsvOptions& options) { return opened(bytes, options).form; }

std::vector<SheetFault> read_csv(std::string_view bytes, const CsvOptions& options, const RowSink& sink) {
    const auto file = opened(bytes, options);
    Cutter cutter(file.text, file.form.separator);
    RowBuilder builder("", sink);
    for (long number = 1; !cutter.at_end(); ++number) {
        builder.begin(number);
        read_row(cutter, builder);
        const bool hint = number == 1 && file.text.starts_with(excels_hint);
        if (!hint) builder.end();
    }
    return builder.take_faults();
}

}  // namespace lichsong::sheet
