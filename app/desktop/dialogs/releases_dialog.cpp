// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/dialogs/releases_dialog.h"

#include <algorithm>
#include <utility>

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/filedlg.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "app/common/describe.h"
#include "app/common/request_words.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/style.h"
#include "app/desktop/widgets/text_table.h"
#include "calendar/base/atomic_file.h"
#include "calendar/report/render_pdf.h"
#include "calendar/service/difference_document.h"

namespace lichsong::desktop {
ReleasesDialog::ReleasesDialog(wxWindow* parent, Workspace& workspace)
    : TellingDialog(parent, workspace, said(LICHSONG_N_("Releases")), wxSize(1080, 680)) {
    auto* rows = new wxBoxSizer(wxVERTICAL);
    m_table = new TextTable(this, base::tr(LICHSONG_N_("Releases")), {{app::field_name("number"), 70}, {app::field_name("released_on"), 130}, {base::tr(LICHSONG_N_("What is new")), 560}, {app::field_name("author"), 160}});
    m_table->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { show_changes(); });
    rows->Add(m_table, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    m_what = new wxStaticText(this, wxID_ANY, "");
    play(*m_what, "heading");
    head->Add(m_what, wxSizerFlags(1).CenterVertical());
    m_partner = new wxChoice(this, wxID_ANY);
    name(*m_partner, base::tr(LICHSONG_N_("For whom")));
    m_partner->Append(said(LICHSONG_N_("For all partners")));
    m_partner_keys.emplace_back();
    for (const auto& partner : workspace.plan().partners) {
        if (partner.kind != model::PartnerKind::Media) continue;
        m_partner->Append(wx(base::in_language(partner.name, partner.name_en)));
        m_partner_keys.push_back(partner.key);
    }
    m_partner->SetSelection(0);
    m_partner->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { show_changes(); });
    head->Add(m_partner, wxSizerFlags().CenterVertical());
    m_sheet = new wxButton(this, wxID_ANY, said(LICHSONG_N_("Difference sheet…")));
    m_sheet->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { ask_for_sheet(); });
    head->Add(m_sheet, wxSizerFlags().CenterVertical().Border(wxLEFT, 8));
    rows->Add(head, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
    m_rows = new TextTable(this, base::tr(LICHSONG_N_("What is different")),
                           {{base::tr(LICHSONG_N_("Difference")), 130}, {app::field_name("title"), 290}, {base::tr(LICHSONG_N_("Before")), 300}, {base::tr(LICHSONG_N_("Now")), 300}});
    rows->Add(m_rows, wxSizerFlags(2).Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
    rows->Add(make_told(base::tr(LICHSONG_N_("The plan is a draft until it is released: subscribed calendars and partners see what was released, and nothing else."))), wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
    auto* foot = new wxBoxSizer(wxHORIZONTAL);
    m_note = new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition, FromDIP(wxSize(420, -1)), wxTE_PROCESS_ENTER);
    m_note->SetHint(said(LICHSONG_N_("What is new, in a line")));
    name(*m_note, base::tr(LICHSONG_N_("What is new, in a line")));
    m_note->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { release(); });
    foot->Add(m_note, wxSizerFlags(1).CenterVertical());
    m_do = new wxButton(this, wxID_APPLY, said(LICHSONG_N_("Release the plan")));
    play(*m_do, "primary");
    m_do->Enable(!workspace.is_read_only());
    m_note->Enable(!workspace.is_read_only());
    m_do->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { release(); });
    foot->Add(m_do, wxSizerFlags().Border(wxLEFT, 8));
    foot->Add(new wxButton(this, wxID_CANCEL, said(LICHSONG_N_("Close"))), wxSizerFlags().Border(wxLEFT, 8));
    rows->Add(foot, wxSizerFlags().Expand().Border(wxALL, margin));
    SetSizer(rows);
    SetMinSize(wxSize(760, 480));
    CentreOnParent();
    read();
    m_table->SetFocus();
}

