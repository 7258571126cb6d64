// SPDX-License-Identifier: Apache-2.0
#include "calendar/report/render_docx.h"

#include <cmath>

#include "calendar/report/docx_styles.h"
#include "calendar/report/draw_chart.h"
#include "calendar/report/zip_writer.h"

namespace lichsong::report {
namespace {

const std::string borders = "<w:tblBorders><w:top w:val=\"single\" w:sz=\"4\"/><w:left w:val=\"single\" w:sz=\"4\"/><w:bottom w:val=\"single\" w:sz=\"4\"/><w:right w:val=\"single\" w:sz=\"4\"/>"
                            "<w:insideH w:val=\"single\" w:sz=\"4\"/><w:insideV w:val=\"single\" w:sz=\"4\"/></w:tblBorders>";
const std::string tiny = "<w:p><w:pPr><w:pStyle w:val=\"LSRule\"/></w:pPr></w:p>";  // between two tables, which would grow together

constexpr double picture_dots = 200;  // an inch: sharp on paper

class DocxWriter {
public:
    std::string write(const Document& document) {
        m_text = std::string(xml_head) + "<w:document" + std::string(word_space) + "><w:body>";
        for (const auto& section : document.sections) {
            m_is_landscape = section.is_landscape;
            m_width = text_width(section.is_landscape);
            for (const auto& block : section.blocks)
                for (const auto& piece : pieces_of(block)) std::visit([this](const auto& one) { put(one); }, piece);
            end_section(&section == &document.sections.back());
        }
        return m_text + "</w:body></w:document>";
    }

    [[nodiscard]] const std::vector<std::string>& pictures() const { return m_pictures; }

private:
    void put_text(const Line& line, const char* align = nullptr) {
        m_text += "<w:p><w:pPr><w:pStyle w:val=\"" + style_id(line.style) + "\"/>";
        if (line.is_boxed) m_text += "<w:pBdr><w:top w:val=\"single\" w:sz=\"8\" w:space=\"1\"/><w:left w:val=\"single\" w:sz=\"8\" w:space=\"4\"/><w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"1\"/><w:right w:val=\"single\" w:sz=\"8\" w:space=\"4\"/></w:pBdr><w:ind w:left=\"600\" w:right=\"600\"/>";
        if (align != nullptr) m_text += std::string("<w:jc w:val=\"") + align + "\"/>";
        m_text += "</w:pPr><w:r><w:t xml:space=\"preserve\">";
        const auto text = xml(line.text);
        for (const char c : text) m_text += c == '\n' ? std::string("</w:t><w:br/><w:t xml:space=\"preserve\">") : std::string(1, c);
        m_text += "</w:t></w:r></w:p>";
    }

    void put_line(const Line& line, double room) {
        put_text(line);
        if (line.rule == Rule::None) return;
        const auto beside = twips((room - rule_length(line, room)) / 2);
        m_text += "<w:p><w:pPr><w:pStyle w:val=\"LSRule\"/><w:keepNext/><w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"0\"/></w:pBdr><w:ind w:left=\"" + beside + "\" w:right=\"" + beside + "\"/></w:pPr></w:p>";
    }

    void put(const Line& line) { put_line(line, m_width); }

    void put(const PageBreak& /*page*/) { m_text += "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"; }

