// SPDX-License-Identifier: Apache-2.0
// The form for one row of any kind: labels above fields in two columns, the fault of a field beside it. What each field is
// follows from the model of the form; nothing here knows a kind of row.
#pragma once

#include <functional>
#include <vector>

#include <wx/dialog.h>

#include "app/desktop/models/row_form.h"

class wxButton;
class wxScrolledWindow;
class wxStaticText;

namespace lichsong::desktop {

class RowDialog : public wxDialog {
public:
    /// A new row where `id` is 0. Error{Call,"row.unknown"} where it is gone.
    RowDialog(wxWindow* parent, Workspace& workspace, const model::EntityInfo& info, std::int64_t id);

    [[nodiscard]] RowForm& form() noexcept { return m_form; }
    /// The control of a field, and the sentence beside it; for tests.
    [[nodiscard]] wxWindow* control(std::string_view field) const;
    [[nodiscard]] wxString fault(std::string_view field) const;

private:
    struct Line {
        wxWindow* control = nullptr;
        wxStaticText* note = nullptr;  ///< what it means
        wxStaticText* fault = nullptr;
    };
    void make_fields();
    void make_buttons(wxSizer& rows);
    wxSizer* make_field(std::size_t field);
    wxWindow* make_control(wxWindow* parent, std::size_t field);
    wxWindow* make_line(wxWindow* parent, std::size_t field);
    wxWindow* make_check(wxWindow* parent, std::size_t field);
    wxWindow* make_choice(wxWindow* parent, std::size_t field);
    wxWindow* make_list(wxWindow* parent, std::size_t field);
    wxWindow* make_reference(wxWindow* parent, std::size_t field);
    wxWindow* make_colour(wxWindow* parent, std::size_t field);
    void typed(std::size_t field, const std::string& text);
    void left(std::size_t field);
    void show_faults();
    void accept();
    void let_go();
    void fit();

    RowForm m_form;
    wxScrolledWindow* m_page = nullptr;
    std::vector<Line> m_lines;
    wxStaticText* m_fault = nullptr;
    wxButton* m_cancel = nullptr;
    bool m_warned = false;  ///< that what was typed would be lost
};

}  // namespace lichsong::desktop
