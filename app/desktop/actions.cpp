// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/actions.h"

#include <array>

#include "app/desktop/dialogs/asrun_dialog.h"
#include "app/desktop/dialogs/dday_dialog.h"
#include "app/desktop/dialogs/feeds_dialog.h"
#include "app/desktop/dialogs/makegood_dialog.h"
#include "app/desktop/dialogs/outbox_dialog.h"
#include "app/desktop/dialogs/preempt_dialog.h"
#include "app/desktop/dialogs/releases_dialog.h"
#include "app/desktop/dialogs/replies_dialog.h"
#include "app/desktop/dialogs/report_dialog.h"
#include "app/desktop/dialogs/requests_dialog.h"
#include "app/desktop/dialogs/rows_dialog.h"
#include "app/desktop/dialogs/template_dialog.h"
#include "app/desktop/dialogs/trash_dialog.h"
#include "app/desktop/main_frame.h"
#include "app/desktop/widgets/planning_panel.h"
#include "calendar/base/i18n.h"

namespace lichsong::desktop {
namespace {

using base::fill;
using base::tr;

constexpr const char* plan_menu = LICHSONG_N_("&Plan");
constexpr const char* partners_menu = LICHSONG_N_("Part&ners");
constexpr const char* asrun_menu = LICHSONG_N_("&As-run");
constexpr const char* view_menu = LICHSONG_N_("&View");
constexpr const char* help_menu = LICHSONG_N_("&Help");

// Those that need the plan and nothing else.
template <class Dialog>
void open(MainFrame& frame) { Dialog(&frame, frame.workspace()).ShowModal(); }

// What it takes is settled next.
void preempt(MainFrame& frame) {
    if (PreemptDialog(&frame, frame.workspace()).ShowModal() == wxID_OK) open<MakegoodDialog>(frame);
}

bool may_change(MainFrame& frame) { return !frame.is_read_only(); }
bool can_undo(MainFrame& frame) { return may_change(frame) && frame.workspace().to_undo().has_value(); }
bool can_redo(MainFrame& frame) { return may_change(frame) && frame.workspace().to_redo().has_value(); }
bool has_selection(MainFrame& frame) { return may_change(frame) && !frame.workspace().selection().empty() && !frame.workspace().selects_proposals(); }
bool has_one_selected(MainFrame& frame) { return has_selection(frame) && frame.workspace().selection().size() == 1; }
bool selects_proposals(MainFrame& frame) { return frame.workspace().selects_proposals(); }
bool selects_one_proposal(MainFrame& frame) { return selects_proposals(frame) && frame.workspace().selection().size() == 1 && !frame.planning().is_running(); }
bool may_accept(MainFrame& frame) { return may_change(frame) && selects_proposals(frame); }
bool has_proposals(MainFrame& frame) { return frame.workspace().proposals().size() > 0; }
bool may_accept_all(MainFrame& frame) { return may_change(frame) && has_proposals(frame); }
bool has_rejected(MainFrame& frame) { return frame.planning().rejected() > 0; }
bool is_looking(MainFrame& frame) { return frame.planning().is_running(); }
bool is_working(MainFrame& frame) { return is_looking(frame) || frame.planning_help().is_running(); }
bool has_gaps(MainFrame& frame) { return !is_working(frame) && frame.workspace().proposals().has_answer() && !frame.workspace().proposals().planning().reasons.empty(); }
bool is_not_looking(MainFrame& frame) { return !is_looking(frame); }

// In a menu, with the key of the views behind its words: a menu's own would be taken from text fields.
template <Settle how>
void settle(MainFrame& frame) { frame.settle(how); }
template <Alike how>
void accept_alike(MainFrame& frame) { frame.accept_alike(how); }

bool shows_flow(MainFrame& frame) { return frame.workspace().view() == "flow"; }
bool shows_coverage(MainFrame& frame) { return frame.workspace().view() == "coverage" || frame.workspace().view() == "areas"; }
bool shows_outlets(MainFrame& frame) { return frame.workspace().view() == "outlets"; }

std::string undo_words(MainFrame& frame) {
    const auto what = frame.workspace().to_undo();
    // TRANSLATORS: {1} is what was done, a whole sentence
    return what ? fill(tr(LICHSONG_N_("Undo: {1}")), {*what}) : tr(LICHSONG_N_("Undo"));
}

std::string redo_words(MainFrame& frame) {
    const auto what = frame.workspace().to_redo();
    return what ? fill(tr(LICHSONG_N_("Redo: {1}")), {*what}) : tr(LICHSONG_N_("Redo"));
}

// What the step would be, for a person who sees only its name in the menu.
std::string step_words(MainFrame& frame, const char* name, int by) {
    // TRANSLATORS: {1} is "Finer steps" or "Coarser steps", {2} a number of minutes
    return fill(tr(LICHSONG_N_("{1} ({2} min)")), {tr(name), std::to_string(zoom_steps[frame.zoom_step(by)])});
}
std::string finer_words(MainFrame& frame) { return step_words(frame, LICHSONG_N_("&Finer steps"), -1); }
std::string coarser_words(MainFrame& frame) { return step_words(frame, LICHSONG_N_("Coarser &steps"), 1); }

std::string confirmed_words(MainFrame& frame) {
    return tr(frame.workspace().zoom().counts == model::CoverageLayer::Confirmed ? LICHSONG_N_("Count what is planned as we&ll") : LICHSONG_N_("Count on&ly what is confirmed"));
}
std::string until_words(MainFrame& frame) {
    return tr(frame.workspace().zoom().until_day ? LICHSONG_N_("Coverage of the whole campai&gn") : LICHSONG_N_("Coverage as of the da&y shown"));
}

std::string rows_words(MainFrame& frame) { return tr(frame.workspace().zoom().outlets_as_rows ? LICHSONG_N_("Outl&ets as columns") : LICHSONG_N_("Outl&ets as rows")); }

const std::array all_actions{
    Action{plan_menu, LICHSONG_N_("&Open…"), "Ctrl+O", [](MainFrame& f) { f.open_plan(); }},
    Action{plan_menu, LICHSONG_N_("&Data of the plan…"), "Ctrl+D", open<RowsDialog>},
    Action{plan_menu, LICHSONG_N_("Add from a &template…"), "Ctrl+T", open<TemplateDialog>, may_change},
    Action{plan_menu, LICHSONG_N_("&Removed rows…"), "Ctrl+Shift+Delete", open<TrashDialog>, may_change},
    Action{plan_menu, LICHSONG_N_("Tr&y otherwise on a copy…"), "Ctrl+Alt+T", [](MainFrame& f) { f.try_otherwise(); }},
    Action{plan_menu, LICHSONG_N_("Change election &day…"), "Ctrl+Shift+E", open<DdayDialog>, may_change},
    Action{plan_menu, LICHSONG_N_("&Import a calendar or table…"), "Ctrl+I", [](MainFrame& f) { f.import_file(); }, may_change},
    Action{plan_menu, LICHSONG_N_("&Export as calendar…"), "Ctrl+E", [](MainFrame& f) { f.export_calendar(); }},
    Action{plan_menu, LICHSONG_N_("&Print this view, or save as PDF…"), "Ctrl+P", [](MainFrame& f) { f.show_on_paper(); }},
    Action{plan_menu, LICHSONG_N_("Repor&ts…"), "Ctrl+Shift+T", open<ReportDialog>},
    Action{plan_menu, "", "", nullptr},
    Action{plan_menu, LICHSONG_N_("&Close"), "Ctrl+W", [](MainFrame& f) { f.Close(); }},
    Action{edit_menu, LICHSONG_N_("Undo"), "Ctrl+Z", [](MainFrame& f) { f.undo(); }, can_undo, undo_words},
    Action{edit_menu, LICHSONG_N_("Redo"), "Ctrl+Shift+Z", [](MainFrame& f) { f.workspace().redo(); }, can_redo, redo_words},
    Action{edit_menu, "", "", nullptr},
    Action{edit_menu, LICHSONG_N_("&New placement…"), "Ctrl+N", [](MainFrame& f) { f.new_placement(); }, may_change},
    Action{edit_menu, LICHSONG_N_("&Move"), "", [](MainFrame& f) { f.carry_selected(Carry::Move); }, has_selection, nullptr, "M"},
    Action{edit_menu, LICHSONG_N_("C&opy to another day"), "", [](MainFrame& f) { f.carry_selected(Carry::Copy); }, has_one_selected, nullptr, "C"},
    Action{edit_menu, LICHSONG_N_("&Length"), "", [](MainFrame& f) { f.carry_selected(Carry::Resize); }, has_one_selected, nullptr, "L"},
    Action{edit_menu, LICHSONG_N_("&Take out of the calendar"), "", [](MainFrame& f) { f.workspace().take_out(); }, has_selection, nullptr, "Delete"},
    Action{edit_menu, LICHSONG_N_("&Cancel placement…"), "Ctrl+Delete", [](MainFrame& f) { f.cancel_selected(); }, has_selection},
    Action{edit_menu, LICHSONG_N_("Select &all shown"), "", [](MainFrame& f) { f.scene_window().select_all(); }, nullptr, nullptr, "Ctrl+A"},
    Action{edit_menu, LICHSONG_N_("Copy as &picture"), "Ctrl+Shift+P", [](MainFrame& f) { f.copy_picture(); }},
    Action{edit_menu, LICHSONG_N_("&Find"), "Ctrl+K", [](MainFrame& f) { f.find(); }},
    Action{proposals_menu, LICHSONG_N_("&Propose placements…"), "Ctrl+L", [](MainFrame& f) { f.toggle_planning(); }},
    Action{proposals_menu, LICHSONG_N_("&Look for proposals"), "F5", [](MainFrame& f) { f.look_for_proposals(); }, is_not_looking},
    Action{proposals_menu, LICHSONG_N_("&Stop looking"), "Shift+F5", [](MainFrame& f) { f.planning_panel().stop(); }, is_working},
    Action{proposals_menu, LICHSONG_N_("What would &help with what cannot be closed"), "Ctrl+F5", [](MainFrame& f) { f.ask_what_helps(); }, has_gaps},
    Action{proposals_menu, "", "", nullptr},
    Action{proposals_menu, LICHSONG_N_("&Accept (Enter)"), "", settle<Settle::Accept>, may_accept},
    Action{proposals_menu, LICHSONG_N_("&Reject (Delete)"), "", settle<Settle::Reject>, selects_proposals},
    Action{proposals_menu, LICHSONG_N_("P&in or unpin"), "", settle<Settle::Pin>, selects_proposals, nullptr, "P"},
    Action{proposals_menu, LICHSONG_N_("Put &elsewhere…"), "", settle<Settle::Elsewhere>, selects_one_proposal, nullptr, "E"},
    Action{proposals_menu, "", "", nullptr},
    Action{proposals_menu, LICHSONG_N_("Accept all of the same &topic"), "", accept_alike<Alike::Topic>, may_accept},
    Action{proposals_menu, LICHSONG_N_("Accept all of the same &outlet"), "", accept_alike<Alike::Outlet>, may_accept},
    Action{proposals_menu, LICHSONG_N_("Accept all of the same &week"), "", accept_alike<Alike::Week>, may_accept},
    Action{proposals_menu, LICHSONG_N_("A&ccept all"), "Ctrl+Shift+Return", [](MainFrame& f) { f.accept(f.planning().all()); }, may_accept_all},
    Action{proposals_menu, LICHSONG_N_("&Drop all proposals"), "", [](MainFrame& f) { f.planning().forget(); }, has_proposals},
    Action{proposals_menu, LICHSONG_N_("Think a&gain of what was rejected"), "", [](MainFrame& f) { f.planning().forget_rejected(); }, has_rejected},
    Action{partners_menu, LICHSONG_N_("As&k the partner to agree…"), "Ctrl+Alt+R", [](MainFrame& f) { f.ask_partner(); }, has_selection},
    Action{partners_menu, LICHSONG_N_("Re&quests to partners…"), "Ctrl+R", open<RequestsDialog>},
    Action{partners_menu, LICHSONG_N_("&Outbox…"), "Ctrl+Shift+M", open<OutboxDialog>},
    Action{partners_menu, LICHSONG_N_("Replies to &decide on…"), "Ctrl+Shift+A", open<RepliesDialog>},
    Action{partners_menu, LICHSONG_N_("Re&leases…"), "Ctrl+Shift+B", open<ReleasesDialog>},
    Action{partners_menu, LICHSONG_N_("&Subscriptions…"), "Ctrl+Shift+S", open<FeedsDialog>},
    Action{asrun_menu, LICHSONG_N_("&Logs and what was booked…"), "Ctrl+J", open<AsRunDialog>},
    Action{asrun_menu, LICHSONG_N_("&Make-goods…"), "Ctrl+G", open<MakegoodDialog>},
    Action{asrun_menu, LICHSONG_N_("&Flood, mourning, breaking news…"), "Ctrl+Shift+G", preempt, may_change},
    Action{view_menu, LICHSONG_N_("&Month"), "Ctrl+1", [](MainFrame& f) { f.workspace().show_view("month"); }},
    Action{view_menu, LICHSONG_N_("&Week"), "Ctrl+2", [](MainFrame& f) { f.workspace().show_view("week"); }},
    Action{view_menu, LICHSONG_N_("&Day"), "Ctrl+3", [](MainFrame& f) { f.workspace().show_view("day"); }},
    Action{view_menu, LICHSONG_N_("&Outlets"), "Ctrl+4", [](MainFrame& f) { f.workspace().show_view("outlets"); }},
    Action{view_menu, LICHSONG_N_("&List"), "Ctrl+5", [](MainFrame& f) { f.workspace().show_view("list"); }},
    Action{view_menu, LICHSONG_N_("&Flow"), "Ctrl+6", [](MainFrame& f) { f.workspace().show_view("flow"); }},
    Action{view_menu, LICHSONG_N_("&Coverage"), "Ctrl+7", [](MainFrame& f) { f.workspace().show_view("coverage"); }},
    Action{view_menu, LICHSONG_N_("A&reas"), "Ctrl+9", [](MainFrame& f) { f.workspace().show_view("areas"); }},
    Action{view_menu, LICHSONG_N_("C&ampaign"), "Ctrl+8", [](MainFrame& f) { f.workspace().show_view("year"); }},
    Action{view_menu, "", "", nullptr},
    Action{view_menu, LICHSONG_N_("&Today"), "Alt+Home", [](MainFrame& f) { f.workspace().show_day(f.workspace().today()); }},
    Action{view_menu, LICHSONG_N_("&Back"), "Alt+Left", [](MainFrame& f) { f.step(-1); }},
    Action{view_menu, LICHSONG_N_("&Forward"), "Alt+Right", [](MainFrame& f) { f.step(1); }},
    Action{view_menu, "", "", nullptr},
    Action{view_menu, LICHSONG_N_("&Problems"), "F8", [](MainFrame& f) { f.toggle_problems(); }},
    Action{view_menu, LICHSONG_N_("Waiting to be &placed"), "F7", [](MainFrame& f) { f.toggle_tray(); }},
    Action{view_menu, LICHSONG_N_("&Left panel"), "F9", [](MainFrame& f) { f.toggle_rail(); }},
    Action{view_menu, LICHSONG_N_("&Right panel"), "Shift+F9", [](MainFrame& f) { f.toggle_inspector(); }},
    Action{view_menu, LICHSONG_N_("Ne&xt panel"), "F6", [](MainFrame& f) { f.go_to_panel(1); }},
    Action{view_menu, LICHSONG_N_("Pre&vious panel"), "Shift+F6", [](MainFrame& f) { f.go_to_panel(-1); }},
    Action{view_menu, LICHSONG_N_("Outl&ets as rows"), "Ctrl+Shift+O", [](MainFrame& f) { f.toggle_outlets_as_rows(); }, shows_outlets, rows_words},
    Action{view_menu, LICHSONG_N_("&Narrow columns, low rows"), "Ctrl+Shift+C", [](MainFrame& f) { f.toggle_condensed(); }},
    Action{view_menu, LICHSONG_N_("&Rows of the flowchart…"), "Ctrl+Shift+R", [](MainFrame& f) { f.choose_flow(); }, shows_flow},
    Action{view_menu, LICHSONG_N_("Count on&ly what is confirmed"), "Ctrl+Shift+K", [](MainFrame& f) { f.toggle_only_confirmed(); }, shows_coverage, confirmed_words},
    Action{view_menu, LICHSONG_N_("Coverage as of the da&y shown"), "Ctrl+Shift+Y", [](MainFrame& f) { f.toggle_until_day(); }, shows_coverage, until_words},
    Action{view_menu, LICHSONG_N_("&Finer steps"), "Ctrl+Shift+Up", [](MainFrame& f) { f.step_minutes(-1); }, nullptr, finer_words},
    Action{view_menu, LICHSONG_N_("Coarser &steps"), "Ctrl+Shift+Down", [](MainFrame& f) { f.step_minutes(1); }, nullptr, coarser_words},
    Action{view_menu, LICHSONG_N_("Hours lar&ger"), "Ctrl++", [](MainFrame& f) { f.zoom_by(1.2); }},
    Action{view_menu, LICHSONG_N_("&Hours smaller"), "Ctrl+-", [](MainFrame& f) { f.zoom_by(1 / 1.2); }},
    Action{view_menu, LICHSONG_N_("Dark &colours"), "Ctrl+Shift+D", [](MainFrame& f) { f.toggle_dark(); }},
    Action{view_menu, "Tiếng Việt / English", "Ctrl+Shift+L", [](MainFrame& f) { f.toggle_language(); }},
    Action{help_menu, LICHSONG_N_("&Keys"), "F1", [](MainFrame& f) { f.show_keys(); }, nullptr, nullptr, "?"},
};

}  // namespace

std::span<const Action> actions() { return all_actions; }

}  // namespace lichsong::desktop
