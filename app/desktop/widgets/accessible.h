// SPDX-License-Identifier: Apache-2.0
// A drawn view as readers of the screen find it: one object for each thing of its scene, with a name, a place, states and what
// can be done with it. Names are made when somebody asks; nothing here is in the way of drawing. Knows things, not plans.
#pragma once

#include <functional>
#include <set>
#include <string>

#include "app/desktop/layout/scene.h"

class wxWindow;

namespace lichsong::desktop {

/// What can be done with a thing: choose it, open it, make something new there.
enum class Act : std::uint8_t { Select, Open, Create };

/// What the view tells, and does, when it is asked.
struct Readable {
    std::function<std::string()> title;  ///< of the view as a whole
    std::function<const Scene&()> scene;
    std::function<std::string(const Thing&)> name;
    std::function<Rect(const Thing&)> place;  ///< on the window, scrolled as it is
    std::function<const std::set<std::int64_t>&()> selection;
    std::function<void(const Thing&, Act)> act;  ///< called when the reader has its answer, for a dialog may follow
};

class Accessible {
public:
    /// Adds a child to the view that nobody sees; both go with the view, and objects that a reader still holds are dead then.
    Accessible(wxWindow& view, Readable readable);
    ~Accessible();
    Accessible(const Accessible&) = delete;
    Accessible& operator=(const Accessible&) = delete;

    /// The scene or the selection is another. Things that are still there keep their objects; one thing newly selected is read.
    void changed();
    /// The cell cursor stands on this thing, or its name has changed: it is read. nullptr: on none.
    void focus(const Thing* thing);
    /// Reads what was done, or what went wrong.
    void say(const std::string& sentence);

    class Objects;

private:
    Objects* m_objects;
};

}  // namespace lichsong::desktop
