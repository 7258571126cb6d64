// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/dialogs/makegood_all_dialog.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <wx/button.h>
#include <wx/checklst.h>
#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "app/common/describe.h"
#include "app/common/makegood_words.h"
#include "app/desktop/dialogs/answers.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/measures.h"
#include "app/desktop/widgets/style.h"
#include "app/desktop/widgets/text_table.h"
#include "calendar/base/error.h"
#include "calendar/base/text.h"

namespace lichsong::desktop {
namespace {

constexpr int pause_after_key = 250;  // milliseconds
// From the widest to the narrowest.
constexpr std::array tiers{model::Tier::Nice, model::Tier::Should, model::Tier::Must};
constexpr std::array tier_words{LICHSONG_N_("All that waits"), LICHSONG_N_("Where goals that should be met fall short"), LICHSONG_N_("Where goals that must be met fall short")};

/// What was looked at, or why it could not be: an error that nobody catches on the thread would end it.
struct Look {
    service::MadeGoodAll all;
    std::string failed;
};

std::size_t count_in(const std::string& text) {
    if (text.empty()) return service::MakegoodWish().most;
    std::size_t count = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), count);
    constexpr std::size_t greatest = 1'000'000;
    if (problem != std::errc{} || end != text.data() + text.size() || count == 0 || count > greatest)
        throw base::Error(base::Fault::Call, "call.number", {base::tr(LICHSONG_N_("At most so many")), text, "1", std::to_string(greatest)});
    return count;
}

template <class Control>
Control* add_limit(wxWindow& dialog, wxSizer& column, const char* label, Control* field, int grows = 0) {
    auto* words = new wxStaticText(&dialog, wxID_ANY, said(label));
    play(*words, "quiet");
    column.Add(words, wxSizerFlags().Border(wxTOP, field_gap));
    name(*field, base::tr(label));
    column.Add(field, wxSizerFlags(grows).Expand());
    return field;
}

}  // namespace

MakegoodAllDialog::MakegoodAllDialog(wxWindow* parent, Workspace& workspace)
    : TellingDialog(parent, workspace, said(LICHSONG_N_("Make good all that waits")), wxSize(1280, 640)), m_pause(this) {
    auto* rows = new wxBoxSizer(wxVERTICAL);
    auto* halves = new wxBoxSizer(wxHORIZONTAL);
    auto* fields = new wxBoxSizer(wxVERTICAL);
    add_limits(*fields);
    halves->Add(fields, wxSizerFlags(1).Expand().Border(wxRIGHT, margin));
    m_table = new TextTable(this, base::tr("Make good all that waits"),
                            {{base::with_capital(app::field_name("code")), 100}, {base::with_capital(app::field_name("title")), 210}, {base::tr("Where it goes, or why not"), 600}});
    halves->Add(m_table, wxSizerFlags(3).Expand());
    rows->Add(halves, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
    auto* foot = new wxBoxSizer(wxHORIZONTAL);
    foot->Add(make_told(), wxSizerFlags(1).CenterVertical().Border(wxRIGHT, margin));
    m_do = add_answers(*this, *foot, said(LICHSONG_N_("Book these places"))).good;
    rows->Add(foot, wxSizerFlags().Expand().Border(wxALL, margin));
    SetSizer(rows);
    SetMinSize(wxSize(860, 520));
    CentreOnParent();
    Bind(wxEVT_TIMER, [this](wxTimerEvent&) { look(); });
    Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { book(); }, wxID_OK);
    look();
    m_from->SetFocus();
}

