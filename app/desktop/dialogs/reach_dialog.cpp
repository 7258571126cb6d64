// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/dialogs/reach_dialog.h"

#include <wx/button.h>
#include <wx/dialog.h>
#include <wx/radiobut.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "app/desktop/dialogs/answers.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/measures.h"
#include "app/desktop/widgets/style.h"

namespace lichsong::desktop {
namespace {

constexpr std::array<const char*, 3> names{LICHSONG_N_("&Only this issue"), LICHSONG_N_("This and &following issues"),
                                           LICHSONG_N_("&All issues of the series")};

std::string words_of(const service::Reached& reached) {
    auto words = base::fill(base::tr_n("{1} changes", "{1} change", reached.changed), {std::to_string(reached.changed)});
    if (reached.is_protected > 0)
        words += "; " + base::fill(base::tr_n("{1} stays: it is agreed, aired or locked", "{1} stay: they are agreed, aired or locked", reached.is_protected), {std::to_string(reached.is_protected)});
    return words;
}

}  // namespace

std::optional<service::Reach> ask_reach(wxWindow* parent, const std::array<service::Reached, 3>& counts) {
    wxDialog dialog(parent, wxID_ANY, said(LICHSONG_N_("An issue of a series")));
    auto* rows = new wxBoxSizer(wxVERTICAL);
    auto* title = new wxStaticText(&dialog, wxID_ANY, said(LICHSONG_N_("What shall the change reach?")));
    play(*title, "title");
    rows->Add(title, wxSizerFlags().Border(wxALL, dialog_margin));
    std::array<wxRadioButton*, 3> buttons{};
    for (std::size_t i = 0; i < buttons.size(); ++i) {
        buttons[i] = new wxRadioButton(&dialog, wxID_ANY, said(names[i]), wxDefaultPosition, wxDefaultSize, i == 0 ? wxRB_GROUP : 0);
        rows->Add(buttons[i], wxSizerFlags().Border(wxLEFT | wxRIGHT, dialog_margin));
        auto* count = new wxStaticText(&dialog, wxID_ANY, wx(words_of(counts[i])));
        play(*count, "quiet");
        rows->Add(count, wxSizerFlags().Border(wxLEFT, dialog_margin + 24));
        rows->AddSpacer(10);
    }
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    add_answers(dialog, *line, said(LICHSONG_N_("Change")));
    rows->Add(line, wxSizerFlags().Expand().Border(wxALL, dialog_margin));
    dialog.SetSizerAndFit(rows);
    buttons[0]->SetFocus();
    if (dialog.ShowModal() != wxID_OK) return std::nullopt;
    for (std::size_t i = 0; i < buttons.size(); ++i)
        if (buttons[i]->GetValue()) return service::all_reaches[i];
    return std::nullopt;
}

}  // namespace lichsong::desktop
