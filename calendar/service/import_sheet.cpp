// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/import_sheet.h"

#include <vector>

#include "calendar/service/sheet_rows.h"
#include "calendar/service/sheet_table.h"

namespace lichsong::service {
namespace {

class SheetImport {
public:
    SheetImport(Desk& desk, const SheetOptions& options, const SheetListener& listener)
        : m_desk(desk),
          m_options(options),
          m_listener(listener),
          m_report([this](ical::ImportFinding finding) { m_tally.raise(std::move(finding)); }) {}

    ImportSummary run(std::string_view bytes) {
        const auto table = read_table(bytes, m_options.sheet, m_report);
        const auto columns = find_columns(table, m_options.map);
        tell_columns(columns);
        Intake intake(m_desk);
        read(table, columns);
        SheetRows rows(m_desk, intake, m_report);
        rows.load(m_items);
        auto item = m_items.begin();
        for (auto& result : m_results) {
            if (item != m_items.end() && item->line == result.line) rows.take(*item++, result);
            m_tally.count(result);
            m_listener.row(result);
        }
        if (m_options.dry_run) return std::move(m_summary);
        intake.commit(
            {"calendar.import",
             {m_options.source, std::to_string(m_summary.count(ImportOutcome::New)), std::to_string(m_summary.count(ImportOutcome::Changed))}});
        return std::move(m_summary);
    }

private:
    void tell_columns(const SheetColumns& columns) {
        m_listener.columns(columns);
        for (const auto& column : columns.list)
            if (!column.field) m_report({"import.column_unknown", 0, sheet::column_name(column.index), one_line(column.heading)});
    }

    // All of them before the first is written: the days they have say what of the plan must be looked at.
    void read(const std::vector<sheet::Row>& table, const SheetColumns& columns) {
        const auto& plan = m_desk.context();
        const model::Outlet* outlet = nullptr;
        if (!m_options.outlet.empty()) outlet = plan.outlets.find({m_desk.require(model::EntityKind::Outlet, m_options.outlet).head.id});
        SheetItems items(plan, columns, outlet, m_report);
        for (std::size_t i = columns.first_row; i < table.size(); ++i) {
            SheetItem item;
            const auto kind = items.read(table[i], item);
            if (kind == SheetRowKind::NoItem) continue;
            auto& result = m_results.emplace_back();
            result.outcome = ImportOutcome::LeftOut;  // until it is taken
            result.line = table[i].number;
            result.title = item.title;
            if (kind == SheetRowKind::Item) m_items.push_back(std::move(item));
        }
    }

    Desk& m_desk;
    const SheetOptions& m_options;
    const SheetListener& m_listener;
    ical::Report m_report;
    ImportSummary m_summary;
    ImportTally m_tally{m_summary};
    std::vector<SheetItem> m_items;
    std::vector<ImportRow> m_results;  ///< of all rows that are items, in their order
};

}  // namespace

ImportSummary import_sheet(Desk& desk, std::string_view bytes, const SheetOptions& options, const SheetListener& listener) {
    return SheetImport(desk, options, listener).run(bytes);
}

}  // namespace lichsong::service
