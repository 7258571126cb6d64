// SPDX-License-Identifier: Apache-2.0
// What of a foreign calendar or table was not taken over, or not as it stands there. {1} is the property or component, or the
// letter of the column; {2} a value, a name or a number.
#include "app/common/words.h"

#include <array>

#include "calendar/base/i18n.h"

namespace lichsong::app {

std::span<const Sentence> import_sentences() {
    static constexpr std::array table{
        Sentence{"import.alarm_dropped", LICHSONG_N_("Alarms are not taken over"), ""},
        Sentence{"import.attachment_dropped", LICHSONG_N_("The attached file is not taken over; only addresses of files are"), ""},
        Sentence{"import.unreadable_text", LICHSONG_N_("{1} holds characters that cannot be read and was left out"), "tt"},
        Sentence{"import.no_property", LICHSONG_N_("The line is no property of a calendar and was left out"), ""},
        Sentence{"import.unreadable_value", LICHSONG_N_("{1} has a value that cannot be read and was left out: {2}"), "tt"},
        Sentence{"import.no_start", LICHSONG_N_("The entry has no DTSTART, so it has no day; it was left out"), ""},
        Sentence{"import.start_unreadable", LICHSONG_N_("DTSTART cannot be read; the entry was left out"), ""},
        Sentence{"import.far_away", LICHSONG_N_("The day lies before 1970 or after 2100; the entry was left out: {2}"), "tt"},
        Sentence{"import.floating", LICHSONG_N_("The time names no zone; it is taken as that of the calendar"), ""},
        Sentence{"import.end_before_start", LICHSONG_N_("The entry ends before it begins; it is taken without a length"), ""},
        Sentence{"import.exrule", LICHSONG_N_("EXRULE is not supported any more by the standard; the entry was left out"), ""},
        Sentence{"import.second_rule", LICHSONG_N_("The entry has a second RRULE; it was left out"), ""},
        Sentence{"import.rule_unreadable", LICHSONG_N_("The rule cannot be read; the entry was left out: {2}"), "tt"},
        Sentence{"import.rule_below_daily", LICHSONG_N_("The rule repeats several times a day; the entry was left out: {2}"), "tt"},
        Sentence{"import.rule_rscale", LICHSONG_N_("The rule counts in another calendar (RSCALE); the entry was left out: {2}"), "tt"},
        Sentence{"import.rule_times", LICHSONG_N_("The rule lists several times of day; the entry was left out: {2}"), "tt"},
        Sentence{"import.rule_count_and_until", LICHSONG_N_("The rule has both COUNT and UNTIL; the entry was left out: {2}"), "tt"},
        Sentence{"import.rule_never", LICHSONG_N_("The rule falls on no day at all; the entry was left out: {2}"), "tt"},
        Sentence{"import.rule_too_long", LICHSONG_N_("The rule gives more days than can be taken over ({2}); the entry was left out"), "tt"},
        Sentence{"import.no_days", LICHSONG_N_("No day is left of the rule within the campaign; the entry was left out"), ""},
        Sentence{"import.endless", LICHSONG_N_("The rule has no end; it is taken up to {2}, the last day of the campaign"), "td"},
        Sentence{"import.zone_unknown", LICHSONG_N_("Nobody knows the time zone {2}; its times are taken as those of the calendar"), "tt"},
        Sentence{"import.zone_without_summer", LICHSONG_N_("The time zone {2} is not known by name; its standard time is used all year"), "tt"},
        Sentence{"import.uid_twice", LICHSONG_N_("The same entry stands twice in the file (UID {2}); the newer one counts"), "tt"},
        Sentence{"import.uid_shared", LICHSONG_N_("Different entries share the UID {2}; each is taken over by itself"), "tt"},
        Sentence{"import.no_uid", LICHSONG_N_("The entry has no UID; it is recognised by its title and time from now on"), ""},
        Sentence{"import.old_font", LICHSONG_N_("The title was in an old Vietnamese font and is read as “{2}”"), "tt"},
        Sentence{"import.encoding", LICHSONG_N_("The file is not in UTF-8; it was read as {2}"), "tt"},
        Sentence{"import.no_title", LICHSONG_N_("The entry has no title"), ""},
        Sentence{"import.no_clock_time", LICHSONG_N_("The entry covers a whole day, and this outlet goes out at a time of day; it was left out"), ""},
        Sentence{"import.time_dropped", LICHSONG_N_("This outlet appears in issues; the time of day was left out"), ""},
        Sentence{"import.many_days", LICHSONG_N_("The entry covers several days; only the first is taken"), ""},
        Sentence{"import.no_outlet", LICHSONG_N_("It is not clear on which outlet this goes out ({2}); choose one with --outlet"), "tt"},
        Sentence{"import.outlet_made", LICHSONG_N_("The plan did not have the outlet “{2}”; it was added"), "tt"},
        Sentence{"import.slot_made", LICHSONG_N_("The outlet had no slot at that time for “{2}”; one was added"), "tt"},
        Sentence{"import.topic_unknown", LICHSONG_N_("The plan has no topic “{2}”; the entry is taken without it"), "tt"},
        Sentence{"import.component_dropped", LICHSONG_N_("{1} was left out: its lines break the standard"), "tt"},
        Sentence{"import.kept_only", LICHSONG_N_("{1} has no place in a schedule; it is kept and goes out again with the calendar"), "tt"},
        Sentence{"import.older", LICHSONG_N_("The file has an older version of “{2}” than the plan; nothing was changed"), "tt"},
        Sentence{"import.agreed", LICHSONG_N_("The file has another time for {2}, which is more than a draft; decide by hand"), "tt"},
        Sentence{"import.changed_here", LICHSONG_N_("{2} was changed both in the file and here; nothing was changed, decide by hand"), "tt"},
        Sentence{"import.removed_here", LICHSONG_N_("“{2}” was removed here; it stays removed"), "tt"},
        Sentence{"import.other_kind", LICHSONG_N_("“{2}” has become a series, or is none any more; nothing was changed, decide by hand"), "tt"},
        Sentence{"import.ours", LICHSONG_N_("{2} is an entry of this plan and has another time in the file; nothing was changed, decide by hand"), "tt"},
        Sentence{"import.vanished", LICHSONG_N_("It was in an earlier version and is not in this file: {2}; cancel it if it is off"), "tt"},
        Sentence{"import.old_font_column", LICHSONG_N_("Column {1} was in an old Vietnamese font ({2}) and was converted"), "tt"},
        Sentence{"import.column_unknown", LICHSONG_N_("It is not known what column {1} “{2}” is for; it was left out (see --map)"), "tt"},
        Sentence{"import.sub_heading", LICHSONG_N_("Read as a sub-heading and left out: {2}"), "tt"},
        Sentence{"import.from_above", LICHSONG_N_("Column {1} is empty here; what stands above counts: {2}"), "tt"},
        Sentence{"import.row_no_title", LICHSONG_N_("The row has no title; it was left out"), ""},
        Sentence{"import.row_no_outlet", LICHSONG_N_("The row names no outlet; it was left out. Choose one with --outlet"), ""},
        Sentence{"import.outlet_unknown", LICHSONG_N_("The plan has no outlet “{2}”; the row was left out"), "tt"},
        Sentence{"import.outlet_like", LICHSONG_N_("The plan has no outlet of that name, but one that is like it: {2}. The row was left out"), "tt"},
        Sentence{"import.row_no_date", LICHSONG_N_("The row has no date; it was left out"), ""},
        Sentence{"import.row_no_time", LICHSONG_N_("The row has no time of day, and no slot of {2} says one; it was left out"), "tt"},
        Sentence{"import.time_of_slot", LICHSONG_N_("The row has no time of day; that of the only slot of the day is taken: {2}"), "tt"},
        Sentence{"import.date_unreadable", LICHSONG_N_("Column {1}: “{2}” is no date; the row was left out. Write e.g. 23/5/2021"), "tt"},
        Sentence{"import.date_range", LICHSONG_N_("Column {1}: “{2}” does not say on which days it goes out; the row was left out. Write each day"), "tt"},
        Sentence{"import.no_such_day", LICHSONG_N_("Column {1}: there is no such day: {2}; the row was left out"), "tt"},
        Sentence{"import.no_year", LICHSONG_N_("Column {1}: “{2}” lacks the year; the row was left out"), "tt"},
        Sentence{"import.no_dday", LICHSONG_N_("Column {1}: “{2}” counts from election day, which the plan does not have; the row was left out"), "tt"},
        Sentence{"import.time_unreadable", LICHSONG_N_("Column {1}: “{2}” is no time of day; the row was left out. Write e.g. 19:45 or 19h45"), "tt"},
        Sentence{"import.part_of_day", LICHSONG_N_("Column {1}: “{2}” does not say at what time; the row was left out. Write e.g. 19:45 or 19h45"), "tt"},
        Sentence{"import.days_and_times", LICHSONG_N_("It is not clear which times belong to which days: {2}; the row was left out"), "tt"},
        Sentence{"import.repeat_unreadable", LICHSONG_N_("Column {1} does not say when it is repeated: {2}; the row is taken without the repeat"), "tt"},
        Sentence{"import.length_unreadable", LICHSONG_N_("Column {1}: “{2}” is no length; the row is taken without it. Write e.g. 5:00 or 5 phút"), "tt"},
        Sentence{"import.slot_unknown", LICHSONG_N_("The outlet has no slot “{2}”; the row is taken without it"), "tt"},
        Sentence{"import.form_unknown", LICHSONG_N_("“{2}” is not known as a form; rows are taken without it"), "tt"},
        Sentence{"import.url_unreadable", LICHSONG_N_("“{2}” is no address of a web page; the row is taken without it"), "tt"},
        Sentence{"import.size_unreadable", LICHSONG_N_("Column {1}: “{2}” is not a whole number; the row is taken without it"), "tt"},
        Sentence{"import.row_twice", LICHSONG_N_("The file has this row twice: {2}; the first counts"), "tt"},
        Sentence{"import.code_not_kept", LICHSONG_N_("The code {2} cannot be had; the placement got another"), "tt"},
        Sentence{"import.airing_added", LICHSONG_N_("The row has one day more than before; it was added: {2}"), "tt"},
        Sentence{"import.row_agreed", LICHSONG_N_("The row differs from {2}, which is more than a draft; nothing of that was changed, decide by hand"), "tt"},
        Sentence{"import.segment_twice", LICHSONG_N_("Two rows say different things of “{2}”; the first counts"), "tt"},
    };
    return table;
}

}  // namespace lichsong::app
