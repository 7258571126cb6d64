// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/widgets/mini_month.h"

#include <wx/dcclient.h>

#include "app/desktop/layout/mini_month.h"
#include "app/desktop/layout/month.h"
#include "app/desktop/widgets/style.h"
#include "calendar/base/i18n.h"

namespace lichsong::desktop {

MiniMonth::MiniMonth(wxWindow* parent, Workspace& workspace, Letterer& letterer) : m_workspace(workspace), m_letterer(letterer) {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    constexpr int width = 204;
    constexpr int height = 206;
    Create(parent, wxID_ANY, wxDefaultPosition, wxSize(width, height));
    SetMinSize(wxSize(width, height));
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) {
        wxPaintDC dc(this);
        auto* cairo = static_cast<cairo_t*>(dc.GetHandle());
        const Theme theme(appearance_now());
        Canvas canvas(cairo, m_letterer, theme);
        Scene ground;
        ground.fill({0, 0, static_cast<double>(GetClientSize().x), static_cast<double>(GetClientSize().y)}, Ink::Panel);
        canvas.draw(ground, ground.shapes.front().place);
        canvas.draw(m_scene, {0, 0, m_scene.size.width, m_scene.size.height});
    });
    Bind(wxEVT_LEFT_DOWN, [this](wxMouseEvent& event) {
        const auto* thing = m_scene.at({static_cast<double>(event.GetX()), static_cast<double>(event.GetY())});
        if (thing != nullptr) use(Thing(*thing));
    });
    m_accessible.emplace(*this, readable());
    update();
}

Readable MiniMonth::readable() {
    static const std::set<std::int64_t> none;
    return {[this] { return base::tr(LICHSONG_N_("Small calendar")) + ", " + month_title(m_month); },
            [this]() -> const Scene& { return m_scene; },
            [](const Thing& thing) { return thing.name; },
            [](const Thing& thing) { return thing.place; },
            []() -> const std::set<std::int64_t>& { return none; },
            [this](const Thing& thing, Act act) {
                if (act != Act::Create) use(thing);
            }};
}

void MiniMonth::update() {
    const auto& day = m_workspace.day();
    m_month = model::Date(day.year(), day.month(), 1);
    m_scene = make();
    m_accessible->changed();
    Refresh();
}

Scene MiniMonth::make() {
    const auto span = month_span(m_month);
    MiniMonthInput in;
    in.month = m_month;
    in.selected = m_workspace.day();
    in.today = m_workspace.today();
    in.dday = m_workspace.plan().campaign.dday;
    in.load.resize(static_cast<std::size_t>(model::days_between(span.from, span.to) + 1));
    for (const auto& count : store::counts_per_day(m_workspace.desk().session(), span.from, span.to)) in.load[static_cast<std::size_t>(model::days_between(span.from, count.day))] = count.count;
    return mini_month_scene(in);
}

void MiniMonth::use(const Thing& thing) {
    if (thing.kind == Kind::Day) {
        m_workspace.show_day(thing.target.date);
        return;
    }
    m_month = model::Date(thing.target.date.year(), thing.target.date.month(), 1);
    m_scene = make();
    m_accessible->changed();
    Refresh();
}

}  // namespace lichsong::desktop
