// SPDX-License-Identifier: Apache-2.0
// What a drawn view tells readers of the screen, and does when one of them asks for it.
#include "app/desktop/layout/spoken.h"
#include "app/desktop/views/scene_window.h"
#include "calendar/base/i18n.h"

namespace lichsong::desktop {

Readable SceneWindow::readable() {
    return {[this] { return spoken({base::tr(m_view->name), m_view->title(m_workspace.plan(), m_workspace.day())}); },
            [this]() -> const Scene& { return scene(); },
            [this](const Thing& thing) { return name_of(thing); },
            [this](const Thing& thing) { return on_window(thing.place); },
            [this]() -> const std::set<std::int64_t>& { return m_workspace.selection(); },
            [this](const Thing& thing, Act act) { do_for_reader(thing, act); }};
}

std::string SceneWindow::name_of(const Thing& thing) {
    const auto span = m_view->span(m_workspace.plan(), m_workspace.day());
    const auto& schedule = m_workspace.schedule(span.from, span.to);
    const auto& at = m_carried ? m_over : m_cursor;
    if (!at || cell_of(scene(), *at) == nullptr || cell_of(scene(), *at)->place != thing.place) return spoken_name(thing, schedule, m_workspace.plan(), m_workspace.legend());
    auto parts = std::vector{spoken_cell(thing, *at, m_workspace.zoom(), schedule)};
    if (m_carried)
        for (const auto& sentence : m_carried->at(*at).sentences) parts.push_back(sentence);
    return spoken(parts);
}

void SceneWindow::do_for_reader(const Thing& thing, Act act) {
    if (act == Act::Open && thing.kind == Kind::More) return on_more(thing.target.date);
    if (act == Act::Open) {
        if (thing.kind == Kind::Placement) m_workspace.select({thing.id});
        return on_open(thing);
    }
    if (act == Act::Create) return on_create(thing.target);
    SetFocus();
    if (thing.kind == Kind::Placement) return m_workspace.select({thing.id});
    if (find_cell(scene(), thing.kind, thing.id) != nullptr) m_cell = {thing.kind, thing.id};
    else m_cursor = thing.target;
    bring_into_view(thing.place);
    read_cursor();
}

// What is read is where the keyboard is: the cell of the cursor, or the one placement that was selected.
void SceneWindow::read_cursor() {
    if (!m_carried && has_cells(scene())) return m_accessible->focus(cell());
    const auto& at = m_carried ? m_over : m_cursor;
    m_accessible->focus(at ? cell_of(scene(), *at) : nullptr);
}

void SceneWindow::speak(const std::string& sentence) { m_accessible->say(sentence); }

}  // namespace lichsong::desktop
