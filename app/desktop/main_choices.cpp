// SPDX-License-Identifier: Apache-2.0
// How views are to show things: chosen from menus that open beside them, or a step finer and coarser.
#include <algorithm>

#include <wx/menu.h>

#include "app/common/describe.h"
#include "app/desktop/main_frame.h"
#include "app/desktop/text.h"

namespace lichsong::desktop {

// Both levels of one menu: one that becomes the other's changes places with it.
void MainFrame::choose_flow() {
    constexpr int inner = 100;
    constexpr int across = 200;
    const auto first = wxID_HIGHEST + 1;
    const auto look = m_workspace->zoom().flow;
    const auto levels = [&](int from, FlowBy now) {
        auto* menu = new wxMenu;
        for (std::size_t i = 0; i < flow_by_names.size(); ++i) {
            auto* item = menu->AppendRadioItem(first + from + static_cast<int>(i), wx(app::field_name(flow_by_names[i])));
            item->Check(static_cast<FlowBy>(i) == now);
        }
        return menu;
    };
    wxMenu menu;
    menu.AppendSubMenu(levels(0, look.outer), said(LICHSONG_N_("Groups")));
    menu.AppendSubMenu(levels(inner, look.inner), said(LICHSONG_N_("Rows within them")));
    menu.AppendSeparator();
    menu.AppendRadioItem(first + across, said(LICHSONG_N_("Weeks across")))->Check(!look.months);
    menu.AppendRadioItem(first + across + 1, said(LICHSONG_N_("Months across")))->Check(look.months);
    const int chosen = m_scene->GetPopupMenuSelectionFromUser(menu) - first;
    if (chosen < 0) return;
    auto zoom = m_workspace->zoom();
    auto& flow = zoom.flow;
    if (chosen >= across) flow.months = chosen > across;
    else if (chosen >= inner) flow.inner = static_cast<FlowBy>(chosen - inner);
    else flow.outer = static_cast<FlowBy>(chosen);
    if (flow.outer == flow.inner) (chosen >= inner ? flow.outer : flow.inner) = chosen >= inner ? look.inner : look.outer;
    m_workspace->set_zoom(zoom);
}

// The layer that counts, until when, and of areas how much at least: one menu, whichever of the choices it was opened by.
void MainFrame::choose_counting() {
    constexpr int until = 10;
    constexpr int least = 20;
    const auto first = wxID_HIGHEST + 1;
    const auto now = m_workspace->zoom();
    wxMenu menu;
    const auto add = [&](std::size_t id, const std::string& words, bool is_now) { menu.AppendRadioItem(first + static_cast<int>(id), wx(words))->Check(is_now); };
    for (std::size_t i = 0; i < model::coverage_layer_names.size(); ++i) add(i, app::choice_name(model::coverage_layer_names[i]), static_cast<model::CoverageLayer>(i) == now.counts);
    menu.AppendSeparator();
    add(until, base::tr(LICHSONG_N_("Of the whole campaign")), !now.until_day);
    add(until + 1, base::fill(base::tr(LICHSONG_N_("As of {1}")), {app::date_text(m_workspace->day())}), now.until_day);
    if (m_workspace->view() == "areas") {
        menu.AppendSeparator();
        for (std::size_t i = 0; i < least_steps.size(); ++i) add(least + i, base::fill(base::tr(LICHSONG_N_("At least {1}")), {std::to_string(least_steps[i])}), least_steps[i] == now.least);
    }
    const int chosen = m_scene->GetPopupMenuSelectionFromUser(menu) - first;
    if (chosen < 0) return;
    auto zoom = m_workspace->zoom();
    if (chosen >= least) zoom.least = least_steps[static_cast<std::size_t>(chosen - least)];
    else if (chosen >= until) zoom.until_day = chosen > until;
    else zoom.counts = static_cast<model::CoverageLayer>(chosen);
    m_workspace->set_zoom(zoom);
}

void MainFrame::toggle_only_confirmed() {
    auto zoom = m_workspace->zoom();
    zoom.counts = zoom.counts == model::CoverageLayer::Confirmed ? model::CoverageLayer::Planned : model::CoverageLayer::Confirmed;
    m_workspace->set_zoom(zoom);
}

void MainFrame::toggle_until_day() {
    auto zoom = m_workspace->zoom();
    zoom.until_day = !zoom.until_day;
    m_workspace->set_zoom(zoom);
}

std::size_t MainFrame::zoom_step(int by) {
    const auto now = std::find(zoom_steps.begin(), zoom_steps.end(), m_workspace->zoom().step_minutes) - zoom_steps.begin();
    return static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(now + by, 0, std::ssize(zoom_steps) - 1));
}

void MainFrame::step_minutes(int by) {
    auto zoom = m_workspace->zoom();
    zoom.step_minutes = zoom_steps[zoom_step(by)];
    m_workspace->set_zoom(zoom);
}

void MainFrame::zoom_by(double factor) {
    auto zoom = m_workspace->zoom();
    zoom.hour_height = std::clamp(zoom.hour_height * factor, least_hour_height, most_hour_height);
    m_workspace->set_zoom(zoom);
}

}  // namespace lichsong::desktop
