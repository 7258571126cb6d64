// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/scene_window.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include <wx/app.h>
#include <wx/dcclient.h>

#include "app/desktop/layout/time_grid.h"
#include "app/desktop/widgets/style.h"
#include "calendar/base/i18n.h"

namespace lichsong::desktop {
namespace {

constexpr double drag_starts_at = 4;  // pixels
constexpr double wheel_step = 60;

Point point_of(const wxMouseEvent& event) { return {static_cast<double>(event.GetX()), static_cast<double>(event.GetY())}; }

}  // namespace

SceneWindow::SceneWindow(wxWindow* parent, Workspace& workspace, Letterer& letterer)
    : m_workspace(workspace), m_letterer(letterer), m_view(&drawn_views().front()), m_film(letterer) {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    Create(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxWANTS_CHARS | wxVSCROLL | wxHSCROLL | wxFULL_REPAINT_ON_RESIZE);
    Bind(wxEVT_PAINT, &SceneWindow::paint, this);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        rebuild();
        event.Skip();
    });
    for (const auto& type : {wxEVT_LEFT_DOWN, wxEVT_LEFT_UP, wxEVT_LEFT_DCLICK, wxEVT_MOTION}) Bind(type, &SceneWindow::mouse, this);
    Bind(wxEVT_MOUSEWHEEL, &SceneWindow::wheel, this);
    Bind(wxEVT_CHAR_HOOK, &SceneWindow::key, this);
    Bind(wxEVT_IDLE, &SceneWindow::look_ahead, this);
    Bind(wxEVT_MOUSE_CAPTURE_LOST, [this](wxMouseCaptureLostEvent&) {
        m_drag.reset();
        put_down(false);
    });
    for (const auto& type : {wxEVT_SCROLLWIN_THUMBTRACK, wxEVT_SCROLLWIN_THUMBRELEASE, wxEVT_SCROLLWIN_LINEUP, wxEVT_SCROLLWIN_LINEDOWN, wxEVT_SCROLLWIN_PAGEUP,
                             wxEVT_SCROLLWIN_PAGEDOWN, wxEVT_SCROLLWIN_TOP, wxEVT_SCROLLWIN_BOTTOM})
        Bind(type, &SceneWindow::scrolled, this);
    Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent& event) {
        Refresh();
        event.Skip();
    });
}

void SceneWindow::show(const DrawnView& view) {
    const bool other = m_view != &view;
    m_view = &view;
    rebuild();
    if (!other) return;
    // A day begins where something goes out, not at midnight.
    constexpr double first_hour = 5;
    const bool has_hours = std::any_of(scene().things.begin(), scene().things.end(), [](const Thing& thing) { return thing.kind == Kind::Time; });
    scroll_to({0, has_hours ? m_workspace.zoom().hour_height * first_hour : 0});
}

void SceneWindow::rebuild() {
    m_scene.reset();
    m_film.forget();
    set_scrollbars();
    Refresh();
}

Size SceneWindow::room() const {
    const auto size = GetClientSize();
    return {static_cast<double>(size.x), static_cast<double>(size.y)};
}

const Scene& SceneWindow::scene() {
    if (!m_scene) m_scene = scene_for(*m_view, room());
    return *m_scene;
}

Scene SceneWindow::scene_for(const DrawnView& view, const Size& room) {
    auto& w = m_workspace;
    const auto span = view.span(w.plan(), w.day());
    const DayNotes notes(w.plan(), span.from, span.to);
    static const std::vector<model::CoverageCell> none;
    const auto& coverage = view.needs_coverage ? w.coverage() : none;
    return view.scene({w.plan(), w.schedule(span.from, span.to), w.legend(), notes, w.day(), w.today(), w.now(), room, w.zoom(), w.selection(), w.outlets(), coverage});
}

