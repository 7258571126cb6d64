// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/models/log_reading.h"

#include <algorithm>
#include <map>

#include "app/common/describe.h"
#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/service/sheet_table.h"
#include "calendar/sheet/row.h"

namespace lichsong::desktop {
namespace {

using service::SheetField;

constexpr std::size_t most_shown = 30;  // rows
constexpr std::size_t most_log_columns = 12;

bool is_of_encoding(std::string_view code) { return code == "import.encoding" || code == "import.old_font_column"; }

std::string one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

// Letters and first text of each column that has something in the rows shown; the heading goes before.
std::vector<LogColumn> columns_of(const std::vector<sheet::Row>& rows, const service::SheetColumns& known) {
    std::map<std::size_t, LogColumn> found;
    for (std::size_t i = 0; i < std::min(rows.size(), most_shown); ++i)
        for (std::size_t at = 0; at < std::min(rows[i].cells.size(), most_log_columns); ++at)
            if (const auto text = base::trim(rows[i].cells[at]); !text.empty())
                found.try_emplace(at, LogColumn{at, one_line(std::string(text)), {}});
    for (const auto& column : known.list) {
        auto& one = found.try_emplace(column.index, LogColumn{column.index, {}, {}}).first->second;
        if (!column.heading.empty()) one.name = one_line(column.heading);
        one.field = column.field;
    }
    std::vector<LogColumn> list;
    for (auto& [at, column] : found) {
        column.name = sheet::column_name(at) + (column.name.empty() ? "" : " · " + column.name);
        list.push_back(std::move(column));
    }
    return list;
}

void show_first_rows(LogReading& reading, const std::vector<sheet::Row>& rows) {
    for (std::size_t i = 0; i < std::min(rows.size(), most_shown); ++i) {
        std::vector<std::string> cells{std::to_string(rows[i].number)};
        for (const auto& column : reading.columns) cells.push_back(column.index < rows[i].cells.size() ? one_line(rows[i].cells[column.index]) : std::string());
        reading.first_rows.push_back(std::move(cells));
    }
}

// What a person chose goes before what was kept for the outlet, field by field.
std::string map_of(const std::string& kept, const ChosenColumns& chosen) {
    std::map<std::string, std::string> map;
    for (const auto part : base::split(kept, ','))
        if (const auto cut = part.find('='); cut != std::string_view::npos) map[std::string(part.substr(0, cut))] = part.substr(cut + 1);
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        if (!chosen[i]) continue;
        const auto letters = sheet::column_name(*chosen[i]);
        std::erase_if(map, [&](const auto& one) { return one.second == letters; });  // a column is one thing
        map[std::string(service::sheet_field_names[static_cast<std::size_t>(log_fields[i])])] = letters;
    }
    std::string text;
    for (const auto& [field, column] : map) text += (text.empty() ? "" : ",") + field + '=' + column;
    return text;
}

}  // namespace

LogReading read_log_file(std::string_view bytes, const std::string& kept_columns, const ChosenColumns& chosen, const model::Date& day, const model::DateContext& context) {
    LogReading reading;
    service::LogWish wish{map_of(kept_columns, chosen), {}, day};
    std::vector<sheet::Row> rows;
    try {
        rows = service::read_table(bytes, {}, [&](const ical::ImportFinding& finding) {
            if (is_of_encoding(finding.code)) reading.encoding += (reading.encoding.empty() ? "" : ". ") + app::describe(finding);
        });
        reading.rows = rows.size();
        auto log = service::read_log(bytes, wish, context, [&](ical::ImportFinding finding) {
            if (!is_of_encoding(finding.code)) reading.findings.push_back(std::move(finding));
        });
        reading.columns = columns_of(rows, log.columns);
        reading.columns_text = service::columns_text(log.columns);
        reading.lines = std::move(log.lines);
    } catch (const base::Error& error) {
        reading.fault = app::describe(error);
        reading.columns = columns_of(rows, {});
    }
    show_first_rows(reading, rows);
    return reading;
}

std::string days_of(const std::vector<model::LogLine>& lines) {
    if (lines.empty()) return {};
    const auto by_day = [](const model::LogLine& a, const model::LogLine& b) { return a.day < b.day; };
    const auto [first, last] = std::minmax_element(lines.begin(), lines.end(), by_day);
    return app::days_text(first->day, last->day);
}

}  // namespace lichsong::desktop
