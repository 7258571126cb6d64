// SPDX-License-Identifier: Apache-2.0
// What was done, as the history and undo tell it.
#include "app/common/words.h"

#include <array>

#include "calendar/base/i18n.h"

namespace lichsong::app {

std::span<const Sentence> change_sentences() {
    static constexpr std::array table{
        Sentence{"plan.new", LICHSONG_N_("Plan made from template {1}"), "t"},
        Sentence{"plan.demo", LICHSONG_N_("Sample plan made"), ""},
        Sentence{"plan.generate", LICHSONG_N_("Plan for measuring made: {1} placements, {2} outlets, seed {3}"), "ttt"},
        Sentence{"row.add", LICHSONG_N_("Add {1} “{2}” ({3})"), "ktt"},
        Sentence{"row.set", LICHSONG_N_("Change {1} “{2}” ({3})"), "ktt"},
        Sentence{"row.remove", LICHSONG_N_("Remove {1} “{2}” ({3})"), "ktt"},
        Sentence{"row.restore", LICHSONG_N_("Restore {1} “{2}” ({3})"), "ktt"},
        Sentence{"row.restore_along", LICHSONG_N_("Restore {1} “{2}” ({3}) and {4} more that it needs"), "kttt"},
        Sentence{"template.apply", LICHSONG_N_("Add from template “{1}”: {2} rows"), "tt"},
        Sentence{"placement.move", LICHSONG_N_("Move {1} from {2} to {3}"), "ttt"},
        Sentence{"placement.moves", LICHSONG_N_("Move {1} placements"), "t"},
        Sentence{"placement.length", LICHSONG_N_("Length of {1}: {2} → {3}"), "ttt"},
        Sentence{"placement.set", LICHSONG_N_("Change {1}"), "t"},
        Sentence{"placement.sets", LICHSONG_N_("Change {1} placements"), "t"},
        Sentence{"placement.unbook", LICHSONG_N_("Take {1} out of the calendar"), "t"},
        Sentence{"placement.unbooks", LICHSONG_N_("Take {1} placements out of the calendar"), "t"},
        Sentence{"placement.cancels", LICHSONG_N_("Cancel {1} placements"), "t"},
        Sentence{"series.move", LICHSONG_N_("Move {2} issues of “{1}”"), "tt"},
        Sentence{"series.set", LICHSONG_N_("Change {2} issues of “{1}”"), "tt"},
        Sentence{"series.remove", LICHSONG_N_("Take {2} issues of “{1}” out"), "tt"},
        Sentence{"placement.cancel", LICHSONG_N_("Cancel {1}"), "t"},
        Sentence{"placement.repeat", LICHSONG_N_("Repeat {1} as {2} on {3}"), "ttt"},
        Sentence{"placement.new", LICHSONG_N_("Plan “{1}” as {2} on {3}"), "ttt"},
        Sentence{"placement.state", LICHSONG_N_("Mark {1} as {2}"), "tc"},
        Sentence{"placement.states", LICHSONG_N_("Mark {1} placements as {2}"), "tc"},
        Sentence{"placement.lock", LICHSONG_N_("Lock {1}"), "t"},
        Sentence{"placement.unlock", LICHSONG_N_("Unlock {1}"), "t"},
        Sentence{"request.new", LICHSONG_N_("Request {1} to {2} drafted, lines: {3}"), "ttt"},
        Sentence{"request.add_lines", LICHSONG_N_("Ask for more in {1}, lines: {2}"), "tt"},
        Sentence{"request.send", LICHSONG_N_("Request {1} sent to {2}, lines: {3}"), "ttt"},
        Sentence{"request.seen", LICHSONG_N_("Request {1} was seen"), "t"},
        Sentence{"request.accepted", LICHSONG_N_("{2} agrees to {1}, lines: {3}"), "ttt"},
        Sentence{"request.tentative", LICHSONG_N_("{2} agrees tentatively to {1}, lines: {3}"), "ttt"},
        Sentence{"request.declined", LICHSONG_N_("{2} declines {1}, lines: {3}"), "ttt"},
        Sentence{"request.countered", LICHSONG_N_("{2} proposes another time for {1}, lines: {3}"), "ttt"},
        Sentence{"request.slip", LICHSONG_N_("{2} answers {1} on a slip, lines: {3}"), "ttt"},
        Sentence{"request.accept_counter", LICHSONG_N_("{1} goes to where the partner proposes: from {2} to {3}"), "ttt"},
        Sentence{"request.refuse_counter", LICHSONG_N_("Proposal for {1} not taken up"), "t"},
        Sentence{"request.withdraw", LICHSONG_N_("No longer asked for: {1}, lines: {2}"), "tt"},
        Sentence{"request.close", LICHSONG_N_("Request {1} closed"), "t"},
        Sentence{"request.trail", LICHSONG_N_("Noted in the trail of {1}"), "t"},
        Sentence{"itip.request", LICHSONG_N_("Request {1} put into calendar messages: {2}"), "tt"},
        Sentence{"itip.cancel", LICHSONG_N_("Cancellations for {1} put into calendar messages: {2}"), "tt"},
        Sentence{"itip.receive", LICHSONG_N_("Answers from {1} taken in: {2} applied, {3} waiting"), "ttt"},
        Sentence{"page.answers", LICHSONG_N_("{2} answers {1} on its page, lines: {3}"), "ttt"},
        Sentence{"reply.apply", LICHSONG_N_("Reply {1} of {2} taken for true"), "tt"},
        Sentence{"reply.letter", LICHSONG_N_("Letter of {1} taken in: {2}"), "tt"},
        Sentence{"reply.refuse", LICHSONG_N_("Reply {1} not taken"), "t"},
        Sentence{"outbox.put", LICHSONG_N_("Request {1} to {2} put into the outbox"), "tt"},
        Sentence{"outbox.take", LICHSONG_N_("Request {1} taken out of the outbox"), "t"},
        Sentence{"outbox.send", LICHSONG_N_("Message to {1} being sent: {2}"), "tt"},
        Sentence{"outbox.sent", LICHSONG_N_("Message to {1} sent: {2}"), "tt"},
        Sentence{"outbox.failed", LICHSONG_N_("Message to {1} not sent: {2}"), "tt"},
        Sentence{"outbox.dismiss", LICHSONG_N_("{1} was told otherwise of what changed up to release {2}"), "tt"},
        Sentence{"release.make", LICHSONG_N_("Release {1}: {2}"), "tt"},
        Sentence{"feed.add", LICHSONG_N_("Feed {1} for “{2}” made"), "tt"},
        Sentence{"feed.rotate", LICHSONG_N_("New address for feed {1}"), "t"},
        Sentence{"feed.revoke", LICHSONG_N_("Feed {1} revoked"), "t"},
        Sentence{"milestone.actual", LICHSONG_N_("Milestone “{1}” really on {2}"), "td"},
        Sentence{"milestone.not_actual", LICHSONG_N_("Milestone “{1}”: no longer known when it really was"), "t"},
        Sentence{"calendar.import", LICHSONG_N_("Import “{1}”: {2} new, {3} changed"), "ttt"},
        Sentence{"dday.move", LICHSONG_N_("Move election day from {1} to {2} ({3} shifts)"), "ddt"},
        Sentence{"history.undo", LICHSONG_N_("Undo: {1}"), "w"},
        Sentence{"history.redo", LICHSONG_N_("Redo: {1}"), "w"},
        Sentence{"shift.protected", LICHSONG_N_("agreed, aired or locked: stays where it is"), "d"},
        Sentence{"shift.no_opening", LICHSONG_N_("its slot does not open near the new day: stays where it is"), "d"},
        Sentence{"shift.lead_content", LICHSONG_N_("the content was due on {1}"), "d"},
        Sentence{"shift.lead_approval", LICHSONG_N_("approval was due on {1}"), "d"},
        Sentence{"shift.lead_tape", LICHSONG_N_("the tape was due on {1}"), "d"},
    };
    return table;
}

}  // namespace lichsong::app
