// SPDX-License-Identifier: Apache-2.0
// Looks for new messages in one folder of an IMAP server (RFC 9051, and 3501 as servers still speak it) and changes nothing
// there: the folder is opened to be read only, and nothing is marked as seen.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/base/error.h"
#include "calendar/mail/message.h"
#include "calendar/mail/server.h"

namespace lichsong::mail {

/// A folder and how far it was read. `uid_validity` 0: never.
struct Mailbox {
    Server server;
    std::string folder = "INBOX";        ///< UTF-8; encoded as RFC 3501 §5.1.3 says
    std::uint32_t uid_validity = 0;
    std::uint32_t last_uid = 0;          ///< what is above is new
};

namespace limits {
inline constexpr std::size_t messages_a_fetch = 200;  ///< the rest comes with the next one
}

/// One that is not handed over, and why.
struct Skipped {
    std::uint32_t uid = 0;
    base::Error why;
};

struct Fetched {
    std::uint32_t uid_validity = 0;      ///< for the mailbox, as is the next
    std::uint32_t last_uid = 0;
    bool was_renumbered = false;         ///< UIDVALIDITY is another one: the server counts anew, and all of the folder was new
    bool is_more_left = false;           ///< more were new than one fetch takes
    std::vector<Skipped> skipped;        ///< too large, or not to be read: read() says why; the others came nonetheless
};

/// Calls `take` with each new message that can be read, in the order of their UIDs, and its bytes. What is larger than `most` bytes is
/// not downloaded ("mail.too_large"). A folder seen for the first time is read from its first message on. What `take` throws comes
/// through. Throws as test_sending(), and Error{Store,"mail.no_folder"} with host and folder, {"mail.bad_answer"} with the host
/// where the server speaks no IMAP. After an error nothing is lost: the mailbox is as it was, and the same is new again.
[[nodiscard]] Fetched fetch(const Mailbox& mailbox, std::size_t most, std::chrono::seconds timeout, const ShouldStop& should_stop,
                            const std::function<void(std::uint32_t uid, const Incoming& message, std::string_view bytes)>& take);

/// Connects, secures, logs in, opens the folder; fetches nothing. Throws as fetch().
void test_fetching(const Mailbox& mailbox, std::chrono::seconds timeout, const ShouldStop& should_stop);

}  // namespace lichsong::mail
