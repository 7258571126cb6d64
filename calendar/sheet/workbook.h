// SPDX-License-Identifier: Apache-2.0
// What the sheets of a workbook share: their names and entries, texts, formats and the day that serials count from. No cells;
// called by xlsx.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/sheet/number_format.h"
#include "calendar/sheet/zip_file.h"

#include <pugixml.hpp>

namespace lichsong::sheet {

/// The shared texts of a workbook, end to end in one string: there may be a million.
class SharedTexts {
public:
    /// Throws "sheet.too_many_texts" {limit}.
    void add(std::string_view text);
    [[nodiscard]] std::size_t size() const { return m_ends.size(); }
    [[nodiscard]] std::string_view at(std::size_t index) const;

private:
    std::string m_text;
    std::vector<std::uint32_t> m_ends;
};

struct WorkbookSheet {
    std::string name;
    std::string entry;
    bool is_hidden = false;
};

struct Workbook {
    std::vector<WorkbookSheet> sheets;  ///< those with cells; sheets of charts are left out
    DateSystem system = DateSystem::From1900;
    std::string texts_entry;   ///< empty where there is none
    std::string styles_entry;  ///< likewise
};

/// Throws as read_xlsx does.
[[nodiscard]] Workbook read_workbook(const ZipFile& file);
[[nodiscard]] SharedTexts read_texts(const ZipFile& file, const Workbook& book);

/// The format of each cell style, by the number that cells refer to.
[[nodiscard]] std::vector<NumberFormat> read_formats(const ZipFile& file, const Workbook& book);

/// The text of a shared or an inline string: all of its runs, without the readings that Japanese editions keep beside
/// them; "_x000A_" and its like become their characters, and CR LF becomes LF.
[[nodiscard]] std::string rich_text(pugi::xml_node string);
/// "_x000A_" and its like (ECMA-376 part 1, 22.9.2.19), and CR LF.
[[nodiscard]] std::string unescaped(std::string_view text);

}  // namespace lichsong::sheet
