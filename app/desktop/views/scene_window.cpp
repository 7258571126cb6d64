// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/scene_window.h"

#include <algorithm>

#include <wx/dcclient.h>

#include "app/desktop/views/carry_overlay.h"
#include "app/desktop/widgets/style.h"
#include "calendar/base/error.h"
#include "calendar/base/i18n.h"

namespace lichsong::desktop {
namespace {

constexpr double rolled_step = 60;

}  // namespace

SceneWindow::SceneWindow(wxWindow* parent, Workspace& workspace, Letterer& letterer)
    : m_workspace(workspace), m_letterer(letterer), m_view(&drawn_views().front()), m_film(letterer) {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    Create(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxWANTS_CHARS | wxVSCROLL | wxHSCROLL | wxFULL_REPAINT_ON_RESIZE);
    m_accessible.emplace(*this, readable());
    Bind(wxEVT_PAINT, &SceneWindow::paint, this);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        rebuild();
        event.Skip();
    });
    for (const auto& type : {wxEVT_LEFT_DOWN, wxEVT_LEFT_UP, wxEVT_LEFT_DCLICK, wxEVT_MOTION, wxEVT_RIGHT_DOWN}) Bind(type, &SceneWindow::mouse, this);
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
        read_cursor();
        Refresh();
        event.Skip();
    });
}

void SceneWindow::show(const DrawnView& view) {
    const auto way = [this] { return scene().hours ? std::optional(scene().hours->way) : std::nullopt; };
    const bool is_other = m_view != &view;
    const auto before = is_other ? std::nullopt : way();
    m_view = &view;
    rebuild();
    if (!is_other && way() == before) return;
    const auto& hours = scene().hours;
    scroll_to(hours ? hours->point(hours->length_of(first_hour_shown.seconds), 0) : Point());
    m_seeks_day = true;
    show_column_of_day();
}

// Views of the whole campaign open where the day is, not at its beginning; what they show may still be worked out.
void SceneWindow::show_column_of_day() {
    if (!m_seeks_day) return;
    const Thing* column = nullptr;
    for (const auto& thing : scene().things) {
        const bool is_column = (thing.kind == Kind::Coverage || thing.kind == Kind::Flight) && thing.target.date <= m_workspace.day();
        if (is_column && (column == nullptr || thing.target.date > column->target.date)) column = &thing;
    }
    if (column == nullptr) return;
    m_seeks_day = false;
    scroll_to({column->place.middle().x - (room().width + scene().pinned_left) / 2, m_offset.y});
}

void SceneWindow::rebuild() {
    if (m_scene) m_last = std::move(*m_scene);
    m_scene.reset();
    m_film.forget();
    set_scrollbars();
    show_column_of_day();
    m_accessible->changed();
    Refresh();
}

Size SceneWindow::room() const {
    const auto size = GetClientSize();
    return {static_cast<double>(size.x), static_cast<double>(size.y)};
}

const Scene& SceneWindow::scene() {
    if (m_scene) return *m_scene;
    try {
        m_scene = scene_for(*m_view, room(), m_workspace.selection());
    } catch (const base::Error& error) {
        m_scene = m_last;  // what stood there stays: telling people asks for it
        m_workspace.meet(error);
    }
    return *m_scene;
}

Scene SceneWindow::scene_for(const DrawnView& view, const Size& room, const std::set<std::int64_t>& selection) {
    auto& w = m_workspace;
    const auto span = view.span(w.plan(), w.day());
    const DayNotes notes(w.plan(), span.from, span.to);
    static const std::vector<model::CoverageCell> none;
    const auto& coverage = view.needs_coverage ? w.coverage_shown() : none;
    const std::span<const model::AreaReach> areas = view.needs_areas ? std::span<const model::AreaReach>(w.areas()) : std::span<const model::AreaReach>();
    return view.scene({w.plan(), w.schedule(span.from, span.to), w.legend(), notes, w.day(), w.today(), w.now(), room, w.zoom(), selection, w.outlets(), coverage, areas, view.needs_coverage && !w.zoom().until_day ? &w.proposals() : nullptr});
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
    m_is_painted = m_is_painted || !is_waiting();
}

Rect SceneWindow::on_window(Rect place) { return desktop::on_window(scene(), m_offset, place); }

void SceneWindow::paint_overlay(cairo_t* cairo, const Theme& theme) {
    Scene overlay;
    if (m_carried) {
        overlay = carry_overlay({scene(), m_workspace.zoom(), m_offset, room(), m_carried_words, m_over}, *m_carried);
    } else if (m_drag && m_drag->moving) {
        overlay.outline(spanned_by(m_drag->from, m_drag->at), Ink::Accent, 2).form = Form::Dashes;
    } else if (const auto* at = HasFocus() ? cell() : nullptr; at != nullptr) {
        overlay.outline(on_window(at->place).inset(-1), Ink::Accent, 6).width = 2;
    } else if (m_cursor && HasFocus() && !has_cells(scene())) {
        const auto frame = on_window(frame_of(scene(), m_workspace.zoom(), *m_cursor));
        overlay.outline(frame.inset(1), Ink::Accent, 3).width = 2;
    }
    if (is_waiting()) add_busy(overlay);
    Canvas canvas(cairo, m_letterer, theme);
    for (const auto& shape : overlay.shapes) canvas.draw(shape);
}

bool SceneWindow::is_waiting() const {
    const bool for_coverage = m_view->needs_coverage && (m_workspace.is_waiting_for("coverage") || m_workspace.is_waiting_for("coverage_until"));
    return for_coverage || m_workspace.is_waiting_for("schedule") || (m_view->needs_areas && m_workspace.is_waiting_for("areas"));
}

// What is shown is about to be exchanged for something newer.
void SceneWindow::add_busy(Scene& overlay) const {
    constexpr double width = 150;
    constexpr double height = 26;
    const Rect place{room().width - width - 16, room().height - height - 16, width, height};
    overlay.fill(place, Ink::AccentWash, height / 2);
    overlay.text(place, base::tr(LICHSONG_N_("being worked out…")), Type::Small, Ink::Accent, Align::Centre);
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
    if (type == wxEVT_SCROLLWIN_LINEUP) along -= rolled_step;
    else if (type == wxEVT_SCROLLWIN_LINEDOWN) along += rolled_step;
    else if (type == wxEVT_SCROLLWIN_PAGEUP) along -= page;
    else if (type == wxEVT_SCROLLWIN_PAGEDOWN) along += page;
    else if (type == wxEVT_SCROLLWIN_TOP) along = 0;
    else if (type == wxEVT_SCROLLWIN_BOTTOM) along = 1e9;
    else along = event.GetPosition();
    scroll_to(offset);
}

}  // namespace lichsong::desktop
