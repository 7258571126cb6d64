// SPDX-License-Identifier: Apache-2.0
#include "calendar/report/render_html.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "calendar/report/docx_styles.h"
#include "calendar/report/draw_chart.h"
#include "calendar/report/html_style.h"

namespace lichsong::report {
namespace {

constexpr std::string_view policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

// By which element a style is written; the others are paragraphs.
std::string_view element_of(Style style) {
    static constexpr std::array<std::pair<Style, std::string_view>, 5> headings{
        {{Style::Type, "h1"}, {Style::AppendixLabel, "h2"}, {Style::AppendixTitle, "h2"}, {Style::Part, "h2"}, {Style::Section, "h3"}}};
    const auto* const found = std::find_if(headings.begin(), headings.end(), [&](const auto& one) { return one.first == style; });
    return found == headings.end() ? "p" : found->second;
}

std::string attribute(std::string_view name, std::string_view value) { return ' ' + std::string(name) + "=\"" + html_text(value) + '"'; }

// What a machine reads a day or a time by; nothing for other values.
std::string machine_text(const Value& value) {
    if (const auto* date = std::get_if<model::Date>(&value); date != nullptr && model::is_set(*date)) return model::iso(*date);
    if (const auto* time = std::get_if<model::TimeOfDay>(&value); time != nullptr && time->hour() < 24) return model::hm(*time);
    if (const auto* length = std::get_if<model::Seconds>(&value)) return "PT" + std::to_string(length->count()) + 'S';
    return {};
}

class HtmlWriter {
public:
    std::string write(const Document& document) {
        m_text = "<!DOCTYPE html>\n<html" + attribute("lang", document.language.empty() ? "vi" : document.language) +
                 ">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\"" + attribute("content", policy) +
                 ">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
        m_text += "<meta name=\"author\"" + attribute("content", document.author) + ">\n";
        if (model::is_set(document.created)) m_text += "<meta name=\"date\"" + attribute("content", model::iso(document.created)) + ">\n";
        m_text += "<title>" + html_text(document.title) + "</title>\n<style>" + html_style() + "</style>\n</head>\n<body>\n<main>\n";
        for (const auto& section : document.sections) put(section);
        return std::move(m_text) + "</main>\n</body>\n</html>\n";
    }

private:
    void put(const Section& section) {
        m_width = text_width(section.is_landscape);
        m_text += section.is_landscape ? "<section class=\"paper wide\">\n" : "<section class=\"paper\">\n";
        for (const auto& block : section.blocks) {
            if (const auto* table = std::get_if<Table>(&block)) {
                put(*table);  // whose caption is an element of its own here
                continue;
            }
            const bool is_head = std::holds_alternative<Head>(block);
            const bool is_foot = std::holds_alternative<Foot>(block);
            if (is_head || is_foot) m_text += is_head ? "<header>\n" : "<footer>\n";
            for (const auto& piece : pieces_of(block)) std::visit([this](const auto& one) { put(one); }, piece);
            if (is_head || is_foot) m_text += is_head ? "</header>\n" : "</footer>\n";
        }
        m_text += "</section>\n";
    }

    void put(const Line& line) {
        if (line.text.empty() && line.style == Style::Cell) {  // room above the foot
            m_text += "<p class=\"LSCell\">&#8203;</p>\n";
            return;
        }
        const auto element = std::string(element_of(line.style));
        m_text += '<' + element + " class=\"" + style_id(line.style) + (look_of(line.style).keeps_next ? " keep" : "") + "\">";
        const std::string_view kind = line.is_boxed ? "boxed" : line.rule == Rule::AsLong ? "ruled" : line.rule == Rule::Part ? "ruled part" : "";
        if (kind.empty()) m_text += html_text(line.text);
        else m_text += "<span class=\"" + std::string(kind) + "\">" + html_text(line.text) + "</span>";
        m_text += "</" + element + ">\n";
    }

    void put(const TwoColumns& both) {
        const auto thousandths = std::lround(both.left_share * 1000);
        m_text += "<div class=\"two\" style=\"grid-template-columns:" + std::to_string(thousandths) + "fr " + std::to_string(1000 - thousandths) + "fr\">\n<div>\n";
        for (const auto& line : both.left) put(line);
        m_text += "</div>\n<div>\n";
        for (const auto& line : both.right) put(line);
        m_text += "</div>\n</div>\n";
    }

    void put(const PageBreak& /*page*/) { m_text += "<hr class=\"turn\" aria-hidden=\"true\">\n"; }

    void put(const Chart& chart) {
        if (chart_height(chart, m_width) <= 0) return;
        constexpr double dots = 200;
        m_text += "<figure><img" + attribute("alt", chart.alternative.empty() ? chart.title : chart.alternative) + " src=\"data:image/png;base64," + base64(chart_png(chart, m_width, dots)) + "\"></figure>\n";
    }

    void put(const Table& table) {
        if (table.columns.empty()) return;
        m_text += "<div class=\"scroll\" tabindex=\"0\" role=\"region\"" + attribute("aria-label", table.caption.empty() ? table.name : table.caption) + "><table>\n";
        if (!table.caption.empty()) m_text += "<caption>" + html_text(table.caption) + "</caption>\n";
        put_columns(table);
        if (!table.head.empty()) put_head(table);
        m_text += "<tbody>\n";
        table.each_row([&](const Row& row) { put_row(table, row); });
        m_text += "</tbody>\n</table></div>\n";
    }

    void put_columns(const Table& table) {
        double all = 0;
        for (const auto& column : table.columns) all += column.share;
        m_text += "<colgroup>";
        for (const auto& column : table.columns) m_text += "<col style=\"width:" + std::to_string(std::lround(100 * column.share / all)) + "%\">";
        m_text += "</colgroup>\n";
    }

    void put_head(const Table& table) {
        const auto placed = placed_head(table);
        m_text += "<thead>\n";
        for (std::size_t row = 0; row < placed.size(); ++row) {
            m_text += "<tr>";
            for (const auto& cell : placed[row]) {
                if (cell.is_continued) continue;
                const auto rows = std::min(static_cast<std::size_t>(std::max(1, cell.cell->rows)), placed.size() - row);
                m_text += cell.columns > 1 ? "<th scope=\"colgroup\" colspan=\"" + std::to_string(cell.columns) + '"' : std::string("<th scope=\"col\"");
                if (rows > 1) m_text += " rowspan=\"" + std::to_string(rows) + '"';
                m_text += '>' + html_text(cell.cell->text) + "</th>";
            }
            m_text += "</tr>\n";
        }
        m_text += "</thead>\n";
    }

    void put_row(const Table& table, const Row& row) {
        static constexpr std::array<std::string_view, 4> cells{"<td>", "<td class=\"c\">", "<td class=\"r\">", "<td class=\"j\">"};
        m_text += "<tr>";
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            m_text += cells[static_cast<std::size_t>(table.columns[i].align)];
            if (i < row.size()) put(row[i]);
            m_text += "</td>";
        }
        m_text += "</tr>\n";
    }

    void put(const Cell& cell) {
        const auto machine = machine_text(cell.value);
        if (machine.empty()) m_text += html_text(cell.text);
        else m_text += "<time" + attribute("datetime", machine) + '>' + html_text(cell.text) + "</time>";
    }

    std::string m_text;
    double m_width = 0;
};

}  // namespace

std::string html(const Document& document) { return HtmlWriter().write(document); }

}  // namespace lichsong::report
