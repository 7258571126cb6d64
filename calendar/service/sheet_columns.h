// SPDX-License-Identifier: Apache-2.0
// Which column of a schedule means what: a table of the headings offices use, where the heading rows stand, and what a person
// says of a column that no heading explains. Reads no cell below the headings; called by service/import_sheet and asrun_log, and of headings alone where a table is pasted.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/model/kind.h"
#include "calendar/sheet/row.h"

namespace lichsong::service {

enum class SheetField : std::uint8_t {
    Code, Title, Form, Outlet, Date, Start, Length, Repeats, Body, Reference, Topics, Slot, Note, Size, Url,
    Number,  ///< of the row in its table: not taken over
};
/// As --map and JSON call them: fields of segments and placements where there are such.
inline constexpr model::Names<16> sheet_field_names = {"code", "title", "form", "outlet", "date", "start", "length", "repeat", "responsible_body",
                                                       "reference", "topics", "slot", "note", "size", "url", "number"};

/// What a heading that offices use says of its column; nothing where it is none of them.
[[nodiscard]] std::optional<SheetField> field_of_heading(std::string_view heading);

/// A column with something in its heading.
struct SheetColumn {
    std::optional<SheetField> field;  ///< none: it is not known what the column is for
    std::size_t index = 0;            ///< from 0
    std::string heading;
};

struct SheetColumns {
    std::vector<SheetColumn> list;    ///< in the order of the sheet
    std::size_t first_row = 0;        ///< of the rows given, the first below the headings
    bool minutes = false;             ///< the heading of lengths says "(phút)"

    /// Where the field stands; nothing where no column has it.
    [[nodiscard]] std::optional<std::size_t> find(SheetField field) const;
};

/// Headings stand where most columns are recognised, within the first 60 rows; a second row of them below and a row
/// "(1) (2) (3)" belong to them. `map` is "date=Ngày lên sóng,title=B": a field, and a heading or a column's letters; it goes
/// before what is recognised. Throws Error{Input}: "sheet.no_column" {field, field, headings seen} without a column of what is
/// `needed`, "sheet.map_field" {field, fields}, "sheet.map_column" {column, headings seen}, "sheet.map_unreadable" {part}.
[[nodiscard]] SheetColumns find_columns(const std::vector<sheet::Row>& rows, std::string_view map,
                                        const std::vector<SheetField>& needed = {SheetField::Title, SheetField::Date});

}  // namespace lichsong::service
