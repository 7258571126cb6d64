// SPDX-License-Identifier: Apache-2.0
// How mail goes out and comes in: settings of the user, not of a plan.
#include <algorithm>
#include <array>
#include <ostream>

#include <nlohmann/json.hpp>

#include "app/cli/cmd_outbox.h"
#include "app/cli/json.h"
#include "app/common/describe.h"
#include "app/common/mail_settings.h"
#include "app/common/reply_words.h"
#include "calendar/base/error.h"
#include "calendar/base/i18n.h"
#include "calendar/base/read_file.h"
#include "calendar/mail/send.h"
#include "calendar/service/incoming.h"

namespace lichsong::cli {
namespace {

using base::fill;
using base::tr;

constexpr auto patience = std::chrono::seconds(30);
constexpr std::size_t longest_password = 4096;

struct Named {
    std::string_view name;
    mail::Security security;
    int sending;   ///< the usual port
    int fetching;
};
constexpr std::array securities{
    Named{"starttls", mail::Security::StartTls, 587, 143},
    Named{"tls", mail::Security::Tls, 465, 993},
    Named{"none", mail::Security::None, 25, 143},
};

// A password does not stand on the command line, where everybody on the computer could read it.
std::string password_given(const Given& given) {
    if (!given.has("password-file")) return {};
    const auto file = given.get("password-file");
    const auto text = base::read_file(file == "-" ? "/dev/stdin" : file, longest_password);
    return text.substr(0, text.find_first_of("\r\n"));
}

mail::Server server_given(const Given& given, bool fetching) {
    const auto name = given.has("security") ? given.get("security") : std::string("starttls");
    const auto* found = std::find_if(securities.begin(), securities.end(), [&](const Named& one) { return one.name == name; });
    if (found == securities.end()) throw base::Error(base::Fault::Call, "field.choice", {"security", name, "starttls, tls, none"});
    constexpr std::int64_t highest_port = 65'535;
    mail::Server server;
    server.host = given.get("host");
    server.security = found->security;
    server.port = static_cast<int>(number_given(given, "port", fetching ? found->fetching : found->sending, 1, highest_port));
    server.user = given.get("user");
    server.password = password_given(given);
    server.authorities = given.get("authorities");
    mail::check_server(server);
    return server;
}

Json server_json(const mail::Server& server) {
    return {{"host", server.host}, {"port", server.port}, {"security", securities[static_cast<std::size_t>(server.security)].name}, {"user", server.user}, {"password", !server.password.empty()}};
}

std::string server_text(const mail::Server& server) { return server.host + ':' + std::to_string(server.port) + (server.user.empty() ? "" : ", " + server.user); }

Json received_json(const service::FetchedReplies& fetched) {
    auto items = Json::array();
    for (const auto& item : fetched.items) items.push_back({{"uid", item.uid}, {"outcome", model::name_of(item.outcome)}, {"reply", item.pending.empty() ? Json(nullptr) : Json(item.pending)}});
    auto skipped = Json::array();
    for (const auto& one : fetched.skipped) skipped.push_back({{"message", one.uid}, {"reason", app::describe(one.why)}});
    return {{"messages", fetched.messages}, {"letters", fetched.letters}, {"items", std::move(items)}, {"skipped", std::move(skipped)}};
}

}  // namespace

int set_mail(Console& console, const Given& given) {
    app::MailSettings mail;
    try {
        mail = app::read_mail_settings(console.settings);
    } catch (const base::Error& error) {
        if (error.code() != "mail.settings_bad") throw;  // made anew
    }
    if (given.has("fetch")) {
        mail::Mailbox box{server_given(given, true), given.has("mailbox") ? given.get("mailbox") : std::string("INBOX"), 0, 0};
        if (mail.mailbox && mail.mailbox->server.host == box.server.host && mail.mailbox->server.user == box.server.user && mail.mailbox->folder == box.folder) {
            box.uid_validity = mail.mailbox->uid_validity;
            box.last_uid = mail.mailbox->last_uid;
        }
        mail.mailbox = std::move(box);
    } else {
        mail.sending = server_given(given, false);
    }
    app::write_mail_settings(console.settings, mail);
    return show_mail(console, given);
}

int show_mail(Console& console, const Given&) {
    const auto mail = app::read_mail_settings(console.settings);
    if (console.json) {
        Json box(nullptr);
        if (mail.mailbox) {
            box = server_json(mail.mailbox->server);
            box["folder"] = mail.mailbox->folder;
        }
        print(console.out, Json{{"sending", mail.sending ? server_json(*mail.sending) : Json(nullptr)}, {"mailbox", std::move(box)}});
        return exit_done;
    }
    console.out << fill(tr(LICHSONG_N_("Sending: {1}")), {mail.sending ? server_text(*mail.sending) : tr(LICHSONG_N_("not set up"))}) << '\n'
                << fill(tr(LICHSONG_N_("Answers: {1}")), {mail.mailbox ? server_text(mail.mailbox->server) + ", " + mail.mailbox->folder : tr(LICHSONG_N_("not set up"))}) << '\n';
    return exit_done;
}

int test_mail(Console& console, const Given&) {
    const auto mail = app::read_mail_settings(console.settings);
    if (!mail.sending && !mail.mailbox) throw base::Error(base::Fault::Input, "mail.not_set_up");
    if (mail.sending) mail::test_sending(*mail.sending, patience, {});
    if (mail.mailbox) mail::test_fetching(*mail.mailbox, patience, {});
    if (console.json) print(console.out, Json{{"sending", mail.sending.has_value()}, {"mailbox", mail.mailbox.has_value()}});
    else console.out << tr(LICHSONG_N_("The mail servers answer, and take the login.")) << '\n';
    return exit_done;
}

int fetch_mail(Console& console, const Given& given) {
    auto mail = app::read_mail_settings(console.settings);
    if (!mail.mailbox) throw base::Error(base::Fault::Input, "mail.no_mailbox");
    auto desk = open_desk(console, given);
    const auto fetched = service::fetch_replies(desk, *mail.mailbox, patience, {}, console.settings.calendar_reader());
    app::write_mail_settings(console.settings, mail);  // only now: what was not taken in is new again next time
    const bool waits = fetched.letters > 0 || !fetched.skipped.empty() || std::any_of(fetched.items.begin(), fetched.items.end(), [](const service::ReceivedItem& item) { return item.outcome == service::Outcome::Waiting; });
    if (console.json) {
        print(console.out, received_json(fetched));
        return waits ? exit_found : exit_done;
    }
    console.out << fill(base::tr_n("{1} new message", "{1} new messages", fetched.messages), {std::to_string(fetched.messages)}) << '\n';
    for (const auto& item : fetched.items) console.out << app::outcome_text(item) << '\n';
    for (const auto& one : fetched.skipped) console.err << app::describe(one.why) << '\n';
    if (waits) console.out << tr(LICHSONG_N_("See “reply list” for what waits for a decision.")) << '\n';
    return waits ? exit_found : exit_done;
}

}  // namespace lichsong::cli
