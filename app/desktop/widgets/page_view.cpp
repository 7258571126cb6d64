// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/widgets/page_view.h"

#include <algorithm>
#include <cmath>

#include <cairo.h>

#include <wx/button.h>
#include <wx/dcclient.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "app/desktop/drawing/theme.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/measures.h"
#include "app/desktop/widgets/style.h"

namespace lichsong::desktop {
namespace {

// Keys that turn pages.
struct Turn {
    int key;
    int by;
};
constexpr Turn turns[] = {{WXK_PAGEDOWN, 1}, {WXK_PAGEUP, -1}, {WXK_RIGHT, 1}, {WXK_LEFT, -1}, {WXK_HOME, -100'000}, {WXK_END, 100'000}};

void set_source(cairo_t* cairo, const Colour& colour) { cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue); }

}  // namespace

PageView::PageView(wxWindow* parent) : wxWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE | wxWANTS_CHARS | wxFULL_REPAINT_ON_RESIZE) {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    name(*this, base::tr(LICHSONG_N_("Page")));
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
    Bind(wxEVT_LEFT_DOWN, [this](wxMouseEvent&) { SetFocus(); });
    Bind(wxEVT_MOUSEWHEEL, [this](wxMouseEvent& event) { turn(event.GetWheelRotation() < 0 ? 1 : -1); });
    Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
        const auto found = std::find_if(std::begin(turns), std::end(turns), [&](const Turn& one) { return one.key == event.GetKeyCode(); });
        if (found != std::end(turns)) turn(found->by);
        else event.Skip();
    });
}

void PageView::add_arrows(wxSizer& bar) {
    const auto add_arrow = [&](const char* sign, const char* label, int by) {
        auto* arrow = new wxButton(GetParent(), wxID_ANY, wx(sign), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
        play(*arrow, "flat");
        name(*arrow, base::tr(label));
        arrow->Bind(wxEVT_BUTTON, [this, by](wxCommandEvent&) { turn(by); });
        return arrow;
    };
    m_back = add_arrow("‹", LICHSONG_N_("Page before"), -1);
    m_number = new wxStaticText(GetParent(), wxID_ANY, "");
    m_forward = add_arrow("›", LICHSONG_N_("Page after"), 1);
    bar.Add(m_back, wxSizerFlags().CenterVertical());
    bar.Add(m_number, wxSizerFlags().CenterVertical().Border(wxLEFT | wxRIGHT, 8));
    bar.Add(m_forward, wxSizerFlags().CenterVertical());
}

void PageView::show(Source source, bool stay) {
    m_source = std::move(source);
    if (!stay) m_page = 0;
    turn(0);
}

void PageView::turn(int by) {
    const auto last = static_cast<int>(m_source.count) - 1;
    m_page = static_cast<std::size_t>(std::max(0, std::min(static_cast<int>(m_page) + by, last)));
    tell();
    Refresh();
}

void PageView::tell() {
    if (m_number == nullptr) return;
    m_number->SetLabel(m_source.count == 0 ? wxString() : said(LICHSONG_N_("Page {1} of {2}"), {std::to_string(m_page + 1), std::to_string(m_source.count)}));
    m_back->Enable(m_page > 0);
    m_forward->Enable(m_page + 1 < m_source.count);
    GetParent()->Layout();
}

// The whole sheet within a thin line.
void PageView::paint() {
    wxPaintDC dc(this);
    auto* cairo = static_cast<cairo_t*>(dc.GetHandle());
    if (cairo == nullptr) return;
    const Theme theme(appearance_now());
    set_source(cairo, theme.colour(Ink::Panel));
    cairo_paint(cairo);
    if (m_page >= m_source.count) return;
    const auto sheet = m_source.size(m_page);
    const auto room = GetClientSize();
    const double scale = std::min((room.x - 2 * panel_margin) / sheet.width, (room.y - 2 * panel_margin) / sheet.height);
    if (scale <= 0) return;
    cairo_translate(cairo, std::floor((room.x - sheet.width * scale) / 2), std::floor((room.y - sheet.height * scale) / 2));
    cairo_scale(cairo, scale, scale);
    cairo_rectangle(cairo, -1, -1, sheet.width + 2, sheet.height + 2);
    set_source(cairo, theme.colour(Ink::StrongLine));
    cairo_fill(cairo);
    cairo_rectangle(cairo, 0, 0, sheet.width, sheet.height);
    set_source(cairo, Colour::of(0xFFFFFF));
    cairo_fill_preserve(cairo);
    cairo_clip(cairo);
    set_source(cairo, Colour::of(0x000000));
    m_source.draw(cairo, m_page);
}

}  // namespace lichsong::desktop
