// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cmd_itip.h"

#include <ostream>

#include <nlohmann/json.hpp>

#include "app/cli/json.h"
#include "app/cli/table.h"
#include "app/common/describe.h"
#include "app/common/outcome.h"
#include "app/common/reply_words.h"
#include "app/common/wording.h"
#include "calendar/base/atomic_file.h"
#include "calendar/base/i18n.h"
#include "calendar/base/read_file.h"
#include "calendar/ical/itip_read.h"
#include "calendar/service/invitations.h"

namespace lichsong::cli {
namespace {

using base::tr;
using model::PendingReply;

// One after the other: a file of calendars (RFC 5545 §3.4) is what mail programs and libraries take.
int write(Console& console, service::Desk& desk, const Given& given, const service::ForCalendars& made) {
    std::string text;
    for (const auto& one : made.messages) text += one.message.text;
    const auto target = given.get("out");
    if (target == "-") {
        console.out << text;
        return exit_done;
    }
    base::AtomicFile file(target);
    file.write(text);
    file.commit();
    if (console.json) {
        auto messages = Json::array();
        for (const auto& one : made.messages) messages.push_back({{"method", ical::itip_name(one.method)}, {"uid", one.message.uid}});
        print(console.out, Json{{"file", target}, {"messages", std::move(messages)}});
    } else {
        console.out << app::outcome(desk, made.change) << '\n';
    }
    return exit_done;
}

Json item_json(const service::ReceivedItem& item) {
    const auto or_null = [](const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); };
    auto reasons = Json::array();
    for (const auto& code : item.reasons) reasons.push_back({{"code", code}, {"text", app::reason_text(code)}});
    return {{"uid", item.uid}, {"outcome", model::name_of(item.outcome)}, {"request", or_null(item.request)}, {"line", or_null(item.line)}, {"reply", or_null(item.pending)}, {"reasons", std::move(reasons)}};
}

Json reply_json(service::Desk& desk, const PendingReply& reply) { return row_json(desk, model::to_record(reply)); }

int tell_reply(Console& console, service::Desk& desk, const model::Change& change, const std::string& reply) {
    if (console.json)
        print(console.out,
              Json{{"reply", reply_json(desk, model::from_record<PendingReply>(desk.require(model::EntityKind::PendingReply, reply)))}});
    else console.out << app::outcome(desk, change) << '\n';
    return exit_done;
}

}  // namespace

int ask_calendar(Console& console, const Given& given) {
    if (given.get("out") != "-") check_target(given.get("out"), given.get("plan"));
    auto desk = open_desk(console, given);
    return write(console, desk, given, service::ask_calendars(desk, given.get("id"), app::calendar_wording()));
}

int cancel_in_calendar(Console& console, const Given& given) {
    if (given.get("out") != "-") check_target(given.get("out"), given.get("plan"));
    auto desk = open_desk(console, given);
    return write(console, desk, given, service::cancel_in_calendars(desk, given.get("id"), app::calendar_wording()));
}

int receive_message(Console& console, const Given& given) {
    const auto bytes = base::read_file(given.get("file"), ical::itip_most_octets);
    auto desk = open_desk(console, given);
    // Whoever opens a file says nothing about who wrote it (RFC 6047 §3): its answers wait for "reply apply".
    const auto received = service::receive(desk, bytes, {}, console.settings.calendar_reader());
    bool waits = false;
    for (const auto& item : received.items) waits = waits || item.outcome != service::Outcome::Applied;
    if (console.json) {
        JsonList list(console.out, "items");
        for (const auto& item : received.items) list.add(item_json(item));
        list.finish();
        return waits ? exit_found : exit_done;
    }
    for (const auto& item : received.items) {
        console.out << app::outcome_text(item) << '\n';
        for (const auto& code : item.reasons) console.out << "  " << app::reason_text(code) << '\n';
    }
    return waits ? exit_found : exit_done;
}

int list_replies(Console& console, const Given& given) {
    auto desk = open_desk(console, given, store::OpenMode::Read);
    const auto replies = service::pending_replies(desk);
    if (console.json) {
        JsonList list(console.out, "replies");
        for (const auto& reply : replies) list.add(reply_json(desk, reply));
        list.finish();
        return exit_done;
    }
    if (replies.empty()) {
        console.out << tr(LICHSONG_N_("No reply waits.")) << '\n';
        return exit_done;
    }
    Table table({app::field_name("id"), app::field_name("received_on"), app::field_name("sender"), app::field_name("line"), app::field_name("answer"), app::field_name("reasons")});
    for (const auto& reply : replies) {
        const auto line = desk.rows().find(model::EntityKind::RequestLine, reply.line.value);
        table.add({reply.key, app::date_text(reply.received_on), reply.sender, line ? line->head.key : std::string(), app::reply_text(desk.context(), reply), app::reasons_text(reply.reasons)});
    }
    table.print(console.out);
    return exit_done;
}

int apply_reply(Console& console, const Given& given) {
    auto desk = open_desk(console, given);
    return tell_reply(console, desk, service::apply_reply(desk, given.get("id")), given.get("id"));
}

int refuse_reply(Console& console, const Given& given) {
    auto desk = open_desk(console, given);
    return tell_reply(console, desk, service::refuse_reply(desk, given.get("id"), given.get("reason")), given.get("id"));
}

}  // namespace lichsong::cli
