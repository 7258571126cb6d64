// SPDX-License-Identifier: Apache-2.0
// What went wrong: what, where, what to do.
#include "app/common/words.h"

#include <array>
#include <vector>

#include "calendar/base/i18n.h"

namespace lichsong::app {

std::span<const Sentence> error_sentences() {
    static constexpr std::array table{
        Sentence{"call.unknown_command", LICHSONG_N_("There is no command “{1}”; “lichsong --help” lists them all."), "t"},
        Sentence{"call.unexpected", LICHSONG_N_("“{1}” is too much for “{2}”; see “{2} --help”."), "tt"},
        Sentence{"call.missing", LICHSONG_N_("“{2}” needs {1}; see “{2} --help”."), "tt"},
        Sentence{"call.bad_argument", LICHSONG_N_("“{2}” cannot use {1} as given; see “{2} --help”."), "tt"},
        Sentence{"call.not_a_table", LICHSONG_N_("The file is a calendar and has no columns; leave {1} out."), "t"},
        Sentence{"call.number", LICHSONG_N_("{1} takes a whole number from {3} to {4}, not “{2}”."), "tttt"},
        Sentence{"call.language", LICHSONG_N_("--lang takes vi or en, not “{1}”."), "t"},
        Sentence{"call.key_date", LICHSONG_N_("--set takes KEY=DATE, e.g. dschinhthuc=28/4/2021, not “{1}”."), "t"},
        Sentence{"date.unreadable", LICHSONG_N_("“{1}” is not a date; write 23/5/2021, 2021-05-23, 23/5 or D-14."), "t"},
        Sentence{"date.no_such_day", LICHSONG_N_("There is no day {1}; check day, month and year (1900–2199)."), "t"},
        Sentence{"date.no_year", LICHSONG_N_("“{1}” lacks the year; write it as in 23/5/2021."), "t"},
        Sentence{"date.no_dday", LICHSONG_N_("“{1}” counts from election day, but this campaign has none; write the date."), "t"},
        Sentence{"dates.reversed", LICHSONG_N_("{1} “{2}” would end on {4}, before it begins on {3}; check both days."), "ktdd"},
        Sentence{"time.unreadable", LICHSONG_N_("“{1}” is not a time of day; write 19:45 or 19h45."), "t"},
        Sentence{"duration.unreadable", LICHSONG_N_("“{1}” is not a length; write 300 (seconds), 5m or 5m30s, at most seven days."), "t"},
        Sentence{"recurrence.unreadable", LICHSONG_N_("“{1}” is not a rhythm a slot or series can have; write e.g. FREQ=WEEKLY;BYDAY=MO,WE or FREQ=MONTHLY;BYDAY=3FR."), "t"},
        Sentence{"text.not_utf8", LICHSONG_N_("The text is not valid Unicode (UTF-8); convert it first."), ""},
        Sentence{"text.control_character", LICHSONG_N_("The text holds a control character (code {1}); remove it."), "t"},
        Sentence{"text.icu_missing", LICHSONG_N_("The Unicode data of the system are missing ({1}); install the package libicu."), "t"},
        Sentence{"zone.unknown", LICHSONG_N_("“{1}” is not a time zone; write e.g. Asia/Ho_Chi_Minh."), "t"},
        Sentence{"i18n.no_catalogue", LICHSONG_N_("The Vietnamese texts are missing at {1}; install the program again."), "t"},
        Sentence{"file.cannot_write", LICHSONG_N_("{1} could not be written ({2}); what was there before is unchanged."), "to"},
        Sentence{"file.cannot_read", LICHSONG_N_("{1} could not be read ({2}); check the name and whether you may read it."), "to"},
        Sentence{"file.too_large", LICHSONG_N_("{1} has more than {2} MB, more than can be read; split it."), "tt"},
        Sentence{"ics.not_a_calendar", LICHSONG_N_("Line {1}: this is not a calendar (BEGIN:VCALENDAR is missing). Nothing was taken over; choose an .ics file."), "tt"},
        Sentence{"ics.cut_off", LICHSONG_N_("Line {1}: {2} begins here and never ends, so the file is cut off. Nothing was taken over; fetch it again."), "tt"},
        Sentence{"ics.not_nested", LICHSONG_N_("Line {1}: END:{2} ends what has not begun. Nothing was taken over; the file is damaged."), "tt"},
        Sentence{"ics.nul", LICHSONG_N_("Line {1} holds a zero byte, so this is not a calendar of text. Nothing was taken over."), "tt"},
        Sentence{"ics.too_large", LICHSONG_N_("The calendar has more than {2} MB. Nothing was taken over; split it."), "tt"},
        Sentence{"ics.too_many_lines", LICHSONG_N_("Line {1}: a calendar may have at most {2} lines. Nothing was taken over; split it."), "tt"},
        Sentence{"ics.line_too_long", LICHSONG_N_("Line {1} has more than {2} KB, more than any entry needs. Nothing was taken over."), "tt"},
        Sentence{"ics.too_deep", LICHSONG_N_("Line {1}: components are nested more than {2} deep. Nothing was taken over."), "tt"},
        Sentence{"ics.too_many_parameters", LICHSONG_N_("Line {1} has more than {2} parameters, or very long ones. Nothing was taken over."), "tt"},
        Sentence{"ics.too_many_properties", LICHSONG_N_("Line {1}: an entry may have at most {2} lines. Nothing was taken over."), "tt"},
        Sentence{"ics.too_many_values", LICHSONG_N_("Line {1}: an entry may list at most {2} dates (RDATE, EXDATE). Nothing was taken over."), "tt"},
        Sentence{"ics.too_many_zones", LICHSONG_N_("Line {1}: a calendar may define at most {2} time zones. Nothing was taken over."), "tt"},
        Sentence{"ics.too_many_components", LICHSONG_N_("Line {1}: a calendar may have at most {2} entries. Nothing was taken over; split it."), "tt"},
        Sentence{"ics.too_many_rules", LICHSONG_N_("Line {1}: a calendar may have at most {2} recurring entries. Nothing was taken over; split it."), "tt"},
        Sentence{"ics.too_many_dates", LICHSONG_N_("Line {1}: the rules of the calendar give more than {2} dates. Nothing was taken over; split it, or ask for a calendar without rules."), "tt"},
        Sentence{"ics.too_many_of_one", LICHSONG_N_("Line {1}: more than {2} entries share one UID. Nothing was taken over."), "tt"},
        Sentence{"ics.too_many_faults", LICHSONG_N_("Line {1}: more than {2} lines are no lines of a calendar. Nothing was taken over."), "tt"},
        Sentence{"ics.reader_time", LICHSONG_N_("Reading the calendar took too long and was stopped. Nothing was taken over; “ics lint” says what is wrong with it."), ""},
        Sentence{"ics.reader_memory", LICHSONG_N_("The calendar needs too much memory and was given up. Nothing was taken over; “ics lint” says what is wrong with it."), ""},
        Sentence{"ics.reader_failed", LICHSONG_N_("The calendar made its reader fail. Nothing was taken over; “ics lint” says what is wrong with it."), ""},
        Sentence{"ics.no_reader", LICHSONG_N_("The reader of calendars could not be started from {1} ({2}); install the program again."), "to"},
        Sentence{"file.no_folder", LICHSONG_N_("There is no folder {1}; make it first, or choose another place."), "t"},
        Sentence{"file.is_the_plan", LICHSONG_N_("{1} is the plan itself and would be lost; choose another name."), "t"},
        Sentence{"plan.not_found", LICHSONG_N_("There is no plan {1}; check the name, or make one with “lichsong new” or “lichsong demo”."), "t"},
        Sentence{"plan.not_a_plan", LICHSONG_N_("{1} is not a Lịch Sóng plan; it was left as it is."), "t"},
        Sentence{"plan.newer", LICHSONG_N_("{1} was written by a newer program (schema {2}, this one knows {3}); it was left as it is. Update the program."), "ttt"},
        Sentence{"plan.older_read_only", LICHSONG_N_("{1} is of an older version and its folder cannot be written; copy it to a folder of yours and open it there."), "t"},
        Sentence{"plan.exists", LICHSONG_N_("{1} is there already; choose another name, nothing was changed."), "t"},
        Sentence{"plan.not_empty", LICHSONG_N_("{1} has content already and cannot be filled anew."), "t"},
        Sentence{"store.busy", LICHSONG_N_("{1} is being written by another desk and did not become free; nothing was saved, try again in a moment."), "to"},
        Sentence{"store.read_only", LICHSONG_N_("{1} cannot be written: the file or its folder is read-only. Nothing was saved; ask for write access or work on a copy."), "to"},
        Sentence{"store.full", LICHSONG_N_("The disk of {1} is full; nothing was saved, the plan is as before. Make room and try again."), "to"},
        Sentence{"store.damaged", LICHSONG_N_("{1} is damaged ({2}). It was not changed; restore it from a backup."), "to"},
        Sentence{"store.damaged_backup", LICHSONG_N_("{1} is damaged ({2}). It was not changed; the newest backup beside it is {3}."), "tot"},
        Sentence{"store.io", LICHSONG_N_("The disk failed while working on {1} ({2}); nothing was saved, the plan is as before."), "to"},
        Sentence{"store.cannot_open", LICHSONG_N_("{1} cannot be opened ({2}); check the folder and the rights."), "to"},
        Sentence{"store.failed", LICHSONG_N_("The store of {1} failed ({2}); nothing was saved."), "to"},
        Sentence{"store.bad_value", LICHSONG_N_("The plan holds a value that cannot be ({1}); run “lichsong verify” and restore a backup."), "t"},
        Sentence{"work.stopped", LICHSONG_N_("Stopped; nothing was changed."), ""},
        Sentence{"system.no_memory", LICHSONG_N_("There is not enough memory for this; nothing was changed."), ""},
        Sentence{"system.unexpected", LICHSONG_N_("Something unexpected went wrong ({1}); nothing was changed."), "t"},
        Sentence{"row.unknown", LICHSONG_N_("There is no {1} “{2}”; list them to see what they are called."), "kt"},
        Sentence{"row.not_listed", LICHSONG_N_("There is no {1} “{2}”; choose one of the list."), "kt"},
        Sentence{"colour.unreadable", LICHSONG_N_("“{1}” is not a colour; write it as in #2563EB."), "t"},
        Sentence{"row.key_taken", LICHSONG_N_("There is a {1} called “{2}” already; choose another name."), "kt"},
        Sentence{"row.circle", LICHSONG_N_("{1} “{2}” would lead back to itself by its {3}; choose another there."), "ktf"},
        Sentence{"row.in_use", LICHSONG_N_("{1} “{2}” cannot be removed: {3} “{4}” refers to it."), "ktkt"},
        Sentence{"field.unknown", LICHSONG_N_("A {1} has no field “{2}”."), "kt"},
        Sentence{"cells.inert", LICHSONG_N_("{1} cannot be changed by pasting."), "f"},
        Sentence{"field.required", LICHSONG_N_("{1} “{2}” needs {3}."), "ktf"},
        Sentence{"field.range", LICHSONG_N_("{3} of {1} “{2}” must not be negative."), "ktf"},
        Sentence{"field.choice", LICHSONG_N_("{1} cannot be “{2}”; it is one of: {3}."), "ftt"},
        Sentence{"field.number", LICHSONG_N_("{1} must be a whole number, not “{2}”."), "ft"},
        Sentence{"field.flag", LICHSONG_N_("{1} is yes or no, not “{2}”."), "ft"},
        Sentence{"placement.no_outlet", LICHSONG_N_("A placement needs a slot (--slot) or an outlet (--outlet)."), ""},
        Sentence{"placement.no_start", LICHSONG_N_("{1} goes out at a time of day; give --start or a slot."), "t"},
        Sentence{"placement.locked", LICHSONG_N_("{1} is locked; unlock it first with “placement lock --off”."), "t"},
        Sentence{"placement.bad_step", LICHSONG_N_("{1} cannot go from “{2}” to “{3}”."), "tcc"},
        Sentence{"placement.not_a_draft", LICHSONG_N_("{1} is more than a draft; cancel it instead of removing it."), "t"},
        Sentence{"rule.blocked", LICHSONG_N_("Not saved: {1}"), "r"},
        Sentence{"rule.unknown_kind", LICHSONG_N_("There is no kind of rule “{1}”."), "t"},
        Sentence{"series.not_an_issue", LICHSONG_N_("{1} is not an issue of a series; change it by itself."), "t"},
        Sentence{"series.no_dates", LICHSONG_N_("Series “{1}” needs a first and a last day, in that order."), "t"},
        Sentence{"series.too_long", LICHSONG_N_("Series “{1}” would have more than {2} issues; shorten it."), "tt"},
        Sentence{"milestone.circle", LICHSONG_N_("The anchors of milestone “{1}” run in a circle; give one of them another anchor."), "t"},
        Sentence{"dday.no_election", LICHSONG_N_("“{1}” has no election day to move."), "t"},
        Sentence{"edit.stale", LICHSONG_N_("{1} “{2}” has been changed meanwhile by {3} at {4} ({5}); look at it again, nothing was saved."), "kttsw"},
        Sentence{"edit.gone", LICHSONG_N_("{1} “{2}” has been changed or removed meanwhile; look again, nothing was saved."), "kt"},
        Sentence{"history.nothing_to_undo", LICHSONG_N_("There is nothing of yours to undo."), ""},
        Sentence{"history.nothing_to_redo", LICHSONG_N_("There is nothing to redo."), ""},
        Sentence{"history.overtaken", LICHSONG_N_("Cannot undo: {3} of {1} “{2}” was changed since by {4} ({5})."), "ktftw"},
        Sentence{"template.unknown", LICHSONG_N_("There is no template “{1}”; the folder templates/campaigns shows what there is."), "t"},
        Sentence{"template.syntax", LICHSONG_N_("{1}, line {2}: this is not TOML; correct the line. No plan was made."), "ttt"},
        Sentence{"template.too_large", LICHSONG_N_("{1} is larger than a template may be (1 MB). No plan was made."), "t"},
        Sentence{"template.too_deep", LICHSONG_N_("{1}, line {2}: values lie more than {3} deep in one another. No plan was made."), "ttt"},
        Sentence{"template.needs_dday", LICHSONG_N_("Template {1} counts from election day; say when it is with --dday."), "t"},
        Sentence{"template.bad_key", LICHSONG_N_("{1}, line {2}: a row cannot be called “{3}”; use letters, digits and hyphens. No plan was made."), "ttt"},
        Sentence{"template.key_taken", LICHSONG_N_("{1}, line {2}: there is a {3} called “{4}” already. No plan was made."), "ttkt"},
        Sentence{"template.circle", LICHSONG_N_("{1}, line {2}: “{3}” refers to itself in a circle. No plan was made."), "ttt"},
        Sentence{"template.unknown_include", LICHSONG_N_("{1}, line {2}: there is no template “{3}” to include. No plan was made."), "ttt"},
        Sentence{"template.bad_field", LICHSONG_N_("{1}, line {2}: “{3}” must be a plain value or a list of them. No plan was made."), "ttt"},
        Sentence{"template.bad_value", LICHSONG_N_("{1}, line {2}: {3} No plan was made."), "tte"},
        Sentence{"template.unknown_kind", LICHSONG_N_("{1}, line {2}: there is no kind of row “{3}”. No plan was made."), "ttt"},
        Sentence{"template.unknown_field", LICHSONG_N_("{1}, line {2}: a {3} has no field “{4}”. No plan was made."), "ttkt"},
        Sentence{"template.unknown_reference", LICHSONG_N_("{1}, line {2}: “{3}” refers to a row that is not there. No plan was made."), "ttt"},
    };
    static const auto all = [] {
        std::vector<Sentence> rows(table.begin(), table.end());
        const auto sheet = sheet_sentences();
        rows.insert(rows.end(), sheet.begin(), sheet.end());
        return rows;
    }();
    return all;
}

// As the system and SQLite write them; what is not here is shown as it came.
std::span<const Name> system_reasons() {
    static constexpr std::array table{
        Name{"No such file or directory", LICHSONG_N_("no such file or folder")},
        Name{"Permission denied", LICHSONG_N_("no permission")},
        Name{"Is a directory", LICHSONG_N_("it is a folder")},
        Name{"Not a directory", LICHSONG_N_("it is not a folder")},
        Name{"No space left on device", LICHSONG_N_("the disk is full")},
        Name{"Disk quota exceeded", LICHSONG_N_("your share of the disk is full")},
        Name{"Read-only file system", LICHSONG_N_("the drive is read-only")},
        Name{"File name too long", LICHSONG_N_("the name is too long")},
        Name{"Input/output error", LICHSONG_N_("the drive reports an error")},
        Name{"disk I/O error", LICHSONG_N_("the drive reports an error")},
        Name{"database or disk is full", LICHSONG_N_("the disk is full")},
        Name{"unable to open database file", LICHSONG_N_("the file cannot be reached")},
        Name{"attempt to write a readonly database", LICHSONG_N_("the file is read-only")},
        Name{"database is locked", LICHSONG_N_("the file is in use")},
        Name{"database disk image is malformed", LICHSONG_N_("its content makes no sense")},
        Name{"file is not a database", LICHSONG_N_("its content makes no sense")},
    };
    return table;
}

}  // namespace lichsong::app
