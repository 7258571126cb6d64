// SPDX-License-Identifier: Apache-2.0
#include "app/common/mail_settings.h"

#include <array>
#include <filesystem>
#include <string_view>
#include <system_error>

#include <nlohmann/json.hpp>

#include "calendar/base/atomic_file.h"
#include "calendar/base/error.h"
#include "calendar/base/read_file.h"
#include "calendar/mail/folder.h"
#include "calendar/mail/send.h"

namespace lichsong::app {
namespace {

using base::Error;
using base::Fault;
using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

constexpr std::size_t most_bytes = std::size_t{64} * 1024;
constexpr auto patience = std::chrono::seconds(30);
constexpr std::array<std::string_view, 3> securities{"starttls", "tls", "none"};

fs::path file_of(const Settings& settings) { return settings.config / "mail_settings.json"; }

Json json_of(const mail::Server& server) {
    return {{"host", server.host}, {"port", server.port}, {"security", securities[static_cast<std::size_t>(server.security)]}, {"user", server.user}, {"password", server.password},
            {"authorities", server.authorities.string()}};
}

mail::Server server_from(const Json& json) {
    mail::Server server;
    server.host = json.at("host").get<std::string>();
    server.port = json.at("port").get<int>();
    const auto security = json.at("security").get<std::string>();
    for (std::size_t i = 0; i < securities.size(); ++i)
        if (securities[i] == security) server.security = static_cast<mail::Security>(i);
    server.user = json.at("user").get<std::string>();
    server.password = json.at("password").get<std::string>();
    server.authorities = json.at("authorities").get<std::string>();
    return server;
}

}  // namespace

MailSettings read_mail_settings(const Settings& settings) {
    const auto file = file_of(settings);
    std::error_code none;
    const auto status = fs::status(file, none);
    if (!fs::exists(status)) return {};
    if ((status.permissions() & (fs::perms::group_all | fs::perms::others_all)) != fs::perms::none) throw Error(Fault::Input, "mail.settings_open", {file.string()});
    try {
        const auto json = Json::parse(base::read_file(file, most_bytes));
        MailSettings mail;
        if (json.contains("sending")) mail.sending = server_from(json.at("sending"));
        if (json.contains("mailbox")) {
            const auto& box = json.at("mailbox");
            mail.mailbox = mail::Mailbox{server_from(box), box.at("folder").get<std::string>(), box.at("uid_validity").get<std::uint32_t>(), box.at("last_uid").get<std::uint32_t>()};
        }
        return mail;
    } catch (const Json::exception&) {
        throw Error(Fault::Input, "mail.settings_bad", {file.string()});
    }
}

void write_mail_settings(const Settings& settings, const MailSettings& mail) {
    Json json = Json::object();
    if (mail.sending) json["sending"] = json_of(*mail.sending);
    if (mail.mailbox) {
        json["mailbox"] = json_of(mail.mailbox->server);
        json["mailbox"]["folder"] = mail.mailbox->folder;
        json["mailbox"]["uid_validity"] = mail.mailbox->uid_validity;
        json["mailbox"]["last_uid"] = mail.mailbox->last_uid;
    }
    const auto target = file_of(settings);
    std::error_code failed;
    fs::create_directories(target.parent_path(), failed);
    if (failed) throw Error(Fault::Store, "file.cannot_write", {target.string(), failed.message()});
    base::AtomicFile file(target, base::AtomicFile::Access::Owner);
    file.write(json.dump(2));
    file.commit();
}

service::Courier server_courier(const MailSettings& mail, mail::ShouldStop should_stop) {
    if (!mail.sending) throw Error(Fault::Input, "mail.not_set_up");
    return [server = *mail.sending, should_stop = std::move(should_stop)](const std::string& bytes, const mail::Outgoing& message) {
        mail::send(server, bytes, message.from.email, mail::recipients_of(message), patience, should_stop);
    };
}

service::Courier folder_courier(const fs::path& folder) {
    return [folder](const std::string& bytes, const mail::Outgoing& message) { mail::put_into_folder(folder, message, bytes); };
}

}  // namespace lichsong::app
