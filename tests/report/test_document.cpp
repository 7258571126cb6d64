// SPDX-License-Identifier: Apache-2.0
// Official documents: what Decree 30/2020/NĐ-CP asks of them, and that nothing a text holds breaks a file.
#include <catch2/catch.hpp>
#include <pugixml.hpp>

#include "calendar/report/looks.h"
#include "calendar/report/render_docx.h"
#include "calendar/report/render_pdf.h"
#include "calendar/sheet/zip_file.h"

using namespace lichsong;
using report::Document;

namespace {

Document sample(std::size_t rows, const std::string& text = "Phòng cháy") {
    report::Head head;
    head.issuer = "CÔNG AN TỈNH";
    head.nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    head.motto = "Độc lập - Tự do - Hạnh phúc";
    head.number = "Số: 05/BC-CAT";
    head.to_label = "Kính gửi:";
    head.to = {"Đài A", text};
    report::Table table{{{1, report::Align::Centre}, {5, report::Align::Left}}, {{{"STT", 1, 2}, {"Nội dung"}}, {{text}}}, {}};
    for (std::size_t i = 0; i < rows; ++i) table.rows.push_back({std::to_string(i + 1), text});
    return {text, "Công an tỉnh", "vi", model::Date(2021, 5, 4), {{false, {head, report::Paragraph{report::Style::Body, text}, table, report::Foot{"Nơi nhận:", {text}, {"GIÁM ĐỐC"}, "", text}}}, {true, {report::AppendixHead{"", text, ""}}}}};
}

std::string entry(const std::string& bytes, const std::string& name) {
    const sheet::ZipFile file(bytes);
    std::string text;
    file.read(name, [&](std::string_view block) { text += block; });
    return text;
}

bool is_xml(const std::string& bytes) { return static_cast<bool>(pugi::xml_document().load_buffer(bytes.data(), bytes.size())); }

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++found;
    return found;
}

}  // namespace

TEST_CASE("Days below 10 and the months 1 and 2 have a 0, other months none", "[document]") {
    CHECK(report::decree_day(model::Date(2026, 1, 5)) == "05");
    CHECK(report::decree_month(model::Date(2026, 2, 5)) == "02");
    CHECK(report::decree_month(model::Date(2026, 3, 15)) == "3");
    CHECK(report::decree_day(model::Date(2019, 6, 29)) == "29");
}

TEST_CASE("A number below 10 has a 0, and what is no number stays as typed", "[document]") {
    CHECK(report::decree_number("5/BC-CAT") == "05/BC-CAT");
    CHECK(report::decree_number("245/UBND-TCD-NC") == "245/UBND-TCD-NC");
    CHECK(report::decree_number("gửi sau") == "gửi sau");
}

TEST_CASE("A text is closed once", "[document]") {
    CHECK(report::closed("Trân trọng.") == "Trân trọng./.");
    CHECK(report::closed("Trân trọng./.") == "Trân trọng./.");
}

TEST_CASE("The words of the nation and its motto have room on one line", "[document][pdf]") {
    const double room = report::text_width(false) * (1 - 0.385);
    CHECK(report::measured_width(report::Style::Nation, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") < room);
    CHECK(report::measured_width(report::Style::Motto, "Độc lập - Tự do - Hạnh phúc") < room);
}

TEST_CASE("The rule below the motto is as long as the motto, without a font to measure it", "[document][pdf]") {
    const report::Line motto{report::Style::Motto, "Độc lập - Tự do - Hạnh phúc", report::Rule::AsLong};
    CHECK(report::rule_length(motto, 1000) == Approx(report::measured_width(motto.style, motto.text)).epsilon(0.05));
}

TEST_CASE("Equal documents are equal files", "[document]") {
    CHECK(report::docx(sample(40)) == report::docx(sample(40)));
    CHECK(report::pdf(sample(40)) == report::pdf(sample(40)));
    CHECK(report::pdf(sample(40)) != report::pdf(sample(41)));
}

TEST_CASE("Word gets styles, tables whose head repeats, and page numbers from the second page on", "[document][docx]") {
    const auto bytes = report::docx(sample(3));
    const auto text = entry(bytes, "word/document.xml");
    CHECK(count(text, "<w:tblHeader/>") == 2);  // both rows of the head
    CHECK(text.find("<w:vMerge w:val=\"restart\"/>") != std::string::npos);
    CHECK(count(text, "<w:titlePg/>") == 2);
    CHECK(count(text, "<w:pgNumType w:start=\"1\"/>") == 2);
    CHECK(text.find("w:orient=\"landscape\"") != std::string::npos);
    CHECK(entry(bytes, "word/header1.xml").find(" PAGE ") != std::string::npos);
    const auto styles = entry(bytes, "word/styles.xml");
    pugi::xml_document known;
    REQUIRE(known.load_buffer(styles.data(), styles.size()));
    pugi::xml_document used;
    REQUIRE(used.load_buffer(text.data(), text.size()));
    for (const auto& one : used.select_nodes("//w:pStyle/@w:val")) CHECK(known.select_node(("//w:style[@w:styleId='" + std::string(one.attribute().value()) + "']").c_str()));
}

TEST_CASE("No text breaks a file", "[.once][document][hostile]") {
    const std::string texts[] = {"a\x01\x1B[31mb\x7F", "<w:p>&amp;\"]]>", std::string(20'000, 'W'), "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xE2\x80\xAE abc", "\xFF\xFE ill\xC3", "\xEF\xBF\xBF\xEF\xBF\xBE", "", "\n\n\n"};
    for (const auto& text : texts) {
        const auto bytes = report::docx(sample(2, text));
        CHECK(is_xml(entry(bytes, "word/document.xml")));
        CHECK(is_xml(entry(bytes, "docProps/core.xml")));
        CHECK(report::pdf(sample(2, text)).substr(0, 5) == "%PDF-");
    }
    CHECK(report::printable("a\x01\xE2\x80\xAE" "b\tc\nd\xFF") == "ab c\nd\xEF\xBF\xBD");
}

TEST_CASE("Thousands of rows are written, with the head on each page", "[document]") {
    const auto pdf = report::pdf(sample(5'000));
    CHECK(count(pdf, "/Type /Page %") > 100);
    CHECK(is_xml(entry(report::docx(sample(5'000)), "word/document.xml")));
}

TEST_CASE("Cells of a head that reach down keep their column", "[document]") {
    const report::Table table{{{}, {}, {}}, {{{"A", 1, 2}, {"B", 2, 1}}, {{"C"}, {"D"}}}, {}};
    const auto placed = report::placed_head(table);
    REQUIRE(placed.size() == 2);
    REQUIRE(placed[1].size() == 3);
    CHECK(placed[1][0].is_continued);
    CHECK(placed[1][1].cell->text == "C");
    CHECK(placed[1][2].column == 2);
    CHECK(placed[0][1].columns == 2);
}
