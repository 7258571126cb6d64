// SPDX-License-Identifier: Apache-2.0
// What breaks a rule. The arguments of each reason are told at the head of the rule's file in calendar/model/rules.
#include "app/common/words.h"

#include <array>

#include "calendar/base/i18n.h"

namespace lichsong::app {

std::span<const Sentence> violation_sentences() {
    static constexpr std::array table{
        Sentence{"overlap.same_slot", LICHSONG_N_("{1} overlaps {2} in slot “{3}” at {5}, {4}"), "tttdt"},
        Sentence{"overlap.same_outlet", LICHSONG_N_("{1} overlaps {2} on {3} at {5}, {4}"), "tttdt"},
        Sentence{"capacity.seconds", LICHSONG_N_("{1}: slot “{2}” on {3} holds {5}, but {4} is booked"), "ttdtt"},
        Sentence{"capacity.items", LICHSONG_N_("{1}: slot “{2}” on {3} holds {5} items, but {4} are booked"), "ttdtt"},
        Sentence{"capacity.columns", LICHSONG_N_("{1}: page “{2}” on {3} holds {5} columns, but {4} are booked"), "ttdtt"},
        Sentence{"closed.outlet_not_valid", LICHSONG_N_("{1}: {2} does not exist on {3}"), "ttd"},
        Sentence{"closed.other_outlet", LICHSONG_N_("{1}: slot “{2}” does not belong to {3}"), "ttt"},
        Sentence{"closed.not_bookable", LICHSONG_N_("{1}: “{2}” on {3} is a relay or fixed programme and cannot be booked"), "ttd"},
        Sentence{"closed.slot_not_valid", LICHSONG_N_("{1}: slot “{2}” is not in force on {3}"), "ttd"},
        Sentence{"closed.slot_closed", LICHSONG_N_("{1}: slot “{2}” is closed on {3}"), "ttd"},
        Sentence{"closed.no_opening", LICHSONG_N_("{1}: slot “{2}” does not open on {3}"), "ttd"},
        Sentence{"closed.topic", LICHSONG_N_("{1}: slot “{2}” does not take the topic {4}"), "tttt"},
        Sentence{"closed.relay_time", LICHSONG_N_("{1} lies in the relay “{2}” ({4}–{5}) on {3}"), "ttdtt"},
        Sentence{"closed.fixed_time", LICHSONG_N_("{1} lies in the fixed programme “{2}” ({4}–{5}) on {3}"), "ttdtt"},
        Sentence{"lead_time.content", LICHSONG_N_("{1} airs on {2}, but its content was due on {3} ({4} working days before)"), "tddt"},
        Sentence{"lead_time.approval", LICHSONG_N_("{1} airs on {2}, but approval was due on {3} ({4} working days before)"), "tddt"},
        Sentence{"lead_time.tape", LICHSONG_N_("{1} airs on {2}, but the tape was due on {3} ({4} working days before)"), "tddt"},
        Sentence{"separation.minutes", LICHSONG_N_("{1} is only {6} minutes from {2}; “{4}” needs {5} minutes between"), "tttttt"},
        Sentence{"separation.slots", LICHSONG_N_("{1} has only {6} items between it and {2}; “{4}” needs {5}"), "tttttt"},
        Sentence{"separation.minutes_any", LICHSONG_N_("{1} is only {6} minutes from {2}; {5} minutes are needed between"), "tttttt"},
        Sentence{"separation.slots_any", LICHSONG_N_("{1} has only {6} items between it and {2}; {5} are needed"), "tttttt"},
        Sentence{"cap.day", LICHSONG_N_("{1}: “{3}” goes out {4} times on {6}, at most {5} are allowed"), "tttttd"},
        Sentence{"cap.week", LICHSONG_N_("{1}: “{3}” goes out {4} times in the week of {6}, at most {5} are allowed"), "tttttd"},
        Sentence{"cap.day_any", LICHSONG_N_("{1}: {4} placements on {6}, at most {5} are allowed"), "tttttd"},
        Sentence{"cap.week_any", LICHSONG_N_("{1}: {4} placements in the week of {6}, at most {5} are allowed"), "tttttd"},
        Sentence{"repeat_order.before_original", LICHSONG_N_("{1} repeats {2}, but airs before it ({3} {4})"), "ttdt"},
        Sentence{"repeat_order.original_cancelled", LICHSONG_N_("{1} repeats {2}, which does not air"), "tt"},
        Sentence{"repeat_order.other_segment", LICHSONG_N_("{1} repeats {2}, but that is another item (“{3}”)"), "ttt"},
        Sentence{"candidate_window.no_election", LICHSONG_N_("{1} “{2}” is candidate content, but this campaign has no election"), "tt"},
        Sentence{"candidate_window.no_start", LICHSONG_N_("{1} “{2}” is candidate content, but the start of campaigning is not known yet"), "tt"},
        Sentence{"candidate_window.too_early", LICHSONG_N_("{1} “{2}” is candidate content and may air only from {4}, {3}"), "ttdt"},
        Sentence{"candidate_window.too_late", LICHSONG_N_("{1} “{2}” is candidate content and must end by {4}, {3} (Art. 64)"), "ttdt"},
        Sentence{"candidate_window.repeat_too_late", LICHSONG_N_("{1} “{2}” repeats candidate content and must end by {4}, {3} (Art. 64)"), "ttdt"},
        Sentence{"responsible_body.missing", LICHSONG_N_("{1} “{2}” names no body responsible for its content ({3} placements)"), "ttt"},
        Sentence{"complete.reference", LICHSONG_N_("{1} “{2}” names no document that it rests on"), "tt"},
        Sentence{"complete.title_en", LICHSONG_N_("{1} “{2}” has no English title"), "tt"},
        Sentence{"complete.length", LICHSONG_N_("{1} “{2}” has no length"), "tt"},
        Sentence{"complete.size", LICHSONG_N_("{1} “{2}” has no size on the page"), "tt"},
        Sentence{"complete.slot", LICHSONG_N_("{1} “{2}” stands in no slot of its outlet"), "tt"},
        Sentence{"flight.before", LICHSONG_N_("{1} on {2} lies before the campaign begins ({3})"), "tdd"},
        Sentence{"flight.after", LICHSONG_N_("{1} on {2} lies after the campaign ends ({3})"), "tdd"},
        Sentence{"makegood.other_medium", LICHSONG_N_("{1} makes up for {2}, which was planned on {3}"), "ttc"},
        Sentence{"makegood.other_week", LICHSONG_N_("{1} makes up for {2} in another week (it was planned in {3} – {4})"), "ttdd"},
        Sentence{"makegood.after_dday", LICHSONG_N_("{1} makes up for {2}, but goes out after election day ({3})"), "ttd"},
        Sentence{"holiday.restricted", LICHSONG_N_("{1} falls on {4} ({2})"), "tdtt"},
    };
    return table;
}

}  // namespace lichsong::app
