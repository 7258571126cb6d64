// SPDX-License-Identifier: Apache-2.0
// The two sides of Accessible on GTK: objects that readers of the screen hold, and what stands behind them. Only for the two
// files that make them; everybody else knows widgets/accessible.h.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <tuple>

#include <gtk/gtk-a11y.h>
#include <gtk/gtk.h>
#include <wx/window.h>

#include "app/desktop/widgets/accessible.h"

namespace lichsong::desktop {

// The child for one thing, or (index < 0) for what was said last.
struct ThingObject {
    AtkObject parent;
    Accessible::Objects* objects;  ///< nullptr once the view or the thing has gone
    int index;
    char* name;  ///< given out last
};
struct ThingObjectClass {
    AtkObjectClass parent;
};
struct SceneObject {
    GtkWidgetAccessible parent;
    Accessible::Objects* objects;
};
struct SceneObjectClass {
    GtkWidgetAccessibleClass parent;
};
struct SceneArea {
    GtkDrawingArea parent;
};
struct SceneAreaClass {
    GtkDrawingAreaClass parent;
};

/// What makes a thing the same thing in the next scene.
using Identity = std::tuple<Kind, std::int64_t, model::Date, std::int64_t, std::int64_t, std::int32_t>;

[[nodiscard]] inline Identity identity_of(const Thing& thing) {
    // A placement is itself wherever it goes.
    if (thing.kind == Kind::Placement) return {thing.kind, thing.id, model::Date(), 0, 0, -1};
    const auto& target = thing.target;
    return {thing.kind, thing.id, target.date, target.outlet, target.slot, target.start ? target.start->seconds : -1};
}

[[nodiscard]] inline bool is_selectable(const Thing& thing) { return thing.kind == Kind::Placement || thing.kind == Kind::Waiting; }

class Accessible::Objects {
public:
    Objects(wxWindow& view, Readable readable);
    ~Objects();
    Objects(const Objects&) = delete;
    Objects& operator=(const Objects&) = delete;

    void changed();
    void focus(const Thing* thing);
    void say(const std::string& sentence);

    [[nodiscard]] AtkObject* root() const { return m_root; }
    [[nodiscard]] int count() const;
    /// A new reference, nullptr beyond the end.
    [[nodiscard]] AtkObject* child(int index);
    [[nodiscard]] const Thing* thing(int index) const;
    [[nodiscard]] const std::string& said() const { return m_said; }
    [[nodiscard]] bool shown() const { return m_view.IsShownOnScreen(); }
    [[nodiscard]] bool has_focus() const { return m_view.HasFocus(); }
    [[nodiscard]] bool is_focused(const Thing& thing) const { return m_focus && *m_focus == identity_of(thing) && has_focus(); }
    [[nodiscard]] bool is_selected(const Thing& thing) const { return is_selectable(thing) && ask.selection().contains(thing.id); }
    [[nodiscard]] bool is_in_view(const Thing& thing) const;
    [[nodiscard]] wxRect place(const Rect& on_window, AtkCoordType from) const;
    [[nodiscard]] wxRect whole(AtkCoordType from) const;
    [[nodiscard]] int at(const wxPoint& point, AtkCoordType from) const;
    void act(int index, Act act);

    const Readable ask;

private:
    ThingObject* made(int index);
    void match();
    void tell_title();
    void tell_selection();
    static void bury(ThingObject* object);

    wxWindow& m_view;
    AtkObject* m_root = nullptr;
    std::map<int, ThingObject*> m_made;              ///< children that somebody has asked for, by index
    std::map<ThingObject*, Identity> m_identities;   ///< of the same
    ThingObject* m_speaker = nullptr;
    std::string m_title;
    std::string m_said;
    std::optional<Identity> m_focus;
    std::set<std::int64_t> m_selected;
};

[[nodiscard]] GType thing_object_get_type();
/// The widget of one pixel, whose accessible object is a SceneObject.
[[nodiscard]] GType scene_area_get_type();

}  // namespace lichsong::desktop
