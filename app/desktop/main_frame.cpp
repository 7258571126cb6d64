// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/main_frame.h"

#include <algorithm>
#include <utility>

#include <wx/display.h>
#include <wx/infobar.h>
#include <wx/menu.h>
#include <wx/msgdlg.h>
#include <wx/panel.h>
#include <wx/sizer.h>
#include <wx/statline.h>

#include "app/desktop/actions.h"
#include "app/desktop/dialogs/reach_dialog.h"
#include "app/desktop/dialogs/wait_dialog.h"
#include "app/desktop/models/remembered.h"
#include "app/desktop/text.h"
#include "app/desktop/views/list_window.h"
#include "app/desktop/widgets/filter_panel.h"
#include "app/desktop/widgets/header.h"
#include "app/desktop/widgets/icons.h"
#include "app/desktop/widgets/inspector.h"
#include "app/desktop/widgets/pills.h"
#include "app/desktop/widgets/planning_panel.h"
#include "app/desktop/widgets/problems.h"
#include "app/desktop/widgets/rail.h"
#include "app/desktop/widgets/style.h"
#include "app/desktop/widgets/tray.h"

namespace lichsong::desktop {
namespace {

constexpr int backed_up_every = 10 * 60 * 1000;  // milliseconds between two looks whether the day's backup is due
constexpr int looks_every = 700;    // milliseconds; the change of another desk is to appear within two seconds
constexpr int planning_height = 314;
constexpr int bar_stays = 8'000;
constexpr int first_action = wxID_HIGHEST + 100;

const wxSize least_size(900, 560);

int id_of(std::size_t action) { return first_action + static_cast<int>(action); }

}  // namespace

MainFrame::MainFrame(std::unique_ptr<Workspace> workspace, Letterer& letterer)
    : wxFrame(nullptr, wxID_ANY, "Lịch Sóng", wxDefaultPosition, wxSize(1440, 900)), m_workspace(std::move(workspace)),
      m_reports_due(*m_workspace, [this](const std::string& sentence, bool failed) { say(wx(sentence), failed ? Say::Failed : Say::Told); }), m_letterer(letterer) {
    let_text_fields_have_keys(*this);
    m_workspace->work_beside([this](std::function<void()> answer) { CallAfter(std::move(answer)); });
    m_planning = std::make_unique<PlanningRun>(*m_workspace, [this](std::function<void()> answer) { CallAfter(std::move(answer)); });
    m_planning_help = std::make_unique<PlanningHelp>(*m_workspace, [this](std::function<void()> answer) { CallAfter(std::move(answer)); });
    read_ahead();
    make_menus();
    make_parts();
    m_workspace->listen([this](unsigned changed) { heard(changed); });
    m_workspace->on_done = [this](const std::string& sentence) { say(wx(sentence), Say::Done); };
    m_workspace->on_wait = [this](LongWork& work, const std::string& what) {
        auto* asking = wxGetTopLevelParent(wxWindow::FindFocus());  // a dialog that is open, where there is one
        wait_for(asking != nullptr ? asking : this, work, what);
    };
    m_workspace->on_error = [this](const std::string& sentence) { say(wx(sentence), Say::Failed); };
    m_workspace->on_news = [this](const std::string& sentence) { say(wx(sentence), Say::Told); };
    m_workspace->on_conflict = [this](const std::string& sentence) { return ask_whose(sentence); };
    m_watch.Bind(wxEVT_TIMER, [this](wxTimerEvent&) {
        m_workspace->hear_others();
        m_reports_due.look();
    });
    m_watch.Start(looks_every);
    m_backups.Bind(wxEVT_TIMER, [this](wxTimerEvent&) {
        if (const auto failed = m_workspace->back_up(true); !failed.empty()) say(wx(failed), Say::Failed);
    });
    m_backups.Start(backed_up_every);
    m_bar_ends.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { m_bar->Dismiss(); });
    Bind(wxEVT_IDLE, [this](wxIdleEvent& event) {
        event.Skip();
        show_rest();
    });
    show_title();
    give_mark(*this);
    restore();
    if (m_workspace->desk().session().is_remote()) CallAfter([this] { warn_of_network_drive(); });  // the bar is shown in a window that has its size
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        fit_panels();
        event.Skip();
    });
    Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent& event) {
        remember();
        if (const auto failed = m_workspace->back_up(false); !failed.empty()) wxMessageBox(wx(failed), said(LICHSONG_N_("Backup")), wxOK | wxICON_WARNING, this);
        event.Skip();
    });
}

// What is shown first is read while menus and panels are made.
void MainFrame::read_ahead() {
    const auto& config = m_workspace->settings().config;
    const auto* view = find_drawn_view(config.empty() ? m_workspace->view() : Remembered::read(Remembered::file_of(m_workspace->settings())).view);
    if (view == nullptr || view->scene == nullptr) return;
    m_workspace->show_view(std::string(view->id));
    const auto span = view->span(m_workspace->plan(), m_workspace->day());
    static_cast<void>(m_workspace->schedule(span.from, span.to));
}

