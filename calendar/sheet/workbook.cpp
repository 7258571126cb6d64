// SPDX-License-Identifier: Apache-2.0
#include "calendar/sheet/workbook.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/sheet/row.h"
#include "calendar/sheet/xml_parts.h"

namespace lichsong::sheet {
namespace {

using base::Error;
using base::Fault;

struct Relation {
    std::string type;  // the last word of the URI, which is the same in both editions of the standard
    std::string target;
};

std::string folder_of(const std::string& entry) { return entry.substr(0, entry.rfind('/') + 1); }

// "worksheets/sheet1.xml" beside "xl/workbook.xml", "/xl/…" from the root, "../" upwards.
std::string resolved(const std::string& folder, std::string target) {
    if (target.starts_with('/')) return target.substr(1);
    auto base = folder;
    while (target.starts_with("../")) {
        target.erase(0, 3);
        base = base.empty() ? base : folder_of(base.substr(0, base.size() - 1));
    }
    return base + target;
}

std::map<std::string, Relation> relations_of(const ZipFile& file, const std::string& entry) {
    const auto folder = folder_of(entry);
    const auto list = folder + "_rels/" + entry.substr(folder.size()) + ".rels";
    std::map<std::string, Relation> found;
    if (!file.has(list)) return found;
    pugi::xml_document document;
    parse_xml(document, file.whole(list), list);
    for (const auto node : document.document_element().children()) {
        if (std::string_view(node.attribute("TargetMode").value()) == "External") continue;
        const std::string type = node.attribute("Type").value();
        found[node.attribute("Id").value()] = {type.substr(type.rfind('/') + 1), resolved(folder, node.attribute("Target").value())};
    }
    return found;
}

std::string target_of_type(const std::map<std::string, Relation>& relations, std::string_view type) {
    const auto found = std::find_if(relations.begin(), relations.end(), [&](const auto& row) { return row.second.type == type; });
    return found == relations.end() ? std::string() : found->second.target;
}

// The attribute "r:id", whatever the prefix; "sheetId" is another one.
std::string relation_id(pugi::xml_node node) {
    for (const auto attribute : node.attributes())
        if (std::string_view(attribute.name()).ends_with(":id")) return attribute.value();
    return {};
}

bool is_true(const pugi::xml_attribute& attribute) { return attribute.as_bool(false); }

void append_code_point(std::string& out, unsigned code) {
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0U | code >> 6U);
        out += static_cast<char>(0x80U | (code & 0x3FU));
    } else {
        out += static_cast<char>(0xE0U | code >> 12U);
        out += static_cast<char>(0x80U | (code >> 6U & 0x3FU));
        out += static_cast<char>(0x80U | (code & 0x3FU));
    }
}

// The code in "_x000A_" at the head of `text`; nothing where there is none that could be written as a character.
std::optional<unsigned> escaped_code(std::string_view text) {
    constexpr std::size_t length = 7;
    if (text.size() < length || !text.starts_with("_x") || text[length - 1] != '_') return std::nullopt;
    unsigned code = 0;
    const auto* begin = text.data() + 2;
    const auto [end, status] = std::from_chars(begin, begin + 4, code, 16);
    const bool surrogate = code >= 0xD800 && code < 0xE000;
    if (status != std::errc() || end != begin + 4 || code == 0 || surrogate) return std::nullopt;
    return code;
}

}  // namespace

void SharedTexts::add(std::string_view text) {
    if (m_ends.size() >= limits::shared_texts) throw Error(Fault::Input, "sheet.too_many_texts", {std::to_string(limits::shared_texts)});
    m_text += text;
    m_ends.push_back(static_cast<std::uint32_t>(m_text.size()));  // an entry is 64 MiB at most
}

std::string_view SharedTexts::at(std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : m_ends[index - 1];
    return std::string_view(m_text).substr(begin, m_ends[index] - begin);
}

Workbook read_workbook(const ZipFile& file) {
    auto entry = target_of_type(relations_of(file, ""), "officeDocument");
    if (entry.empty()) entry = "xl/workbook.xml";
    if (!file.has(entry)) throw Error(Fault::Input, "sheet.not_xlsx", {entry});
    pugi::xml_document document;
    parse_xml(document, file.whole(entry), entry);
    const auto relations = relations_of(file, entry);
    Workbook book;
    const auto root = document.document_element();
    if (is_true(child_called(root, "workbookPr").attribute("date1904"))) book.system = DateSystem::From1904;
    book.texts_entry = target_of_type(relations, "sharedStrings");
    book.styles_entry = target_of_type(relations, "styles");
    for (const auto node : child_called(root, "sheets").children()) {
        const auto found = relations.find(relation_id(node));
        if (found == relations.end() || found->second.type != "worksheet") continue;
        const std::string_view state = node.attribute("state").value();
        const std::string_view name = node.attribute("name").value();
        if (!base::is_utf8(name)) throw Error(Fault::Input, "sheet.bad_xml", {entry});
        book.sheets.push_back({base::nfc(name), found->second.target, state == "hidden" || state == "veryHidden"});
    }
    if (book.sheets.empty()) throw Error(Fault::Input, "sheet.not_xlsx", {entry});
    return book;
}

SharedTexts read_texts(const ZipFile& file, const Workbook& book) {
    SharedTexts texts;
    if (book.texts_entry.empty() || !file.has(book.texts_entry)) return texts;
    XmlParts parts(book.texts_entry, "si", [&](pugi::xml_node item) { texts.add(rich_text(item)); });
    file.read(book.texts_entry, [&](std::string_view block) { parts.feed(block); });
    parts.finish();
    return texts;
}

std::vector<NumberFormat> read_formats(const ZipFile& file, const Workbook& book) {
    std::vector<NumberFormat> formats;
    if (book.styles_entry.empty() || !file.has(book.styles_entry)) return formats;
    pugi::xml_document document;
    parse_xml(document, file.whole(book.styles_entry), book.styles_entry);
    std::map<int, NumberFormat> own;
    const auto root = document.document_element();
    for (const auto node : child_called(root, "numFmts").children()) own[node.attribute("numFmtId").as_int()] = format_of_code(node.attribute("formatCode").value());
    for (const auto node : child_called(root, "cellXfs").children()) {
        const int id = node.attribute("numFmtId").as_int();
        const auto found = own.find(id);
        formats.push_back(found == own.end() ? builtin_format(id) : found->second);
    }
    return formats;
}

std::string rich_text(pugi::xml_node string) {
    std::string text;
    for (const auto child : string.children()) {
        if (is_called(child, "t")) text += child.text().get();
        if (is_called(child, "r")) text += child_called(child, "t").text().get();
    }
    return unescaped(text);
}

std::string unescaped(std::string_view text) {
    if (text.find("_x") == std::string_view::npos && text.find('\r') == std::string_view::npos) return std::string(text);
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const auto code = escaped_code(text);
        if (code) append_code_point(out, *code);
        else out += text.front();
        text.remove_prefix(code ? 7 : 1);
        if (out.ends_with("\r\n")) out.erase(out.size() - 2, 1);
    }
    std::replace(out.begin(), out.end(), '\r', '\n');
    return out;
}

}  // namespace lichsong::sheet
