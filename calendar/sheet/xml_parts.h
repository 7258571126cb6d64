// SPDX-License-Identifier: Apache-2.0
// Cuts a stream of XML into the elements of one name, each to be parsed alone: a tree of a whole sheet would take thirty times its
// size. Judges nothing within an element; pugixml does. Called by workbook.cpp and xlsx.cpp.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include <pugixml.hpp>

namespace lichsong::sheet {

class XmlParts {
public:
    /// Elements called `name`, with any prefix, go to `take` one by one; `entry` names the stream in what is thrown.
    XmlParts(std::string entry, std::string_view name, std::function<void(pugi::xml_node element)> take);

    /// Throws Error{Input}: "sheet.doctype" {entry}, "sheet.bad_xml" {entry}, "sheet.part_too_big" {entry, MiB}.
    void feed(std::string_view block);

    /// To be called at the end of the stream; throws "sheet.bad_xml" where it ends within an element or a tag.
    void finish() const;

private:
    [[nodiscard]] std::size_t token_end() const;
    void see_tag(std::string_view tag);
    void hand_on();
    void check_size(std::size_t bytes) const;

    std::string m_entry;
    std::string_view m_name;
    std::function<void(pugi::xml_node element)> m_take;
    std::string m_buffer;
    std::size_t m_begin = 0;        // of the wanted element, or of the tag being read
    std::size_t m_at = 0;           // up to here the buffer has been seen
    int m_depth = 0;                // of elements of this name
    pugi::xml_document m_document;  // kept for its memory
};

/// `node` has the name, with any prefix.
[[nodiscard]] bool is_called(pugi::xml_node node, std::string_view name);

/// The first child of that name, with any prefix; a null node where there is none.
[[nodiscard]] pugi::xml_node child_called(pugi::xml_node node, std::string_view name);

/// Parses all of a small entry; no entity is expanded, and a DOCTYPE is refused. Throws "sheet.doctype", "sheet.bad_xml".
void parse_xml(pugi::xml_document& document, const std::string& bytes, const std::string& entry);

}  // namespace lichsong::sheet
