// SPDX-License-Identifier: Apache-2.0
// How this person's mail goes out and comes in. Kept beside the other settings of the user, never in a plan: the file holds passwords, and
// nobody else may read it.
#pragma once

#include <optional>

#include "app/common/settings.h"
#include "calendar/mail/fetch.h"
#include "calendar/service/outbox.h"

namespace lichsong::app {

struct MailSettings {
    std::optional<mail::Server> sending;
    std::optional<mail::Mailbox> mailbox;
};

/// Error{Input,"mail.settings_open"} where others may read the file, {"mail.settings_bad"} where it is none of ours.
[[nodiscard]] MailSettings read_mail_settings(const Settings& settings);
/// Error{Store,"file.cannot_write"}.
void write_mail_settings(const Settings& settings, const MailSettings& mail);

/// Hands messages to the server of the settings; Error{Input,"mail.not_set_up"} where there is none.
[[nodiscard]] service::Courier server_courier(const MailSettings& mail, mail::ShouldStop should_stop = {});
/// Lays messages into a folder, from which a mail program takes them.
[[nodiscard]] service::Courier folder_courier(const std::filesystem::path& folder);

}  // namespace lichsong::app
