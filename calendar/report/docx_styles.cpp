// SPDX-License-Identifier: Apache-2.0
#include "calendar/report/docx_styles.h"

#include <cmath>

namespace lichsong::report {
namespace {

std::string run_look(double points, bool bold, bool italic) {
    const auto half = std::to_string(std::lround(points * 2));
    return std::string("<w:rPr>") + (bold ? "<w:b/><w:bCs/>" : "") + (italic ? "<w:i/><w:iCs/>" : "") + "<w:sz w:val=\"" + half + "\"/><w:szCs w:val=\"" + half + "\"/></w:rPr>";
}

std::string style(const Look& look) {
    auto text = "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"" + style_id(look.style) + "\"><w:name w:val=\"" + look.name + "\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>";
    if (look.keeps_next) text += "<w:keepNext/>";
    text += "<w:spacing w:before=\"" + twips(look.before) + "\" w:after=\"" + twips(look.after) + "\"/>";
    if (look.first_indent > 0 || look.left_indent > 0) text += "<w:ind w:left=\"" + twips(look.left_indent) + "\" w:firstLine=\"" + twips(look.first_indent) + "\"/>";
    text += "<w:jc w:val=\"" + std::string(jc(look.align)) + "\"/>";
    if (look.style == Style::Part) text += "<w:outlineLvl w:val=\"0\"/>";
    if (look.style == Style::Section) text += "<w:outlineLvl w:val=\"1\"/>";
    return text + "</w:pPr>" + run_look(look.points, look.bold, look.italic) + "</w:style>";
}

std::string styles(const Document& document) {
    const std::string language = document.language == "vi" ? "vi-VN" : "en-GB";
    const std::string name = font;
    auto text = std::string(xml_head) + "<w:styles" + std::string(word_space) + "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"" + name + "\" w:hAnsi=\"" + name + "\" w:eastAsia=\"" + name + "\" w:cs=\"" + name +
                "\"/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/><w:lang w:val=\"" + language + "\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>"
                "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>"
                "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr><w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
                "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"LSRule\"><w:name w:val=\"LS Rule\"/><w:basedOn w:val=\"Normal\"/><w:pPr><w:spacing w:before=\"20\" w:line=\"80\" w:lineRule=\"exact\"/></w:pPr><w:rPr><w:sz w:val=\"4\"/><w:szCs w:val=\"4\"/></w:rPr></w:style>"
                "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"LSPage\"><w:name w:val=\"header\"/><w:basedOn w:val=\"Normal\"/><w:pPr><w:jc w:val=\"center\"/></w:pPr></w:style>";
    for (const auto& look : looks()) text += style(look);
    return text + "</w:styles>";
}

std::string core(const Document& document) {
    const auto made = model::is_set(document.created) ? model::iso(document.created) : std::string("1980-01-01");
    const auto date = [&](const char* name) { return std::string("<dcterms:") + name + " xsi:type=\"dcterms:W3CDTF\">" + made + "T00:00:00Z</dcterms:" + name + ">"; };
    return std::string(xml_head) +
           "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
           "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>" + xml(document.title) + "</dc:title><dc:creator>" + xml(document.author) + "</dc:creator>" + date("created") + date("modified") + "</cp:coreProperties>";
}

constexpr std::string_view types =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>"
    "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
    "<Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>"
    "<Override PartName=\"/word/header1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml\"/>"
    "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>";
constexpr std::string_view package =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>";

std::string relations(std::size_t pictures) {
    const auto one = [](const std::string& id, const std::string& type, const std::string& target) {
        return "<Relationship Id=\"" + id + "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type + "\" Target=\"" + target + "\"/>";
    };
    auto text = std::string(xml_head) + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + one("rId1", "styles", "styles.xml") + one("rId2", "header", "header1.xml");
    for (std::size_t i = 1; i <= pictures; ++i) text += one(picture_relation(i), "image", picture_file(i));
    return text + "</Relationships>";
}

std::string header() {
    return std::string(xml_head) + "<w:hdr" + std::string(word_space) +
           "><w:p><w:pPr><w:pStyle w:val=\"LSPage\"/></w:pPr><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>"
           "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:hdr>";
}

}  // namespace

std::string xml(std::string_view text) {
    std::string escaped;
    for (const char c : printable(text)) {
        if (c == '&') escaped += "&amp;";
        else if (c == '<') escaped += "&lt;";
        else if (c == '>') escaped += "&gt;";
        else if (c == '"') escaped += "&quot;";
        else escaped += c;
    }
    return escaped;
}

std::string twips(double points) { return std::to_string(std::lround(points * 20)); }

std::string style_id(Style style) {
    std::string id;
    for (const char* c = look_of(style).name; *c != '\0'; ++c)
        if (*c != ' ') id += *c;
    return id;
}

std::string_view jc(Align align) {
    constexpr std::string_view words[] = {"left", "center", "right", "both"};
    return words[static_cast<std::size_t>(align)];
}

std::string picture_relation(std::size_t number) { return "rIdPicture" + std::to_string(number); }
std::string picture_file(std::size_t number) { return "media/chart" + std::to_string(number) + ".png"; }

std::vector<std::pair<std::string, std::string>> docx_parts(const Document& document, std::size_t pictures) {
    const std::string head(xml_head);
    return {{"[Content_Types].xml", head + std::string(types)}, {"_rels/.rels", head + std::string(package)}, {"docProps/core.xml", core(document)},
            {"word/_rels/document.xml.rels", relations(pictures)}, {"word/styles.xml", styles(document)}, {"word/header1.xml", header()}};
}

}  // namespace lichsong::report
