// SPDX-License-Identifier: Apache-2.0
// The table of commands. Those of the rows (topic add, outlet set, …) follow from the field lists.
#include <algorithm>

#include "app/cli/cmd_calendar.h"
#include "app/cli/cmd_entity.h"
#include "app/cli/cmd_ics.h"
#include "app/cli/cmd_import.h"
#include "app/cli/cmd_placement.h"
#include "app/cli/cmd_plan.h"
#include "app/cli/cmd_schedule.h"
#include "app/cli/cmd_template.h"
#include "app/cli/cmd_trash.h"
#include "calendar/base/i18n.h"

namespace lichsong::cli {
namespace {

const Argument plan{"plan", "PLAN", LICHSONG_N_("The plan: a .lichsong file"), true};

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

const std::vector<Argument> destination{
    {"--date", "DATE", LICHSONG_N_("The day")},
    {"--start", "TIME", LICHSONG_N_("The time: 19:45 or 19h45")},
    {"--slot", "ID", LICHSONG_N_("The slot")},
    {"--outlet", "ID", LICHSONG_N_("The outlet, where there is no slot")},
    {"--length", "LENGTH", LICHSONG_N_("The length: 300, 5m, 5m30s")},
};
const Argument seen{"--if-revision", "NUMBER", LICHSONG_N_("Only where the row still has this revision")};

std::vector<Argument> fields_of(const model::EntityInfo& info, std::vector<Argument> first) {
    static std::vector<std::unique_ptr<std::string>> names;  // arguments keep views of them
    for (const auto& field : info.fields) {
        if (field.has(model::Generated)) continue;
        names.push_back(std::make_unique<std::string>("--" + std::string(field.name)));
        first.push_back({*names.back(), "VALUE", ""});
    }
    return first;
}

void add_row_commands(std::vector<Command>& table) {
    const Argument id{"id", "ID", LICHSONG_N_("What the row is called"), true};
    const Argument key{"--key", "ID", LICHSONG_N_("What to call the new row; else it is made from its title")};
    for (const auto& info : model::entity_table()) {
        const std::string name(info.name);
        const bool single = info.kind == model::EntityKind::Campaign;
        const bool by_hand = std::any_of(info.fields.begin(), info.fields.end(), [](const auto& field) { return !field.has(model::Generated); });
        if (!single && by_hand) table.push_back({name + " add", LICHSONG_N_("Add a row"), fields_of(info, {plan, key}), add_row});
        if (by_hand) table.push_back({name + " set", LICHSONG_N_("Change fields"), fields_of(info, single ? std::vector{plan, seen} : std::vector{plan, id, seen}), set_row});
        table.push_back({name + " show", LICHSONG_N_("Show all fields"), single ? std::vector{plan} : std::vector{plan, id}, show_row});
        if (single) continue;
        table.push_back({name + " list", LICHSONG_N_("List the rows"), {plan}, list_rows});
        if (by_hand) table.push_back({name + " remove", LICHSONG_N_("Remove a row that nothing refers to"), {plan, id}, remove_row});
    }
}

std::vector<Command> make_table() {
    const Argument code{"id", "CODE", LICHSONG_N_("The placement, e.g. DT21-0417"), true};
    const Argument template_id{"id", "ID", LICHSONG_N_("The template, e.g. series/radio-safety"), true};
    const Argument for_slot{"--slot", "ID", LICHSONG_N_("The slot for series that name none")};
    const Argument kind{"kind", "KIND", LICHSONG_N_("The kind of row: topic, outlet, placement, …"), true};
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
          {"--layer", "NAME", LICHSONG_N_("What counts: planned, confirmed or aired")}},
         show_coverage},
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
        {"template list", LICHSONG_N_("List templates that can be added to a plan"), {plan}, list_templates},
        {"template show", LICHSONG_N_("Show what a template would add"), {plan, template_id, for_slot}, show_template},
        {"template apply", LICHSONG_N_("Add the rows of a template"), {plan, template_id, for_slot, {"--dry-run", "", LICHSONG_N_("Only show what would be added")}}, apply_template},
        {"trash list", LICHSONG_N_("List rows that were removed"),
         {plan, {"--kind", "KIND", LICHSONG_N_("Only this kind of row")}, {"--most", "N", LICHSONG_N_("At most so many; 200 if missing")}},
         list_trash},
        {"trash restore", LICHSONG_N_("Bring a removed row back"), {plan, kind, {"id", "ID", LICHSONG_N_("What the row was called"), true}}, restore_row},
        {"history", LICHSONG_N_("Show the journal"), {plan, {"--entity", "ID", LICHSONG_N_("Only changes of this row")}}, show_history},
        {"undo", LICHSONG_N_("Take back your last change"), {plan}, undo_change},
        {"redo", LICHSONG_N_("Do again what was undone"), {plan}, redo_change},
        {"backup", LICHSONG_N_("Copy the plan, also while it is in use"), {plan, {"out", "FILE", LICHSONG_N_("The copy"), true}}, backup_plan},
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