Point SceneWindow::to_scene(const Point& window) const {
    const double left = m_scene ? m_scene->pinned_left : 0;
    const double top = m_scene ? m_scene->pinned_top : 0;
    return {window.x < left ? window.x : window.x + m_offset.x, window.y < top ? window.y : window.y + m_offset.y};
}

// ---- drawing

void SceneWindow::paint(wxPaintEvent&) {
    wxPaintDC dc(this);
    auto* cairo = static_cast<cairo_t*>(dc.GetHandle());
    if (cairo == nullptr) return;
    const Theme theme(appearance_now());
    m_film.show(cairo, theme, scene(), m_offset, room());
    paint_overlay(cairo, theme);
    m_is_painted = true;
}

Rect SceneWindow::on_window(Rect place) {
    place.x -= m_offset.x;
    if (place.y >= scene().pinned_top) place.y -= m_offset.y;
    return place;
}

void SceneWindow::paint_overlay(cairo_t* cairo, const Theme& theme) {
    Scene overlay;
    if (m_carried) {
        add_verdicts(overlay);
        add_carried(overlay);
    } else if (m_cursor && HasFocus()) {
        const auto frame = on_window(frame_of(scene(), m_workspace.zoom(), *m_cursor));
        overlay.outline(frame.inset(1), Ink::Accent, 3).width = 2;
    }
    if (m_workspace.is_waiting_for("schedule") || (m_view->needs_coverage && m_workspace.is_waiting_for("coverage"))) add_busy(overlay);
    Canvas canvas(cairo, m_letterer, theme);
    for (const auto& shape : overlay.shapes) canvas.draw(shape);
}

// What is shown is about to be exchanged for something newer.
void SceneWindow::add_busy(Scene& overlay) const {
    constexpr double width = 150;
    constexpr double height = 26;
    const Rect place{room().width - width - 16, room().height - height - 16, width, height};
    overlay.fill(place, Ink::AccentWash, height / 2);
    overlay.text(place, base::tr(LICHSONG_N_("being worked out…")), Type::Small, Ink::Accent, Align::Centre);
}

// Every place that has been asked for says what would become of the drop: an edge and a sign.
void SceneWindow::add_verdicts(Scene& overlay) {
    constexpr double sign = 18;
    for (const auto& thing : scene().things) {
        const auto* verdict = thing.kind == Kind::Day || thing.kind == Kind::Slot ? m_carried->known(thing.target) : nullptr;
        if (verdict == nullptr) continue;
        const auto frame = on_window(thing.place).inset(1.5);
        overlay.outline(frame, verdict->ink(), 3).width = 1.5;
        overlay.fill({frame.right() - sign, frame.y, sign, sign}, verdict->wash(), 3);
        overlay.text({frame.right() - sign, frame.y, sign, sign}, std::string(verdict->sign()), Type::Strong, verdict->ink(), Align::Centre);
    }
}

// What is carried, where it would go, and the first rules it would break there.
void SceneWindow::add_carried(Scene& overlay) {
    const auto* item = m_workspace.find(m_carried->placement());
    if (!m_over || item == nullptr) return;
    const auto& verdict = m_carried->at(*m_over);
    auto frame = on_window(frame_of(scene(), m_workspace.zoom(), *m_over)).inset(1);
    overlay.fill(frame, verdict.wash(), 4);
    overlay.outline(frame, verdict.ink(), 4).width = 2;
    auto words = std::string(verdict.sign()) + ' ' + (m_over->start ? model::hm(*m_over->start) + ' ' : "") + item->title;
    overlay.text({frame.x + 8, frame.y, frame.width - 12, std::min(frame.height, 24.0)}, std::move(words), Type::Strong, verdict.ink());
    constexpr std::size_t most = 3;
    constexpr double width = 420;
    constexpr double line = 20;
    const auto count = std::min(most, verdict.sentences.size());
    if (count == 0) return;
    const double x = std::clamp(frame.x, 4.0, std::max(4.0, room().width - width - 4));
    const double height = line * static_cast<double>(count) + 8;
    const double y = frame.bottom() + height + 6 < room().height ? frame.bottom() + 4 : frame.y - height - 4;
    overlay.fill({x, y, width, height}, Ink::Page, 6);
    overlay.outline({x, y, width, height}, verdict.ink(), 6);
    for (std::size_t i = 0; i < count; ++i) overlay.text({x + 10, y + 4 + line * static_cast<double>(i), width - 16, line}, verdict.sentences[i], Type::Small, Ink::Text);
}

