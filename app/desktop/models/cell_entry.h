// SPDX-License-Identifier: Apache-2.0
// What a person types into a cell of the list, and what comes of it: which columns take something, how it is read, and how one
// cell or a pasted block of them changes the plan. Knows no windows.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/desktop/models/list_rows.h"
#include "app/desktop/models/table_text.h"
#include "app/desktop/models/workspace.h"
#include "calendar/service/cell_edit.h"

namespace lichsong::desktop {

enum class CellKind : std::uint8_t { Inert, Text, State };

/// Whether something can be typed into cells of the column, or a state chosen.
[[nodiscard]] CellKind cell_kind(std::string_view field);

/// What stands in the editor of a cell when it is opened: the value without what the list adds to it.
[[nodiscard]] std::string typed_text(service::Desk& desk, const Item& item, std::string_view field);

[[nodiscard]] bool is_of_segment(std::string_view field);
/// The field that the cell shows: of a title that is shown in English, the English one.
[[nodiscard]] std::string stored_field(service::Desk& desk, const Item& item, std::string_view field);
[[nodiscard]] model::Value value_now(service::Desk& desk, const Item& item, std::string_view stored);

/// The states to choose from, in the words of all media, as cells show them.
[[nodiscard]] std::vector<std::string> state_words();

/// As service::read_field, and what the list itself shows: a weekday before the date, a sign before the state.
[[nodiscard]] model::Value read_cell(service::Desk& desk, std::string_view field, std::string_view text);

/// One change in the plan; of an issue of a series it is asked how far that reaches. Empty where that is done or nothing is
/// different; else the sentence that says why it cannot be.
[[nodiscard]] std::string type_into(Workspace& workspace, const Item& item, std::string_view field, const std::string& text);

/// A cell of a pasted block that would be different.
struct PastedCell {
    std::string code;
    std::string field;
    std::string before;
    std::string after;
};

/// A cell that cannot be taken over, and why; `field` is empty where it is about the row.
struct PasteFault {
    std::size_t row = 0;  ///< of the block, from 1, its headings counted
    std::string field;
    std::string text;
    std::string sentence;
};

/// A block as it would be taken over.
struct Pasting {
    std::vector<service::CellEdit> edits;
    std::vector<PastedCell> cells;
    std::vector<PasteFault> faults;
    std::size_t too_many_rows = 0;  ///< of the block, for which no row is selected
};

/// Where a block goes: onto these rows, from this column on, unless its first row names columns. One that names a column of
/// codes says itself which rows it means.
struct PasteOnto {
    const ListRows& rows;
    std::vector<std::size_t> selected;  ///< in the order of the list
    std::size_t first = 0;              ///< of the columns shown
};

inline constexpr std::size_t most_pasted = 5'000;  ///< rows; more come by a file

[[nodiscard]] Pasting read_pasting(service::Desk& desk, const PastedTable& table, const PasteOnto& onto);

}  // namespace lichsong::desktop
