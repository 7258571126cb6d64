// SPDX-License-Identifier: Apache-2.0
// What of a foreign calendar was not taken over, or not as it stands there. {1} is the property or component, {2} a value, a
// name or a number.
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
    };
    return table;
}

}  // namespace lichsong::app
