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
#include "app/desktop/widgets/accessible.h"

namespace lichsong::desktop {

class SceneWindow : public wxWindow {
public:
    SceneWindow(wxWindow* parent, Workspace& workspace, Letterer& letterer);

    void show(const DrawnView& view);
    /// Lays out anew: the plan, the filter, the language or the theme has changed.
    void rebuild();
    /// As it stands, for tests and for readers of the screen.
    [[nodiscard]] const Scene& scene();
    /// The view laid out for a sheet of paper or a picture, on which nothing is selected.
    [[nodiscard]] Scene scene_for(const DrawnView& view, const Size& room, const std::set<std::int64_t>& selection = {});
    /// Where a place of the scene is now, scrolled as it is.
    [[nodiscard]] Rect on_window(Rect place);
    /// Whether it has ever been seen.
    [[nodiscard]] bool is_painted() const noexcept { return m_is_painted; }
    [[nodiscard]] const std::optional<Target>& cursor() const noexcept { return m_cursor; }

    /// Reads a sentence to people who do not see the bar that shows it.
    void speak(const std::string& sentence);

    std::function<void(const Thing&)> on_open = [](const Thing&) {};
    std::function<void(const Target&)> on_create = [](const Target&) {};
    std::function<void(const model::Date&)> on_more = [](const model::Date&) {};
    std::function<void()> on_menu = [] {};
    /// Put down beyond the window; true where somebody there took it.
    std::function<bool(const Carried&, const wxPoint& screen)> on_drop_outside = [](const Carried&, const wxPoint&) { return false; };

    void select_all();
    /// Scrolls as little as shows the place.
    void bring_into_view(const Rect& place);

    // ---- what comes from outside: by keys where nothing points, else with the place on the screen
    void carry(const Carried& what);
    void hover(const wxPoint& screen);
    /// Puts it down where the screen is pointed at, or lets it be where that is no place of the view.
    void drop_at(const wxPoint& screen);

private:
    struct Drag {
        Carried what;             ///< without an id: a frame is drawn around what shall be selected
        Point from;               ///< on the window, where the button went down
        Point at;
        bool moving = false;      ///< far enough to be meant
        bool narrows = false;     ///< one of several was pressed: let go at the spot, it alone stays selected
    };

    void paint(wxPaintEvent& event);
    void paint_overlay(cairo_t* cairo, const Theme& theme);
    void add_busy(Scene& overlay) const;
    void mouse(wxMouseEvent& event);
    void press(const Point& window, bool more);
    void point_at(const Point& window);
    void drag_to(const Point& window, bool copies);
    void drop(const Point& window);
    void select_within(const Rect& frame);
    void put_down(bool there);
    void scroll_near_edge(const Point& window);
    [[nodiscard]] bool is_grip(const Thing& thing, const Point& point);
    [[nodiscard]] std::optional<Target> target_at(const Point& window);
    void look_ahead(wxIdleEvent& event);
    void wheel(wxMouseEvent& event);
    void key(wxKeyEvent& event);
    bool carry_by_key(int code);
    bool move_cursor(Direction direction);
    bool move_cell(Direction direction);
    [[nodiscard]] const Thing* cell();
    [[nodiscard]] bool is_waiting() const;
    bool select_next(bool forward);
    void enter();
    void scrolled(wxScrollWinEvent& event);
    void show_column_of_day();
    void set_scrollbars();
    void scroll_to(Point offset);
    [[nodiscard]] Readable readable();
    [[nodiscard]] std::string name_of(const Thing& thing);
    void do_for_reader(const Thing& thing, Act act);
    void read_cursor();
    [[nodiscard]] Size room() const;
    [[nodiscard]] Point from_screen(const wxPoint& screen) const;
    [[nodiscard]] Point to_scene(const Point& window) const;

    Workspace& m_workspace;
    Letterer& m_letterer;
    const DrawnView* m_view;
    std::optional<Scene> m_scene;
    Scene m_last;  ///< shown before; where the plan cannot be read, still
    Film m_film;
    bool m_is_painted = false;
    Point m_offset;
    bool m_seeks_day = false;             ///< the column of the day is not there yet
    std::optional<Target> m_cursor;
    std::optional<std::pair<Kind, std::int64_t>> m_cell;  ///< the cursor of views that have cells instead
    std::optional<Drag> m_drag;
    std::optional<DropGuide> m_carried;   ///< what mouse or keyboard carries, and what it would break where
    std::string m_carried_words;
    std::string m_pointed;                ///< what the tip says
    std::size_t m_verdicts_drawn = 0;
    bool m_was_inside = false;            ///< away from the edges, since it was taken up
    std::optional<Target> m_over;         ///< where it would be put down
    std::optional<Accessible> m_accessible;
};

}  // namespace lichsong::desktop
