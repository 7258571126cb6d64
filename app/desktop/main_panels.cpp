// SPDX-License-Identifier: Apache-2.0
// Which panels the main window shows, and how the focus goes from one to the next; its colours and its language.
#include "app/desktop/main_frame.h"
#include "app/desktop/widgets/inspector.h"
#include "app/desktop/widgets/planning_panel.h"
#include "app/desktop/widgets/problems.h"
#include "app/desktop/widgets/rail.h"
#include "app/desktop/widgets/style.h"
#include "app/desktop/widgets/tray.h"

namespace lichsong::desktop {
namespace {

constexpr int narrow_window = 1'366;
constexpr int low_window = 800;

}  // namespace

void MainFrame::toggle_problems() {
    m_problems->Show(!m_problems->IsShown());
    Layout();
}

void MainFrame::fold_below(bool folded) {
    m_problems->fold(folded);
    m_tray->fold(folded);
    Layout();
}

void MainFrame::toggle_below() {
    m_folded = !m_folded.value_or(GetSize().y < FromDIP(low_window));
    fold_below(*m_folded);
}

// A small window leaves the view most of it.
void MainFrame::fit_panels() {
    m_inspector->fit(GetSize().x < FromDIP(narrow_window));
    fold_below(m_planning_panel->IsShown() || m_folded.value_or(GetSize().y < FromDIP(low_window)));
}

void MainFrame::toggle_tray() {
    m_tray->Show(!m_tray->IsShown());
    if (m_tray->IsShown()) m_tray->update();
    Layout();
}

void MainFrame::go_to_panel(int by) {
    wxWindow* const panels[] = {m_rail, m_scene->IsShown() ? static_cast<wxWindow*>(m_scene) : m_list, m_inspector, m_problems, m_tray, m_planning_panel};
    constexpr int count = 6;
    int now = 1;
    for (const auto* focus = FindFocus(); focus != nullptr; focus = focus->GetParent())
        for (int i = 0; i < count; ++i)
            if (panels[i] == focus) now = i;
    for (int step = 1; step < count; ++step) {
        auto* next = panels[(now + by * step + count * step) % count];
        if (!next->IsShown() || !next->CanAcceptFocusFromKeyboard()) continue;
        next->SetFocus();
        return;
    }
}

void MainFrame::toggle_rail() {
    m_rail->Show(!m_rail->IsShown());
    Layout();
}

void MainFrame::toggle_inspector() {
    m_inspector->Show(!m_inspector->IsShown());
    Layout();
}

void MainFrame::toggle_dark() {
    m_chose_appearance = true;
    choose_appearance(appearance_now() == Appearance::Dark ? Appearance::Light : Appearance::Dark);
    m_workspace->tell(View | Day);
    fit_panels();
}

void MainFrame::toggle_language() {
    const auto other = base::language() == base::Language::English ? base::Language::Vietnamese : base::Language::English;
    m_chose_language = true;
    base::set_language(other, m_workspace->settings().catalogues().string());
    make_menus();
    m_workspace->tell(Rows | Language);
}

}  // namespace lichsong::desktop
