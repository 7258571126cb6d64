// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/widgets/tray.h"

#include <algorithm>

#include <wx/dcclient.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "app/desktop/layout/tray.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/style.h"
#include "calendar/base/text.h"

namespace lichsong::desktop {
namespace {

constexpr int drag_starts_at = 4;
constexpr int tray_step = 46;

}  // namespace

Tray::Tray(wxWindow* parent, Workspace& workspace, Letterer& letterer) : wxPanel(parent), m_workspace(workspace), m_letterer(letterer) {
    play(*this, "header");
    auto* rows = new wxBoxSizer(wxVERTICAL);
    m_heading = new wxStaticText(this, wxID_ANY, " ");
    play(*m_heading, "heading");
    rows->Add(m_heading, wxSizerFlags().Expand().Border(wxALL, 10));
    m_field = new wxWindow;
    m_field->SetBackgroundStyle(wxBG_STYLE_PAINT);
    m_field->Create(this, wxID_ANY, wxDefaultPosition, wxSize(-1, 120), wxWANTS_CHARS | wxVSCROLL);
    m_accessible.emplace(*m_field, readable());
    rows->Add(m_field, wxSizerFlags(1).Expand());
    SetSizer(rows);
    m_field->Bind(wxEVT_PAINT, &Tray::paint, this);
    m_field->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        make_scene();
    });
    for (const auto& type : {wxEVT_LEFT_DOWN, wxEVT_LEFT_UP, wxEVT_MOTION, wxEVT_LEFT_DCLICK}) m_field->Bind(type, &Tray::mouse, this);
    m_field->Bind(wxEVT_MOUSE_CAPTURE_LOST, [this](wxMouseCaptureLostEvent&) { m_drag.reset(); });
    m_field->Bind(wxEVT_MOUSEWHEEL, [this](wxMouseEvent& event) {
        m_offset -= event.GetWheelRotation() / std::max(1, event.GetWheelDelta()) * tray_step;
        make_scene();
    });
    for (const auto& type : {wxEVT_SCROLLWIN_THUMBTRACK, wxEVT_SCROLLWIN_THUMBRELEASE})
        m_field->Bind(type, [this](wxScrollWinEvent& event) {
            m_offset = event.GetPosition();
            make_scene();
        });
    m_field->Bind(wxEVT_CHAR_HOOK, &Tray::key, this);
    m_field->Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent& event) {
        event.Skip();
        if (m_selected == 0) choose(0);
        m_field->Refresh();
    });
}

void Tray::update() {
    m_is_filled = true;
    const auto count = static_cast<long>(m_workspace.waiting().size());
    m_heading->SetLabel(wx(count == 0 ? base::tr(LICHSONG_N_("Waiting to be placed")) : base::fill(base::tr_n("{1} waits to be placed", "{1} wait to be placed", count), {std::to_string(count)})));
    make_scene();
}

void Tray::fold(bool folded) { m_field->Show(!folded); }

Readable Tray::readable() {
    return {[] { return base::tr("Waiting to be placed"); },
            [this]() -> const Scene& { return m_scene; },
            [](const Thing& thing) { return thing.name; },
            [this](const Thing& thing) { return Rect{thing.place.x, thing.place.y - m_offset, thing.place.width, thing.place.height}; },
            [this]() -> const std::set<std::int64_t>& { return m_selection; },
            [this](const Thing& thing, Act act) {
                m_field->SetFocus();
                m_selected = thing.id;
                make_scene();
                if (act == Act::Create) on_book(thing.id);
            }};
}

wxPoint Tray::on_screen(std::size_t chip) const {
    const auto middle = m_scene.things.at(chip).place.middle();
    return m_field->ClientToScreen(wxPoint(static_cast<int>(middle.x), static_cast<int>(middle.y) - m_offset));
}

void Tray::make_scene() {
    if (!m_is_filled) return;
    const auto size = m_field->GetClientSize();
    m_scene = tray_scene({m_workspace.waiting(), m_workspace.plan(), base::fold(m_workspace.filter().text), m_selected, static_cast<double>(size.x)});
    const int all = static_cast<int>(m_scene.size.height);
    m_offset = std::clamp(m_offset, 0, std::max(0, all - size.y));
    m_field->SetScrollbar(wxVERTICAL, m_offset, size.y, std::max(all, size.y));
    m_selection.clear();
    if (m_selected != 0) m_selection.insert(m_selected);
    m_accessible->changed();
    m_field->Refresh();
}

void Tray::paint(wxPaintEvent&) {
    wxPaintDC dc(m_field);
    auto* cairo = static_cast<cairo_t*>(dc.GetHandle());
    if (cairo == nullptr) return;
    const auto size = m_field->GetClientSize();
    draw_scrolled(cairo, m_letterer, Theme(appearance_now()), m_scene, {0, static_cast<double>(m_offset)}, {static_cast<double>(size.x), static_cast<double>(size.y)});
}

void Tray::mouse(wxMouseEvent& event) {
    const auto screen = m_field->ClientToScreen(event.GetPosition());
    if (event.LeftDown() || event.LeftDClick()) {
        m_field->SetFocus();
        const auto* thing = m_scene.at({static_cast<double>(event.GetX()), static_cast<double>(event.GetY() + m_offset)});
        m_selected = thing == nullptr ? 0 : thing->id;
        make_scene();
        if (thing == nullptr || m_field->HasCapture()) return;
        m_drag = Drag{m_selected, screen, false};
        m_field->CaptureMouse();
    } else if (event.Dragging() && m_drag) {
        const auto gone = screen - m_drag->from;
        if (!m_drag->moving && std::abs(gone.x) + std::abs(gone.y) < drag_starts_at) return;
        if (!std::exchange(m_drag->moving, true)) on_take(m_drag->segment);
        on_hover(screen);
    } else if (event.LeftUp() && m_drag) {
        const auto drag = *std::exchange(m_drag, std::nullopt);
        if (m_field->HasCapture()) m_field->ReleaseMouse();
        if (drag.moving) on_drop(screen);
    }
}

void Tray::key(wxKeyEvent& event) {
    switch (event.GetKeyCode()) {
        case WXK_LEFT:
        case WXK_UP: return choose(-1);
        case WXK_RIGHT:
        case WXK_DOWN: return choose(1);
        case WXK_RETURN:
        case WXK_NUMPAD_ENTER:
            if (m_selected != 0) on_book(m_selected);
            return;
        case WXK_TAB: m_field->Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward); return;
        default: event.Skip();
    }
}

void Tray::choose(int by) {
    if (m_scene.things.empty()) return;
    const auto found = std::find_if(m_scene.things.begin(), m_scene.things.end(), [&](const Thing& thing) { return thing.id == m_selected; });
    const auto last = static_cast<int>(m_scene.things.size()) - 1;
    const int at = found == m_scene.things.end() ? 0 : std::clamp(static_cast<int>(found - m_scene.things.begin()) + by, 0, last);
    const auto& thing = m_scene.things[static_cast<std::size_t>(at)];
    m_selected = thing.id;
    const auto height = m_field->GetClientSize().y;
    if (thing.place.y < m_offset) m_offset = static_cast<int>(thing.place.y) - 8;
    if (thing.place.bottom() > m_offset + height) m_offset = static_cast<int>(thing.place.bottom()) - height + 8;
    make_scene();
}

}  // namespace lichsong::desktop
