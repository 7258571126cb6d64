// SPDX-License-Identifier: Apache-2.0
// The parts of a .docx that are the same for every document: styles from the table of looks, settings, relations. Used by render_docx.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "calendar/report/looks.h"

namespace lichsong::report {

/// Fit to stand in XML, in an attribute too.
[[nodiscard]] std::string xml(std::string_view text);
/// The unit of Word's lengths: a twentieth of a point.
[[nodiscard]] std::string twips(double points);
/// By which paragraphs name a style.
[[nodiscard]] std::string style_id(Style style);
[[nodiscard]] std::string_view jc(Align align);

inline constexpr std::string_view xml_head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
inline constexpr std::string_view word_space = " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
                                              " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";
inline constexpr std::string_view picture_space = "http://schemas.openxmlformats.org/drawingml/2006/picture";

/// Of the n-th picture, from 1: the relation that names it, and its file below word/.
[[nodiscard]] std::string picture_relation(std::size_t number);
[[nodiscard]] std::string picture_file(std::size_t number);

/// All parts but word/document.xml and the pictures, of which there are so many.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> docx_parts(const Document& document, std::size_t pictures);

}  // namespace lichsong::report
