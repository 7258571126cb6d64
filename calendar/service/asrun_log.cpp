// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/asrun_log.h"

#include <algorithm>
#include <array>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/service/plan_names.h"
#include "calendar/service/sheet_cells.h"
#include "calendar/service/sheet_table.h"

namespace lichsong::service {
namespace {

using model::EntityKind;

class LogReader {
public:
    LogReader(const SheetColumns& columns, const model::Date& day, const model::DateContext& context, const ical::Report& report)
        : m_columns(columns), m_day(day), m_context(context), m_report(report) {}

    std::optional<model::LogLine> read(const sheet::Row& row) {
        m_row = &row;
        m_is_lost = false;
        model::LogLine line;
        line.number = row.number;
        line.title = cell(SheetField::Title);
        line.code = cell(SheetField::Code);
        const auto on = when(SheetField::Date);
        if (!on.dates.empty()) m_day = on.dates.front();
        const auto at = when(SheetField::Start);
        for (const auto* times : {&at.times, &on.times})
            if (!times->empty() && !line.start) line.start = times->front();
        line.length = length();
        if (line.title.empty() && line.code.empty() && !line.start) {
            // A row that says only a day heads those below it.
            if (on.dates.empty() && has_text()) tell("import.row_no_title", SheetField::Title, {});
            return std::nullopt;
        }
        if (m_is_lost) return std::nullopt;
        if (!model::is_set(m_day)) {
            tell("import.row_no_date", SheetField::Date, {});
            return std::nullopt;
        }
        line.day = m_day;
        return line;
    }

private:
    [[nodiscard]] std::string cell(SheetField field) const {
        const auto place = m_columns.find(field);
        return place && *place < m_row->cells.size() ? one_line(m_row->cells[*place]) : std::string();
    }
    [[nodiscard]] bool has_text() const {
        for (const auto& text : m_row->cells)
            if (!base::trim(text).empty()) return true;
        return false;
    }

    void tell(std::string_view code, SheetField field, std::string detail) {
        const auto place = m_columns.find(field);
        m_report({code, m_row->number, place ? sheet::column_name(*place) : std::string(), std::move(detail)});
        m_is_lost = true;
    }

    When when(SheetField field) {
        const auto text = cell(field);
        if (text.empty()) return {};
        auto read = read_when(text, m_context);
        if (!read.fault.empty()) tell(read.fault, field, text);
        return std::move(read.value);
    }

    model::Seconds length() {
        const auto text = cell(SheetField::Length);
        if (text.empty()) return model::Seconds{0};
        const auto read = read_length(text, m_columns.minutes ? LengthUnit::Minutes : LengthUnit::Seconds);
        if (!read.fault.empty()) tell(read.fault, SheetField::Length, text);
        return read.value;
    }

    const SheetColumns& m_columns;
    model::Date m_day;
    const model::DateContext& m_context;
    const ical::Report& m_report;
    const sheet::Row* m_row = nullptr;
    bool m_is_lost = false;
};

}  // namespace

ReadLog read_log(std::string_view bytes, const LogWish& wish, const model::DateContext& context, const ical::Report& report) {
    const auto rows = read_table(bytes, wish.sheet, report);
    ReadLog log;
    log.columns = model::is_set(wish.day) ? find_columns(rows, wish.columns, {SheetField::Title}) : find_columns(rows, wish.columns);
    LogReader reader(log.columns, wish.day, context, report);
    for (auto i = log.columns.first_row; i < rows.size(); ++i)
        if (auto line = reader.read(rows[i])) log.lines.push_back(std::move(*line));
    return log;
}

std::string columns_text(const SheetColumns& columns) {
    constexpr std::array kept{SheetField::Date, SheetField::Start, SheetField::Title, SheetField::Code, SheetField::Length};
    std::string text;
    for (const auto field : kept)
        if (const auto place = columns.find(field))
            text += (text.empty() ? "" : ",") + std::string(sheet_field_names[static_cast<std::size_t>(field)]) + "=" + sheet::column_name(*place);
    return text;
}

std::string columns_for(Desk& desk, const std::string& outlet, const std::string& named) {
    if (named.find('=') != std::string::npos) return named;
    const auto on = desk.require(EntityKind::Outlet, outlet).head.id;
    for (const auto& layout : desk.context().log_layouts)
        if (named.empty() ? layout.outlet.value == on : layout.key == named || layout.title == named) return layout.columns;
    if (!named.empty()) throw base::Error(base::Fault::Call, "row.unknown", {"log_layout", named});
    return {};
}

model::Change keep_layout(Desk& desk, const std::string& name, const std::string& outlet, const std::string& columns) {
    Edit edit(desk, {"asrun.layout", {name}});
    model::LogLayout layout;
    layout.title = base::clean_line(name);
    layout.outlet.value = desk.require(EntityKind::Outlet, outlet).head.id;
    layout.columns = columns;
    const auto record = model::to_record(layout);
    const auto& known = desk.context().log_layouts;
    const auto same = std::find_if(known.begin(), known.end(), [&](const model::LogLayout& row) { return row.title == layout.title; });
    if (same == known.end()) edit.add(record);
    else edit.set(EntityKind::LogLayout, same->id, {{"outlet", record["outlet"]}, {"columns", record["columns"]}});
    return edit.commit();
}

}  // namespace lichsong::service
