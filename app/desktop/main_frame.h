// SPDX-License-Identifier: Apache-2.0
// The window of an open plan. It only wires: parts tell the workspace, the workspace tells the parts.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include <wx/frame.h>
#include <wx/timer.h>

#include "app/desktop/models/planning_help.h"
#include "app/desktop/models/planning_run.h"
#include "app/desktop/models/reports_due.h"
#include "app/desktop/models/workspace.h"
#include "app/desktop/views/scene_window.h"

class wxInfoBar;
class wxPanel;

namespace lichsong::base {
class AtomicFile;
class Error;
}  // namespace lichsong::base

namespace lichsong::desktop {

class Header;
class Inspector;
class ListWindow;
class Pills;
class PlanningPanel;
class Problems;
class Rail;
class Tray;

class MainFrame : public wxFrame {
public:
    MainFrame(std::unique_ptr<Workspace> workspace, Letterer& letterer);

    [[nodiscard]] Workspace& workspace() noexcept { return *m_workspace; }
    [[nodiscard]] SceneWindow& scene_window() noexcept { return *m_scene; }
    [[nodiscard]] bool is_read_only() const noexcept { return m_workspace->is_read_only(); }
    /// It happened to this plan, or to this window while it was used.
    [[nodiscard]] bool is_about(const base::Error& error) const;
    [[nodiscard]] Tray& tray() noexcept { return *m_tray; }
    [[nodiscard]] PlanningPanel& planning_panel() noexcept { return *m_planning_panel; }
    [[nodiscard]] PlanningRun& planning() noexcept { return *m_planning; }
    [[nodiscard]] PlanningHelp& planning_help() noexcept { return *m_planning_help; }

    // ---- actions
    void open_plan();
    /// Copies of the plan, and what they make of it.
    void try_otherwise();
    void ask_partner();
    void import_file();
    void export_calendar();
    void show_on_paper();
    void copy_picture();
    void new_placement();
    /// Lets what is typed in a field be what it was; else takes back the last change.
    void undo();
    void carry_selected(Carry how);
    void cancel_selected();
    void find();
    void step(int by);
    void toggle_condensed();
    void toggle_outlets_as_rows();
    /// Asks what the rows of the flowchart are, and what is across.
    void choose_flow();
    /// Asks what counts as covered, and until when.
    void choose_counting();
    /// What is planned counts, or only what partners have agreed to.
    void toggle_only_confirmed();
    /// Coverage as it stands on the day shown, or of the whole campaign.
    void toggle_until_day();
    // ---- what the planner proposes
    void toggle_planning();
    /// Opens the panel, and looks for what its fields say.
    void look_for_proposals();
    /// With the gap selected in the panel, or with all of them.
    void ask_what_helps();
    /// Those that are selected.
    void settle(Settle how);
    /// Offers other places for one that is selected, and puts it where a person chooses.
    void put_elsewhere(std::int64_t id);
    /// Which of these places; as many as there are: none. A menu, unless a test chooses.
    std::function<std::size_t(const std::vector<std::string>& places)> choose_elsewhere = [this](const std::vector<std::string>& places) { return offer_places(places); };
    void accept(const std::set<std::int64_t>& ids);
    void accept_alike(Alike how);

    void toggle_problems();
    void toggle_tray();
    /// One step of the table of steps finer or coarser.
    void step_minutes(int by);
    [[nodiscard]] std::size_t zoom_step(int by);
    void zoom_by(double factor);
    void toggle_rail();
    void toggle_inspector();
    void toggle_below();
    void toggle_dark();
    void toggle_language();
    void show_keys();
    /// The focus goes on to the next panel that is shown, or back.
    void go_to_panel(int by);

private:
    void make_menus();
    void make_parts();
    void heard(unsigned changed);
    void show_title();
    [[nodiscard]] bool may_change();
    void fold_below(bool folded);
    void fit_panels();
    void show_view(unsigned changed);
    void show_in_centre(wxWindow& shown);
    void show_rest();
    void read_ahead();
    void restore();
    void remember();
    void open_thing(const Thing& thing);
    void open_cell(model::CoverageCell cell);
    void open_area(std::int64_t area);
    enum class Say : std::uint8_t { Done, Told, Failed, Warned };  ///< what was done can be undone; a warning stays until it is closed
    void say(const wxString& sentence, Say how);
    void warn_of_network_drive();
    [[nodiscard]] bool ask_whose(const std::string& sentence);
    void create_at(const Target& target, base::Id<model::Topic> topic = {});
    void book_at(std::int64_t segment, const Target& target);
    void show_context_menu();
    bool dropped_outside(const Carried& what, const wxPoint& screen);
    void wire_tray();
    void wire_planning();
    void show_planning(bool shows);
    void open_reason(const planner::Reason& reason);
    std::size_t offer_places(const std::vector<std::string>& words);
    void open_row(model::EntityKind kind, std::int64_t id);
    /// What the view shows, laid out for a sheet or a picture; of the list no more rows than that.
    [[nodiscard]] Scene laid_out(const Size& room, std::size_t most_rows);
    [[nodiscard]] Scene laid_out_whole(Size room, std::size_t most_rows);
    std::optional<std::filesystem::path> ask_target(const char* title, const char* extension);
    void write(const std::filesystem::path& target, const std::function<void(base::AtomicFile&)>& work);

    std::unique_ptr<Workspace> m_workspace;
    ReportsDue m_reports_due;
    Letterer& m_letterer;
    Header* m_header = nullptr;
    Rail* m_rail = nullptr;
    wxPanel* m_centre = nullptr;  ///< what is drawn, and the list
    SceneWindow* m_scene = nullptr;
    ListWindow* m_list = nullptr;      ///< made when it is first looked at
    Inspector* m_inspector = nullptr;
    Pills* m_pills = nullptr;
    Problems* m_problems = nullptr;
    Tray* m_tray = nullptr;
    bool m_panels_due = true;    ///< rail, inspector and tray, which wait for the first month
    bool m_problems_due = true;  ///< to be looked for when there is time
    wxInfoBar* m_bar = nullptr;
    std::optional<bool> m_folded;  ///< as a person wants the lists below; else they are folded where the window is low
    bool m_chose_appearance = false;
    bool m_chose_language = false;
    PlanningPanel* m_planning_panel = nullptr;
    wxTimer m_watch;     ///< for what others do
    wxTimer m_backups;   ///< for the one of the day
    wxTimer m_bar_ends;
    std::unique_ptr<PlanningRun> m_planning;  ///< last, with the next: their work ends before all else goes
    std::unique_ptr<PlanningHelp> m_planning_help;
};

}  // namespace lichsong::desktop