// ---- the mouse

void SceneWindow::mouse(wxMouseEvent& event) {
    const auto at = point_of(event);
    if (event.LeftDClick()) {
        const auto* thing = scene().at(to_scene(at));
        const bool opens = thing != nullptr && (thing->kind == Kind::Placement || thing->kind == Kind::Coverage || thing->kind == Kind::Flight);
        if (opens) on_open(Thing(*thing));  // a copy: the scene goes when another view comes
        else if (const auto target = drop_target(scene(), m_workspace.zoom(), to_scene(at))) on_create(*target);
    } else if (event.LeftDown()) {
        SetFocus();
        press(at, event.ControlDown() || event.ShiftDown());
    } else if (event.Dragging() && m_drag) {
        drag_to(at);
    } else if (event.LeftUp() && m_drag) {
        drop();
    }
}

void SceneWindow::press(const Point& window, bool more) {
    const auto point = to_scene(window);
    const auto* thing = scene().at(point);
    m_cursor = drop_target(scene(), m_workspace.zoom(), point);
    if (thing != nullptr && thing->kind == Kind::More) {
        on_more(thing->target.date);
        return;
    }
    if (thing == nullptr || thing->kind != Kind::Placement) {
        m_workspace.select({});
        Refresh();
        return;
    }
    const auto id = thing->id;
    auto selection = more ? m_workspace.selection() : std::set<std::int64_t>{};
    if (more && selection.contains(id)) selection.erase(id);
    else selection.insert(id);
    m_drag = Drag{id, window, false};
    CaptureMouse();
    m_workspace.select(std::move(selection));
}

void SceneWindow::drag_to(const Point& window) {
    if (!m_drag->moving && std::hypot(window.x - m_drag->from.x, window.y - m_drag->from.y) < drag_starts_at) return;
    if (!std::exchange(m_drag->moving, true)) carry(m_drag->placement);
    m_over = drop_target(scene(), m_workspace.zoom(), to_scene(window));
    Refresh();
}

void SceneWindow::drop() {
    const bool moved = std::exchange(m_drag, std::nullopt)->moving;
    if (HasCapture()) ReleaseMouse();
    put_down(moved);
}

void SceneWindow::carry(std::int64_t placement) {
    const auto span = m_view->span(m_workspace.plan(), m_workspace.day());
    m_carried.emplace(placement);
    using Guide = std::shared_ptr<service::WhatIf>;
    m_workspace.ask<Guide>("drop", [placement, span](service::Desk& desk) { return std::make_shared<service::WhatIf>(desk, placement, span.from, span.to); },
                           [this, placement](Guide read) {
                               if (!m_carried || m_carried->placement() != placement) return;
                               m_carried->know(std::move(read));
                               wxWakeUpIdle();
                               Refresh();
                           });
    if (const auto* item = m_workspace.find(placement)) m_over = Target{item->date, item->start, item->outlet, item->slot};
    wxWakeUpIdle();
    Refresh();
}

