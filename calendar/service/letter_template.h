// SPDX-License-Identifier: Apache-2.0
// Templates of letters: texts with named fields in braces, nothing more. There is no loop, no condition and no include, and what is put
// in is not looked through for fields again. The format is told in templates/letters/request.toml; called by letter_frame.cpp.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/report/cell.h"
#include "calendar/service/template_folders.h"

namespace lichsong::service {

/// What fields stand for; a field of a template that is not among them is an error of the template.
using LetterFields = std::map<std::string, std::string, std::less<>>;

/// Fields of a table's row, with the values behind them.
using LetterCells = std::map<std::string, report::Cell, std::less<>>;

struct LetterText {
    std::string text;
    int line = 0;
};

class LetterTemplate {
public:
    /// `id` as "letters/request", or without the folder; `tables` are the kinds of columns that must be there: "column", "slip_column", ….
    /// Errors of read_template(); Error{Input,"letter.unknown_part"} {file, line, part}, {"letter.no_columns"} {file, table}.
    LetterTemplate(const TemplateFolders& folders, const std::string& id, std::initializer_list<std::string_view> tables);

    struct Column {
        double width = 1;
        std::string align;
        std::string head;
        LetterText cell;
    };

    /// The text under a name in [letter], [slip], [changes] or [report], filled; empty where it is left out. Error{Input,"letter.unknown_field"} {file, line,
    /// field}, {"letter.too_long"} {file} where the letter would be longer than 1 MiB.
    [[nodiscard]] std::string filled(std::string_view part, std::string_view name, const LetterFields& fields);
    [[nodiscard]] std::string filled(const LetterText& text, const LetterFields& fields);
    /// A cell of a table: what is one field alone keeps its value, and its length is not counted, for a table may be long.
    [[nodiscard]] report::Cell cell(const LetterText& text, const LetterFields& fields, const LetterCells& cells);
    /// Of a kind that must be there.
    [[nodiscard]] const std::vector<Column>& columns(std::string_view table) const { return m_columns.find(table)->second; }

private:
    std::string m_file;
    std::map<std::string, LetterText, std::less<>> m_texts;  ///< by "letter.subject"
    std::map<std::string, std::vector<Column>, std::less<>> m_columns;  ///< by table
    std::size_t m_length = 0;
};

/// Parts of a text that stand on lines of their own; empty lines are left out.
[[nodiscard]] std::vector<std::string> lines_of(std::string_view text);

}  // namespace lichsong::service
