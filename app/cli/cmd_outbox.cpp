// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cmd_outbox.h"

#include <algorithm>
#include <ostream>

#include <nlohmann/json.hpp>

#include "app/cli/json.h"
#include "app/cli/table.h"
#include "app/common/describe.h"
#include "app/common/mail_settings.h"
#include "app/common/message_words.h"
#include "app/common/outcome.h"
#include "app/common/report_files.h"
#include "app/common/wording.h"
#include "calendar/base/error.h"
#include "calendar/base/i18n.h"
#include "calendar/service/outbox.h"

namespace lichsong::cli {
namespace {

using base::fill;
using base::tr;
using model::EntityKind;
using model::Message;
using service::WaitingMessage;

std::vector<WaitingMessage> wanted(service::Desk& desk, const Given& given) {
    auto all = service::outbox(desk);
    const auto partner = given.get("partner");
    if (partner.empty()) return all;
    const auto id = desk.require(EntityKind::Partner, partner).head.id;
    std::erase_if(all, [&](const WaitingMessage& one) { return one.partner.id != id; });
    return all;
}

Json keys_of(const std::vector<service::RequestView>& views) {
    auto keys = Json::array();
    for (const auto& view : views) keys.push_back(view.summary.request.key);
    return keys;
}

Json waiting_json(service::Desk& desk, const WaitingMessage& waiting) {
    const auto words = app::message_words(desk, waiting);
    auto changes = Json::array();
    for (const auto& change : waiting.changes) changes.push_back({{"what", model::name_of(change.what)}, {"placement", service::row_of(change).code}});
    auto reports = Json::array();
    for (const auto& report : waiting.reports) reports.push_back(service::file_of(report));
    return {{"partner", waiting.partner.key}, {"address", waiting.address.empty() ? Json(nullptr) : Json(waiting.address)}, {"requests", keys_of(waiting.requests)},
            {"reminders", keys_of(waiting.reminders)}, {"changes", std::move(changes)}, {"reports", std::move(reports)}, {"subject", words.subject}, {"text", words.text}};
}

Json message_json(service::Desk& desk, const Message& message) {
    auto row = row_json(desk, model::to_record(message));
    row.erase("mail");  // "message show" has it
    return row;
}

void print_waiting(Console& console, service::Desk& desk, const std::vector<WaitingMessage>& all) {
    if (all.empty()) console.out << tr(LICHSONG_N_("Nothing waits to be sent.")) << '\n';
    for (const auto& one : all) {
        const auto words = app::message_words(desk, one);
        console.out << one.partner.name << " <" << one.address << ">: " << app::waiting_text(one) << "\n\n" << words.subject << "\n\n" << words.text << '\n';
    }
}

/// What became of one message.
struct Result {
    WaitingMessage waiting;
    std::optional<Message> sent;
    std::optional<base::Error> failed;
};

std::vector<Result> send_all(Console& console, service::Desk& desk, const std::vector<WaitingMessage>& all, const service::Courier& courier) {
    std::vector<Result> results;
    for (const auto& one : all) {
        Result result{one, {}, {}};
        try {
            const service::Sending sending{one.partner.key, desk.session().last_change(), app::message_words(desk, one), [](const base::Error& error) { return app::describe(error); },
                                           [&](const service::WaitingReport& report) { return app::attachment(desk, console.settings, report); }};
            result.sent = service::send_message(desk, sending, app::calendar_wording(), courier);
        } catch (const base::Error& error) {
            result.failed = error;
        }
        if (!console.json) {
            if (result.sent) console.out << fill(tr(LICHSONG_N_("Sent to {1}: {2}")), {one.partner.name, result.sent->title}) << '\n';
            else console.err << one.partner.name << ": " << app::describe(*result.failed) << '\n';
        }
        results.push_back(std::move(result));
    }
    return results;
}

int send(Console& console, service::Desk& desk, const Given& given) {
    const auto courier = given.has("folder") ? app::folder_courier(given.get("folder")) : app::server_courier(app::read_mail_settings(console.settings));
    const auto results = send_all(console, desk, wanted(desk, given), courier);
    const auto failed = std::find_if(results.begin(), results.end(), [](const Result& one) { return one.failed.has_value(); });
    if (console.json) {
        JsonList list(console.out, "messages");
        for (const auto& one : results)
            list.add(one.sent ? message_json(desk, *one.sent) : Json{{"partner", one.waiting.partner.key}, {"stage", "failed"}, {"failure", app::describe(*one.failed)}});
        list.finish();
    } else if (results.empty()) {
        console.out << tr(LICHSONG_N_("Nothing waits to be sent.")) << '\n';
    }
    return failed == results.end() ? exit_done : exit_found;
}

int tell(Console& console, service::Desk& desk, const model::Change& change) {
    if (console.json) print(console.out, Json{{"change", change.id}});
    else console.out << app::outcome(desk, change) << '\n';
    return exit_done;
}

}  // namespace

int show_outbox(Console& console, const Given& given) {
    auto desk = open_desk(console, given, given.has("send") ? store::OpenMode::Write : store::OpenMode::Read);
    if (given.has("send")) return send(console, desk, given);
    const auto all = wanted(desk, given);
    if (!console.json) {
        print_waiting(console, desk, all);
        return exit_done;
    }
    JsonList list(console.out, "messages");
    for (const auto& one : all) list.add(waiting_json(desk, one));
    list.finish();
    return exit_done;
}

int dismiss_changes(Console& console, const Given& given) {
    auto desk = open_desk(console, given);
    return tell(console, desk, service::dismiss_changes(desk, given.get("id")));
}

int list_sent(Console& console, const Given& given) {
    auto desk = open_desk(console, given, store::OpenMode::Read);
    const auto all = service::sent_messages(desk, given.get("partner"));
    if (console.json) {
        JsonList list(console.out, "messages");
        for (const auto& one : all) list.add(message_json(desk, one));
        list.finish();
        return exit_done;
    }
    if (all.empty()) {
        console.out << tr(LICHSONG_N_("Nothing was sent yet.")) << '\n';
        return exit_done;
    }
    Table table({app::field_name("id"), app::field_name("sent_on"), app::field_name("partner"), app::field_name("title"), app::field_name("stage")});
    for (const auto& one : all) {
        const auto* partner = desk.context().partners.find(one.partner);
        table.add({one.key, app::date_text(one.sent_on), partner == nullptr ? "" : partner->name, one.title, app::choice_name(model::name_of(one.stage))});
    }
    table.print(console.out);
    return exit_done;
}

int settle_message(Console& console, const Given& given) {
    auto desk = open_desk(console, given);
    return tell(console, desk, service::settle_message(desk, given.get("id"), !given.has("lost")));
}

int post_request(Console& console, const Given& given) {
    auto desk = open_desk(console, given);
    return tell(console, desk, service::put_in_outbox(desk, given.get("id"), given.has("reminder") ? model::Outgoing::Reminder : model::Outgoing::Asking));
}

int unpost_request(Console& console, const Given& given) {
    auto desk = open_desk(console, given);
    return tell(console, desk, service::take_from_outbox(desk, given.get("id")));
}

}  // namespace lichsong::cli
