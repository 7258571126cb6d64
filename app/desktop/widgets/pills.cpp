// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/widgets/pills.h"

#include <array>

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/wrapsizer.h>

#include "app/common/describe.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/style.h"
#include "calendar/base/text.h"

namespace lichsong::desktop {
namespace {

struct Pill {
    const char* field;                     ///< its name in the words of the product
    std::string service::Filter::*member;
    std::string (*value)(const model::Plan& plan, const std::string& key);
};

template <class E>
std::string named(const model::Table<E>& table, const std::string& key, std::string E::*name, std::string E::*name_en) {
    const auto* row = table.find_key(key);
    return row == nullptr ? key : base::in_language(row->*name, row->*name_en);
}

std::string as_it_is(const model::Plan&, const std::string& text) { return text; }
std::string choice(const model::Plan&, const std::string& text) { return app::choice_name(text); }

const std::array pills{
    Pill{"outlet", &service::Filter::outlet, [](const model::Plan& plan, const std::string& key) { return named(plan.outlets, key, &model::Outlet::name, &model::Outlet::name_en); }},
    Pill{"medium", &service::Filter::medium, choice},
    Pill{"topic", &service::Filter::topic, [](const model::Plan& plan, const std::string& key) { return named(plan.topics, key, &model::Topic::title, &model::Topic::title_en); }},
    Pill{"state", &service::Filter::state, choice},
    Pill{"text", &service::Filter::text, as_it_is},
};

// One key is told by its name, several by their number.
std::string words_of(const Pill& pill, const model::Plan& plan, const std::string& value) {
    const auto keys = base::split(value, ',');
    const auto what = pill.member == &service::Filter::text ? value : keys.size() == 1 ? pill.value(plan, std::string(keys.front())) : std::to_string(keys.size());
    return app::field_name(pill.field) + ": " + what + "  ✕";
}

}  // namespace

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
    for (const auto& pill : pills) {
        const auto& value = filter.*pill.member;
        if (value.empty()) continue;
        auto* button = new wxButton(this, wxID_ANY, wx(words_of(pill, m_workspace.plan(), value)));
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
    Show(any);
    Layout();
    return any || was_shown;
}

}  // namespace lichsong::desktop
