// SPDX-License-Identifier: Apache-2.0
// Fields of messages, of invitations, and of replies that wait.
#include "calendar/model/message.h"

#include <array>

#include "calendar/model/coordination.h"

namespace lichsong::model {

std::span<const FieldInfo> message_fields() {
    static constexpr std::array list{
        field<&Message::title>("title", Required | Guarded),
        field<&Message::partner>("partner", Required | Guarded),
        field<&Message::address>("address", Guarded),
        field<&Message::sent_on>("sent_on", Guarded),
        field<&Message::stage>("stage", Guarded),
        field<&Message::release>("release", Guarded),
        field<&Message::failure>("failure", Guarded),
        field<&Message::text>("text", Guarded),
        field<&Message::mail>("mail", Guarded),
    };
    return list;
}

std::span<const FieldInfo> invitation_fields() {
    static constexpr std::array list{
        field<&Invitation::uid>("uid", Required | Guarded),
        field<&Invitation::instance>("instance", Guarded),
        field<&Invitation::line>("line", Required | Guarded),
        field<&Invitation::organizer>("organizer", Guarded),
        field<&Invitation::address>("address", Guarded),
        field<&Invitation::sequence>("sequence", Guarded),
        field<&Invitation::told>("told", Guarded),
        field<&Invitation::sent>("sent", Guarded),
        field<&Invitation::cancelled>("cancelled", Guarded),
        field<&Invitation::counter_refused>("counter_refused", Guarded),
        field<&Invitation::answered_sequence>("answered_sequence", Guarded),
        field<&Invitation::answered>("answered", Guarded),
    };
    return list;
}

std::span<const FieldInfo> pending_reply_fields() {
    static constexpr std::array list{
        field<&PendingReply::request>("request", Guarded),
        field<&PendingReply::line>("line", Guarded),
        field<&PendingReply::answer>("answer", Guarded),
        field<&PendingReply::counter_outlet>("counter_outlet", Guarded),
        field<&PendingReply::counter_date>("counter_date", Guarded),
        field<&PendingReply::counter_start>("counter_start", Guarded),
        field<&PendingReply::counter_length>("counter_length", Guarded),
        field<&PendingReply::comment>("comment", Guarded),
        field<&PendingReply::means>("means", Guarded),
        field<&PendingReply::sender>("sender", Guarded),
        field<&PendingReply::received_on>("received_on", Guarded),
        field<&PendingReply::reasons>("reasons", Guarded),
        field<&PendingReply::decision>("decision", Guarded),
    };
    return list;
}

std::string told_text(const Airing& airing) {
    return iso(airing.date) + ' ' + (airing.start ? hm(*airing.start) : std::string("-")) + ' ' + std::to_string(airing.length.count()) + ' ' + std::to_string(airing.outlet.value);
}

News news_of(const Request& request, const RequestLine& line, PlacementState state, const Invitation* told) {
    using enum PlacementState;
    const bool is_known = told != nullptr && !told->cancelled;
    if (line.answer == LineAnswer::Withdrawn || state == Cancelled) return is_known ? News::Cancelled : News::None;
    const bool is_over = state == Aired || state == Missed || state == PreEmpted;
    if (is_over || !is_asked(request, line)) return News::None;
    if (is_known && told->counter_refused) return News::CounterRefused;
    return is_known && told->told == told_text(line.asked()) ? News::None : News::Asked;
}

}  // namespace lichsong::model
