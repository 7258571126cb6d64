// SPDX-License-Identifier: Apache-2.0
// A new placement with its segment, or of one that waits: title, topic, outlet, slot, day, time and length, each with its fault
// beside it.
#pragma once

#include <vector>

#include <wx/dialog.h>

#include "app/desktop/models/workspace.h"
#include "calendar/service/schedule.h"

class wxChoice;
class wxFlexGridSizer;
class wxStaticText;
class wxTextCtrl;

namespace lichsong::desktop {

class PlacementDialog : public wxDialog {
public:
    /// With a segment: that is booked, and only the place is asked for.
    PlacementDialog(wxWindow* parent, Workspace& workspace, const Target& at, std::int64_t segment = 0);

    /// What a new segment is about, until the person says otherwise.
    void choose_topic(base::Id<model::Topic> topic);
    /// The code of what was made.
    [[nodiscard]] const std::string& made() const noexcept { return m_made; }

private:
    wxTextCtrl* add_text(wxFlexGridSizer& grid, const std::string& label, const std::string& value);
    wxChoice* add_choice(wxFlexGridSizer& grid, const std::string& label);
    void fill_slots(std::int64_t wanted);
    void take_slot();
    void add_words(wxFlexGridSizer& grid);
    void accept();
    [[nodiscard]] service::Destination destination() const;
    [[nodiscard]] model::Segment segment() const;
    [[nodiscard]] model::Date date() const;

    Workspace& m_workspace;
    std::optional<model::Segment> m_waiting;
    wxTextCtrl* m_title = nullptr;
    wxChoice* m_topic = nullptr;
    wxChoice* m_outlet = nullptr;
    wxChoice* m_slot = nullptr;
    wxTextCtrl* m_date = nullptr;
    wxTextCtrl* m_start = nullptr;
    wxTextCtrl* m_length = nullptr;
    wxTextCtrl* m_body = nullptr;
    wxStaticText* m_fault = nullptr;
    std::vector<std::int64_t> m_outlets;
    std::vector<const model::Slot*> m_slots;  ///< the first is none
    std::string m_made;
};

}  // namespace lichsong::desktop