void MakegoodAllDialog::add_limits(wxSizer& fields) {
    m_from = add_limit(*this, fields, LICHSONG_N_("Not before (empty: from today)"), new wxTextCtrl(this, wxID_ANY));
    m_to = add_limit(*this, fields, LICHSONG_N_("Not after (empty: until election day)"), new wxTextCtrl(this, wxID_ANY));
    m_most = add_limit(*this, fields, LICHSONG_N_("At most so many (empty: all)"), new wxTextCtrl(this, wxID_ANY));
    wxArrayString words;
    for (const auto* one : tier_words) words.Add(said(one));
    m_tier = add_limit(*this, fields, LICHSONG_N_("Priority"), new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, words));
    m_tier->SetSelection(0);
    shorten_with_dots(*m_tier);
    m_outlets = add_limit(*this, fields, LICHSONG_N_("Outlets (none ticked: all of them)"), new wxCheckListBox(this, wxID_ANY), 1);
    for (const auto& outlet : m_workspace.plan().outlets) m_outlets->Append(wx(base::in_language(outlet.name, outlet.name_en)));
    for (auto* field : {m_from, m_to, m_most}) field->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { look_soon(); });
    m_tier->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { look(); });
    m_outlets->Bind(wxEVT_CHECKLISTBOX, [this](wxCommandEvent&) { look(); });
}

service::MakegoodWish MakegoodAllDialog::wish() const {
    const auto dates = model::date_context(m_workspace.plan().campaign);
    const auto day = [&](const wxTextCtrl& field) {
        const auto typed = base::clean_line(utf8(field.GetValue()));
        return typed.empty() ? model::Date() : model::parse_date(typed, dates);
    };
    service::MakegoodWish wish;
    wish.days = {day(*m_from), day(*m_to)};
    wish.most = count_in(base::clean_line(utf8(m_most->GetValue())));
    wish.least = tiers.at(static_cast<std::size_t>(std::max(0, m_tier->GetSelection())));
    unsigned at = 0;
    for (const auto& outlet : m_workspace.plan().outlets)
        if (m_outlets->IsChecked(at++)) wish.outlets.push_back(outlet.key);
    return wish;
}

void MakegoodAllDialog::type(const wxString& from, const wxString& to, const wxString& most) {
    m_from->ChangeValue(from);
    m_to->ChangeValue(to);
    m_most->ChangeValue(most);
    look();
}

void MakegoodAllDialog::look_soon() {
    m_do->Disable();
    m_pause.StartOnce(pause_after_key);
}

void MakegoodAllDialog::look() {
    m_pause.Stop();
    m_do->Disable();
    try {
        m_is_looking = true;
        const auto asked = wish();
        say(base::tr(LICHSONG_N_("Looking for places…")));
        m_workspace.ask<Look>(
            "makegoods",
            [asked](service::Desk& desk) {
                try {
                    return Look{service::make_all_good(desk, asked, true), {}};
                } catch (const base::Error& error) {
                    return Look{{}, app::describe(error)};
                }
            },
            [here = std::weak_ptr(m_here)](Look look) {
                const auto dialog = here.lock();
                if (!dialog) return;
                (*dialog)->show(std::move(look.all));
                if (!look.failed.empty()) (*dialog)->say(look.failed, true);
            });
    } catch (const base::Error& error) {
        show({});
        say(app::describe(error), true);
    }
}

void MakegoodAllDialog::show(service::MadeGoodAll all) {
    m_is_looking = false;
    m_shown = std::move(all);
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : m_shown.rows)
        rows.push_back({row.lost.row.placement.key, base::in_language(row.lost.row.segment.title, row.lost.row.segment.title_en), app::made_good_text(m_workspace.plan(), row)});
    m_table->show(std::move(rows));
    say(app::made_good_count(m_shown));
    m_do->Enable(m_shown.placed > 0 && !m_workspace.is_read_only());
}

void MakegoodAllDialog::book() {
    if (m_is_looking || m_shown.placed == 0) return;
    try {
        const auto asked = wish();
        const auto done = apply([&](service::Desk& desk) { return service::make_all_good(desk, asked).change; }, base::tr(LICHSONG_N_("Booking make-goods…")));
        if (!done) return;
        m_change = *done;
        leave(*this, wxID_OK);
    } catch (const base::Error& error) {
        say(app::describe(error), true);
    }
}

}  // namespace lichsong::desktop
