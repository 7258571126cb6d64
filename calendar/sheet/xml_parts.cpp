// SPDX-License-Identifier: Apache-2.0
#include "calendar/sheet/xml_parts.h"

#include <algorithm>
#include <array>

#include "calendar/base/error.h"
#include "calendar/sheet/row.h"

namespace lichsong::sheet {
namespace {

using base::Error;
using base::Fault;

constexpr unsigned parse_flags = pugi::parse_default | pugi::parse_ws_pcdata_single;  // "<t> </t>" is a blank

Error bad_xml(const std::string& entry) { return {Fault::Input, "sheet.bad_xml", {entry}}; }

// What begins with a mark and ends with another, whatever stands between.
struct Skipped {
    std::string_view begin;
    std::string_view end;
};
constexpr std::array skipped{Skipped{"<!--", "-->"}, Skipped{"<![CDATA[", "]]>"}, Skipped{"<?", "?>"}};

std::string_view local_name(std::string_view name) {
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

XmlParts::XmlParts(std::string entry, std::string_view name, std::function<void(pugi::xml_node element)> take)
    : m_entry(std::move(entry)), m_name(name), m_take(std::move(take)) {}

// Of the token that begins at m_at: the place behind it, or npos where it is not complete yet.
std::size_t XmlParts::token_end() const {
    const auto rest = std::string_view(m_buffer).substr(m_at);
    for (const auto& [begin, end] : skipped) {
        if (rest.starts_with(begin)) {
            const auto found = rest.find(end, begin.size());
            return found == std::string_view::npos ? found : m_at + found + end.size();
        }
        if (begin.starts_with(rest)) return std::string_view::npos;
    }
    if (rest.starts_with("<!")) throw Error(Fault::Input, "sheet.doctype", {m_entry});
    for (std::size_t from = 1;;) {  // a ">" within quotes ends nothing
        const auto close = rest.find('>', from);
        const auto seen = rest.substr(0, close);
        auto quote = from;
        while (quote < seen.size() && seen[quote] != '"' && seen[quote] != '\'' && seen[quote] != '<') ++quote;
        if (quote < seen.size() && seen[quote] == '<') throw bad_xml(m_entry);
        if (quote >= seen.size()) return close == std::string_view::npos ? close : m_at + close + 1;
        const auto end = rest.find(rest[quote], quote + 1);
        if (end == std::string_view::npos) return end;
        from = end + 1;
    }
}

void XmlParts::check_size(std::size_t bytes) const {
    if (bytes > limits::part_bytes) throw Error(Fault::Input, "sheet.part_too_big", {m_entry, std::to_string(limits::part_bytes >> 20)});
}

void XmlParts::feed(std::string_view block) {
    if (block.find('\0') != std::string_view::npos) throw bad_xml(m_entry);  // UTF-16 has no place here either
    m_buffer += block;
    while (true) {
        m_at = std::min(m_buffer.find('<', m_at), m_buffer.size());
        if (m_depth == 0) m_begin = m_at;
        if (m_at == m_buffer.size()) break;
        const auto end = token_end();
        if (end == std::string::npos) break;
        const auto tag = std::string_view(m_buffer).substr(m_at, end - m_at);
        m_at = end;
        if (tag[1] != '!' && tag[1] != '?') see_tag(tag);
    }
    m_buffer.erase(0, m_begin);
    m_at -= m_begin;
    m_begin = 0;
    check_size(m_buffer.size());
}

void XmlParts::see_tag(std::string_view tag) {
    const bool closes = tag[1] == '/';
    const auto inner = tag.substr(closes ? 2 : 1);
    if (local_name(inner.substr(0, inner.find_first_of(" \t\r\n/>"))) != m_name) return;
    if (closes && m_depth == 0) throw bad_xml(m_entry);
    const bool is_empty = tag[tag.size() - 2] == '/';
    if (!is_empty) m_depth += closes ? -1 : 1;
    if (m_depth == 0) hand_on();
}

void XmlParts::hand_on() {
    check_size(m_at - m_begin);
    if (!m_document.load_buffer(m_buffer.data() + m_begin, m_at - m_begin, parse_flags, pugi::encoding_utf8)) throw bad_xml(m_entry);
    m_take(m_document.first_child());
}

void XmlParts::finish() const {
    if (m_depth != 0 || m_buffer.find('<') != std::string::npos) throw bad_xml(m_entry);
}

bool is_called(pugi::xml_node node, std::string_view name) { return local_name(node.name()) == name; }

pugi::xml_node child_called(pugi::xml_node node, std::string_view name) {
    for (const auto child : node.children())
        if (is_called(child, name)) return child;
    return {};
}

void parse_xml(pugi::xml_document& document, const std::string& bytes, const std::string& entry) {
    if (bytes.find('\0') != std::string::npos) throw bad_xml(entry);
    if (bytes.find("<!DOCTYPE") != std::string::npos) throw Error(Fault::Input, "sheet.doctype", {entry});
    if (!document.load_buffer(bytes.data(), bytes.size(), parse_flags, pugi::encoding_utf8)) throw bad_xml(entry);
}

}  // namespace lichsong::sheet
