// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/incoming.h"

#include <algorithm>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/mail/read.h"

namespace lichsong::service {
namespace {

using base::Error;
using model::EntityKind;
using model::PendingReply;

constexpr std::size_t longest_letter = 4'000;

bool is_same_address(const std::string& a, const std::string& b) { return !a.empty() && ical::itip_address(a) == ical::itip_address(b); }

// A partner that mail of this address may come from.
const model::Partner* partner_with(const model::Plan& plan, const std::string& address) {
    for (const auto& partner : plan.partners)
        if (is_same_address(partner.email, address)) return &partner;
    for (const auto& contact : plan.contacts)
        if (is_same_address(contact.email, address)) return plan.partners.find(contact.partner);
    return nullptr;
}

bool waits_already(Desk& desk, const PendingReply& reply) {
    bool found = false;
    desk.rows().each(EntityKind::PendingReply, {{"sender", store::Test::Equal, reply.sender}}, [&](const model::Record& record) { found = found || model::from_record<PendingReply>(record).comment == reply.comment; });
    return found;
}

// The words of a partner without a calendar: somebody reads them and enters the answer.
bool keep_letter(Desk& desk, const mail::Incoming& message) {
    if (message.from.size() != 1 || message.is_automatic) return false;
    const auto* partner = partner_with(desk.context(), message.from.front().email);
    if (partner == nullptr) return false;
    PendingReply reply;
    reply.means = model::Means::Email;
    reply.sender = message.from.front().email;
    reply.received_on = desk.today();
    reply.comment = {base::clean(message.subject + "\n" + base::beginning(message.text, longest_letter))};
    reply.reasons = "itip.letter";
    if (waits_already(desk, reply)) return false;
    Edit edit(desk, {"reply.letter", {partner->name, message.subject}});
    edit.add(model::to_record(reply));
    edit.commit();
    return true;
}

}  // namespace

TakenMessage take_message(Desk& desk, const mail::Incoming& message, const std::filesystem::path& reader) {
    TakenMessage taken;
    const ical::ItipSender sender{false, message.from.size() == 1 ? message.from.front().email : std::string()};
    for (const auto& calendar : message.calendars) {
        ReceivedItem refused;
        if (!calendar.method_agrees) {  // RFC 6047 §2.4
            refused.reasons.emplace_back("itip.method_differs");
            taken.items.push_back(std::move(refused));
            continue;
        }
        try {
            auto received = receive(desk, calendar.part.text, sender, reader);
            for (auto& item : received.items) taken.items.push_back(std::move(item));
        } catch (const Error& error) {
            if (error.fault() != base::Fault::Input) throw;
            refused.reasons.emplace_back(error.code());
            taken.items.push_back(std::move(refused));
        }
    }
    if (message.calendars.empty()) taken.is_letter = keep_letter(desk, message);
    return taken;
}

FetchedReplies fetch_replies(Desk& desk, mail::Mailbox& mailbox, std::chrono::seconds timeout, const mail::ShouldStop& should_stop, const std::filesystem::path& reader) {
    FetchedReplies replies;
    auto fetched = mail::fetch(mailbox, mail::limits::message_bytes, timeout, should_stop, [&](std::uint32_t, const mail::Incoming& message, std::string_view) {
        ++replies.messages;
        auto taken = take_message(desk, message, reader);
        replies.letters += taken.is_letter ? 1 : 0;
        for (auto& item : taken.items) replies.items.push_back(std::move(item));
    });
    mailbox.uid_validity = fetched.uid_validity;
    mailbox.last_uid = fetched.last_uid;
    replies.skipped = std::move(fetched.skipped);
    return replies;
}

}  // namespace lichsong::service
