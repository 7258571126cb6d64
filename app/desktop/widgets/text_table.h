// SPDX-License-Identifier: Apache-2.0
// A table of texts to read and choose from, as many rows as there are: only those on screen are asked for. It is the toolkit's own
// table, which readers of the screen see.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <wx/dataview.h>

class wxSizer;

namespace lichsong::desktop {

/// How a row is written: what waits for somebody stands out, what is done steps back.
enum class RowLook : std::uint8_t { Plain, Strong, Quiet };

class TextTable : public wxDataViewCtrl {
public:
    using Column = std::pair<std::string, int>;  ///< title, and width in pixels
    /// `label` names it for readers of the screen.
    TextTable(wxWindow* parent, const std::string& label, const std::vector<Column>& columns, bool takes_several = false);

    /// Other columns in place of those there were; without rows until they are shown.
    void set_columns(const std::vector<Column>& columns);
    /// `looks` of the rows in order; those beyond its end are plain.
    void show(std::vector<std::vector<std::string>> rows, std::vector<RowLook> looks = {});
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] const std::string& cell(std::size_t row, std::size_t column) const;
    /// The row selected; size() where none is.
    [[nodiscard]] std::size_t selected() const;
    /// All rows selected, in order.
    [[nodiscard]] std::vector<std::size_t> chosen() const;
    /// Selects just these and brings the first into view. Tells nobody.
    void choose_all(const std::vector<std::size_t>& rows);
    /// The row an event is about; size() where it is about none.
    [[nodiscard]] std::size_t row_of(const wxDataViewEvent& event) const;
    /// The middle of a row on the screen.
    [[nodiscard]] wxPoint on_screen(std::size_t row) const;
    /// Selects the row and brings it into view. Tells nobody.
    void choose(std::size_t row);

protected:
    bool TryBefore(wxEvent& event) override;

private:
    class Rows;
    bool m_is_choosing = false;
    wxObjectDataPtr<Rows> m_rows;
};

}  // namespace lichsong::desktop
