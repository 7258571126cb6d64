// SPDX-License-Identifier: Apache-2.0
// What the main window does when a menu asks for it and a dialog is needed.
#include <algorithm>

#include <wx/clipbrd.h>
#include <wx/filedlg.h>
#include <wx/image.h>
#include <wx/menu.h>
#include <wx/panel.h>
#include <wx/textdlg.h>

#include "app/common/describe.h"
#include "app/common/wording.h"
#include "app/desktop/actions.h"
#include "app/desktop/app.h"
#include "app/desktop/dialogs/branch_dialog.h"
#include "app/desktop/dialogs/cell_dialog.h"
#include "app/desktop/dialogs/import_dialog.h"
#include "app/desktop/dialogs/keys_dialog.h"
#include "app/desktop/dialogs/paper_dialog.h"
#include "app/desktop/dialogs/placement_dialog.h"
#include "app/desktop/dialogs/requests_dialog.h"
#include "app/desktop/drawing/picture.h"
#include "app/desktop/layout/list_sheet.h"
#include "app/desktop/main_frame.h"
#include "app/desktop/models/flight_filter.h"
#include "app/desktop/text.h"
#include "app/desktop/views/list_window.h"
#include "app/desktop/widgets/inspector.h"
#include "app/desktop/widgets/style.h"
#include "calendar/base/atomic_file.h"
#include "calendar/base/error.h"
#include "calendar/service/exchange.h"
#include "calendar/service/schedule.h"

namespace lichsong::desktop {

void MainFrame::open_plan() {
    wxFileDialog dialog(this, said(LICHSONG_N_("Open a plan")), {}, {}, "*.lichsong", wxFD_OPEN | wxFD_FILE_MUST_EXIST);
    if (dialog.ShowModal() == wxID_OK) static_cast<DesktopApp*>(wxTheApp)->open(utf8(dialog.GetPath()));
}

void MainFrame::try_otherwise() {
    std::string wanted;  // a window that opens below a dialog could not be used
    BranchDialog dialog(this, *m_workspace);
    dialog.on_open = [&](const std::string& address) {
        wanted = address;
        dialog.EndModal(wxID_CANCEL);
    };
    dialog.ShowModal();
    if (!wanted.empty()) static_cast<DesktopApp*>(wxTheApp)->open(wanted);
}

// A draft for each partner whose outlets the selected placements go out on; the board shows them, to be completed and sent.
void MainFrame::ask_partner() {
    if (!may_change()) return;
    const auto made = draft_requests(*m_workspace);
    if (!made.empty()) RequestsDialog(this, *m_workspace, made.front()).ShowModal();
}

// A bar of the flowchart leads to the placements behind it, a cell of the matrix to what would close its gap as well.
void MainFrame::open_thing(const Thing& thing) {
    if (thing.kind == Kind::Placement) return is_proposal(thing.id) ? m_inspector->SetFocus() : m_inspector->edit();
    if (thing.kind == Kind::Choice) return m_workspace->view() == "flow" ? choose_flow() : choose_counting();
    if (thing.kind == Kind::Area) return open_area(thing.id);
    if (thing.kind == Kind::Coverage) {
        const auto at = static_cast<std::size_t>(thing.id);
        if (at < m_workspace->coverage_shown().size()) open_cell(m_workspace->coverage_shown()[at]);  // another desk may have changed the goals since it was drawn
        return;
    }
    if (thing.kind != Kind::Flight) return;
    auto filter = narrowed_to(m_workspace->filter(), m_workspace->plan(), m_workspace->zoom().flow, thing);
    m_workspace->set_filter(std::move(filter));
    m_workspace->show_day(thing.target.date);
    m_workspace->show_view(m_workspace->zoom().flow.months ? "month" : "week");
}

// Its placements, wherever they stand in the campaign.
void MainFrame::open_area(std::int64_t area) {
    const auto* row = m_workspace->plan().areas.find({area});
    if (row == nullptr) return;
    auto filter = m_workspace->filter();
    filter.area = row->key;
    m_workspace->set_filter(std::move(filter));
    m_workspace->show_view("list");
}

void MainFrame::new_placement() { create_at(m_scene->cursor().value_or(Target{m_workspace->day(), {}, 0, 0})); }

void MainFrame::create_at(const Target& target, base::Id<model::Topic> topic) {
    if (!may_change()) return;
    PlacementDialog dialog(this, *m_workspace, target);
    dialog.choose_topic(topic);
    if (dialog.ShowModal() != wxID_OK) return;
    if (const auto row = m_workspace->desk().rows().find_key(model::EntityKind::Placement, dialog.made())) m_workspace->select({row->head.id});
}

void MainFrame::open_cell(model::CoverageCell cell) {
    CellDialog dialog(this, *m_workspace, cell);
    if (dialog.ShowModal() != wxID_OK) return;
    if (dialog.place()) return create_at(*dialog.place(), cell.topic);
    auto filter = m_workspace->filter();
    const auto* topic = m_workspace->plan().topics.find(cell.topic);
    filter.topic = topic == nullptr ? "" : topic->key;
    filter.medium = model::name_of(cell.medium);
    m_workspace->set_filter(std::move(filter));
    const auto placement = m_workspace->item(dialog.placement());
    m_workspace->show_day(placement ? placement->date : cell.from);
    m_workspace->show_view("week");
    if (placement) m_workspace->select({placement->id});
}

void MainFrame::book_at(std::int64_t segment, const Target& target) {
    if (!may_change()) return;
    PlacementDialog dialog(this, *m_workspace, target, segment);
    if (dialog.ShowModal() != wxID_OK) return;
    if (const auto row = m_workspace->desk().rows().find_key(model::EntityKind::Placement, dialog.made())) m_workspace->select({row->head.id});
}

void MainFrame::undo() {
    if (!m_inspector->let_be()) m_workspace->undo();
}

void MainFrame::carry_selected(Carry how) {
    if (!may_change()) return;
    m_scene->SetFocus();
    m_scene->carry({how, *m_workspace->selection().upper_bound(0)});  // proposals are not carried
}

// What the Edit menu offers for what is selected.
void MainFrame::show_context_menu() {
    wxMenu menu;
    const bool any = !m_workspace->selection().empty();
    std::vector<const Action*> offered;
    for (const auto& action : actions())
        if (std::string_view(action.menu) == (m_workspace->selects_proposals() ? proposals_menu : edit_menu) && action.is_enabled != nullptr && action.says == nullptr && action.is_enabled(*this)) offered.push_back(&action);
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
        m_workspace->beside(base::tr(LICHSONG_N_("Writing the calendar…")), [&](service::Desk& desk) { service::export_calendar(desk, options, [&](std::string_view bytes) { file.write(bytes); }); });
    });
}

