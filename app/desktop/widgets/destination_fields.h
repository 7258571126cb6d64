// SPDX-License-Identifier: Apache-2.0
// Where something shall go out, as fields of a form: outlet, day, slot of that outlet on that day, and time. Used wherever a person books.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <wx/event.h>

#include "app/desktop/models/workspace.h"
#include "calendar/service/schedule.h"

class wxChoice;
class wxFlexGridSizer;
class wxTextCtrl;
class wxWindow;

namespace lichsong::desktop {

/// What its fields tell is not heard any more once it has gone: it handles events itself.
class DestinationFields : public wxEvtHandler {
public:
    /// Two cells of the grid each: a label, and the field that it names.
    DestinationFields(wxWindow& parent, wxFlexGridSizer& grid, Workspace& workspace);

    void show(const Target& at);
    /// Error as model::parse_date() and parse_time().
    [[nodiscard]] service::Destination destination() const;
    void enable(bool enabled);
    [[nodiscard]] wxChoice& outlet() noexcept { return *m_outlet; }
    [[nodiscard]] wxTextCtrl& date() noexcept { return *m_date; }
    [[nodiscard]] wxTextCtrl& start() noexcept { return *m_start; }

    /// A slot was chosen, by the person or because it was shown.
    std::function<void(const model::Slot&)> on_slot = [](const model::Slot&) {};

private:
    void chose_outlet(wxCommandEvent& event);
    void left_date(wxFocusEvent& event);
    void chose_slot(wxCommandEvent& event);
    void fill_slots(std::int64_t wanted);
    void take_slot();
    [[nodiscard]] model::Date day() const;

    Workspace& m_workspace;
    wxChoice* m_outlet = nullptr;
    wxTextCtrl* m_date = nullptr;
    wxChoice* m_slot = nullptr;
    wxTextCtrl* m_start = nullptr;
    std::vector<std::int64_t> m_outlets;
    std::vector<std::int64_t> m_slots;  ///< the first is none
};

/// A text field or a choice of such a form, with its label before it.
[[nodiscard]] wxTextCtrl* add_text_field(wxWindow& parent, wxFlexGridSizer& grid, const std::string& label, const std::string& value = {});
[[nodiscard]] wxChoice* add_choice_field(wxWindow& parent, wxFlexGridSizer& grid, const std::string& label);

}  // namespace lichsong::desktop
