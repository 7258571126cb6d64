// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/letter_template.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/service/template_file.h"

namespace lichsong::service {
namespace {

using base::Error;
using base::Fault;

constexpr std::size_t longest = std::size_t{1} << 20;

// What each part of a template may hold; tests/check_templates reads these tables too.
constexpr std::array letter_parts{
    "language", "parent", "issuer", "nation", "motto", "number", "place_and_date", "subject", "mark", "type", "type_subject", "to_label", "to", "text", "closing", "recipients_label",
    "recipients", "post", "signer", "weekdays", "months", "broadcast", "publish", "both", "blank",
};
constexpr std::array slip_parts{"label", "title", "belongs_to", "text", "answers", "counter", "recipients_label", "recipients", "post", "note"};
constexpr std::array changes_parts{"title", "new", "moved", "changed", "cancelled", "gone", "nothing", "parts", "states", "published_states"};
constexpr std::array report_parts{
    "title", "orientation", "nothing", "heading", "opening", "situation", "direction", "by_medium", "by_topic", "tallies", "partners", "shortcomings", "tasks", "proposals",
    "missing", "none_missing", "areas", "areas_missing", "total", "chart_gaps", "chart_pace", "chart_media", "layers", "repeat", "makegood", "undated", "before", "after", "on_day",
    "appendix_label", "appendix_note", "appendix_numbers", "appendix_schedule", "appendix_missing",
};
constexpr std::array column_parts{"width", "align", "head", "cell"};
constexpr std::array tables{"column", "slip_column", "moved_column", "changed_column", "line_column", "topic_column", "tally_column", "detail_column", "area_column"};

template <std::size_t n>
bool is_among(const std::array<const char*, n>& names, std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); }

bool is_known(std::string_view kind, std::string_view name) {
    if (kind == "letter") return is_among(letter_parts, name);
    if (kind == "slip") return is_among(slip_parts, name);
    if (kind == "changes") return is_among(changes_parts, name);
    if (kind == "report") return is_among(report_parts, name);
    return is_among(tables, kind) && is_among(column_parts, name);
}

double number_of(const std::string& text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return std::clamp(number, 1, 300);
}

std::string file_id(const std::string& id) { return id.find('/') == std::string::npos ? "letters/" + id : id; }

// The name of a text that is a field and nothing else.
std::string_view only_field(std::string_view text) {
    if (text.size() < 3 || text.front() != '{' || text.find('}') != text.size() - 1) return {};
    return text.substr(1, text.size() - 2);
}

}  // namespace

LetterTemplate::LetterTemplate(const TemplateFolders& folders, const std::string& id, std::initializer_list<std::string_view> wanted) : m_file(file_id(id) + ".toml") {
    const auto file = read_template(folders.file(file_id(id)), file_id(id));
    for (const auto& row : file.rows) {
        Column column;
        for (const auto& field : row.fields) {
            if (!is_known(row.kind, field.name)) throw Error(Fault::Input, "letter.unknown_part", {m_file, std::to_string(field.line), field.name});
            m_texts[row.kind + '.' + field.name] = {field.text, field.line};
            if (field.name == "width") column.width = number_of(field.text);
            if (field.name == "align") column.align = field.text;
            if (field.name == "head") column.head = field.text;
            if (field.name == "cell") column.cell = {field.text, field.line};
        }
        if (is_among(tables, row.kind)) m_columns[row.kind].push_back(std::move(column));
    }
    for (const auto table : wanted)
        if (!m_columns.contains(table)) throw Error(Fault::Input, "letter.no_columns", {m_file, std::string(table)});
}

std::string LetterTemplate::filled(std::string_view part, std::string_view name, const LetterFields& fields) {
    const auto found = m_texts.find(std::string(part) + '.' + std::string(name));
    return found == m_texts.end() ? std::string() : filled(found->second, fields);
}

std::string LetterTemplate::filled(const LetterText& text, const LetterFields& fields) {
    std::string out;
    const std::string_view from = text.text;
    for (std::size_t at = 0; at < from.size(); ++at) {
        if (from[at] != '{') {
            out += from[at];
            continue;
        }
        if (at + 1 < from.size() && from[at + 1] == '{') {
            out += from[at++];
            continue;
        }
        const auto end = std::min(from.find('}', at), from.size());
        const auto name = from.substr(at + 1, end - at - 1);
        const auto found = fields.find(name);
        if (found == fields.end() || end == from.size()) throw Error(Fault::Input, "letter.unknown_field", {m_file, std::to_string(text.line), base::beginning(name, 80)});
        out += found->second;
        at = end;
    }
    m_length += out.size();
    if (m_length > longest) throw Error(Fault::Input, "letter.too_long", {m_file});
    return out;
}

report::Cell LetterTemplate::cell(const LetterText& text, const LetterFields& fields, const LetterCells& cells) {
    if (const auto at = cells.find(only_field(text.text)); at != cells.end()) return at->second;
    auto all = fields;
    for (const auto& [name, cell] : cells) all[name] = cell.text;
    return filled(text, all);
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    for (const auto line : base::split(text, '\n'))
        if (!line.empty()) lines.emplace_back(line);
    return lines;
}

}  // namespace lichsong::service
