// SPDX-License-Identifier: Apache-2.0
// The hands of a drawn view: what mouse and keyboard do in it. What a drag does, the keyboard does: M moves, C copies, L makes
// longer or shorter, arrows go, Enter puts down, Escape lets it be.
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

#include <wx/app.h>

#include "app/common/describe.h"
#include "app/desktop/text.h"
#include "app/desktop/views/scene_window.h"
#include "app/desktop/widgets/settle_keys.h"
#include "calendar/base/error.h"

namespace lichsong::desktop {
namespace {

constexpr double drag_starts_at = 4;  // pixels
constexpr double grip = 6;
constexpr double wheel_step = 60;
constexpr int seconds_per_minute = 60;

Point point_of(const wxMouseEvent& event) { return {static_cast<double>(event.GetX()), static_cast<double>(event.GetY())}; }

bool opens(const Thing& thing) { return thing.kind == Kind::Placement || thing.kind == Kind::Coverage || thing.kind == Kind::Area || thing.kind == Kind::Flight; }

// In the order of Way.
constexpr std::array<wxStockCursor, 2> grip_cursors{wxCURSOR_SIZENS, wxCURSOR_SIZEWE};

}  // namespace

// ---- the mouse

void SceneWindow::mouse(wxMouseEvent& event) {
    const auto at = point_of(event);
    if (event.LeftDClick()) {
        const auto* thing = scene().at(to_scene(at));
        if (thing != nullptr && opens(*thing)) on_open(Thing(*thing));  // a copy: the scene goes when another view comes
        else if (const auto target = drop_target(scene(), m_workspace.zoom(), to_scene(at))) on_create(*target);
    } else if (event.LeftDown()) {
        SetFocus();
        press(at, event.ControlDown() || event.ShiftDown());
    } else if (event.RightDown()) {
        SetFocus();
        const auto* thing = scene().at(to_scene(at));
        if (thing != nullptr && thing->kind == Kind::Placement && !m_workspace.selection().contains(thing->id)) m_workspace.select({thing->id});
        m_cursor = drop_target(scene(), m_workspace.zoom(), to_scene(at));
        on_menu();
    } else if (event.Dragging() && m_drag) {
        drag_to(at, event.ControlDown());
    } else if (event.LeftUp() && m_drag) {
        drop(at);
    } else if (event.LeftUp()) {
        if (const auto* thing = scene().at(to_scene(at)); thing != nullptr && thing->kind == Kind::Choice) on_open(Thing(*thing));
    } else if (event.Moving()) {
        point_at(at);
    }
}

bool SceneWindow::is_grip(const Thing& thing, const Point& point) {
    const auto& hours = scene().hours;
    const auto* item = thing.kind == Kind::Placement && hours && !is_proposal(thing.id) ? m_workspace.find(thing.id) : nullptr;
    const bool is_long_enough = item != nullptr && item->start && hours->end_of(thing.place) - hours->begin_of(thing.place) > 2 * grip;
    return is_long_enough && hours->along(point) > hours->end_of(thing.place) - grip;
}

// The whole title, for there is seldom room for it, and what a press here would do.
void SceneWindow::point_at(const Point& window) {
    const auto point = to_scene(window);
    const auto* thing = scene().at(point);
    const bool speaks = thing != nullptr && (opens(*thing) || thing->kind == Kind::Slot || thing->kind == Kind::Milestone || thing->kind == Kind::Heading);
    SetCursor(thing == nullptr ? wxNullCursor : is_grip(*thing, point) ? wxCursor(grip_cursors[static_cast<std::size_t>(scene().hours->way)]) : opens(*thing) || thing->kind == Kind::More || thing->kind == Kind::Choice ? wxCursor(wxCURSOR_HAND) : wxNullCursor);
    auto words = speaks ? name_of(*thing) : std::string();
    if (words == m_pointed) return;
    m_pointed = std::move(words);
    if (m_pointed.empty()) UnsetToolTip();
    else SetToolTip(wx(m_pointed));
}

void SceneWindow::press(const Point& window, bool more) {
    const auto point = to_scene(window);
    const auto* thing = scene().at(point);
    m_cursor = drop_target(scene(), m_workspace.zoom(), point);
    if (thing != nullptr && thing->kind == Kind::More) {
        on_more(thing->target.date);
        return;
    }
    if (thing != nullptr && thing->kind == Kind::Choice) return;  // its menu wants the button to be up
    const bool is_placement = thing != nullptr && thing->kind == Kind::Placement;
    m_drag = Drag{{}, window, window, false, false};
    CaptureMouse();
    if (!is_placement) {
        if (!more) m_workspace.select({});
        Refresh();
        return;
    }
    const auto id = thing->id;
    m_drag->what = {is_grip(*thing, point) ? Carry::Resize : Carry::Move, id};
    auto selection = m_workspace.selection();
    m_drag->narrows = !more && selection.contains(id) && selection.size() > 1;
    if (m_drag->narrows) return;
    if (!more) selection.clear();
    if (more && selection.contains(id)) selection.erase(id);
    else selection.insert(id);
    m_workspace.select(std::move(selection));
}

void SceneWindow::drag_to(const Point& window, bool copies) {
    if (is_proposal(m_drag->what.id)) return;  // where it would go is the planner's
    m_drag->at = window;
    if (!m_drag->moving && std::hypot(window.x - m_drag->from.x, window.y - m_drag->from.y) < drag_starts_at) return;
    m_drag->moving = true;
    Refresh();
    if (m_drag->what.id == 0) return;
    auto& how = m_drag->what.how;
    if (how != Carry::Resize) how = copies ? Carry::Copy : Carry::Move;
    if (!m_carried || m_carried->carried() != m_drag->what) carry(m_drag->what);
    scroll_near_edge(window);
    m_over = target_at(window);
}

std::optional<Target> SceneWindow::target_at(const Point& window) {
    const bool outside = window.x < 0 || window.y < 0 || window.x >= room().width || window.y >= room().height;
    if (outside) return std::nullopt;
    const bool resizes = m_carried && m_carried->carried().how == Carry::Resize;
    auto target = (resizes ? end_target : drop_target)(scene(), m_workspace.zoom(), to_scene(window));
    if (!target || !resizes || !m_carried->placement().start) return target;
    // An end lies after its beginning.
    const int least = m_carried->placement().start->seconds + m_workspace.zoom().step_minutes * seconds_per_minute;
    if (target->start && target->start->seconds < least) target->start = model::TimeOfDay{least};
    return target;
}

void SceneWindow::scroll_near_edge(const Point& window) {
    constexpr double near = 28;
    constexpr double step = 16;
    const auto along = [&](double at, double from, double to) { return at < from + near ? -step : at > to - near ? step : 0.0; };
    const Point by{along(window.x, scene().pinned_left, room().width), along(window.y, scene().pinned_top, room().height)};
    const bool at_edge = by.x != 0 || by.y != 0;
    // What comes in over the edge does not want to scroll, only what goes back to it.
    if (!at_edge) m_was_inside = true;
    if (at_edge && m_was_inside) scroll_to({m_offset.x + by.x, m_offset.y + by.y});
}

void SceneWindow::drop(const Point& window) {
    const auto drag = *std::exchange(m_drag, std::nullopt);
    if (HasCapture()) ReleaseMouse();
    Refresh();
    if (!drag.moving) {
        if (drag.narrows) m_workspace.select({drag.what.id});
        return;
    }
    if (drag.what.id == 0) return select_within(spanned_by(to_scene(drag.from), to_scene(window)));
    const auto screen = ClientToScreen(wxPoint(static_cast<int>(window.x), static_cast<int>(window.y)));
    if (!m_over && on_drop_outside(drag.what, screen)) return put_down(false);
    put_down(true);
}

void SceneWindow::select_within(const Rect& frame) {
    auto selection = wxGetKeyState(WXK_CONTROL) || wxGetKeyState(WXK_SHIFT) ? m_workspace.selection() : std::set<std::int64_t>{};
    for (const auto& thing : scene().things)
        if (thing.kind == Kind::Placement && thing.place.meets(frame)) selection.insert(thing.id);
    m_workspace.select(std::move(selection));
}

void SceneWindow::select_all() { select_within({-1, -1, scene().size.width + 2, scene().size.height + 2}); }

// ---- carrying

void SceneWindow::carry(const Carried& what) {
    const auto span = m_view->span(m_workspace.plan(), m_workspace.day());
    try {
        m_carried.emplace(what, placement_of(m_workspace.desk(), what));
    } catch (const base::Error& error) {  // gone meanwhile
        m_carried.reset();
        return m_workspace.on_error(app::describe(error));
    }
    const auto& placement = m_carried->placement();
    using Guide = std::shared_ptr<service::WhatIf>;
    m_workspace.ask<Guide>("drop", [what, placement, span](service::Desk& desk) { return what_if_of(desk, what, placement, span); },
                           [this, what](Guide read) {
                               if (!m_carried || m_carried->carried() != what) return;
                               m_carried->know(std::move(read));
                               wxWakeUpIdle();
                               Refresh();
                           });
    const auto segment = m_workspace.desk().rows().find(model::EntityKind::Segment, placement.segment.value);
    m_carried_words = segment ? segment->label() : std::string();
    if (what.how == Carry::Move && m_workspace.selection().size() > 1 && m_workspace.selection().contains(what.id)) m_carried_words += " +" + std::to_string(m_workspace.selection().size() - 1);
    m_over = Target{placement.date, placement.start, placement.outlet.value, placement.slot.value};
    if (what.how == Carry::Book) m_over = m_cursor.value_or(Target{m_workspace.day(), {}, 0, 0});
    if (what.how == Carry::Resize && placement.start) m_over = Target{placement.date, model::TimeOfDay{static_cast<std::int32_t>((placement.start->seconds + placement.length.count()) % 86'400)}, placement.outlet.value, 0};
    m_verdicts_drawn = 0;
    m_was_inside = false;
    read_cursor();
    wxWakeUpIdle();
    Refresh();
}

void SceneWindow::hover(const wxPoint& screen) {
    const auto window = from_screen(screen);
    m_over = target_at(window);
    if (m_over) scroll_near_edge(window);
    Refresh();
}

void SceneWindow::drop_at(const wxPoint& screen) {
    m_over = target_at(from_screen(screen));
    put_down(m_over.has_value());
}

Point SceneWindow::from_screen(const wxPoint& screen) const {
    const auto at = ScreenToClient(screen);
    return {static_cast<double>(at.x), static_cast<double>(at.y)};
}

void SceneWindow::put_down(bool there) {
    const auto what = m_carried ? std::optional(m_carried->carried()) : std::nullopt;
    const auto target = std::exchange(m_over, std::nullopt);
    m_carried.reset();
    Refresh();
    if (!there || !what || !target) return;
    m_cursor = target;
    m_workspace.put(*what, *target);
}

// Between two movements of the hand, so that neither waits for the other.
void SceneWindow::look_ahead(wxIdleEvent& event) {
    event.Skip();
    if (!m_carried) return;
    constexpr auto budget = std::chrono::milliseconds(8);
    const auto end = std::chrono::steady_clock::now() + budget;
    if (m_carried->look_ahead(scene(), [&] { return std::chrono::steady_clock::now() < end; })) event.RequestMore();
    else if (m_verdicts_drawn == m_carried->count()) return;
    m_verdicts_drawn = m_carried->count();
    Refresh();
}

void SceneWindow::wheel(wxMouseEvent& event) {
    const double steps = static_cast<double>(event.GetWheelRotation()) / event.GetWheelDelta();
    if (event.ControlDown()) {
        auto zoom = m_workspace.zoom();
        zoom.hour_height = std::clamp(zoom.hour_height * std::pow(1.2, steps), least_hour_height, most_hour_height);
        m_workspace.set_zoom(zoom);
        return;
    }
    const bool sideways = event.GetWheelAxis() == wxMOUSE_WHEEL_HORIZONTAL || event.ShiftDown();
    scroll_to({m_offset.x - (sideways ? steps * wheel_step : 0), m_offset.y - (sideways ? 0 : steps * wheel_step)});
}

// ---- the keyboard

void SceneWindow::key(wxKeyEvent& event) {
    static constexpr std::array<std::pair<int, Direction>, 4> arrows{
        {{WXK_LEFT, Direction::Left}, {WXK_RIGHT, Direction::Right}, {WXK_UP, Direction::Up}, {WXK_DOWN, Direction::Down}}};
    const int code = event.GetKeyCode();
    if (!HasFocus()) return event.Skip();
    if (code == 'A' && event.GetModifiers() == wxMOD_CONTROL) return select_all();
    if (code == WXK_TAB && !event.HasAnyModifiers() && select_next(!event.ShiftDown())) return;
    if (event.HasAnyModifiers() || event.ShiftDown()) return event.Skip();
    for (const auto& [arrow, direction] : arrows)
        if (code == arrow && move_cursor(direction)) return;
    if (!m_carried && m_workspace.selects_proposals() && settle_by_key(m_workspace, code)) return;
    if (carry_by_key(code)) return;
    switch (code) {
        case WXK_RETURN:
        case WXK_NUMPAD_ENTER: return enter();
        case WXK_DELETE: return m_workspace.take_out();
        case WXK_MENU:
        case WXK_WINDOWS_MENU: return on_menu();
        case WXK_ESCAPE:
            m_drag.reset();
            if (HasCapture()) ReleaseMouse();
            return put_down(false);
        default: event.Skip();
    }
}

bool SceneWindow::carry_by_key(int code) {
    static constexpr std::array<std::pair<int, Carry>, 3> keys{{{'M', Carry::Move}, {'C', Carry::Copy}, {'L', Carry::Resize}}};
    for (const auto& [key, how] : keys) {
        if (code != key) continue;
        const auto& selection = m_workspace.selection();
        const auto first = selection.upper_bound(0);  // proposals are not carried
        const auto* item = first == selection.end() ? nullptr : m_workspace.find(*first);
        const bool fits = item != nullptr && (how == Carry::Move || selection.size() == 1) && (how != Carry::Resize || (item->start && scene().hours));
        if (fits) carry({how, item->id});
        return true;
    }
    return false;
}

bool SceneWindow::move_cursor(Direction direction) {
    if (!m_carried && has_cells(scene())) return move_cell(direction);
    auto& moved = m_carried ? m_over : m_cursor;
    if (!moved) moved = Target{m_workspace.day(), {}, 0, 0};
    moved = neighbour(scene(), m_workspace.zoom(), *moved, direction);
    const auto span = m_view->span(m_workspace.plan(), m_workspace.day());
    if (moved->date < span.from || moved->date > span.to) m_workspace.show_day(moved->date);
    bring_into_view(frame_of(scene(), m_workspace.zoom(), *moved));
    read_cursor();
    Refresh();
    return true;
}

// From placement to placement, in the order of the scene; past the last one the focus goes on to the next control.
bool SceneWindow::select_next(bool forward) {
    std::vector<const Thing*> placements;
    for (const auto& thing : scene().things)
        if (thing.kind == Kind::Placement) placements.push_back(&thing);
    if (!forward) std::reverse(placements.begin(), placements.end());
    auto next = placements.begin();
    const auto& selection = m_workspace.selection();
    if (!selection.empty()) {
        next = std::find_if(placements.begin(), placements.end(), [&](const Thing* thing) { return selection.contains(thing->id); });
        if (next != placements.end()) ++next;
    }
    if (next == placements.end()) return Navigate(forward ? wxNavigationKeyEvent::IsForward : wxNavigationKeyEvent::IsBackward);
    const auto id = (*next)->id;
    m_cursor = (*next)->target;
    bring_into_view((*next)->place);
    m_workspace.select({id});
    return true;
}

const Thing* SceneWindow::cell() { return m_cell ? find_cell(scene(), m_cell->first, m_cell->second) : nullptr; }

bool SceneWindow::move_cell(Direction direction) {
    const auto* next = next_cell(scene(), cell(), direction);
    if (next == nullptr) return true;
    m_cell = {next->kind, next->id};
    bring_into_view(next->place);
    m_accessible->focus(next);
    Refresh();
    return true;
}

void SceneWindow::enter() {
    if (m_carried) return put_down(true);
    if (has_cells(scene())) {
        if (const auto* at = cell()) on_open(Thing(*at));
        return;
    }
    if (m_workspace.selection().size() == 1) {
        if (const auto* thing = scene().of_placement(*m_workspace.selection().begin())) on_open(Thing(*thing));
        return;
    }
    if (m_cursor) on_create(*m_cursor);
}

}  // namespace lichsong::desktop
