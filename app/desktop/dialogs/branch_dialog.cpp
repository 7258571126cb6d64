// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/dialogs/branch_dialog.h"

#include <utility>

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/msgdlg.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/weakref.h>

#include "app/common/branch_words.h"
#include "app/common/describe.h"
#include "app/desktop/dialogs/answers.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/style.h"
#include "app/desktop/widgets/text_table.h"
#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/service/row_edit.h"
#include "calendar/store/plan_file.h"

namespace lichsong::desktop {
namespace {

using base::tr;

// Read on the thread that compares, words and all: the copy is closed again before they are shown.
struct Compared {
    service::BranchView view;
    std::vector<std::vector<std::string>> rows;
};

std::vector<std::vector<std::string>> rows_of(service::Desk& branch, const service::BranchView& view) {
    std::vector<std::vector<std::string>> rows;
    const auto context = service::field_context(branch);
    for (const auto& row : view.rows)
        rows.push_back({base::with_capital(app::kind_name(model::info_of(row.change.kind).name)), row.change.key, app::branched_text(row, context), app::disputed_text(row)});
    return rows;
}

std::string reached(const model::CoverageCell& cell) { return cell.goal ? std::to_string(cell.planned) + " / " + std::to_string(cell.target) : "–"; }

}  // namespace

BranchDialog::BranchDialog(wxWindow* parent, Workspace& workspace) : TellingDialog(parent, workspace, said(LICHSONG_N_("Trial copies")), wxSize(1240, 720)) {
    auto* rows = new wxBoxSizer(wxVERTICAL);
    add_lists(*rows);
    add_foot(*rows);
    SetSizer(rows);
    SetMinSize(wxSize(900, 560));
    CentreOnParent();
    find();
    m_files->SetFocus();
}

void BranchDialog::add_lists(wxSizer& rows) {
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    auto* words = new wxStaticText(this, wxID_ANY, said(LICHSONG_N_("Try something otherwise on a copy, see what it would cover, then make it part of the plan or drop it.")));
    play(*words, "quiet");
    line->Add(words, wxSizerFlags(1).CenterVertical());
    auto* fresh = new wxButton(this, wxID_ANY, said(LICHSONG_N_("&New copy")));
    fresh->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (const auto address = make()) on_open(*address);
    });
    fresh->Enable(!m_workspace.is_read_only());
    line->Add(fresh, wxSizerFlags().CenterVertical());
    rows.Add(line, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
    m_files = new TextTable(this, tr("Trial copies"), {{tr(LICHSONG_N_("Copy")), 360}, {tr(LICHSONG_N_("Changes of its own")), 160}, {tr(LICHSONG_N_("Last change")), 520}});
    m_files->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { compare(); });
    rows.Add(m_files, wxSizerFlags(2).Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
    m_summary = new wxStaticText(this, wxID_ANY, "");
    rows.Add(m_summary, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
    auto* halves = new wxBoxSizer(wxHORIZONTAL);
    m_rows = new TextTable(this, tr(LICHSONG_N_("What the copy changes")), {{app::field_name("kind"), 120}, {app::field_name("id"), 95}, {tr("On the branch"), 330}, {tr("Disputed"), 140}});
    halves->Add(m_rows, wxSizerFlags(3).Expand().Border(wxRIGHT, 12));
    m_cells = new TextTable(this, tr(LICHSONG_N_("What it covers otherwise")), {{app::field_name("topic"), 140}, {app::field_name("medium"), 95}, {app::field_name("period"), 95}, {tr("Now"), 55}, {tr(LICHSONG_N_("With the copy")), 85}});
    halves->Add(m_cells, wxSizerFlags(2).Expand());
    rows.Add(halves, wxSizerFlags(3).Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
}

void BranchDialog::add_foot(wxSizer& rows) {
    auto* choice = new wxBoxSizer(wxHORIZONTAL);
    auto* words = new wxStaticText(this, wxID_ANY, said(LICHSONG_N_("Where both have changed the same")));
    play(*words, "quiet");
    choice->Add(words, wxSizerFlags().CenterVertical().Border(wxRIGHT, 12));
    m_prefer = new wxChoice(this, wxID_ANY);
    name(*m_prefer, tr("Where both have changed the same"));
    for (const char* text : {LICHSONG_N_("change nothing and tell me"), LICHSONG_N_("the plan wins"), LICHSONG_N_("the copy wins")}) m_prefer->Append(said(text));
    m_prefer->SetSelection(0);
    choice->Add(m_prefer, wxSizerFlags().CenterVertical());
    choice->AddStretchSpacer();
    m_open = new wxButton(this, wxID_ANY, said(LICHSONG_N_("&Open in a window")));
    m_open->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (const auto* branch = chosen()) on_open(branch->address);
    });
    choice->Add(m_open, wxSizerFlags().CenterVertical().Border(wxRIGHT, 8));
    m_drop = new wxButton(this, wxID_ANY, said(LICHSONG_N_("&Drop")));
    m_drop->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        const auto* branch = chosen();
        if (branch == nullptr) return;
        wxMessageDialog sure(this, said(LICHSONG_N_("“{1}” goes with all that was tried on it. That cannot be undone."), {branch->title}), said(LICHSONG_N_("Drop the copy?")), wxOK | wxCANCEL | wxCANCEL_DEFAULT);
        sure.SetOKCancelLabels(said(LICHSONG_N_("Drop")), said("Cancel"));
        if (ask(sure) == wxID_OK) drop();
    });
    choice->Add(m_drop, wxSizerFlags().CenterVertical());
    rows.Add(choice, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
    auto* foot = new wxBoxSizer(wxHORIZONTAL);
    foot->Add(make_told(), wxSizerFlags(1).CenterVertical().Border(wxRIGHT, margin));
    m_keep = add_answers(*this, *foot, said(LICHSONG_N_("Make it part of the plan")), said(LICHSONG_N_("Close"))).good;
    rows.Add(foot, wxSizerFlags().Expand().Border(wxALL, margin));
    Bind(
        wxEVT_BUTTON, [this](wxCommandEvent&) { keep(); }, wxID_OK);
}

