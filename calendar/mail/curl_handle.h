// SPDX-License-Identifier: Apache-2.0
// One connection of libcurl to a mail server: how it is secured, what the server said last, and which error that makes. For send.cpp
// and imap.cpp; knows no message.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include <curl/curl.h>

#include "calendar/mail/server.h"

namespace lichsong::mail {

class CurlHandle {
public:
    /// `protocol` is "smtp" or "imap"; `path` what follows the host. Throws as check_server().
    CurlHandle(const Server& server, const std::string& protocol, const std::string& path, std::chrono::seconds timeout, const ShouldStop& should_stop);
    CurlHandle(const CurlHandle&) = delete;
    CurlHandle& operator=(const CurlHandle&) = delete;
    ~CurlHandle() = default;

    [[nodiscard]] CURL* get() const noexcept { return m_curl.get(); }
    /// Runs to the end, or throws what send.h lists.
    void perform();
    [[nodiscard]] bool logged_in() const noexcept { return m_logged_in; }
    [[nodiscard]] const Server& server() const noexcept { return m_server; }
    [[noreturn]] void fail(CURLcode code) const;
    [[noreturn]] void time_out() const;
    /// Throws Error{Call,"work.stopped"} where the caller says so.
    void stop_if_asked() const;
    /// One line without control characters, the password or more than an error needs.
    [[nodiscard]] std::string clean(std::string_view line) const;

private:
    static int listen(CURL* curl, curl_infotype kind, char* data, std::size_t size, void* self);
    static int progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t);
    void hear(curl_infotype kind, std::string_view line);

    struct Cleanup {
        void operator()(CURL* curl) const noexcept { curl_easy_cleanup(curl); }
    };
    Server m_server;
    ShouldStop m_should_stop;
    std::chrono::seconds m_timeout;
    std::string m_said;       ///< the last line of the server
    std::string m_recipient;  ///< the last one named to it
    bool m_last_was_recipient = false;
    bool m_logged_in = false;
    bool m_is_over = false;
    char m_reason[CURL_ERROR_SIZE] = {};
    std::unique_ptr<CURL, Cleanup> m_curl;  // the last: it may call back while it ends
};

}  // namespace lichsong::mail
