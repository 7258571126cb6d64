// SPDX-License-Identifier: Apache-2.0
// The table of what a calendar file is judged by. A fault is added here, raised in lint.cpp, and put into words in
// app/common/words_lint.cpp; tests/ical/test_lint.cpp has a file for each.
#include "calendar/ical/lint.h"

namespace lichsong::ical {

const std::vector<LintFault>& lint_faults() {
    static const std::vector<LintFault> table{
        // bytes
        {"lint.bare_lf", "C1", "RFC 5545 §3.1", ""},
        {"lint.bare_cr", "C1", "RFC 5545 §3.1", ""},
        {"lint.no_end", "C1", "RFC 5545 §3.1", ""},
        {"lint.too_long", "C2", "RFC 5545 §3.1", "Google Calendar"},
        {"lint.split_character", "C2", "RFC 5545 §3.1", "Google Calendar"},
        {"lint.not_utf8", "C3", "RFC 5545 §3.1.4", ""},
        {"lint.bom", "C3", "RFC 5545 §3.1.4", ""},
        {"lint.control", "C3", "RFC 5545 §3.3.11", ""},
        {"lint.not_nfc", "C3", "RFC 5198 §3", ""},
        {"lint.endless", "C2", "RFC 5545 §3.1", "libical"},
        {"lint.no_name", "C1", "RFC 5545 §3.1", ""},
        {"lint.no_colon", "C1", "RFC 5545 §3.1", "libical"},
        // values
        {"lint.bad_escape", "C5", "RFC 5545 §3.3.11", ""},
        {"lint.not_escaped", "C5", "RFC 5545 §3.3.11", ""},
        {"lint.not_a_uri", "C6", "RFC 5545 §3.3.13", ""},
        {"lint.open_quote", "C7", "RFC 5545 §3.2", ""},
        {"lint.caret", "C7", "RFC 6868 §3", ""},
        {"lint.lic_error", "C8", "RFC 5545 §3.8.8.2", ""},
        {"lint.unreadable", "C23", "RFC 5545 §3.3.5", ""},
        {"lint.number", "C21", "RFC 5545 §3.3.8", ""},
        // the calendar
        {"lint.no_calendar", "C9", "RFC 5545 §3.4", "Evolution, Thunderbird"},
        {"lint.second_calendar", "C9", "RFC 5545 §3.4", ""},
        {"lint.version", "C9", "RFC 5545 §3.7.4", ""},
        {"lint.prodid", "C9", "RFC 5545 §3.7.3", ""},
        {"lint.calendar_uid", "C9", "RFC 7986 §5.3", "vdirsyncer"},
        {"lint.names_differ", "C10", "RFC 7986 §5.1", ""},
        {"lint.refresh_value", "C10", "RFC 7986 §5.7", "Nextcloud"},
        {"lint.refresh_differs", "C10", "RFC 7986 §5.7", "Outlook, Nextcloud"},
        {"lint.colour", "C10", "RFC 7986 §5.9", ""},
        {"lint.nothing_in_it", "C50", "RFC 5545 §3.6", ""},
        {"lint.publish_organizer", "C12", "RFC 5546 §3.2.1", ""},
        {"lint.publish_attendee", "C12", "RFC 5546 §3.2.1", ""},
        // nesting
        {"lint.not_closed", "C16", "RFC 5545 §3.6", "libical"},
        {"lint.not_opened", "C16", "RFC 5545 §3.6", ""},
        {"lint.outside", "C9", "RFC 5545 §3.4", ""},
        {"lint.too_deep", "C16", "RFC 5545 §3.6", "libical"},
        // zones
        {"lint.zone_missing", "C13", "RFC 5545 §3.2.19", "Outlook"},
        {"lint.zone_unused", "C13", "RFC 5545 §3.6.5", ""},
        {"lint.zone_twice", "C13", "RFC 5545 §3.6.5", ""},
        {"lint.zone_prefix", "C13", "RFC 5545 §3.2.19", "Outlook"},
        {"lint.zone_seconds", "C14", "RFC 5545 §3.3.14", ""},
        {"lint.zone_incomplete", "C14", "RFC 5545 §3.6.5", ""},
        // components
        {"lint.no_uid", "C16", "RFC 5545 §3.8.4.7", "Evolution"},
        {"lint.no_dtstamp", "C16", "RFC 5545 §3.8.7.2", ""},
        {"lint.not_utc", "C16", "RFC 5545 §3.8.7", ""},
        {"lint.repeated", "C16", "RFC 5545 §3.6", ""},
        {"lint.no_last_modified", "C20", "RFC 5545 §3.8.7.3", "ICSx5"},
        {"lint.no_start", "C23", "RFC 5545 §3.8.2.4", ""},
        {"lint.floating", "C23", "RFC 5545 §3.3.5", ""},
        {"lint.end_before_start", "C23", "RFC 5545 §3.8.2.2", ""},
        {"lint.end_not_exclusive", "C24", "RFC 5545 §3.6.1", ""},
        {"lint.end_form", "C24", "RFC 5545 §3.8.2.2", ""},
        {"lint.end_and_duration", "C23", "RFC 5545 §3.6.1", ""},
        {"lint.status", "C41", "RFC 5545 §3.8.1.11", ""},
        {"lint.transparency", "C41", "RFC 5545 §3.8.2.7", ""},
        {"lint.due_and_duration", "C39", "RFC 5545 §3.6.2", ""},
        {"lint.duration_alone", "C39", "RFC 5545 §3.6.2", ""},
        {"lint.alarm", "C40", "RFC 5545 §3.6.6", ""},
        // recurrence
        {"lint.rule", "C27", "RFC 5545 §3.3.10", ""},
        {"lint.rules", "C27", "RFC 5545 §3.8.5.3", ""},
        {"lint.count_and_until", "C27", "RFC 5545 §3.3.10", ""},
        {"lint.until_form", "C27", "RFC 5545 §3.3.10", ""},
        {"lint.start_not_in_rule", "C26", "RFC 5545 §3.8.5.3", ""},
        {"lint.exrule", "C31", "RFC 5545 §A.3", ""},
        {"lint.range", "C31", "RFC 5545 §3.2.13", ""},
        {"lint.below_daily", "C31", "RFC 5545 §3.3.10", ""},
        {"lint.rscale", "C38", "RFC 7529 §4", ""},
        {"lint.date_form", "C29", "RFC 5545 §3.8.5", "libical"},
        {"lint.too_many_values", "C30", "RFC 5545 §3.1.1", "libical"},
        {"lint.override_alone", "C32", "RFC 5545 §3.8.4.4", "sabre/vobject"},
        {"lint.override_first", "C32", "RFC 5545 §3.8.4.4", ""},
        {"lint.twice", "C32", "RFC 5545 §3.8.4.7", ""},
    };
    return table;
}

}  // namespace lichsong::ical