store::OpenOptions BranchDialog::options() const {
    store::OpenOptions options;
    options.mode = store::OpenMode::Read;
    options.checked_cache = m_workspace.settings().cache;
    return options;
}

const service::BranchFile* BranchDialog::chosen() const {
    const auto at = m_files->selected();
    return at < m_branches.size() ? &m_branches[at] : nullptr;
}

void BranchDialog::find() {
    m_branches = service::branches_beside(m_workspace.desk(), options());
    std::vector<std::vector<std::string>> rows;
    for (const auto& branch : m_branches) {
        const auto wall = m_workspace.desk().zone().to_local(branch.last.at);
        rows.push_back({branch.title, std::to_string(branch.changes), app::date_text(model::date_of(wall)) + ' ' + model::hm(model::time_of(wall)) + ", " + branch.last.author + ": " + app::describe(branch.last.doing)});
    }
    m_files->show(std::move(rows));
    if (!m_branches.empty()) m_files->choose(0);
    compare();
}

void BranchDialog::compare() {
    m_view.reset();
    m_rows->show({});
    m_cells->show({});
    enable();
    const auto* branch = chosen();
    m_summary->SetLabel(branch == nullptr ? said(LICHSONG_N_("There is no copy of this plan beside it.")) : said(LICHSONG_N_("Comparing…")));
    if (branch == nullptr) return;
    const auto work = [address = branch->address, options = options()](service::Desk& desk) {
        service::Desk other(address, options, desk.clock(), desk.author());
        auto view = service::compare_branch(desk, other);
        auto rows = rows_of(other, view);
        return Compared{std::move(view), std::move(rows)};
    };
    m_workspace.ask<Compared>("branch", work, [here = wxWeakRef<BranchDialog>(this)](Compared compared) {
        if (!here) return;
        here->m_rows->show(std::move(compared.rows));
        here->show(std::move(compared.view));
    });
}

void BranchDialog::show(service::BranchView view) {
    m_view = std::move(view);
    std::vector<std::vector<std::string>> cells;
    for (const auto& cell : m_view->cells) {
        const auto& known = cell.now.goal ? cell.now : cell.then;
        const auto* topic = m_workspace.plan().topics.find(known.topic);
        cells.push_back({topic == nullptr ? "" : base::in_language(topic->title, topic->title_en), app::choice_name(name_of(known.medium)), app::days_text(known.from, known.to), reached(cell.now), reached(cell.then)});
    }
    m_cells->show(std::move(cells));
    std::string summary;
    for (const auto& line : app::branch_summary(*m_view)) summary += (summary.empty() ? "" : "\n") + line;
    m_summary->SetLabel(wx(summary));
    enable();
    Layout();
}

void BranchDialog::enable() {
    const bool is_chosen = chosen() != nullptr;
    m_open->Enable(is_chosen);
    m_drop->Enable(is_chosen);
    m_keep->Enable(!m_workspace.is_read_only() && m_view && !m_view->rows.empty());
    m_prefer->Enable(m_view && m_view->is_disputed());
}

void BranchDialog::choose(std::size_t branch) {
    m_files->choose(branch);
    compare();
}

void BranchDialog::prefer(service::Prefer prefer) { m_prefer->SetSelection(static_cast<int>(prefer)); }

std::optional<std::string> BranchDialog::make() {
    try {
        const auto address = service::next_branch(m_workspace.desk());
        m_workspace.desk().session().backup(address);
        find();
        for (std::size_t i = 0; i < m_branches.size(); ++i)
            if (m_branches[i].address == address) choose(i);
        say(base::fill(tr("Tried otherwise in {1}: work there as in any plan, then compare it, and keep or drop it."), {chosen()->title}));
        return address;
    } catch (const base::Error& error) {
        say(app::describe(error), true);
        return {};
    }
}

void BranchDialog::keep() {
    const auto* branch = chosen();
    if (m_workspace.is_read_only() || branch == nullptr || !m_view) return;
    const auto how = static_cast<service::Prefer>(m_prefer->GetSelection());
    const auto done = apply([&](service::Desk& desk) {
        service::Desk other(branch->address, options(), desk.clock(), desk.author());
        return service::keep_branch(desk, other, how);
    });
    if (!done) return;
    say(done->id == 0 ? tr("The branch changes nothing of the plan.") : app::describe(done->doing));
    find();
}

void BranchDialog::drop() {
    const auto* branch = chosen();
    if (branch == nullptr) return;
    try {
        store::remove_plan(branch->address);
        say(base::fill(tr("Dropped {1}."), {branch->title}));
    } catch (const base::Error& error) {
        say(app::describe(error), true);
    }
    find();
}

}  // namespace lichsong::desktop
