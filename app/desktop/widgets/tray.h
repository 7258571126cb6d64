// SPDX-License-Identifier: Apache-2.0
// Below the view: segments that wait. Dragged into the calendar they are booked; drafts dropped here leave it.
#pragma once

#include <optional>
#include <set>

#include <wx/panel.h>

#include "app/desktop/drawing/canvas.h"
#include "app/desktop/models/workspace.h"
#include "app/desktop/widgets/accessible.h"

class wxStaticText;

namespace lichsong::desktop {

class Tray : public wxPanel {
public:
    /// Empty until the first update().
    Tray(wxWindow* parent, Workspace& workspace, Letterer& letterer);

    void update();
    /// Its heading alone stays, or all of it.
    void fold(bool folded);
    /// The middle of a chip, by its place in the order, on the screen.
    [[nodiscard]] wxPoint on_screen(std::size_t chip) const;

    /// A segment is taken up, held over the screen, and let go there.
    std::function<void(std::int64_t segment)> on_take = [](std::int64_t) {};
    std::function<void(const wxPoint& screen)> on_hover = [](const wxPoint&) {};
    std::function<void(const wxPoint& screen)> on_drop = [](const wxPoint&) {};
    /// By key: it is carried in the view from there on.
    std::function<void(std::int64_t segment)> on_book = [](std::int64_t) {};

private:
    struct Drag {
        std::int64_t segment = 0;
        wxPoint from;
        bool moving = false;
    };

    void make_scene();
    void paint(wxPaintEvent& event);
    void mouse(wxMouseEvent& event);
    void key(wxKeyEvent& event);
    void choose(int by);
    [[nodiscard]] Readable readable();

    Workspace& m_workspace;
    Letterer& m_letterer;
    wxStaticText* m_heading = nullptr;
    wxWindow* m_field = nullptr;
    bool m_is_filled = false;
    Scene m_scene;
    int m_offset = 0;
    std::int64_t m_selected = 0;
    std::set<std::int64_t> m_selection;  ///< the same, for readers of the screen
    std::optional<Drag> m_drag;
    std::optional<Accessible> m_accessible;
};

}  // namespace lichsong::desktop
