// SPDX-License-Identifier: Apache-2.0
// What the main window does when a menu asks for it and a dialog is needed.
#include <wx/filedlg.h>
#include <wx/menu.h>
#include <wx/msgdlg.h>
#include <wx/textdlg.h>

#include "app/common/describe.h"
#include "app/common/wording.h"
#include "app/desktop/actions.h"
#include "app/desktop/app.h"
#include "app/desktop/dialogs/dday_dialog.h"
#include "app/desktop/dialogs/import_dialog.h"
#include "app/desktop/dialogs/placement_dialog.h"
#include "app/desktop/dialogs/rows_dialog.h"
#include "app/desktop/drawing/paper.h"
#include "app/desktop/main_frame.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/inspector.h"
#include "calendar/base/atomic_file.h"
#include "calendar/base/error.h"
#include "calendar/service/exchange.h"
#include "calendar/service/schedule.h"

namespace lichsong::desktop {

void MainFrame::open_plan() {
    wxFileDialog dialog(this, said(LICHSONG_N_("Open a plan")), {}, {}, "*.lichsong", wxFD_OPEN | wxFD_FILE_MUST_EXIST);
    if (dialog.ShowModal() == wxID_OK) static_cast<DesktopApp*>(wxTheApp)->open(utf8(dialog.GetPath()));
}

void MainFrame::show_rows() { RowsDialog(this, *m_workspace).ShowModal(); }

void MainFrame::move_dday() { DdayDialog(this, *m_workspace).ShowModal(); }

void MainFrame::new_placement() { create_at(m_scene->cursor().value_or(Target{m_workspace->day(), {}, 0, 0})); }

void MainFrame::create_at(const Target& target) {
    PlacementDialog dialog(this, *m_workspace, target);
    if (dialog.ShowModal() != wxID_OK) return;
    if (const auto row = m_workspace->desk().rows().find_key(model::EntityKind::Placement, dialog.made())) m_workspace->select({row->head.id});
}

void MainFrame::book_at(std::int64_t segment, const Target& target) {
    PlacementDialog dialog(this, *m_workspace, target, segment);
    if (dialog.ShowModal() != wxID_OK) return;
    if (const auto row = m_workspace->desk().rows().find_key(model::EntityKind::Placement, dialog.made())) m_workspace->select({row->head.id});
}

void MainFrame::undo() {
    if (!m_inspector->let_be()) m_workspace->undo();
}

void MainFrame::carry_selected(Carry how) {
    m_scene->SetFocus();
    m_scene->carry({how, *m_workspace->selection().begin()});
}

// What the Edit menu offers for what is selected, and the states that may follow.
void MainFrame::show_context_menu() {
    wxMenu menu;
    const bool any = !m_workspace->selection().empty();
    std::vector<const Action*> offered;
    for (const auto& action : actions())
        if (action.is_enabled != nullptr && action.says == nullptr && action.is_enabled(*this)) offered.push_back(&action);
    if (!any) menu.Append(wxID_NEW, said(LICHSONG_N_("&New placement…")));
    for (std::size_t i = 0; i < offered.size(); ++i) menu.Append(wxID_HIGHEST + 1 + static_cast<int>(i), said(offered[i]->label));
    const int chosen = GetPopupMenuSelectionFromUser(menu);
    if (chosen == wxID_NEW) new_placement();
    else if (chosen > wxID_HIGHEST && chosen <= wxID_HIGHEST + static_cast<int>(offered.size())) offered[static_cast<std::size_t>(chosen - wxID_HIGHEST - 1)]->run(*this);
}

void MainFrame::cancel_selected() {
    wxTextEntryDialog dialog(this, said(LICHSONG_N_("Why is it cancelled? The reason stays with the placement.")), said(LICHSONG_N_("Cancel placement")));
    if (dialog.ShowModal() == wxID_OK) m_workspace->cancel(utf8(dialog.GetValue()));
}

void MainFrame::import_file() {
    wxFileDialog dialog(this, said(LICHSONG_N_("Import a calendar or table")), {}, {}, "*.ics;*.xlsx;*.csv", wxFD_OPEN | wxFD_FILE_MUST_EXIST);
    if (dialog.ShowModal() == wxID_OK) ImportDialog(this, *m_workspace, utf8(dialog.GetPath())).ShowModal();
}

std::optional<std::filesystem::path> MainFrame::ask_target(const char* title, const char* extension) {
    wxFileDialog dialog(this, said(title), {}, wx(m_workspace->plan().campaign.key + extension), wxString("*") + extension, wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
    if (dialog.ShowModal() != wxID_OK) return std::nullopt;
    return utf8(dialog.GetPath());
}

// Whatever fails is said in the bar; the file appears whole or not at all.
void MainFrame::write(const std::filesystem::path& target, const std::function<void(base::AtomicFile&)>& work) {
    try {
        base::AtomicFile file(target);
        work(file);
        file.commit();
        say(said(LICHSONG_N_("Written: {1}"), {target.string()}), Say::Told);
    } catch (const base::Error& error) {
        say(wx(app::describe(error)), Say::Failed);
    }
}

void MainFrame::export_calendar() {
    const auto target = ask_target(LICHSONG_N_("Export as calendar"), ".ics");
    if (!target) return;
    write(*target, [&](base::AtomicFile& file) {
        service::ExportOptions options;
        options.filter = m_workspace->filter();
        options.wording = app::calendar_wording();
        service::export_calendar(m_workspace->desk(), options, [&](std::string_view bytes) { file.write(bytes); });
    });
}

void MainFrame::export_pdf() {
    const auto target = ask_target(LICHSONG_N_("This view as PDF"), ".pdf");
    if (!target) return;
    const auto* view = find_drawn_view(m_workspace->view());
    if (view == nullptr || view->scene == nullptr) return;
    write(*target, [&](base::AtomicFile& file) {
        const auto& campaign = m_workspace->plan().campaign;
        const auto sheet = Sheet::A4;
        const auto scene = m_scene->scene_for(*view, room_on(sheet));
        const auto title = base::in_language(campaign.name, campaign.name_en) + " · " + view->title(m_workspace->day());
        file.write(pdf_of(scene, sheet, title, campaign.body, app::date_text(m_workspace->today()), m_letterer));
    });
}

void MainFrame::show_keys() {
    wxString text;
    for (const auto& action : actions())
        if (*action.label != '\0' && *action.keys + *action.view_key != '\0') text += wxString(*action.keys != '\0' ? action.keys : action.view_key) + "\t" + wxMenuItem::GetLabelText(said(action.label)) + "\n";
    wxMessageBox(text, said(LICHSONG_N_("Keys")), wxOK, this);
}

}  // namespace lichsong::desktop
