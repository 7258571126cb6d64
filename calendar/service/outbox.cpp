// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/outbox.h"

#include <algorithm>
#include <map>

#include "calendar/base/error.h"
#include "calendar/base/secret.h"
#include "calendar/mail/write.h"
#include "calendar/service/history.h"

namespace lichsong::service {
namespace {

using base::Error;
using base::Fault;
using model::EntityKind;
using model::Message;
using model::MessageStage;
using model::Outgoing;
using model::Request;

Message message_of(const model::Record& record) { return model::from_record<Message>(record); }

// The sheet tells everything; a message only what somebody has to act on. What was agreed or renamed meanwhile is not worth one, and what is
// past is nobody's news.
bool is_material(const PartnerChange& change, const model::Date& today) { return change.what != Difference::Changed && row_of(change).date >= today; }

void add_changes(Desk& desk, std::map<std::int64_t, WaitingMessage>& waiting) {
    const auto latest = latest_release(desk);
    if (!latest || latest->number < 2) return;
    const auto told = told_releases(desk);
    const Concern concern(desk);
    const auto today = desk.today();
    std::map<int, TwoReleases> since;  // by the release from which
    for (const auto& partner : desk.context().partners) {
        const auto known = told.find(partner.id);
        const int from = known == told.end() ? 1 : known->second;  // the first release is the plan that was agreed: nothing has changed by it
        if (from >= latest->number) continue;
        auto two = since.find(from);
        if (two == since.end()) two = since.emplace(from, TwoReleases(desk, find_release(desk, std::to_string(from)), *latest)).first;
        for (auto& change : changes_for(partner, concern, two->second)) {
            if (!is_material(change, today)) continue;
            waiting[partner.id].changes.push_back(std::move(change));
            waiting[partner.id].release = latest->number;
        }
    }
}

void add_requests(Desk& desk, std::map<std::int64_t, WaitingMessage>& waiting) {
    for (const auto& request : desk.context().requests) {
        if (request.stage == model::RequestStage::Closed && request.outgoing == Outgoing::None && !has_calendar_news(desk, request)) continue;
        if (request.outgoing == Outgoing::Reminder) waiting[request.partner.value].reminders.push_back(request_view(desk, request.key));
        else if (request.outgoing == Outgoing::Asking || has_calendar_news(desk, request)) waiting[request.partner.value].requests.push_back(request_view(desk, request.key));
    }
}

void add_reports(Desk& desk, std::map<std::int64_t, WaitingMessage>& waiting) {
    for (auto& [partner, reports] : waiting_reports(desk)) waiting[partner].reports = std::move(reports);
}

// Within the change that sends: what is asked for, what calendars are told, and the trail.
std::vector<CalendarMessage> send_requests(Edit& edit, const WaitingMessage& waiting, const ical::Wording& wording) {
    TrailStep how;
    how.means = model::Means::Email;
    std::vector<CalendarMessage> calendars;
    for (const auto& view : waiting.requests) {
        const auto& key = view.summary.request.key;
        auto request = staged<Request>(edit, key);
        if (request.outgoing != Outgoing::Asking || ask(edit, key, how) == 0) {  // the calendar alone has something to learn
            request.outgoing = Outgoing::None;
            put(edit, request);
            note_in_trail(edit, request, model::Way::Out, request.title, how);
        }
        for (auto& one : calendar_messages(edit, key, wording)) calendars.push_back(std::move(one));
    }
    for (const auto& view : waiting.reminders) {
        auto request = staged<Request>(edit, view.summary.request.key);
        request.outgoing = Outgoing::None;
        put(edit, request);
        note_in_trail(edit, request, model::Way::Out, request.title, how);
    }
    return calendars;
}

mail::Outgoing compose(Desk& desk, const WaitingMessage& waiting, const MessageWords& words, const std::vector<CalendarMessage>& calendars) {
    const auto& campaign = desk.context().campaign;
    mail::Outgoing message;
    message.from = {campaign.body, campaign.email};
    message.to = {{waiting.partner.name, waiting.address}};
    message.subject = words.subject;
    message.text = words.text;
    message.attachments = words.attachments;
    for (const auto& one : calendars) message.calendars.push_back({std::string(ical::itip_name(one.method)), one.message.text, "lich-" + std::to_string(message.calendars.size() + 1) + ".ics"});
    message.date = desk.clock().now();
    message.utc_offset = std::chrono::minutes(desk.zone().offset_at(message.date) / 60);
    message.language = "vi";
    message.message_id = base::new_secret() + campaign.email.substr(campaign.email.rfind('@'));
    return message;
}

Message settled(Desk& desk, std::int64_t id, MessageStage stage, std::int64_t taken_back, const std::string& failure) {
    Edit edit(desk, {stage == MessageStage::Failed ? "outbox.failed" : "outbox.sent", {}}, model::Step::Base);
    auto message = staged<Message>(edit, id);
    if (taken_back != 0) take_back(edit, taken_back, EntityKind::Message);
    message.stage = stage;
    message.failure = failure;
    put(edit, message);
    edit.describe_as({stage == MessageStage::Failed ? "outbox.failed" : "outbox.sent", {desk.context().partners.find(message.partner)->name, message.title}});
    edit.commit();
    return message;
}

}  // namespace

std::vector<WaitingMessage> outbox(Desk& desk) {
    const store::Snapshot one_state(desk.session());
    std::map<std::int64_t, WaitingMessage> waiting;
    add_requests(desk, waiting);
    add_changes(desk, waiting);
    add_reports(desk, waiting);
    std::vector<WaitingMessage> found;
    for (const auto& partner : desk.context().partners) {
        const auto of_it = waiting.find(partner.id);
        if (of_it == waiting.end()) continue;
        of_it->second.partner = partner;
        of_it->second.address = address_of(desk.context(), model::id_of(partner));
        found.push_back(std::move(of_it->second));
    }
    return found;
}

model::Change put_in_outbox(Desk& desk, const std::string& key, Outgoing what) {
    Edit edit(desk, {"outbox.put", {key}});
    auto request = staged<Request>(edit, key);
    if (request.stage == model::RequestStage::Closed) throw Error(Fault::Input, "request.closed", {key});
    const auto view = request_view(desk, key);
    const auto has_new = [&](const LineView& line) { return line.line.answer != model::LineAnswer::Withdrawn && (request.stage == model::RequestStage::Draft || line.is_changed); };
    const bool asks = std::any_of(view.lines.begin(), view.lines.end(), has_new) || has_calendar_news(desk, request);
    const bool owes = view.summary.turn == model::Turn::Theirs;
    if (what == Outgoing::Asking ? !asks : !owes) throw Error(Fault::Input, "request.nothing_new", {key});
    request.outgoing = what;
    put(edit, request);
    edit.describe_as({"outbox.put", {key, desk.context().partners.find(request.partner)->name}});
    return edit.commit();
}

model::Change take_from_outbox(Desk& desk, const std::string& key) {
    Edit edit(desk, {"outbox.take", {key}});
    auto request = staged<Request>(edit, key);
    if (request.outgoing == Outgoing::None) throw Error(Fault::Input, "outbox.not_there", {key});
    request.outgoing = Outgoing::None;
    put(edit, request);
    return edit.commit();
}

Message send_message(Desk& desk, const Sending& sending, const ical::Wording& wording, const Courier& courier) {
    const auto all = outbox(desk);
    const auto found = std::find_if(all.begin(), all.end(), [&](const WaitingMessage& one) { return one.partner.key == sending.partner; });
    if (found == all.end()) throw Error(Fault::Input, "outbox.empty", {sending.partner});
    if (desk.context().campaign.email.empty()) throw Error(Fault::Input, "campaign.no_address");
    if (found->address.empty()) throw Error(Fault::Input, "partner.no_address", {found->partner.name, found->partner.key});

    auto words = sending.words;
    for (const auto& report : found->reports) words.attachments.push_back(sending.attach(report));
    Edit edit(desk, {"outbox.send", {found->partner.name, sending.words.subject}}, model::Step::Base);
    if (desk.session().last_change() != sending.seen_change) throw Error(Fault::Conflict, "outbox.changed", {found->partner.name});
    const auto outgoing = compose(desk, *found, words, send_requests(edit, *found, wording));
    for (const auto& report : found->reports) note_sent(edit, report);
    const auto bytes = mail::write(outgoing);
    Message message;
    message.title = outgoing.subject;
    message.partner = model::id_of(found->partner);
    message.address = found->address;
    message.sent_on = desk.today();
    message.release = found->release;
    message.text = {outgoing.text};
    message.mail = {bytes};
    message.id = edit.add(model::to_record(message));
    edit.describe_as({"outbox.send", {found->partner.name, outgoing.subject}});
    const auto change = edit.commit();
    try {
        courier(bytes, outgoing);
    } catch (const Error& error) {
        settled(desk, message.id, MessageStage::Failed, change.id, sending.why(error));
        throw;
    }
    return settled(desk, message.id, MessageStage::Sent, 0, {});
}

model::Change dismiss_changes(Desk& desk, const std::string& partner) {
    const auto all = outbox(desk);
    const auto found = std::find_if(all.begin(), all.end(), [&](const WaitingMessage& one) { return one.partner.key == partner && !(one.changes.empty() && one.reports.empty()); });
    if (found == all.end()) throw Error(Fault::Input, "outbox.empty", {partner});
    Edit edit(desk, {"outbox.dismiss", {found->partner.name, std::to_string(found->release)}});
    for (const auto& report : found->reports) note_sent(edit, report);
    if (found->changes.empty()) {
        edit.describe_as({"outbox.dismiss_reports", {found->partner.name}});
        return edit.commit();
    }
    Message message;
    message.title = std::to_string(found->release);
    message.partner = model::id_of(found->partner);
    message.sent_on = desk.today();
    message.stage = MessageStage::Dismissed;
    message.release = found->release;
    edit.add(model::to_record(message));
    return edit.commit();
}

std::vector<Message> sent_messages(Desk& desk, const std::string& partner) {
    std::vector<store::Condition> conditions;
    if (!partner.empty()) conditions.push_back({"partner", store::Test::Equal, desk.require(EntityKind::Partner, partner).head.id});
    std::vector<Message> found;
    desk.rows().each(EntityKind::Message, conditions, [&](const model::Record& record) { found.push_back(message_of(record)); });
    std::reverse(found.begin(), found.end());
    return found;
}

model::Change settle_message(Desk& desk, const std::string& key, bool arrived) {
    const auto message = message_of(desk.require(EntityKind::Message, key));
    if (message.stage != MessageStage::Sending) throw Error(Fault::Input, "message.settled", {key, std::string(name_of(message.stage))});
    std::int64_t change = 0;
    if (const auto first = desk.journal().last_touch(EntityKind::Message, message.id, "mail"); first && !arrived) change = first->id;
    settled(desk, message.id, arrived ? MessageStage::Sent : MessageStage::Failed, change, {});
    return *desk.journal().find(desk.session().last_change());
}

}  // namespace lichsong::service
