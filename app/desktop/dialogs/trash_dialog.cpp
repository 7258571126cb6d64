// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/dialogs/trash_dialog.h"

#include <algorithm>
#include <utility>

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/weakref.h>

#include "app/common/describe.h"
#include "app/desktop/dialogs/answers.h"
#include "app/desktop/models/entity_rows.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/style.h"
#include "app/desktop/widgets/text_table.h"
#include "calendar/base/text.h"

namespace lichsong::desktop {
namespace {

std::string moment(service::Desk& desk, base::Stamp at) {
    const auto wall = desk.zone().to_local(at);
    return app::date_text(model::date_of(wall)) + ' ' + model::hm(model::time_of(wall));
}

}  // namespace

TrashDialog::TrashDialog(wxWindow* parent, Workspace& workspace)
    : TellingDialog(parent, workspace, said(LICHSONG_N_("Removed rows")), wxSize(1080, 600)), m_kinds(editable_kinds()) {
    auto* rows = new wxBoxSizer(wxVERTICAL);
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    line->Add(new wxStaticText(this, wxID_ANY, said(LICHSONG_N_("Kind of row"))), wxSizerFlags().CenterVertical().Border(wxRIGHT, 12));
    m_kind = new wxChoice(this, wxID_ANY);
    name(*m_kind, base::tr(LICHSONG_N_("Kind of row")));
    m_kind->Append(said(LICHSONG_N_("All kinds")));
    for (const auto* info : m_kinds) m_kind->Append(wx(base::with_capital(app::kind_name(info->name))));
    m_kind->SetSelection(0);
    m_kind->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { read(); });
    line->Add(m_kind, wxSizerFlags().CenterVertical());
    m_count = new wxStaticText(this, wxID_ANY, "");
    play(*m_count, "quiet");
    line->Add(m_count, wxSizerFlags(1).CenterVertical().Border(wxLEFT, 12));
    rows->Add(line, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
    m_rows = new TextTable(this, base::tr(LICHSONG_N_("Removed rows")),
                           {{app::field_name("kind"), 110}, {app::field_name("title"), 290}, {app::field_name("date"), 110}, {base::tr(LICHSONG_N_("Removed on")), 140}, {base::tr(LICHSONG_N_("Removed by")), 110}, {base::tr(LICHSONG_N_("With")), 260}});
    m_rows->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { m_do->Enable(m_rows->selected() < m_rows->size() && !m_workspace.is_read_only()); });
    m_rows->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { restore(); });
    rows->Add(m_rows, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
    auto* foot = new wxBoxSizer(wxHORIZONTAL);
    foot->Add(make_told(), wxSizerFlags(1).CenterVertical().Border(wxRIGHT, margin));
    m_do = add_answers(*this, *foot, said(LICHSONG_N_("Restore")), said(LICHSONG_N_("Close"))).good;
    rows->Add(foot, wxSizerFlags().Expand().Border(wxALL, margin));
    SetSizer(rows);
    SetMinSize(wxSize(760, 420));
    CentreOnParent();
    Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { restore(); }, wxID_OK);
    read();
    m_rows->SetFocus();
}

void TrashDialog::choose(std::size_t row) {
    m_rows->choose(row);
    m_do->Enable(!m_workspace.is_read_only());
}

void TrashDialog::show(std::optional<model::EntityKind> kind) {
    const auto found = std::find_if(m_kinds.begin(), m_kinds.end(), [&](const auto* info) { return kind && info->kind == *kind; });
    m_kind->SetSelection(found == m_kinds.end() ? 0 : static_cast<int>(found - m_kinds.begin()) + 1);
    read();
}

// The journal of a long campaign takes a while to look through.
void TrashDialog::read() {
    m_is_read = false;
    m_do->Disable();
    m_count->SetLabel(said(LICHSONG_N_("Looking through the journal…")));
    const auto at = m_kind->GetSelection();
    const auto kind = at > 0 ? std::optional(m_kinds[static_cast<std::size_t>(at - 1)]->kind) : std::nullopt;
    m_workspace.ask<service::RemovedRows>("trash", [kind](service::Desk& desk) { return service::removed_rows(desk, kind); },
                                          [here = wxWeakRef<TrashDialog>(this)](service::RemovedRows removed) {
                                              if (here) here->list(std::move(removed));
                                          });
}

void TrashDialog::list(service::RemovedRows removed) {
    m_removed = std::move(removed);
    m_is_read = true;
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : m_removed.rows)
        rows.push_back({base::with_capital(app::kind_name(model::info_of(row.kind).name)), row.label + " (" + row.key + ')', model::is_set(row.date) ? app::date_text(row.date) : "",
                        moment(m_workspace.desk(), row.change.at), row.change.author, app::describe(row.change.doing)});
    const auto count = static_cast<long>(rows.size());
    m_rows->show(std::move(rows));
    m_count->SetLabel(m_removed.is_cut ? said(LICHSONG_N_("the newest {1}; choose a kind to find others"), {std::to_string(count)})
                      : count == 0     ? said(LICHSONG_N_("Nothing was removed that is not there again."))
                                       : wx(base::fill(base::tr_n("{1} row", "{1} rows", count), {std::to_string(count)})));
    if (count > 0) choose(0);
    Layout();
}

void TrashDialog::restore() {
    const auto at = m_rows->selected();
    if (m_workspace.is_read_only() || !m_is_read || at >= m_removed.rows.size()) return;
    const auto row = m_removed.rows[at];
    const auto done = apply([&](service::Desk& desk) { return service::restore(desk, row.kind, row.id).change; });
    if (!done) return;
    say(app::describe(done->doing));
    read();
}

}  // namespace lichsong::desktop
