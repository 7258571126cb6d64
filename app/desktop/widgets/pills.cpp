// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/widgets/pills.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/wrapsizer.h>

#include "app/desktop/models/filter_fields.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/icons.h"
#include "app/desktop/widgets/style.h"

namespace lichsong::desktop {
Pills::Pills(wxWindow* parent, Workspace& workspace) : wxPanel(parent), m_workspace(workspace) {
    play(*this, "header");
    SetSizer(new wxWrapSizer(wxHORIZONTAL));
    update();
}

bool Pills::update() {
    const bool was_shown = IsShown();
    GetSizer()->Clear(true);
    const auto& filter = m_workspace.filter();
    bool any = false;
    for (const auto& pill : filter_fields()) {
        const auto& value = filter.*pill.member;
        if (value.empty()) continue;
        auto* button = new wxButton(this, wxID_ANY, wx(words_of(pill, m_workspace.plan(), value) + "  ✕"));
        play(*button, "pill");
        button->Bind(wxEVT_BUTTON, [this, member = pill.member](wxCommandEvent&) {
            CallAfter([this, member] {
                auto without = m_workspace.filter();
                (without.*member).clear();
                m_workspace.set_filter(std::move(without));
            });
        });
        GetSizer()->Add(button, wxSizerFlags().Border(wxLEFT | wxBOTTOM, 8));
        any = true;
    }
    if (any) add_end();
    Show(any);
    Layout();
    return any || was_shown;
}

// All of it away at once, or kept under a name.
void Pills::add_end() {
    const auto add = [this](const char* words, std::function<void()> deed) {
        auto* button = new wxButton(this, wxID_ANY, said(words));
        play(*button, "quiet-button");
        button->Bind(wxEVT_BUTTON, [this, deed = std::move(deed)](wxCommandEvent&) { CallAfter(deed); });
        GetSizer()->Add(button, wxSizerFlags().Border(wxLEFT | wxBOTTOM, 8));
    };
    add(LICHSONG_N_("Keep filter…"), [this] { on_keep(); });
    add(LICHSONG_N_("Show everything"), [this] { m_workspace.set_filter({}); });
}

}  // namespace lichsong::desktop
