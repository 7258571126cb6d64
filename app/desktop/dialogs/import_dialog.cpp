// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/dialogs/import_dialog.h"

#include <filesystem>

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/dataview.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "app/common/describe.h"
#include "app/common/wording.h"
#include "app/desktop/dialogs/answers.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/measures.h"
#include "app/desktop/widgets/style.h"
#include "calendar/base/error.h"
#include "calendar/base/read_file.h"
#include "calendar/ical/guard.h"
#include "calendar/service/import_sheet.h"
#include "calendar/sheet/xlsx.h"

namespace lichsong::desktop {
namespace {

constexpr std::size_t most_shown = 500;

// The toolkit's own list: readers of the screen do not see the one that wxWidgets draws.
wxDataViewListCtrl* add_list(wxWindow* parent, wxBoxSizer& rows, const std::vector<std::pair<std::string, int>>& columns, int share) {
    auto* list = new wxDataViewListCtrl(parent, wxID_ANY, wxDefaultPosition, wxSize(760, 100 * share), wxDV_SINGLE | wxDV_ROW_LINES);
    for (const auto& [title, width] : columns) list->AppendTextColumn(wx(title), wxDATAVIEW_CELL_INERT, width);
    name(*list, columns.front().first);
    rows.Add(list, wxSizerFlags(share).Expand().Border(wxLEFT | wxRIGHT | wxTOP, dialog_margin));
    return list;
}

void add_row(wxDataViewListCtrl& list, const std::vector<std::string>& cells) {
    wxVector<wxVariant> row;
    for (const auto& cell : cells) row.push_back(wx(cell));
    list.AppendItem(row);
}

}  // namespace

ImportDialog::ImportDialog(wxWindow* parent, Workspace& workspace, std::string path)
    : wxDialog(parent, wxID_ANY, said(LICHSONG_N_("Import a calendar or table")), wxDefaultPosition, wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER),
      m_workspace(workspace), m_path(std::move(path)) {
    auto* rows = new wxBoxSizer(wxVERTICAL);
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    top->Add(new wxStaticText(this, wxID_ANY, said(LICHSONG_N_("Outlet for what names none"))), wxSizerFlags().CenterVertical());
    m_outlet = new wxChoice(this, wxID_ANY);
    name(*m_outlet, base::tr("Outlet for what names none"));
    m_outlet->Append(said(LICHSONG_N_("As the file says")));
    for (const auto& outlet : workspace.plan().outlets) m_outlet->Append(wx(base::in_language(outlet.name, outlet.name_en)));
    m_outlet->SetSelection(0);
    top->Add(m_outlet, wxSizerFlags(1).Border(wxLEFT, 12));
    rows->Add(top, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, dialog_margin));
    m_rows = add_list(this, *rows,
                      {{base::tr(LICHSONG_N_("Outcome")), 130},
                       {app::field_name("date"), 130},
                       {app::field_name("start"), 70},
                       {app::field_name("title"), 260},
                       {app::field_name("outlet"), 140}},
                      3);
    m_findings = add_list(this, *rows, {{app::field_name("line"), 60}, {base::tr(LICHSONG_N_("Finding")), 680}}, 1);
    m_summary = new wxStaticText(this, wxID_ANY, " ");
    rows->Add(m_summary, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, dialog_margin));
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    m_take = add_answers(*this, *buttons, said(LICHSONG_N_("Take over"))).good;
    rows->Add(buttons, wxSizerFlags().Expand().Border(wxALL, dialog_margin));
    SetSizerAndFit(rows);
    m_outlet->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { preview(); });
    Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { accept(); }, wxID_OK);
    preview();
}

ImportDialog::Run ImportDialog::importing(bool dry_run) {
    if (m_bytes.empty()) m_bytes = base::read_file(m_path, ical::GuardLimits{}.bytes);
    const auto chosen = m_outlet->GetSelection();
    const auto outlet = chosen > 0 ? m_workspace.plan().outlets.rows()[static_cast<std::size_t>(chosen - 1)].key : std::string();
    const auto source = std::filesystem::path(m_path).stem().string();
    const bool table = sheet::looks_like_xlsx(m_bytes) || std::filesystem::path(m_path).extension() == ".csv";
    if (table) {
        service::SheetOptions options;
        options.outlet = outlet;
        options.source = source;
        options.dry_run = dry_run;
        return [this, options](service::Desk& desk, const auto& row) { return service::import_sheet(desk, m_bytes, options, {[](const service::SheetColumns&) {}, row}); };
    }
    service::ImportOptions options;
    options.reader = m_workspace.settings().calendar_reader();
    options.outlet = outlet;
    options.source = source;
    options.dry_run = dry_run;
    options.wording = app::calendar_wording();
    options.untitled = base::tr(LICHSONG_N_("(no title)"));
    return [this, options](service::Desk& desk, const auto& row) { return service::import_calendar(desk, m_bytes, options, row); };
}

void ImportDialog::preview() {
    m_rows->DeleteAllItems();
    m_findings->DeleteAllItems();
    try {
        std::vector<service::ImportRow> rows;
        service::ImportSummary summary;
        m_workspace.beside(base::tr(LICHSONG_N_("Reading the file…")), [&, run = importing(true)](service::Desk& desk) {
            summary = run(desk, [&](const service::ImportRow& row) {
                if (row.outcome != service::ImportOutcome::Unchanged && rows.size() < most_shown) rows.push_back(row);
            });
        });
        for (const auto& row : rows) {
            const auto title = row.title + (row.placements > 1 ? " ×" + std::to_string(row.placements) : "");
            add_row(*m_rows, {app::choice_name(service::import_outcome_names[static_cast<std::size_t>(row.outcome)]),
                              model::is_set(row.date) ? app::weekday_short(row.date) + ' ' + app::date_text(row.date) : "", row.start ? model::hm(*row.start) : "", title, row.outlet});
        }
        show(summary);
    } catch (const base::Error& error) {
        m_summary->SetLabel(wx(app::describe(error)));
        m_take->Disable();
    }
    m_summary->Wrap(GetClientSize().x - 2 * dialog_margin);
    Layout();
}

void ImportDialog::show(const service::ImportSummary& summary) {
    for (const auto& finding : summary.list) add_row(*m_findings, {finding.line == 0 ? "" : std::to_string(finding.line), app::describe(finding)});
    std::string words;
    for (std::size_t i = 0; i < summary.objects.size(); ++i)
        if (summary.objects[i] > 0) words += (words.empty() ? "" : ", ") + app::choice_name(service::import_outcome_names[i]) + ": " + std::to_string(summary.objects[i]);
    m_summary->SetLabel(words.empty() ? said(LICHSONG_N_("There is nothing in this file to take over.")) : wx(words));
    m_take->Enable(summary.count(service::ImportOutcome::New) + summary.count(service::ImportOutcome::Changed) > 0);
}

void ImportDialog::accept() {
    const auto done = m_workspace.apply(
        [&, run = importing(false)](service::Desk& desk) {
            run(desk, [](const service::ImportRow&) {});
            const auto last = desk.journal().list(1);
            return last.empty() ? model::Change() : last.front();
        },
        base::tr(LICHSONG_N_("Taking over what is in the file…")));
    if (done) leave(*this, wxID_OK);
}

}  // namespace lichsong::desktop