void MainFrame::restore() {
    if (m_workspace->settings().config.empty()) return;
    const auto was = Remembered::read(Remembered::file_of(m_workspace->settings()));
    const auto screen = wxDisplay(this).GetClientArea();
    SetSize(std::min(was.width, screen.width), std::min(was.height, screen.height));
    Centre();
    if (was.maximised) Maximize();
    m_rail->Show(was.rail);
    m_inspector->Show(was.inspector);
    m_problems->Show(was.problems);
    m_tray->Show(was.tray);
    m_folded = was.folded;
    if (was.dark) choose_appearance(*was.dark ? Appearance::Dark : Appearance::Light);
    m_workspace->set_zoom(was.zoom);
    if (find_drawn_view(was.view) != nullptr) m_workspace->show_view(was.view);
    Layout();
}

// Nothing hangs on it: a folder that cannot be written to means the defaults next time.
void MainFrame::remember() {
    if (m_workspace->settings().config.empty()) return;
    Remembered now = Remembered::read(Remembered::file_of(m_workspace->settings()));
    now.view = m_workspace->view();
    now.zoom = m_workspace->zoom();
    now.maximised = IsMaximized();
    if (!now.maximised) GetSize(&now.width, &now.height);
    now.rail = m_rail->IsShown();
    now.inspector = m_inspector->IsShown();
    now.problems = m_problems->IsShown();
    now.tray = m_tray->IsShown();
    now.folded = m_folded;
    if (m_chose_appearance) now.dark = appearance_now() == Appearance::Dark;
    if (m_chose_language) now.language = base::language() == base::Language::English ? "en" : "vi";
    static_cast<void>(now.write(Remembered::file_of(m_workspace->settings())));
}

void MainFrame::make_menus() {
    auto* bar = new wxMenuBar;
    const char* open = nullptr;
    wxMenu* menu = nullptr;
    const auto table = actions();
    for (std::size_t i = 0; i < table.size(); ++i) {
        const auto& action = table[i];
        if (open == nullptr || std::string_view(open) != action.menu) {
            menu = new wxMenu;
            bar->Append(menu, said(action.menu));
            open = action.menu;
        }
        if (*action.label == '\0') {
            menu->AppendSeparator();
            continue;
        }
        menu->Append(id_of(i), said(action.label) + "\t" + action.keys);
        Bind(wxEVT_MENU, [this, &action](wxCommandEvent&) { action.run(*this); }, id_of(i));
        if (action.is_enabled != nullptr || action.says != nullptr)
            Bind(wxEVT_UPDATE_UI, [this, &action](wxUpdateUIEvent& event) {
                if (action.is_enabled != nullptr) event.Enable(action.is_enabled(*this));
                if (action.says != nullptr) event.SetText(wx(action.says(*this)) + "\t" + action.keys);
            }, id_of(i));
    }
    // Asked when a menu is opened, not all the time: the answer is in the journal.
    wxUpdateUIEvent::SetMode(wxUPDATE_UI_PROCESS_SPECIFIED);
    auto* old = GetMenuBar();
    SetMenuBar(bar);
    delete old;
}

