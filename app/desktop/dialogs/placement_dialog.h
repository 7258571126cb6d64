// SPDX-License-Identifier: Apache-2.0
// A new placement with its segment, or of one that waits: title, topic, outlet, slot, day, time and length, each with its fault
// beside it.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include <wx/dialog.h>

#include "app/desktop/models/workspace.h"
#include "app/desktop/widgets/destination_fields.h"
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
    void add_words(wxFlexGridSizer& grid);
    void accept();
    [[nodiscard]] service::Destination destination() const;
    [[nodiscard]] model::Segment segment() const;

    Workspace& m_workspace;
    std::optional<model::Segment> m_waiting;
    wxTextCtrl* m_title = nullptr;
    wxChoice* m_topic = nullptr;
    std::unique_ptr<DestinationFields> m_where;
    wxTextCtrl* m_length = nullptr;
    wxTextCtrl* m_body = nullptr;
    wxStaticText* m_fault = nullptr;
    std::string m_made;
};

}  // namespace lichsong::desktop