void SceneWindow::put_down(bool there) {
    const auto placement = m_carried ? m_carried->placement() : 0;
    const auto target = std::exchange(m_over, std::nullopt);
    m_carried.reset();
    Refresh();
    if (!there || placement == 0 || !target) return;
    m_cursor = target;
    m_workspace.move(placement, *target);
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
    if (event.HasAnyModifiers() || !HasFocus()) {
        event.Skip();
        return;
    }
    for (const auto& [code, direction] : arrows)
        if (event.GetKeyCode() == code && move_cursor(direction)) return;
    switch (event.GetKeyCode()) {
        case WXK_RETURN:
        case WXK_NUMPAD_ENTER: enter(); return;
        case WXK_ESCAPE:
            m_drag.reset();
            if (HasCapture()) ReleaseMouse();
            put_down(false);
            return;
        case 'M':
            if (m_workspace.selection().size() == 1) carry(*m_workspace.selection().begin());
            return;
        default: event.Skip();
    }
}

bool SceneWindow::move_cursor(Direction direction) {
    auto& moved = m_carried ? m_over : m_cursor;
    if (!moved) moved = Target{m_workspace.day(), {}, 0, 0};
    moved = neighbour(scene(), m_workspace.zoom(), *moved, direction);
    const auto span = m_view->span(m_workspace.plan(), m_workspace.day());
    if (moved->date < span.from || moved->date > span.to) m_workspace.show_day(moved->date);
    bring_into_view(frame_of(scene(), m_workspace.zoom(), *moved));
    Refresh();
    return true;
}

void SceneWindow::enter() {
    if (m_carried) {
        put_down(true);
        return;
    }
    if (m_workspace.selection().size() == 1) {
        if (const auto* thing = scene().of_placement(*m_workspace.selection().begin())) on_open(*thing);
        return;
    }
    if (m_cursor) on_create(*m_cursor);
}

// ---- scrolling

void SceneWindow::set_scrollbars() {
    const auto window = room();
    const auto& whole = scene().size;
    const auto bar = [&](int orientation, double position, double shown, double all) {
        SetScrollbar(orientation, static_cast<int>(position), static_cast<int>(shown), static_cast<int>(std::max(all, shown)));
    };
    m_offset.x = std::clamp(m_offset.x, 0.0, std::max(0.0, whole.width - window.width));
    m_offset.y = std::clamp(m_offset.y, 0.0, std::max(0.0, whole.height - window.height));
    bar(wxHORIZONTAL, m_offset.x, window.width, whole.width);
    bar(wxVERTICAL, m_offset.y, window.height, whole.height);
}

void SceneWindow::scroll_to(Point offset) {
    m_offset = offset;
    set_scrollbars();
    Refresh();
}

void SceneWindow::bring_into_view(const Rect& place) {
    const auto window = room();
    auto offset = m_offset;
    const double top = scene().pinned_top;
    const double left = scene().pinned_left;
    if (place.y >= top && place.y - offset.y < top) offset.y = place.y - top;
    if (place.bottom() - offset.y > window.height) offset.y = place.bottom() - window.height;
    if (place.x >= left && place.x - offset.x < left) offset.x = place.x - left;
    if (place.right() - offset.x > window.width) offset.x = place.right() - window.width;
    scroll_to(offset);
}

void SceneWindow::scrolled(wxScrollWinEvent& event) {
    auto offset = m_offset;
    double& along = event.GetOrientation() == wxVERTICAL ? offset.y : offset.x;
    const double page = event.GetOrientation() == wxVERTICAL ? room().height : room().width;
    const auto type = event.GetEventType();
    if (type == wxEVT_SCROLLWIN_LINEUP) along -= wheel_step;
    else if (type == wxEVT_SCROLLWIN_LINEDOWN) along += wheel_step;
    else if (type == wxEVT_SCROLLWIN_PAGEUP) along -= page;
    else if (type == wxEVT_SCROLLWIN_PAGEDOWN) along += page;
    else if (type == wxEVT_SCROLLWIN_TOP) along = 0;
    else if (type == wxEVT_SCROLLWIN_BOTTOM) along = 1e9;
    else along = event.GetPosition();
    scroll_to(offset);
}

}  // namespace lichsong::desktop