void MainFrame::make_parts() {
    auto* rows = new wxBoxSizer(wxVERTICAL);
    m_header = new Header(this, *m_workspace);
    m_bar = new wxInfoBar(this);
    m_rail = new Rail(this, *m_workspace, m_letterer);
    m_centre = new wxPanel(this);
    m_centre->SetSizer(new wxBoxSizer(wxVERTICAL));
    m_scene = new SceneWindow(m_centre, *m_workspace, m_letterer);
    show_in_centre(*m_scene);
    m_inspector = new Inspector(this, *m_workspace);
    m_pills = new Pills(this, *m_workspace);
    m_problems = new Problems(this, *m_workspace);
    m_tray = new Tray(this, *m_workspace, m_letterer);
    const auto add_line = [this](wxBoxSizer& beside, long direction) {
        beside.Add(new wxStaticLine(this, wxID_ANY, wxDefaultPosition, direction == wxLI_VERTICAL ? wxSize(1, -1) : wxSize(-1, 1), direction), wxSizerFlags().Expand());
    };
    auto* below = new wxBoxSizer(wxHORIZONTAL);
    below->Add(m_problems, wxSizerFlags(5).Expand());
    below->Add(m_tray, wxSizerFlags(3).Expand());
    auto* columns = new wxBoxSizer(wxHORIZONTAL);
    columns->Add(m_rail, wxSizerFlags().Expand());
    auto* middle = new wxBoxSizer(wxVERTICAL);
    middle->Add(m_centre, wxSizerFlags(1).Expand());
    add_line(*middle, wxLI_HORIZONTAL);
    middle->Add(below, wxSizerFlags().Expand());
    columns->Add(middle, wxSizerFlags(1).Expand());
    add_line(*columns, wxLI_VERTICAL);
    columns->Add(m_inspector, wxSizerFlags().Expand());
    rows->Add(m_header, wxSizerFlags().Expand());
    rows->Add(m_pills, wxSizerFlags().Expand());
    rows->Add(m_bar, wxSizerFlags().Expand());
    add_line(*rows, wxLI_HORIZONTAL);
    rows->Add(columns, wxSizerFlags(1).Expand());
    m_planning_panel = new PlanningPanel(this, *m_workspace, *m_planning, *m_planning_help);
    m_planning_panel->SetMinSize(FromDIP(wxSize(-1, planning_height)));
    rows->Add(m_planning_panel, wxSizerFlags().Expand());
    SetSizer(rows);
    m_bar->Bind(wxEVT_BUTTON, [this](wxCommandEvent& event) {
        m_bar->Dismiss();
        if (event.GetId() == wxID_UNDO) m_workspace->undo();
    });
    m_pills->on_keep = [this] { m_rail->filters().keep(); };
    m_scene->Bind(wxEVT_CHAR, [this](wxKeyEvent& event) {
        if (event.GetUnicodeKey() == '?') show_keys();
        else event.Skip();
    });
    m_problems->on_fold = [this] { toggle_below(); };
    m_header->on_step = [this](int by) { step(by); };
    m_header->on_new = [this] { new_placement(); };
    m_scene->on_more = [this](const model::Date& day) {
        m_workspace->show_day(day);
        m_workspace->show_view("day");
    };
    m_scene->on_create = [this](const Target& target) { create_at(target); };
    m_scene->on_open = [this](const Thing& thing) { open_thing(thing); };
    m_scene->on_menu = [this] { show_context_menu(); };
    wire_tray();
    wire_planning();
    m_scene->show(*find_drawn_view(m_workspace->view()));
    m_scene->SetFocus();
}

void MainFrame::wire_tray() {
    m_workspace->ask_reach = [this](const auto& counts) { return ask_reach(this, counts); };
    m_workspace->on_book_where = [this](std::int64_t segment, const Target& target) { book_at(segment, target); };
    m_scene->on_drop_outside = [this](const Carried& what, const wxPoint& screen) { return dropped_outside(what, screen); };
    m_tray->on_take = [this](std::int64_t segment) { m_scene->carry({Carry::Book, segment}); };
    m_tray->on_hover = [this](const wxPoint& screen) { m_scene->hover(screen); };
    m_tray->on_drop = [this](const wxPoint& screen) { m_scene->drop_at(screen); };
    m_tray->on_book = [this](std::int64_t segment) {
        m_scene->SetFocus();
        m_scene->carry({Carry::Book, segment});
    };
}

// Into the tray, and nowhere else, a draft goes out of the calendar.
bool MainFrame::dropped_outside(const Carried& what, const wxPoint& screen) {
    if (!m_tray->IsShown() || !m_tray->GetScreenRect().Contains(screen) || what.how != Carry::Move) return false;
    if (!m_workspace->selection().contains(what.id)) m_workspace->select({what.id});
    m_workspace->take_out();
    return true;
}

void MainFrame::heard(unsigned changed) {
    if ((changed & Rows) != 0) m_reports_due.forget();
    show_view(changed);
    if ((changed & (Day | View | Language)) != 0) m_header->update();
    if ((changed & Filtered) != 0) m_header->follow_filter();
    if (!m_panels_due) m_rail->update(changed);
    const bool tells_of_proposals = m_workspace->selection().empty() || m_workspace->selects_proposals();  // else nothing is lost that is typed there
    if ((changed & (Rows | Selection | Day | Language)) != 0 || ((changed & Proposed) != 0 && tells_of_proposals)) m_inspector->update();
    if ((changed & Looked) != 0) m_inspector->show_lookers();
    if (m_planning_panel->IsShown()) m_planning_panel->update(changed);
    if ((changed & (Rows | Language)) != 0) show_title();
    if ((changed & (Rows | View | Filtered | Language | Computed)) != 0 && !m_panels_due && m_tray->IsShown()) m_tray->update();
    if ((changed & (Filtered | Language)) != 0 && m_pills->update()) Layout();
    if ((changed & (Rows | Day | View | Language)) != 0) m_problems_due = true;
    else if ((changed & Computed) != 0 && !m_panels_due && m_problems->IsShown()) m_problems->write();  // with the gaps
}