Scene MainFrame::laid_out(const Size& room, std::size_t most_rows) {
    const auto* view = find_drawn_view(m_workspace->view());
    return view->scene != nullptr ? m_scene->scene_for(*view, room) : list_scene(m_list->shown(), room, most_rows);
}

// Paper has no "+3": a view that leaves something out for want of room gets more, on more than one page.
Scene MainFrame::laid_out_whole(Size room, std::size_t most_rows) {
    constexpr double more = 1.25;
    constexpr int most_times = 8;
    const auto leaves_out = [](const Scene& scene) { return std::any_of(scene.things.begin(), scene.things.end(), [](const Thing& thing) { return thing.kind == Kind::More; }); };
    auto scene = laid_out(room, most_rows);
    for (int times = 0; times < most_times && leaves_out(scene); ++times) {
        room.height *= more;
        scene = laid_out(room, most_rows);
    }
    return scene;
}

void MainFrame::show_on_paper() {
    constexpr std::size_t most_rows = 5'000;
    constexpr long most_days = 42;  // what is longer is not named by its day
    const auto* view = find_drawn_view(m_workspace->view());
    const auto& campaign = m_workspace->plan().campaign;
    const auto span = view->span(m_workspace->plan(), m_workspace->day());
    const auto days = model::days_between(span.from, span.to) > most_days ? app::date_text(span.from) + " – " + app::date_text(span.to) : view->title(m_workspace->plan(), m_workspace->day());
    PaperView paper{[this](const Size& room) { return laid_out_whole(room, most_rows); }, base::in_language(campaign.name, campaign.name_en) + " · " + days,
                    campaign.body + "  ·  " + app::date_text(m_workspace->today()), campaign.key};
    if (view->scene == nullptr && m_list->rows() > most_rows)
        paper.note = base::fill(base::tr(LICHSONG_N_("The first {1} rows; narrow the list to print others.")), {std::to_string(most_rows)});
    PaperDialog(this, std::move(paper)).ShowModal();
}

void MainFrame::copy_picture() {
    constexpr std::size_t most_rows = 200;
    const auto size = m_centre->GetClientSize();
    const auto picture = picture_of(laid_out({static_cast<double>(size.x), static_cast<double>(size.y)}, most_rows), Theme(appearance_now()), m_letterer);
    wxImage image(picture.width, picture.height);
    std::copy(picture.rgb.begin(), picture.rgb.end(), image.GetData());
    if (wxImage::FindHandler(wxBITMAP_TYPE_PNG) == nullptr) wxImage::AddHandler(new wxPNGHandler);  // the clipboard takes pictures as PNG
    wxClipboardLocker clipboard;
    if (!clipboard || !wxTheClipboard->SetData(new wxBitmapDataObject(wxBitmap(image)))) return say(said(LICHSONG_N_("The clipboard cannot be reached; try again.")), Say::Failed);
    say(said(LICHSONG_N_("Copied as a picture of {1} × {2} pixels."), {std::to_string(picture.width), std::to_string(picture.height)}), Say::Told);
}

void MainFrame::show_keys() { KeysDialog(this).ShowModal(); }

}  // namespace lichsong::desktop
