// SPDX-License-Identifier: Apache-2.0
// The window that shows a drawn view: scrolls, finds what the mouse points at, drags, and moves the cell cursor. What things
// mean is the workspace's business, where they stand the layout's.
#pragma once

#include <optional>

#include <wx/window.h>

#include "app/desktop/drawing/film.h"
#include "app/desktop/layout/cursor.h"
#include "app/desktop/models/drop_guide.h"
#include "app/desktop/models/workspace.h"
#include "app/desktop/views/drawn_views.h"

namespace lichsong::desktop {

class SceneWindow : public wxWindow {
public:
    SceneWindow(wxWindow* parent, Workspace& workspace, Letterer& letterer);

    void show(const DrawnView& view);
    /// Lays out anew: the plan, the filter, the language or the theme has changed.
    void rebuild();
    /// As it stands, for tests and for readers of the screen.
    [[nodiscard]] const Scene& scene();
    /// The view laid out for a sheet of paper or a picture.
    [[nodiscard]] Scene scene_for(const DrawnView& view, const Size& room);
    /// Where a place of the scene is now, scrolled as it is.
    [[nodiscard]] Rect on_window(Rect place);
    /// Whether it has ever been seen.
    [[nodiscard]] bool is_painted() const noexcept { return m_is_painted; }
    [[nodiscard]] const std::optional<Target>& cursor() const noexcept { return m_cursor; }

    std::function<void(const Thing&)> on_open = [](const Thing&) {};
    std::function<void(const Target&)> on_create = [](const Target&) {};
    std::function<void(const model::Date&)> on_more = [](const model::Date&) {};

private:
    struct Drag {
        std::int64_t placement = 0;
        Point from;            ///< on the window, where the button went down
        bool moving = false;   ///< far enough to be meant
    };

    void paint(wxPaintEvent& event);
    void paint_overlay(cairo_t* cairo, const Theme& theme);
    void add_verdicts(Scene& overlay);
    void add_carried(Scene& overlay);
    void add_busy(Scene& overlay) const;
    void mouse(wxMouseEvent& event);
    void press(const Point& window, bool more);
    void drag_to(const Point& window);
    void drop();
    void carry(std::int64_t placement);
    void put_down(bool there);
    void look_ahead(wxIdleEvent& event);
    void wheel(wxMouseEvent& event);
    void key(wxKeyEvent& event);
    bool move_cursor(Direction direction);
    void enter();
    void scrolled(wxScrollWinEvent& event);
    void set_scrollbars();
    void scroll_to(Point offset);
    void bring_into_view(const Rect& place);
    [[nodiscard]] Size room() const;
    [[nodiscard]] Point to_scene(const Point& window) const;

    Workspace& m_workspace;
    Letterer& m_letterer;
    const DrawnView* m_view;
    std::optional<Scene> m_scene;
    Film m_film;
    bool m_is_painted = false;
    Point m_offset;
    std::optional<Target> m_cursor;
    std::optional<Drag> m_drag;
    std::optional<DropGuide> m_carried;   ///< what mouse or keyboard moves, and what it would break where
    std::size_t m_verdicts_drawn = 0;
    std::optional<Target> m_over;         ///< where it would be put down
};

}  // namespace lichsong::desktop
