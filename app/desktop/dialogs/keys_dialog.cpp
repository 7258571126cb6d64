// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/dialogs/keys_dialog.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <wx/button.h>
#include <wx/menuitem.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "app/desktop/actions.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/measures.h"
#include "app/desktop/widgets/style.h"

namespace lichsong::desktop {
namespace {

constexpr int words_width = 205;
constexpr int most_height = 620;
constexpr std::size_t columns = 3;

struct ViewKey {
    const char* keys;
    const char* words;
};

// What a view does with keys that are no menu's.
constexpr std::array view_keys{
    ViewKey{"Left+Up+Right+Down", LICHSONG_N_("Move the cursor")},
    ViewKey{"Tab", LICHSONG_N_("To the next placement")},
    ViewKey{"Shift+Tab", LICHSONG_N_("To the placement before")},
    ViewKey{"Enter", LICHSONG_N_("Open, make a new one, put down, or accept a proposal")},
    ViewKey{"Esc", LICHSONG_N_("Let what is carried be where it was")},
    ViewKey{"Menu", LICHSONG_N_("What can be done here")},
    ViewKey{"Ctrl+Wheel", LICHSONG_N_("Hours larger or smaller")},
};

std::string plain(const char* label) { return utf8(wxMenuItem::GetLabelText(said(label))); }

}  // namespace

std::vector<KeyGroup> key_sheet() {
    std::vector<KeyGroup> groups;
    std::string_view open;
    for (const auto& action : actions()) {
        if (*action.label == '\0' || (*action.keys == '\0' && *action.view_key == '\0')) continue;
        if (open != action.menu) groups.push_back({plain(action.menu), {}});
        open = action.menu;
        KeyLine line{{}, plain(action.label)};
        for (const auto* keys : {action.keys, action.view_key})
            if (*keys != '\0') line.keys.emplace_back(keys);
        groups.back().lines.push_back(std::move(line));
    }
    KeyGroup views{base::tr(LICHSONG_N_("In a view")), {}};
    for (const auto& key : view_keys) views.lines.push_back({{key.keys}, base::tr(key.words)});
    groups.push_back(std::move(views));
    return groups;
}

std::vector<std::string> caps_of(const std::string& keys) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> signs{
        {{"Left", "←"}, {"Right", "→"}, {"Up", "↑"}, {"Down", "↓"}, {"Delete", "Del"}, {"-", "−"}}};
    std::vector<std::string> caps;
    for (std::size_t from = 0; from < keys.size();) {
        const auto plus = keys.find('+', from + 1);  // a plus that stands first is the key itself
        auto cap = keys.substr(from, plus == std::string::npos ? plus : plus - from);
        for (const auto& [name, sign] : signs)
            if (cap == name) cap = sign;
        caps.push_back(std::move(cap));
        from = plus == std::string::npos ? keys.size() : plus + 1;
    }
    return caps;
}

KeysDialog::KeysDialog(wxWindow* parent) : wxDialog(parent, wxID_ANY, said(LICHSONG_N_("Keys")), wxDefaultPosition, wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER) {
    auto* page = new wxScrolledWindow(this);
    page->SetScrollRate(0, 12);
    auto* across = new wxBoxSizer(wxHORIZONTAL);
    std::array<wxBoxSizer*, columns> made{};
    std::array<std::size_t, columns> heights{};
    for (auto*& column : made) across->Add(column = new wxBoxSizer(wxVERTICAL), wxSizerFlags().Border(wxLEFT | wxRIGHT, dialog_margin / 2));
    auto groups = key_sheet();
    // The longest first, each into the column that is shortest by then.
    std::stable_sort(groups.begin(), groups.end(), [](const KeyGroup& a, const KeyGroup& b) { return a.lines.size() > b.lines.size(); });
    for (const auto& group : groups) {
        const auto shortest = static_cast<std::size_t>(std::min_element(heights.begin(), heights.end()) - heights.begin());
        add_group(*page, *made[shortest], group);
        heights[shortest] += group.lines.size() + 2;
    }
    page->SetSizer(across);
    auto* rows = new wxBoxSizer(wxVERTICAL);
    rows->Add(page, wxSizerFlags(1).Expand().Border(wxALL, dialog_margin / 2));
    auto* close = new wxButton(this, wxID_CANCEL, said(LICHSONG_N_("Close")));
    rows->Add(close, wxSizerFlags().Right().Border(wxRIGHT | wxBOTTOM, dialog_margin));
    const auto wanted = across->CalcMin();
    page->SetMinSize(wxSize(wanted.x + 2 * dialog_margin, std::min(wanted.y + dialog_margin, FromDIP(most_height))));
    SetSizerAndFit(rows);
    page->FitInside();
    CentreOnParent();
    close->SetFocus();
}

void KeysDialog::add_group(wxWindow& page, wxBoxSizer& column, const KeyGroup& group) {
    auto* title = new wxStaticText(&page, wxID_ANY, wx(group.title));
    play(*title, "heading");
    column.Add(title, wxSizerFlags().Border(wxTOP | wxBOTTOM, 8));
    for (const auto& line : group.lines) {
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        auto* words = new wxStaticText(&page, wxID_ANY, wx(line.words), wxDefaultPosition, FromDIP(wxSize(words_width, -1)), wxST_ELLIPSIZE_END | wxST_NO_AUTORESIZE);
        words->SetToolTip(wx(line.words));
        row->Add(words, wxSizerFlags(1).Center());
        for (std::size_t i = 0; i < line.keys.size(); ++i) {
            if (i > 0) row->Add(new wxStaticText(&page, wxID_ANY, " / "), wxSizerFlags().Center());
            for (const auto& cap : caps_of(line.keys[i])) {
                auto* key = new wxStaticText(&page, wxID_ANY, wx(cap));
                play(*key, "key");
                row->Add(key, wxSizerFlags().Center().Border(wxLEFT, 3));
            }
        }
        column.Add(row, wxSizerFlags().Expand().Border(wxBOTTOM, 4));
    }
}

}  // namespace lichsong::desktop
