// SPDX-License-Identifier: Apache-2.0
// What is wrong with a calendar file. {1} is the property or component, {2} a value, a name or a number; the table of the
// faults is in calendar/ical/lint_faults.cpp.
#include "app/common/words.h"

#include <array>

#include "calendar/base/i18n.h"

namespace lichsong::app {

std::span<const Sentence> lint_sentences() {
    static constexpr std::array table{
        Sentence{"lint.bare_lf", LICHSONG_N_("The line ends with LF alone; every line must end with CR LF"), ""},
        Sentence{"lint.bare_cr", LICHSONG_N_("A CR stands within the line; it may only stand before the LF at the end"), ""},
        Sentence{"lint.no_end", LICHSONG_N_("The last line has no CR LF; the file may have been cut off"), ""},
        Sentence{"lint.too_long", LICHSONG_N_("The line has more than 75 octets and should be folded"), ""},
        Sentence{"lint.split_character", LICHSONG_N_("The line is folded in the middle of a letter (a UTF-8 sequence)"), ""},
        Sentence{"lint.not_utf8", LICHSONG_N_("The text is not valid UTF-8; save the file as UTF-8"), ""},
        Sentence{"lint.bom", LICHSONG_N_("The file begins with a byte order mark; save it without"), ""},
        Sentence{"lint.control", LICHSONG_N_("The line holds a control character"), ""},
        Sentence{"lint.not_nfc", LICHSONG_N_("{1} has letters and their marks apart (not NFC), so that searches miss it"), "tt"},
        Sentence{"lint.endless", LICHSONG_N_("The line has more than 16 MiB; the rest of the file was not read"), ""},
        Sentence{"lint.no_name", LICHSONG_N_("The line does not begin with the name of a property"), ""},
        Sentence{"lint.no_colon", LICHSONG_N_("The line has no colon, so it has no value"), ""},
        Sentence{"lint.bad_escape", LICHSONG_N_("{1} has a backslash before a letter that needs none: {2}"), "tt"},
        Sentence{"lint.not_escaped", LICHSONG_N_("{1} has a comma or semicolon without a backslash before it: {2}"), "tt"},
        Sentence{"lint.not_a_uri", LICHSONG_N_("{1} is not an address with a scheme, such as https: or mailto: – {2}"), "tt"},
        Sentence{"lint.open_quote", LICHSONG_N_("A parameter of {1} is quoted in part only: {2}"), "tt"},
        Sentence{"lint.caret", LICHSONG_N_("A parameter of {1} has a ^ that stands for nothing; write ^^: {2}"), "tt"},
        Sentence{"lint.lic_error", LICHSONG_N_("X-LIC-ERROR is a note of the library libical and does not belong into a file: {2}"), "tt"},
        Sentence{"lint.unreadable", LICHSONG_N_("{1} does not have the form its type asks for: {2}"), "tt"},
        Sentence{"lint.number", LICHSONG_N_("{1} must be a whole number, not {2}"), "tt"},
        Sentence{"lint.no_calendar", LICHSONG_N_("There is no VCALENDAR in the file; subscribed programs would show nothing"), ""},
        Sentence{"lint.second_calendar", LICHSONG_N_("A second VCALENDAR begins; many programs read only the first"), ""},
        Sentence{"lint.version", LICHSONG_N_("VERSION:2.0 must stand in the calendar exactly once"), ""},
        Sentence{"lint.prodid", LICHSONG_N_("PRODID must stand in the calendar exactly once"), ""},
        Sentence{"lint.calendar_uid", LICHSONG_N_("The calendar itself has a UID: {2}; some programs then take all of it for one entry"), "tt"},
        Sentence{"lint.names_differ", LICHSONG_N_("NAME and X-WR-CALNAME differ, so programs show different names: {2}"), "tt"},
        Sentence{"lint.refresh_value", LICHSONG_N_("REFRESH-INTERVAL lacks VALUE=DURATION"), ""},
        Sentence{"lint.refresh_differs", LICHSONG_N_("REFRESH-INTERVAL and X-PUBLISHED-TTL differ: {2}"), "tt"},
        Sentence{"lint.colour", LICHSONG_N_("{1} is not a colour of the form asked for: {2}"), "tt"},
        Sentence{"lint.nothing_in_it", LICHSONG_N_("The calendar holds no component at all; at least a VTIMEZONE must stand in it"), ""},
        Sentence{"lint.publish_organizer", LICHSONG_N_("METHOD:PUBLISH asks for an ORGANIZER in every entry, and this one has none"), ""},
        Sentence{"lint.publish_attendee", LICHSONG_N_("METHOD:PUBLISH allows no ATTENDEE, and this entry has one"), ""},
        Sentence{"lint.not_closed", LICHSONG_N_("{1} begins here and never ends"), "tt"},
        Sentence{"lint.not_opened", LICHSONG_N_("END:{1} ends what has not begun"), "tt"},
        Sentence{"lint.outside", LICHSONG_N_("{1} stands outside of a VCALENDAR"), "tt"},
        Sentence{"lint.too_deep", LICHSONG_N_("Components are nested more than {2} deep"), "tt"},
        Sentence{"lint.zone_missing", LICHSONG_N_("The zone {2} has no VTIMEZONE in the file; times may be shown hours off"), "tt"},
        Sentence{"lint.zone_unused", LICHSONG_N_("No time of the file is in the zone {2}"), "tt"},
        Sentence{"lint.zone_twice", LICHSONG_N_("The zone {2} has a second VTIMEZONE"), "tt"},
        Sentence{"lint.zone_prefix", LICHSONG_N_("The zone has a name that only libical knows: {2}"), "tt"},
        Sentence{"lint.zone_seconds", LICHSONG_N_("{1} has seconds; few programs expect that: {2}"), "tt"},
        Sentence{"lint.zone_incomplete", LICHSONG_N_("{1} lacks {2}"), "tt"},
        Sentence{"lint.no_uid", LICHSONG_N_("{1} has no UID; programs that make one up duplicate it at each refresh"), "tt"},
        Sentence{"lint.no_dtstamp", LICHSONG_N_("{1} has no DTSTAMP"), "tt"},
        Sentence{"lint.not_utc", LICHSONG_N_("{1} must be in UTC, with Z at its end: {2}"), "tt"},
        Sentence{"lint.repeated", LICHSONG_N_("{1} may stand only once in {2}"), "tt"},
        Sentence{"lint.no_last_modified", LICHSONG_N_("{1} has no LAST-MODIFIED; some programs cannot tell whether it changed"), "tt"},
        Sentence{"lint.no_start", LICHSONG_N_("{1} has no DTSTART"), "tt"},
        Sentence{"lint.floating", LICHSONG_N_("{1} has no zone, so it is another moment for every reader: {2}"), "tt"},
        Sentence{"lint.end_before_start", LICHSONG_N_("{1} is not later than DTSTART: {2}"), "tt"},
        Sentence{"lint.end_not_exclusive", LICHSONG_N_("{1} must be the day after the last day, not that day itself: {2}"), "tt"},
        Sentence{"lint.end_form", LICHSONG_N_("One of DTSTART and {1} is a day, the other a time: {2}"), "tt"},
        Sentence{"lint.end_and_duration", LICHSONG_N_("DTEND and DURATION exclude one another"), ""},
        Sentence{"lint.status", LICHSONG_N_("This component knows no STATUS {2}"), "tt"},
        Sentence{"lint.transparency", LICHSONG_N_("TRANSP is OPAQUE or TRANSPARENT, not {2}"), "tt"},
        Sentence{"lint.due_and_duration", LICHSONG_N_("DUE and DURATION exclude one another"), ""},
        Sentence{"lint.duration_alone", LICHSONG_N_("{1} has a DURATION but no DTSTART from which it would count"), "tt"},
        Sentence{"lint.alarm", LICHSONG_N_("The reminder lacks {2}"), "tt"},
        Sentence{"lint.rule", LICHSONG_N_("The rule cannot be read: {2}"), "tt"},
        Sentence{"lint.rules", LICHSONG_N_("An entry should have one RRULE only; programs differ in what they make of several"), ""},
        Sentence{"lint.count_and_until", LICHSONG_N_("COUNT and UNTIL exclude one another: {2}"), "tt"},
        Sentence{"lint.until_form", LICHSONG_N_("UNTIL must be a day where DTSTART is one, and otherwise in UTC: {2}"), "tt"},
        Sentence{"lint.start_not_in_rule", LICHSONG_N_("DTSTART is not a day of its own rule; programs differ in whether it counts: {2}"), "tt"},
        Sentence{"lint.exrule", LICHSONG_N_("EXRULE was withdrawn from the standard; write EXDATE instead"), ""},
        Sentence{"lint.range", LICHSONG_N_("RANGE is understood by few programs; end the series and begin another instead"), ""},
        Sentence{"lint.below_daily", LICHSONG_N_("The rule repeats within the day, which programs refuse or hang on: {2}"), "tt"},
        Sentence{"lint.rscale", LICHSONG_N_("The rule counts by another calendar (RSCALE), which few programs know: {2}"), "tt"},
        Sentence{"lint.date_form", LICHSONG_N_("{1} must have the form and the zone of DTSTART, or it means no instance: {2}"), "tt"},
        Sentence{"lint.too_many_values", LICHSONG_N_("{1} has {2} values in one line; some programs silently drop all after the 500th"), "tt"},
        Sentence{"lint.override_alone", LICHSONG_N_("This changed instance ({2}) has no entry in the file of which it is one"), "tt"},
        Sentence{"lint.override_first", LICHSONG_N_("This changed instance ({2}) stands before the entry of which it is one"), "tt"},
        Sentence{"lint.twice", LICHSONG_N_("The same UID stands in line {2} already"), "tt"},
    };
    return table;
}

}  // namespace lichsong::app