    // A picture in the line, with its words for who does not see it.
    void put(const Chart& chart) {
        const double height = chart_height(chart, m_width);
        if (height <= 0) return;
        m_pictures.push_back(chart_png(chart, m_width, picture_dots));
        const auto number = std::to_string(m_pictures.size());
        const auto emu = [](double points) { return std::to_string(std::lround(points * 12'700)); };
        const auto size = "cx=\"" + emu(m_width) + "\" cy=\"" + emu(height) + "\"";
        const auto named = "id=\"" + number + "\" name=\"" + xml(chart.title) + "\"";
        m_text += "<w:p><w:pPr><w:pStyle w:val=\"" + style_id(Style::Caption) + "\"/></w:pPr><w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent " + size + "/><wp:docPr " + named + " descr=\"" + xml(chart.alternative) +
                  "\"/><a:graphic><a:graphicData uri=\"" + std::string(picture_space) + "\"><pic:pic><pic:nvPicPr><pic:cNvPr " + named + "/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"" + picture_relation(m_pictures.size()) +
                  "\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext " + size + "/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";
    }

    void begin_table(const std::vector<double>& widths, const std::string& look) {
        m_text += "<w:tbl><w:tblPr><w:tblW w:w=\"" + twips(m_width) + "\" w:type=\"dxa\"/>" + look + "<w:tblLayout w:type=\"fixed\"/>";
        if (!look.empty()) m_text += "<w:tblCellMar><w:left w:w=\"80\" w:type=\"dxa\"/><w:right w:w=\"80\" w:type=\"dxa\"/></w:tblCellMar>";
        m_text += "</w:tblPr><w:tblGrid>";
        for (const auto width : widths) m_text += "<w:gridCol w:w=\"" + twips(width) + "\"/>";
        m_text += "</w:tblGrid>";
    }

    void put(const TwoColumns& both) {
        const double left = m_width * both.left_share;
        begin_table({left, m_width - left}, {});
        m_text += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
        put_side(both.left, left);
        put_side(both.right, m_width - left);
        m_text += "</w:tr></w:tbl>" + tiny;
    }

    void put_side(const std::vector<Line>& lines, double room) {
        m_text += "<w:tc><w:tcPr><w:tcW w:w=\"" + twips(room) + "\" w:type=\"dxa\"/></w:tcPr>";
        for (const auto& line : lines) put_line(line, room);
        m_text += (lines.empty() || lines.back().rule != Rule::None ? tiny : "") + "</w:tc>";
    }

    void put(const Table& table) {
        if (table.columns.empty()) return;
        const auto widths = widths_of(table);
        m_text += tiny;
        begin_table(widths, borders);
        for (const auto& row : placed_head(table)) {
            m_text += "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
            for (const auto& cell : row) put_head(cell, widths);
            m_text += "</w:tr>";
        }
        table.each_row([&](const Row& row) { put_row(table, row, widths); });
        m_text += "</w:tbl>" + tiny;
    }

    void put_row(const Table& table, const Row& row, const std::vector<double>& widths) {
        m_text += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
        for (std::size_t i = 0; i < widths.size(); ++i) {
            m_text += "<w:tc><w:tcPr><w:tcW w:w=\"" + twips(widths[i]) + "\" w:type=\"dxa\"/></w:tcPr>";
            put_text({Style::Cell, i < row.size() ? row[i].text : std::string()}, jc(table.columns[i].align).data());
            m_text += "</w:tc>";
        }
        m_text += "</w:tr>";
    }

    void put_head(const PlacedCell& cell, const std::vector<double>& widths) {
        double width = 0;
        for (std::size_t i = 0; i < cell.columns; ++i) width += widths[cell.column + i];
        m_text += "<w:tc><w:tcPr><w:tcW w:w=\"" + twips(width) + "\" w:type=\"dxa\"/>";
        if (cell.columns > 1) m_text += "<w:gridSpan w:val=\"" + std::to_string(cell.columns) + "\"/>";
        if (cell.cell->rows > 1) m_text += cell.is_continued ? "<w:vMerge/>" : "<w:vMerge w:val=\"restart\"/>";
        m_text += "<w:vAlign w:val=\"center\"/></w:tcPr>";
        put_text({Style::CellHead, cell.is_continued ? std::string() : cell.cell->text});
        m_text += "</w:tc>";
    }

    [[nodiscard]] std::vector<double> widths_of(const Table& table) const {
        double all = 0;
        for (const auto& column : table.columns) all += column.share;
        std::vector<double> widths;
        for (const auto& column : table.columns) widths.push_back(m_width * column.share / all);
        return widths;
    }

    // A section ends with its last paragraph, the last one with the body. Word's default is a first page without a header of its own.
    void end_section(bool is_last) {
        const auto size = [&](double points) { return twips(points); };
        const std::string page = "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId2\"/><w:type w:val=\"nextPage\"/><w:pgSz w:w=\"" + size(page_width(m_is_landscape)) + "\" w:h=\"" + size(page_height(m_is_landscape)) + "\"" +
                                 (m_is_landscape ? " w:orient=\"landscape\"" : "") + "/><w:pgMar w:top=\"" + size(margin_top) + "\" w:right=\"" + size(margin_right) + "\" w:bottom=\"" + size(margin_bottom) + "\" w:left=\"" +
                                 size(margin_left) + "\" w:header=\"" + size(margin_top / 2) + "\" w:footer=\"" + size(margin_bottom / 2) + "\" w:gutter=\"0\"/><w:pgNumType w:start=\"1\"/><w:titlePg/></w:sectPr>";
        m_text += is_last ? page : "<w:p><w:pPr><w:pStyle w:val=\"LSRule\"/>" + page + "</w:pPr></w:p>";
    }

    std::string m_text;
    std::vector<std::string> m_pictures;
    double m_width = 0;
    bool m_is_landscape = false;
};

}  // namespace

std::string docx(const Document& document) {
    DocxWriter writer;
    auto text = writer.write(document);
    auto parts = docx_parts(document, writer.pictures().size());
    parts.emplace_back("word/document.xml", std::move(text));
    for (std::size_t i = 0; i < writer.pictures().size(); ++i) parts.emplace_back("word/" + picture_file(i + 1), writer.pictures()[i]);
    return zipped(parts);
}

}  // namespace lichsong::report
