// SPDX-License-Identifier: Apache-2.0
// The few commands of IMAP (RFC 9051) that fetching needs, over a connection libcurl has secured and logged in. libcurl's own
// FETCH would mark messages as seen. For fetch.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/mail/curl_handle.h"

namespace lichsong::mail {

/// One untagged response: its line without literals, and their bytes.
struct ImapResponse {
    std::string line;
    std::vector<std::string> literals;
};

/// A folder's name as IMAP writes it, in quotes (RFC 3501 §5.1.3). Throws Error{Input,"text.not_utf8"}.
[[nodiscard]] std::string imap_name(const std::string& utf8);

class Imap {
public:
    /// Connects and logs in; throws as fetch().
    Imap(const Server& server, std::chrono::seconds timeout, const ShouldStop& should_stop);

    /// The untagged responses; nothing where the server says NO. Throws "mail.bad_answer" for BAD and for what is no IMAP, also where
    /// a literal has more than `most` bytes.
    [[nodiscard]] std::optional<std::vector<ImapResponse>> command(const std::string& words, std::size_t most);
    void logout() noexcept;

private:
    void wait(bool to_write);
    void write(std::string_view bytes);
    void read_more();
    std::string take_line();
    std::string take(std::size_t size);
    ImapResponse take_response(std::size_t most);
    [[noreturn]] void bad_answer() const;

    CurlHandle m_handle;
    std::chrono::steady_clock::time_point m_until;
    std::string m_buffer;
    int m_tag = 0;
};

}  // namespace lichsong::mail
