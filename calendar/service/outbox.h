// SPDX-License-Identifier: Apache-2.0
// What waits to be sent to partners. Nothing leaves before a person sends it: what waits follows from requests that were put here, from what
// calendars of partners do not know yet, from what was released since they were told last, and from reports that are due. So several changes
// are one message, and undoing a change takes back what waits of it. What was sent is kept word for word.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "calendar/base/error.h"
#include "calendar/mail/message.h"
#include "calendar/service/difference_sheet.h"
#include "calendar/service/invitations.h"
#include "calendar/service/partner_report.h"

namespace lichsong::service {

struct WaitingMessage {
    model::Partner partner;
    std::string address;                     ///< empty: there is none, and it cannot be sent
    std::vector<RequestView> requests;       ///< to be asked, or with news for the partner's calendar
    std::vector<RequestView> reminders;
    std::vector<PartnerChange> changes;      ///< of its sheet, that it was not told: time, outlet, length, new, cancelled and gone, from today on
    int release = 0;                         ///< up to which they are; 0 where there are none
    std::vector<WaitingReport> reports;      ///< that it carries as files
};

/// One message for each partner, by name.
[[nodiscard]] std::vector<WaitingMessage> outbox(Desk& desk);

/// Error{Input,"request.nothing_new"} where the request has nothing to ask for, or for a reminder nobody owes an answer; {"request.closed"}.
model::Change put_in_outbox(Desk& desk, const std::string& request, model::Outgoing what);
/// Error{Input,"outbox.not_there"}.
model::Change take_from_outbox(Desk& desk, const std::string& request);

/// What the message says, in the partner's language; made in app/common.
struct MessageWords {
    std::string subject;
    std::string text;
    std::vector<mail::Attachment> attachments = {};
};

/// Hands a message over; throws base::Error where it was not taken.
using Courier = std::function<void(const std::string& mail, const mail::Outgoing& message)>;

struct Sending {
    std::string partner;                     ///< key
    std::int64_t seen_change = 0;            ///< of the plan whose message the person has read
    MessageWords words;
    std::function<std::string(const base::Error&)> why;  ///< the sentence that is kept where it could not be sent
    std::function<mail::Attachment(const WaitingReport&)> attach = {};  ///< makes the file of a report; asked for each that waits, before anything is written
};

/// Sends what waits for the partner as it was read. The message, and what follows from it for its requests, is kept first, as one change that
/// cannot be undone; where the courier fails, that is taken back but for the message, which says why. Error{Input,"outbox.empty"},
/// {"partner.no_address"}, {"campaign.no_address"}; {Conflict,"outbox.changed"} where the plan is another since.
model::Message send_message(Desk& desk, const Sending& sending, const ical::Wording& wording, const Courier& courier);

/// The partner was told otherwise: changes released so far, and reports that are due, do not wait any more. Error{Input,"outbox.empty"}.
model::Change dismiss_changes(Desk& desk, const std::string& partner);

/// Messages that were kept, the latest first.
[[nodiscard]] std::vector<model::Message> sent_messages(Desk& desk, const std::string& partner = {});
/// Of a message during whose sending the program ended: a person knows whether it arrived. Error{Input,"message.settled"}.
model::Change settle_message(Desk& desk, const std::string& message, bool arrived);

}  // namespace lichsong::service