// Rules are asked when there is time for it: nobody waits for the list before they see what they did, nor for anything beside the first month.
void MainFrame::show_rest() {
    if (!m_scene->is_painted() && m_scene->IsShown()) return;
    if (std::exchange(m_panels_due, false)) {
        SetMinSize(least_size);  // not earlier: GTK lays a window out at its least size before the size that is wanted
        m_rail->update(Rows | Language);
        m_inspector->update();
        if (m_tray->IsShown()) m_tray->update();
    }
    if (!m_problems->IsShown() || !std::exchange(m_problems_due, false)) return;
    const auto* view = find_drawn_view(m_workspace->view());
    const auto span = view == nullptr || view->scene == nullptr ? model::DateSpan{m_workspace->day(), m_workspace->day()} : view->span(m_workspace->plan(), m_workspace->day());
    m_problems->show(span.from, span.to);
}

void MainFrame::show_view(unsigned changed) {
    const auto* view = find_drawn_view(m_workspace->view());
    if (view == nullptr) return;
    if (view->scene != nullptr) {
        show_in_centre(*m_scene);
        m_scene->show(*view);
        return;
    }
    if (m_list == nullptr) {
        m_list = new ListWindow(m_centre, *m_workspace);
        m_list->on_open = [this] { m_inspector->edit(); };
    } else {
        m_list->update(changed);
    }
    show_in_centre(*m_list);
}

void MainFrame::show_in_centre(wxWindow& shown) {
    auto& room = *m_centre->GetSizer();
    if (room.GetItem(&shown) == nullptr) room.Add(&shown, wxSizerFlags(1).Expand());
    for (auto* one : m_centre->GetChildren()) one->Show(one == &shown);
    m_centre->Layout();
}

void MainFrame::show_title() {
    const auto& campaign = m_workspace->plan().campaign;
    // TRANSLATORS: behind the name of a plan, in the title of the window
    const auto mark = is_read_only() ? " (" + base::tr(LICHSONG_N_("read only")) + ')' : std::string();
    SetTitle(wx(base::in_language(campaign.name, campaign.name_en) + mark + " – Lịch Sóng"));
}

bool MainFrame::is_about(const base::Error& error) const {
    const auto& plan = m_workspace->desk().session().shown_address();
    return (!error.args().empty() && error.args().front() == plan) || wxGetTopLevelParent(wxGetActiveWindow()) == this;
}

void MainFrame::warn_of_network_drive() {
    say(said(LICHSONG_N_("This plan lies on a network drive, where file locks cannot be trusted: only one computer may have it open, and saving takes longer. Where several "
                         "people plan, keep it in a database (PostgreSQL).")),
        Say::Warned);
}

// Said before something is typed in vain.
bool MainFrame::may_change() {
    if (is_read_only()) say(said("This plan is open for reading only: its file is write-protected. Work on a copy, or ask for write access."), Say::Failed);
    return !is_read_only();
}

// Escape leaves what the other did.
bool MainFrame::ask_whose(const std::string& sentence) {
    auto* behind = wxGetTopLevelParent(wxWindow::FindFocus());  // a dialog that is open, where there is one
    wxMessageDialog asking(behind != nullptr ? behind : this, wx(sentence), said(LICHSONG_N_("Changed by somebody else meanwhile")), wxOK | wxCANCEL | wxCANCEL_DEFAULT);
    asking.SetOKCancelLabels(said(LICHSONG_N_("Save mine")), said(LICHSONG_N_("Keep theirs")));
    return asking.ShowModal() == wxID_OK;
}

void MainFrame::say(const wxString& sentence, Say how) {
    if (m_bar->HasButtonId(wxID_UNDO)) m_bar->RemoveButton(wxID_UNDO);
    if (how == Say::Done) m_bar->AddButton(wxID_UNDO, said(LICHSONG_N_("Undo")));
    m_bar->ShowMessage(sentence, how == Say::Failed || how == Say::Warned ? wxICON_WARNING : wxICON_NONE);
    name_close_button(*m_bar, base::tr("Close"));
    m_scene->speak(utf8(sentence));
    if (how == Say::Warned) m_bar_ends.Stop();
    else m_bar_ends.StartOnce(bar_stays);
}

void MainFrame::step(int by) {
    if (const auto* view = find_drawn_view(m_workspace->view())) m_workspace->show_day(view->step(m_workspace->day(), by));
}

void MainFrame::find() { m_header->find(); }

void MainFrame::toggle_condensed() {
    auto zoom = m_workspace->zoom();
    zoom.condensed = !zoom.condensed;
    m_workspace->set_zoom(zoom);
}

void MainFrame::toggle_outlets_as_rows() {
    auto zoom = m_workspace->zoom();
    zoom.outlets_as_rows = !zoom.outlets_as_rows;
    m_workspace->set_zoom(zoom);
}

}  // namespace lichsong::desktop
