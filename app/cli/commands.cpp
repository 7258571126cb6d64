// SPDX-License-Identifier: Apache-2.0
// The table of commands. Those of the rows (topic add, outlet set, …) follow from the field lists.
#include <algorithm>

#include "app/cli/cmd_asrun.h"
#include "app/cli/cmd_backup.h"
#include "app/cli/cmd_branch.h"
#include "app/cli/cmd_calendar.h"
#include "app/cli/cmd_entity.h"
#include "app/cli/cmd_feed.h"
#include "app/cli/cmd_ics.h"
#include "app/cli/cmd_import.h"
#include "app/cli/cmd_itip.h"
#include "app/cli/cmd_makegood.h"
#include "app/cli/cmd_outbox.h"
#include "app/cli/cmd_placement.h"
#include "app/cli/cmd_plan.h"
#include "app/cli/cmd_planning.h"
#include "app/cli/cmd_release.h"
#include "app/cli/cmd_report.h"
#include "app/cli/cmd_request.h"
#include "app/cli/cmd_schedule.h"
#include "app/cli/cmd_serve.h"
#include "app/cli/cmd_template.h"
#include "app/cli/cmd_trash.h"
#include "calendar/base/i18n.h"

namespace lichsong::cli {
namespace {

const Argument plan{"plan", "PLAN", LICHSONG_N_("The plan: a .lichsong file, or postgresql://…"), true};

const std::vector<Argument> filters{
    {"--from", "DATE", LICHSONG_N_("First day: 2021-05-23, 23/5/2021, 23/5 or D-14")},
    {"--to", "DATE", LICHSONG_N_("Up to this day")},
    {"--outlet", "ID", LICHSONG_N_("Only these outlets, with commas between")},
    {"--medium", "NAME", LICHSONG_N_("Only these media: radio, television, print, …")},
    {"--topic", "ID", LICHSONG_N_("Only these topics and those below them")},
    {"--partner", "ID", LICHSONG_N_("Only outlets of these partners")},
    {"--area", "ID", LICHSONG_N_("Only outlets of these areas and those within")},
    {"--state", "NAME", LICHSONG_N_("Only these states: draft, requested, confirmed, …")},
    {"--intention", "NAME", LICHSONG_N_("Only these intentions: planned, undecided, on_request, not_intended, hold")},
    {"--series", "ID", LICHSONG_N_("Only this series")},
    {"--text", "TEXT", LICHSONG_N_("Only where the text occurs; diacritics may be left out")},
};

std::vector<Argument> with(std::vector<Argument> first, const std::vector<Argument>& more) {
    first.insert(first.end(), more.begin(), more.end());
    return first;
}

std::vector<Argument> without(std::vector<Argument> arguments, std::string_view name) {
    std::erase_if(arguments, [&](const Argument& argument) { return argument.name == name; });
    return arguments;
}

const std::vector<Argument> destination{
    {"--date", "DATE", LICHSONG_N_("The day")},
    {"--start", "TIME", LICHSONG_N_("The time: 19:45 or 19h45")},
    {"--slot", "ID", LICHSONG_N_("The slot")},
    {"--outlet", "ID", LICHSONG_N_("The outlet, where there is no slot")},
    {"--length", "LENGTH", LICHSONG_N_("The length: 300, 5m, 5m30s")},
};
const std::vector<Argument> step{
    {"--on", "DATE", LICHSONG_N_("When; today if missing")},
    {"--means", "NAME", LICHSONG_N_("letter, email, call, meeting, calendar, page or note")},
    {"--number", "NUMBER", LICHSONG_N_("Number of the letter, e.g. 245/UBND-TCD-NC")},
    {"--file", "PATH", LICHSONG_N_("Where the scan lies")},
    {"--note", "TEXT", LICHSONG_N_("For the house only")},
};
const std::vector<Argument> paper{
    {"--format", "NAME", LICHSONG_N_("pdf, docx, xlsx, html or csv; by the name of the file if missing")},
    {"--place", "TEXT", LICHSONG_N_("The place before the date")},
    {"--letter-date", "DATE", LICHSONG_N_("Date of the letter")},
    {"--parent", "TEXT", LICHSONG_N_("The body above the issuing one")},
    {"--post", "TEXT", LICHSONG_N_("Who signs, lines with semicolons between: KT. GIÁM ĐỐC; PHÓ GIÁM ĐỐC")},
    {"--signer", "TEXT", LICHSONG_N_("Rank and name; blank if missing")},
    {"--recipients", "TEXT", LICHSONG_N_("Who gets a copy, with semicolons between; the template's if missing")},
};
const Argument seen{"--if-revision", "NUMBER", LICHSONG_N_("Only where the row still has this revision")};

std::vector<Argument> fields_of(const model::EntityInfo& info, std::vector<Argument> first) {
    static std::vector<std::unique_ptr<std::string>> names;  // arguments keep views of them
    for (const auto& field : info.fields) {
        if (!field.is_by_hand()) continue;
        names.push_back(std::make_unique<std::string>("--" + std::string(field.name)));
        first.push_back({*names.back(), "VALUE", ""});
    }
    return first;
}

void add_row_commands(std::vector<Command>& table) {
    const Argument id{"id", "ID", LICHSONG_N_("What the row is called"), true};
    const Argument key{"--key", "ID", LICHSONG_N_("What to call the new row; else it is made from its title")};
    const auto put = [&](Command command) {
        const bool has_its_own = std::any_of(table.begin(), table.end(), [&](const Command& other) { return other.name == command.name; });
        if (!has_its_own) table.push_back(std::move(command));
    };
    for (const auto& info : model::entity_table()) {
        const std::string name(info.name);
        const bool single = info.kind == model::EntityKind::Campaign;
        if (!single && info.is_made_by_hand()) put({name + " add", LICHSONG_N_("Add a row"), fields_of(info, {plan, key}), add_row});
        if (info.is_changed_by_hand())
            put({name + " set", LICHSONG_N_("Change fields"), fields_of(info, single ? std::vector{plan, seen} : std::vector{plan, id, seen}), set_row});
        put({name + " show", LICHSONG_N_("Show all fields"), single ? std::vector{plan} : std::vector{plan, id}, show_row});
        if (single) continue;
        put({name + " list", LICHSONG_N_("List the rows"), {plan}, list_rows});
        if (info.is_made_by_hand()) put({name + " remove", LICHSONG_N_("Remove a row that nothing refers to"), {plan, id}, remove_row});
    }
}

std::vector<Command> make_table() {
    const Argument branch{"branch", "FILE", LICHSONG_N_("The branch: a copy of the plan"), true};
    const Argument code{"id", "CODE", LICHSONG_N_("The placement, e.g. DT21-0417"), true};
    const Argument template_id{"id", "ID", LICHSONG_N_("The template, e.g. series/radio-safety"), true};
    const Argument outlet{"--outlet", "ID", LICHSONG_N_("The outlet"), true};
    const Argument day{"day", "DATE", LICHSONG_N_("The day"), true};
    const Argument for_slot{"--slot", "ID", LICHSONG_N_("The slot for series that name none")};
    const Argument kind{"kind", "KIND", LICHSONG_N_("The kind of row: topic, outlet, placement, …"), true};
    const Argument request{"id", "ID", LICHSONG_N_("The request, e.g. R-0001"), true};
    const Argument feed{"id", "ID", LICHSONG_N_("The feed, e.g. F-0001"), true};
    const Argument base_url{"--base-url", "URL", LICHSONG_N_("Where the server is reached: https://lich.example.vn")};
    const Argument messages{"--out", "FILE", LICHSONG_N_("Where the calendar messages go; - is the standard output"), true};
    const Argument reply{"id", "ID", LICHSONG_N_("The reply that waits, e.g. A-0001"), true};
    const Argument line{"id", "CODE", LICHSONG_N_("The line, as on the reply slip, e.g. L-0001"), true};
    std::vector<Command> table{
        {"new", LICHSONG_N_("Make a plan from a template"),
         {plan,
          {"--template", "ID", LICHSONG_N_("The campaign template, e.g. vn-election-2025"), true},
          {"--dday", "DATE", LICHSONG_N_("Election day")},
          {"--name", "TEXT", LICHSONG_N_("Name of the campaign")},
          {"--body", "TEXT", LICHSONG_N_("The body that issues it")}},
         new_plan},
        {"demo", LICHSONG_N_("Make the sample plan"), {plan}, demo_plan},
        {"generate", LICHSONG_N_("Make a plan of any size, for measuring"),
         {plan,
          {"--placements", "N", LICHSONG_N_("How many placements")},
          {"--outlets", "N", LICHSONG_N_("On how many outlets")},
          {"--seed", "N", LICHSONG_N_("The same number makes the same plan")}},
         generate_plan},
        {"info", LICHSONG_N_("Say what is in the plan"), {plan}, info_plan},
        {"milestones", LICHSONG_N_("Show the legal calendar"), {plan, {"--set", "KEY=DATE", LICHSONG_N_("Type in when it really happened")}}, show_milestones},
        {"dday", LICHSONG_N_("Move election day"),
         {plan, {"date", "DATE", LICHSONG_N_("The new election day"), true}, {"--preview", "", LICHSONG_N_("Only show what would move")}},
         move_dday},
        {"list", LICHSONG_N_("List placements"), with({plan}, filters), list_placements},
        {"check", LICHSONG_N_("Check the plan against its rules"),
         {plan, filters[0], filters[1], {"--as-of", "DATE", LICHSONG_N_("Judge deadlines as on this day instead of today")}},
         check_plan},
        {"coverage", LICHSONG_N_("Compare what is planned with the goals"),
         {plan,
          {"--by", "LIST", LICHSONG_N_("What tells rows apart: topic,medium,week")},
          {"--layer", "NAME", LICHSONG_N_("What counts: planned, confirmed or aired")},
          {"--until", "DATE", LICHSONG_N_("As things stand on this day")},
          {"--gaps", "", LICHSONG_N_("Say in words what is missing")}},
         show_coverage},
        {"reach", LICHSONG_N_("Tell which communes have had something of their own"),
         {plan,
          {"--least", "N", LICHSONG_N_("How many airings and tallies are enough; 1 unless said")},
          {"--layer", "NAME", LICHSONG_N_("What counts: planned, confirmed or aired")},
          {"--until", "DATE", LICHSONG_N_("As things stand on this day")}},
         show_reach},
        {"plan", LICHSONG_N_("Propose placements that close gaps, and say why the rest cannot be closed"),
         {plan,
          {"--from", "DATE", LICHSONG_N_("First day")},
          {"--to", "DATE", LICHSONG_N_("Last day")},
          {"--outlet", "ID", LICHSONG_N_("Only on these outlets, with commas between")},
          {"--topic", "ID", LICHSONG_N_("Only goals of these topics, with commas between")},
          {"--tier", "NAME", LICHSONG_N_("Only goals that matter so much or more: must, should or nice")},
          {"--seconds", "S", LICHSONG_N_("How long to look, on an office machine; 2 if missing")},
          {"--seed", "N", LICHSONG_N_("Same seed, same proposals; 1 if missing")},
          {"--move-drafts", "", LICHSONG_N_("Drafts may go elsewhere, where that closes a gap")},
          {"--blocking", "", LICHSONG_N_("Look for what together keeps each gap open that stays: rules that may be relaxed, room")},
          {"--accept", "LIST", LICHSONG_N_("Make drafts of these and move those that are to move: all, or their numbers with commas between")}},
         propose_placements},
        {"export", LICHSONG_N_("Write the schedule as an iCalendar file"),
         with({plan,
               {"--out", "FILE", LICHSONG_N_("Where to; - is the standard output"), true},
               {"--flat", "", LICHSONG_N_("One entry a placement, without recurrence")},
               {"--audience", "NAME", LICHSONG_N_("internal (all) or partner (nothing internal)")}},
              filters),
         export_plan},
        {"import", LICHSONG_N_("Take the calendar or the schedule of somebody else over as drafts"),
         {plan,
          {"file", "FILE", LICHSONG_N_("A calendar (.ics) or a table (.xlsx, .csv)"), true},
          {"--outlet", "ID", LICHSONG_N_("The outlet on which it all goes out")},
          {"--map", "FIELD=COLUMN", LICHSONG_N_("What columns of a table mean, e.g. date=Ngày lên sóng,title=B")},
          {"--sheet", "NAME", LICHSONG_N_("The sheet of a workbook; the first that is shown if missing")},
          {"--dry-run", "", LICHSONG_N_("Only say what would be taken over")}},
         import_file},
        {"ics expand", LICHSONG_N_("List when the entries of any calendar file happen"),
         {{"file", "FILE", LICHSONG_N_("The calendar: an .ics file"), true},
          {"--from", "DATE", LICHSONG_N_("First day"), true},
          {"--to", "DATE", LICHSONG_N_("Up to this day"), true}},
         expand_calendar},
        {"ics lint",
         LICHSONG_N_("Say what is wrong with any calendar file, and by which standard"),
         {{"file", "FILE", LICHSONG_N_("The calendar: an .ics file"), true}},
         lint_calendar},
        {"placement move", LICHSONG_N_("Move a placement"), with({plan, code, seen}, destination), move_placement},
        {"placement cancel", LICHSONG_N_("Cancel a placement"), {plan, code, {"--reason", "TEXT", LICHSONG_N_("Why")}}, cancel_placement},
        {"placement repeat", LICHSONG_N_("Book the same item once more"), with({plan, code}, destination), repeat_placement},
        {"placement lock", LICHSONG_N_("Keep series edits and the planner away from it"), {plan, code, {"--off", "", LICHSONG_N_("Unlock it")}}, lock_placement},
        {"asrun import", LICHSONG_N_("Take in what an outlet's log says went out"),
         {plan,
          {"file", "LOG", LICHSONG_N_("The log: .csv, .xlsx, or a text with columns"), true},
          outlet,
          {"--map", "NAME", LICHSONG_N_("Columns kept under this name, or which is what: date=A,start=B,title=C,length=D")},
          {"--keep-map", "NAME", LICHSONG_N_("Keep the columns under this name, for the next logs of the outlet")},
          {"--tolerance", "MIN", LICHSONG_N_("Minutes by which an airing counts as on time; the outlet's if missing")},
          {"--day", "DATE", LICHSONG_N_("The day of a log that names none")},
          {"--evidence", "NAME", LICHSONG_N_("Who says so: station_log, letter, monitoring or partners_word")},
          {"--sheet", "NAME", LICHSONG_N_("The sheet of a workbook")},
          {"--dry-run", "", LICHSONG_N_("Only show what would happen")}},
         import_asrun},
        {"asrun list", LICHSONG_N_("Hold what the logs say against what was planned"), {plan, outlet, filters[0], filters[1]}, list_asrun},
        {"asrun link", LICHSONG_N_("Say which placement a line of a log is"),
         {plan,
          {"id", "LINE", LICHSONG_N_("The line, e.g. W-0001"), true},
          {"--placement", "CODE", LICHSONG_N_("The placement it is")},
          {"--not-ours", "", LICHSONG_N_("It is none of ours")}},
         link_asrun},
        {"asrun close", LICHSONG_N_("Close a day of an outlet after reconciling"),
         {plan, day, outlet, {"--as-booked", "EVIDENCE", LICHSONG_N_("Take what was agreed as aired, on this evidence: station_log, letter, monitoring or partners_word")}},
         close_asrun_day},
        {"asrun reopen", LICHSONG_N_("Open a closed day again"), {plan, day, outlet, {"--reason", "TEXT", LICHSONG_N_("Why"), true}}, reopen_asrun_day},
        {"asrun preempt", LICHSONG_N_("Mark what was planned in a window of time as pre-empted: flood, mourning, breaking news"),
         {plan,
          {"--from", "WHEN", LICHSONG_N_("From this day or moment: 20/5, \"20/5 18:00\", \"D-3 18h00\""), true},
          {"--to", "WHEN", LICHSONG_N_("To the end of this day, or to this moment"), true},
          filters[2],
          {"--reason", "TEXT", LICHSONG_N_("Why"), true},
          {"--dry-run", "", LICHSONG_N_("Only show what would happen")}},
         preempt_window},
        {"asrun unresolved", LICHSONG_N_("List what was missed and not made good, the greatest damage to coverage first"), {plan}, list_unresolved},
        {"asrun makegood", LICHSONG_N_("Book what makes up for a missed placement, or say why nothing does"),
         with(with({plan, {"id", "CODE", LICHSONG_N_("The missed placement; none with --all")}}, destination),
              {{"--waive", "TEXT", LICHSONG_N_("Why nothing makes up for it")},
               {"--offers", "", LICHSONG_N_("Only list the best free slots for it")},
               {"--most", "N", LICHSONG_N_("At most so many offers, 10 if missing; with --all so many placements")},
               {"--take", "N", LICHSONG_N_("Book the N-th of those slots")},
               {"--all", "", LICHSONG_N_("Make good all that waits, the greatest damage first, on the outlets named")},
               {"--from", "DATE", LICHSONG_N_("With --all: not before this day")},
               {"--to", "DATE", LICHSONG_N_("With --all: not after this day")},
               {"--tier", "NAME", LICHSONG_N_("With --all: only what leaves goals of this priority or a higher one short: must, should or nice")},
               {"--dry-run", "", LICHSONG_N_("With --all: only show what would be booked")}}),
         make_good},
        {"report list", LICHSONG_N_("List the kinds of reports"), {}, list_reports},
        {"report run", LICHSONG_N_("Write the saved reports that are due and not there yet into a folder, for a timer; report_setting list shows them"),
         {plan,
          {"--into", "FOLDER", LICHSONG_N_("The folder"), true},
          {"--today", "DATE", LICHSONG_N_("Take this day for today")},
          {"--setting", "ID", LICHSONG_N_("These saved reports alone, as of today, whether due or not; with commas between")}},
         run_reports},
        {"report", LICHSONG_N_("Write a report as a file for the office"),
         with({plan,
               {"kind", "KIND", LICHSONG_N_("Which report; report list names them"), true},
               {"--out", "FILE", LICHSONG_N_("The file to write: .pdf, .docx, .xlsx, .html or .csv"), true},
               filters[0],
               {"--until", "DATE", LICHSONG_N_("As things stand on this day")},
               filters[2],
               {"--template", "ID", LICHSONG_N_("The report template; that of the kind if missing")},
               {"--number", "NUMBER", LICHSONG_N_("Number of the report")},
               {"--addressee", "TEXT", LICHSONG_N_("To whom it goes, with semicolons between; the template's if missing")}},
              paper),
         write_report},
        {"template list", LICHSONG_N_("List templates that can be added to a plan"), {plan}, list_templates},
        {"template show", LICHSONG_N_("Show what a template would add"), {plan, template_id, for_slot}, show_template},
        {"template apply", LICHSONG_N_("Add the rows of a template"), {plan, template_id, for_slot, {"--dry-run", "", LICHSONG_N_("Only show what would be added")}}, apply_template},
        {"trash list", LICHSONG_N_("List rows that were removed"),
         {plan, {"--kind", "KIND", LICHSONG_N_("Only this kind of row")}, {"--most", "N", LICHSONG_N_("At most so many; 200 if missing")}},
         list_trash},
        {"trash restore", LICHSONG_N_("Bring a removed row back"), {plan, kind, {"id", "ID", LICHSONG_N_("What the row was called"), true}}, restore_row},
        {"request new", LICHSONG_N_("Draft a request to a partner: drafts of the days, or the placements named"),
         with({plan,
               {"--partner", "ID", LICHSONG_N_("Who is asked"), true},
               {"--title", "TEXT", LICHSONG_N_("What the letter is about")},
               {"--due", "DATE", LICHSONG_N_("The last day for an answer")},
               {"--number", "NUMBER", LICHSONG_N_("Number of the letter, e.g. 245/UBND-TCD-NC")},
               {"--letter-date", "DATE", LICHSONG_N_("Date of the letter")},
               {"--note", "TEXT", LICHSONG_N_("For the house only")},
               {"--placement", "CODES", LICHSONG_N_("What is asked for, with commas between")}},
              without(filters, "--partner")),
         new_request},
        {"request add", LICHSONG_N_("Ask for more in a request"), {plan, request, {"--placement", "CODES", LICHSONG_N_("What is asked for, with commas between"), true}}, add_request_lines},
        {"request send", LICHSONG_N_("Note that a request was sent, or sent again for what changed since"), with({plan, request}, step), send_request},
        {"request seen", LICHSONG_N_("Note that the partner has seen it"), {plan, request, step[0]}, mark_request_seen},
        {"request reply", LICHSONG_N_("Enter an answer"),
         with(with({plan, request,
                    {"--answer", "NAME", LICHSONG_N_("accepted, tentative, declined or counter_proposed"), true},
                    {"--line", "CODES", LICHSONG_N_("Which lines; all that are open if missing")},
                    {"--comment", "TEXT", LICHSONG_N_("The partner's words")}},
                   step),
              destination),
         reply_to_request},
        {"request slip", LICHSONG_N_("Enter a reply slip: one answer a line, all of them or none"),
         {plan, request, {"answers", "ANSWERS", LICHSONG_N_("CODE=ANSWER with blanks between: ok, maybe, no, a time, or a day and a time: 1=ok 2=no 3=20:30 4=22/5,20:30"), true}, step[0], step[2], step[3]}, enter_reply_slip},
        {"request letter", LICHSONG_N_("Write the official letter of a request, with its reply slip"),
         with({plan, request,
               {"--out", "FILE", LICHSONG_N_("The file to write: .pdf, .docx, .xlsx, .html or .csv"), true},
               {"--template", "ID", LICHSONG_N_("The letter template; request or request-en if missing")},
               {"--number", "NUMBER", LICHSONG_N_("Number of the letter; the request's if missing")}},
              paper),
         write_request_letter},
        {"request accept", LICHSONG_N_("Take up what the partner proposes"), {plan, line}, accept_counter},
        {"request refuse", LICHSONG_N_("Stay with what was asked"), {plan, line, {"--reason", "TEXT", LICHSONG_N_("Why")}}, refuse_counter},
        {"request withdraw", LICHSONG_N_("No longer ask for lines, with commas between"), {plan, line, {"--reason", "TEXT", LICHSONG_N_("Why")}}, withdraw_request_lines},
        {"request close", LICHSONG_N_("Expect nothing more"), {plan, request, {"--reason", "TEXT", LICHSONG_N_("Why")}}, close_request},
        {"request note", LICHSONG_N_("Note a call, a meeting or a letter in the trail"),
         with({plan, request, {"--title", "TEXT", LICHSONG_N_("What it was about")}, {"--way", "NAME", LICHSONG_N_("out or in")}}, step),
         note_for_request},
        {"request list", LICHSONG_N_("Who owes whom what, by due date"),
         {plan, filters[5], {"--state", "NAME", LICHSONG_N_("Only these: draft, sent, seen, overdue, counter_proposed, tentative, accepted, partly_accepted, declined, closed, or open")}},
         list_requests},
        {"itip request", LICHSONG_N_("Ask in the partner's calendar: write REQUEST messages for what is open of a request"), {plan, request, messages}, ask_calendar},
        {"itip cancel", LICHSONG_N_("Take out of the partner's calendar what is no longer asked for: write CANCEL messages"), {plan, request, messages}, cancel_in_calendar},
        {"itip receive", LICHSONG_N_("Take in what a partner's calendar answers"), {plan, {"file", "FILE", LICHSONG_N_("The message: an .ics file"), true}}, receive_message},
        {"reply list", LICHSONG_N_("List replies that wait for a decision"), {plan}, list_replies},
        {"reply apply", LICHSONG_N_("Take a reply for true"), {plan, reply}, apply_reply},
        {"reply refuse", LICHSONG_N_("Do not take a reply"), {plan, reply, {"--reason", "TEXT", LICHSONG_N_("Why")}}, refuse_reply},
        {"request post", LICHSONG_N_("Put a request into the outbox, to be sent by mail"), {plan, request, {"--reminder", "", LICHSONG_N_("To remind the partner of an answer")}}, post_request},
        {"request unpost", LICHSONG_N_("Take a request out of the outbox"), {plan, request}, unpost_request},
        {"outbox", LICHSONG_N_("Show what waits to be sent to partners, or send it"),
         {plan, filters[5], {"--send", "", LICHSONG_N_("Send it now")}, {"--folder", "FOLDER", LICHSONG_N_("Lay messages there as .eml files instead of sending them")}},
         show_outbox},
        {"outbox dismiss", LICHSONG_N_("Note that a partner was told otherwise of what was released"), {plan, {"id", "ID", LICHSONG_N_("The partner"), true}}, dismiss_changes},
        {"outbox sent", LICHSONG_N_("List messages that were sent"), {plan, filters[5]}, list_sent},
        {"outbox settle", LICHSONG_N_("Say what became of a message during whose sending the program ended"),
         {plan, {"id", "ID", LICHSONG_N_("The message, e.g. M-0001"), true}, {"--lost", "", LICHSONG_N_("It did not arrive")}},
         settle_message},
        {"mail set", LICHSONG_N_("Say how mail is sent, or with --fetch where answers come in"),
         {{"--host", "HOST", LICHSONG_N_("The mail server"), true},
          {"--port", "NUMBER", LICHSONG_N_("Its port; the usual one if missing")},
          {"--security", "NAME", LICHSONG_N_("starttls, tls, or none on this computer itself")},
          {"--user", "NAME", LICHSONG_N_("The login")},
          {"--password-file", "FILE", LICHSONG_N_("A file with the password in its first line; - is the standard input")},
          {"--authorities", "FILE", LICHSONG_N_("Certificates to trust; those of the system if missing")},
          {"--fetch", "", LICHSONG_N_("The server where answers come in")},
          {"--mailbox", "NAME", LICHSONG_N_("Its folder; INBOX if missing")}},
         set_mail},
        {"mail show", LICHSONG_N_("Show how mail goes out and comes in"), {}, show_mail},
        {"mail test", LICHSONG_N_("Try the mail servers without sending anything"), {}, test_mail},
        {"mail fetch", LICHSONG_N_("Look for answers of partners in the mailbox"), {plan}, fetch_mail},
        {"request show", LICHSONG_N_("Show a request with its lines and its trail"), {plan, request}, show_request},
        {"request remind", LICHSONG_N_("List who should be reminded"), {plan, filters[5], {"--ahead", "N", LICHSONG_N_("So many working days before the answer is due; 2 if missing")}}, list_reminders},
        {"release", LICHSONG_N_("Release the plan to partners under a number and a note"), {plan, {"--note", "TEXT", LICHSONG_N_("What is new"), true}}, make_release},
        {"release diff", LICHSONG_N_("What is new, moved or cancelled from one release to another"),
         {plan, {"from", "NUMBER", LICHSONG_N_("The earlier release"), true}, {"to", "NUMBER", LICHSONG_N_("The later release"), true}, filters[5]},
         show_differences},
        {"release sheet", LICHSONG_N_("What is different for one partner between two releases, shown or as a sheet on paper"),
         with({plan,
               {"--partner", "ID", LICHSONG_N_("The partner"), true},
               {"--from", "NUMBER", LICHSONG_N_("The earlier release; the one that the partner was told of or fetched last if missing, or the one before")},
               {"--to", "NUMBER", LICHSONG_N_("The later release; the latest if missing")},
               {"--out", "FILE", LICHSONG_N_("The file to write: .pdf, .docx, .xlsx, .html or .csv")},
               {"--template", "ID", LICHSONG_N_("The letter template; changes or changes-en if missing")},
               {"--number", "NUMBER", LICHSONG_N_("Number of the letter")}},
              paper),
         write_difference_sheet},
        {"feed add", LICHSONG_N_("Make a subscription for a partner, or for leaders; its address is shown once"),
         {plan,
          {"--partner", "ID", LICHSONG_N_("Who is subscribed")},
          {"--leader", "", LICHSONG_N_("For leaders: all that was released, and a page of how far coverage has come")},
          {"--label", "TEXT", LICHSONG_N_("What we call it; the partner's name if missing")},
          {"--outlet", "ID", LICHSONG_N_("Only these outlets, with commas between")},
          {"--topic", "ID", LICHSONG_N_("Only these topics and those below them")},
          filters[0], filters[1],
          {"--language", "NAME", LICHSONG_N_("vi or en: in which titles are preferred")},
          {"--expires", "DATE", LICHSONG_N_("Last day on which it answers; 30 days after election day if missing")},
          base_url},
         add_feed},
        {"feed rotate", LICHSONG_N_("Give a feed a new address; the old one answers no more"), {plan, feed, base_url}, rotate_feed},
        {"feed revoke", LICHSONG_N_("End a feed"), {plan, feed}, revoke_feed},
        {"feed list", LICHSONG_N_("Who is subscribed, what they fetched last, and what they have not seen"), {plan}, list_feeds},
        {"feed write", LICHSONG_N_("Write what the partner sees into a file"), {plan, feed, {"--out", "FILE", LICHSONG_N_("Where to"), true}}, write_feed},
        {"feed show", LICHSONG_N_("Show a feed"), {plan, feed}, show_feed},
        {"serve", LICHSONG_N_("Serve the feeds, and a page for each, to those who are subscribed, until it is stopped"),
         {plan,
          {"--listen", "HOST:PORT", LICHSONG_N_("Where; 127.0.0.1:8180 if missing, port 0 for any that is free")},
          {"--certificate", "FILE", LICHSONG_N_("The certificate with its chain, PEM; then addresses begin with https")},
          {"--key", "FILE", LICHSONG_N_("The key of the certificate, PEM")},
          {"--allow-plain", "", LICHSONG_N_("Also without a certificate on an address that others reach")},
          {"--trusted-proxy", "ADDRESS", LICHSONG_N_("Believe what this proxy says of who asks; several with commas between")},
          base_url,
          {"--answers", "await|apply", LICHSONG_N_("Answers that partners give on their page wait for a person, which is the default, or count at once")},
          {"--quiet", "", LICHSONG_N_("No access log")}},
         serve_plan},
        {"history", LICHSONG_N_("Show the journal"), {plan, {"--entity", "ID", LICHSONG_N_("Only changes of this row")}}, show_history},
        {"undo", LICHSONG_N_("Take back your last change"), {plan}, undo_change},
        {"redo", LICHSONG_N_("Do again what was undone"), {plan}, redo_change},
        {"branch make", LICHSONG_N_("Copy the plan, to try something otherwise there"), {plan, branch}, make_branch},
        {"branch compare", LICHSONG_N_("What the branch makes of the plan, and what that covers"), {plan, branch}, compare_branch},
        {"branch keep", LICHSONG_N_("Make the branch part of the plan, as one change"),
         {plan, branch, {"--prefer", "NAME", LICHSONG_N_("plan or branch: which wins where both changed the same")}}, keep_branch},
        {"branch drop", LICHSONG_N_("Remove a branch"), {plan, branch}, drop_branch},
        {"backups list", LICHSONG_N_("The backups that were made of the plan by themselves"), {plan}, list_backups},
        {"backups make", LICHSONG_N_("Make one now, where something has changed since the last"), {plan}, back_up_now},
        {"restore", LICHSONG_N_("Make the plan what it was in a backup, as one change that can be undone"),
         {plan, {"backup", "FILE", LICHSONG_N_("The backup: a copy of the plan"), true}, {"--dry-run", "", LICHSONG_N_("Only list what has changed since")}}, restore_backup},
        {"backup", LICHSONG_N_("Copy the plan, also while it is in use"), {plan, {"out", "FILE", LICHSONG_N_("The copy"), true}}, backup_plan},
        {"copy", LICHSONG_N_("Copy a plan with its whole history between a file and a database"), {plan, {"to", "PLAN", LICHSONG_N_("Where it is to be: a new .lichsong file, or postgresql://… with ?campaign=NAME"), true}}, copy_plan},
        {"verify", LICHSONG_N_("Check that the file is whole"), {plan}, verify_plan},
    };
    add_row_commands(table);
    return table;
}

}  // namespace

const std::vector<Command>& commands() {
    static const std::vector<Command> table = make_table();
    return table;
}

}  // namespace lichsong::cli