void ReleasesDialog::read() {
    const auto& all = m_workspace.plan().releases.rows();
    m_releases.assign(all.begin(), all.end());
    std::sort(m_releases.begin(), m_releases.end(), [](const auto& a, const auto& b) { return a.number > b.number; });
    std::vector<std::vector<std::string>> rows;
    for (const auto& release : m_releases) rows.push_back({std::to_string(release.number), app::date_text(release.released_on), release.title, release.author});
    const bool any = !rows.empty();
    m_table->show(std::move(rows));
    if (any) m_table->choose(0);
    show_changes();
}

void ReleasesDialog::choose(std::size_t release) {
    m_table->choose(release);
    show_changes();
}

void ReleasesDialog::choose_partner(std::size_t partner) {
    m_partner->SetSelection(static_cast<int>(partner));
    show_changes();
}

void ReleasesDialog::type_note(const wxString& note) { m_note->SetValue(note); }

void ReleasesDialog::show_changes() {
    const auto at = m_table->selected();
    m_changes.clear();
    std::string what = m_releases.empty() ? base::tr(LICHSONG_N_("Nothing was released yet")) : std::string();
    if (at + 1 < m_releases.size()) {
        const auto& plan = m_workspace.plan();
        m_changes = service::differences(m_workspace.desk(), m_releases[at + 1], m_releases[at], partner());
        const auto count = static_cast<long>(m_changes.size());
        what = base::fill(base::tr_n("{1} change from release {2} to {3}", "{1} changes from release {2} to {3}", count),
                          {std::to_string(count), std::to_string(m_releases[at + 1].number), std::to_string(m_releases[at].number)});
        const auto where = [&](const std::optional<model::PlacedSegment>& row) { return row ? app::airing_text(plan, model::airing_of(row->placement)) : std::string(); };
        std::vector<std::vector<std::string>> rows;
        for (const auto& change : m_changes) {
            const auto& segment = (change.after ? *change.after : *change.before).segment;
            rows.push_back({app::choice_name(model::name_of(change.what)), base::in_language(segment.title, segment.title_en), where(change.before), where(change.after)});
        }
        m_rows->show(std::move(rows));
    } else {
        m_rows->show({});
        if (at < m_releases.size()) what = base::tr(LICHSONG_N_("The first release"));
    }
    m_what->SetLabel(wx(what));
    m_sheet->Enable(can_write_sheet());
    Layout();
}

const std::string& ReleasesDialog::partner() const { return m_partner_keys[static_cast<std::size_t>(m_partner->GetSelection())]; }

bool ReleasesDialog::can_write_sheet() const { return !partner().empty() && m_table->selected() + 1 < m_releases.size(); }

void ReleasesDialog::ask_for_sheet() {
    if (!can_write_sheet()) return;
    const auto name = partner() + '-' + std::to_string(m_releases[m_table->selected()].number) + ".pdf";
    wxFileDialog dialog(this, said(LICHSONG_N_("Difference sheet…")), {}, wx(name), "PDF (*.pdf)|*.pdf", wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
    if (ask(dialog) == wxID_OK) static_cast<void>(write_sheet(utf8(dialog.GetPath())));
}

bool ReleasesDialog::write_sheet(const std::string& path) {
    if (!can_write_sheet()) return false;
    try {
        service::LetterWish wish;
        wish.is_english = base::language() == base::Language::English;
        const auto at = m_table->selected();
        const auto sheet = service::difference_sheet(m_workspace.desk(), partner(), m_releases[at + 1].number, m_releases[at].number);
        base::AtomicFile file(path);
        file.write(report::pdf(service::difference_document(sheet, m_workspace.settings().templates(), wish)));
        file.commit();
        say(base::fill(base::tr(LICHSONG_N_("Written: {1}")), {path}));
        return true;
    } catch (const base::Error& error) {
        say(app::describe(error), true);
        return false;
    }
}

void ReleasesDialog::release() {
    const auto note = utf8(m_note->GetValue());
    std::optional<model::Release> made;
    const auto done = apply([&](service::Desk& desk) {
        made = service::make_release(desk, note);
        return *desk.journal().find(desk.session().last_change());
    });
    if (!done || !made) return;
    say(base::fill(base::tr(LICHSONG_N_("Released as number {1}: {2}")), {std::to_string(made->number), made->title}));
    m_note->Clear();
    read();
}

}  // namespace lichsong::desktop
