// SPDX-License-Identifier: Apache-2.0
#include "calendar/mail/curl_handle.h"

#include <algorithm>
#include <exception>
#include <mutex>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/mail/mime.h"

namespace lichsong::mail {

namespace {

using base::Error;
using base::Fault;

constexpr std::size_t shown_bytes = 200;

bool is_this_machine(const std::string& host) {
    return host == "localhost" || host == "::1" || (host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string::npos);
}

bool has_control(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; });
}

void start_curl() {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

}  // namespace

void check_server(const Server& server) {
    const auto& host = server.host;
    const bool good = !host.empty() && host.size() <= 253 && host.front() != '-' && std::all_of(host.begin(), host.end(), [](unsigned char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-' || c == ':';
    });
    if (!good) throw Error(Fault::Input, "mail.bad_host", {base::is_utf8(host) ? base::beginning(one_line(host), shown_bytes) : std::string()});
    if (server.port < 1 || server.port > 65535) throw Error(Fault::Input, "mail.bad_port", {std::to_string(server.port)});
    if (has_control(server.user) || has_control(server.password)) throw Error(Fault::Input, "mail.bad_login");
    if (server.security == Security::None && !is_this_machine(host)) throw Error(Fault::Input, "mail.needs_tls", {host});
}

CurlHandle::CurlHandle(const Server& server, const std::string& protocol, const std::string& path, std::chrono::seconds timeout, const ShouldStop& should_stop)
    : m_server(server), m_should_stop(should_stop), m_timeout(timeout) {
    check_server(server);
    start_curl();
    m_curl.reset(curl_easy_init());
    if (!m_curl) throw Error(Fault::Store, "system.no_memory");
    auto* curl = m_curl.get();
    const bool is_v6 = server.host.find(':') != std::string::npos;
    const auto scheme = protocol + (server.security == Security::Tls ? "s" : "");
    const auto url = scheme + "://" + (is_v6 ? "[" + server.host + "]" : server.host) + ":" + std::to_string(server.port) + "/" + path;
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, scheme.c_str());
    curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(server.security == Security::None ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!server.authorities.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, server.authorities.c_str());
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(std::chrono::milliseconds(timeout).count()));
    if (!server.user.empty()) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, server.user.c_str());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, server.password.c_str());
    }
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, m_reason);
    curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L);  // into listen(), which keeps what an error needs
    curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, &CurlHandle::listen);
    curl_easy_setopt(curl, CURLOPT_DEBUGDATA, this);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, &CurlHandle::progress);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, this);
}

int CurlHandle::listen(CURL*, curl_infotype kind, char* data, std::size_t size, void* self) {
    static_cast<CurlHandle*>(self)->hear(kind, {data, size});
    return 0;
}

int CurlHandle::progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    const auto& should_stop = static_cast<CurlHandle*>(self)->m_should_stop;
    return should_stop && should_stop() ? 1 : 0;
}

void CurlHandle::hear(curl_infotype kind, std::string_view line) {
    if (kind == CURLINFO_HEADER_OUT && line.starts_with("QUIT")) m_is_over = true;  // what went wrong was said before
    if (m_is_over) return;
    if (kind == CURLINFO_HEADER_IN) m_said = base::trim(line);
    if (kind != CURLINFO_HEADER_OUT) return;
    m_last_was_recipient = line.starts_with("RCPT TO:<");
    if (m_last_was_recipient) m_recipient = line.substr(9, line.find('>') - 9);
    if (line.starts_with("AUTH ") || line.find(" AUTHENTICATE ") != std::string_view::npos || line.find(" LOGIN ") != std::string_view::npos) m_logged_in = true;
}

std::string CurlHandle::clean(std::string_view line) const {
    const Chars valid(g_utf8_make_valid(line.data(), static_cast<gssize>(line.size())));
    auto text = one_line(valid.get());
    for (auto at = m_server.password.empty() ? std::string::npos : text.find(m_server.password); at != std::string::npos; at = text.find(m_server.password))
        text.replace(at, m_server.password.size(), m_server.password.find('*') == std::string::npos ? "***" : "");
    return base::beginning(base::trim(text), shown_bytes);
}

void CurlHandle::time_out() const { throw Error(Fault::Store, "mail.timeout", {m_server.host, std::to_string(m_timeout.count())}); }

void CurlHandle::stop_if_asked() const {
    if (m_should_stop && m_should_stop()) throw Error(Fault::Call, "work.stopped");
}

void CurlHandle::fail(CURLcode code) const {
    const auto reason = clean(m_reason[0] != '\0' ? m_reason : curl_easy_strerror(code));
    switch (code) {
        case CURLE_ABORTED_BY_CALLBACK: throw Error(Fault::Call, "work.stopped");
        case CURLE_OPERATION_TIMEDOUT: time_out();
        case CURLE_COULDNT_RESOLVE_HOST:
        case CURLE_COULDNT_CONNECT: throw Error(Fault::Store, "mail.unreachable", {m_server.host + ":" + std::to_string(m_server.port), reason});
        case CURLE_LOGIN_DENIED: throw Error(Fault::Store, "mail.wrong_password", {m_server.host, m_server.user});
        case CURLE_USE_SSL_FAILED:
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_SSL_CERTPROBLEM:
        case CURLE_SSL_CIPHER:
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_SSL_ISSUER_ERROR:
        case CURLE_PEER_FAILED_VERIFICATION: throw Error(Fault::Store, "mail.tls", {m_server.host, reason});
        case CURLE_OUT_OF_MEMORY: throw Error(Fault::Store, "system.no_memory");
        default: break;
    }
    const bool is_refusal = m_said.size() > 3 && (m_said[0] == '4' || m_said[0] == '5');
    if (is_refusal && m_last_was_recipient) throw Error(Fault::Store, "mail.recipient_refused", {m_server.host, m_recipient, clean(m_said)});
    if (is_refusal) throw Error(Fault::Store, "mail.server_said", {m_server.host, clean(m_said)});
    throw Error(Fault::Store, "mail.lost", {m_server.host, reason});
}

void CurlHandle::perform() {
    stop_if_asked();
    const auto code = curl_easy_perform(m_curl.get());
    if (code != CURLE_OK) fail(code);
}

}  // namespace lichsong::mail
