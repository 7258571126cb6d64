// SPDX-License-Identifier: Apache-2.0
#include "calendar/mail/imap.h"

#include <array>
#include <charconv>

#include <poll.h>

#include "calendar/base/error.h"
#include "calendar/mail/mime.h"

namespace lichsong::mail {

namespace {

constexpr std::size_t longest_line = 1024 * 1024;
constexpr std::size_t most_responses = 100'000;
constexpr int poll_milliseconds = 250;

// "{123}" at the end of a line.
std::optional<std::size_t> literal_size(std::string_view line) {
    const auto open = line.rfind('{');
    if (!line.ends_with('}') || open == std::string_view::npos) return {};
    std::size_t size = 0;
    const auto* end = line.data() + line.size() - 1;
    const auto [at, error] = std::from_chars(line.data() + open + 1, end, size);
    if (error != std::errc() || at != end) return {};
    return size;
}

}  // namespace

std::string imap_name(const std::string& utf8) {
    const Chars wide(g_convert(utf8.data(), static_cast<gssize>(utf8.size()), "UTF-16BE", "UTF-8", nullptr, nullptr, nullptr));
    if (!wide) throw base::Error(base::Fault::Input, "text.not_utf8");
    std::string name = "\"";
    for (std::size_t at = 0; at < utf8.size();) {
        auto end = at;
        while (end < utf8.size() && static_cast<unsigned char>(utf8[end]) >= 0x80) ++end;
        if (end > at) {
            gsize size = 0;
            const Chars run(g_convert(utf8.data() + at, static_cast<gssize>(end - at), "UTF-16BE", "UTF-8", nullptr, &size, nullptr));
            if (!run) throw base::Error(base::Fault::Input, "text.not_utf8");
            std::string bytes(run.get(), size);
            const Chars coded(g_base64_encode(reinterpret_cast<const guchar*>(bytes.data()), bytes.size()));
            name += '&';
            for (const char c : std::string_view(coded.get()))
                if (c != '=') name += c == '/' ? ',' : c;
            name += '-';
            at = end;
            continue;
        }
        const char c = utf8[at++];
        if (c == '&') name += "&-";
        else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) name += ' ';
        else name += c == '"' || c == '\\' ? std::string{'\\', c} : std::string{c};
    }
    return name + "\"";
}

Imap::Imap(const Server& server, std::chrono::seconds timeout, const ShouldStop& should_stop)
    : m_handle(server, "imap", "", timeout, should_stop), m_until(std::chrono::steady_clock::now() + timeout) {
    curl_easy_setopt(m_handle.get(), CURLOPT_CONNECT_ONLY, 1L);
    m_handle.perform();
    if (!server.user.empty() && !m_handle.logged_in()) throw base::Error(base::Fault::Store, "mail.no_login", {server.host});
}

void Imap::bad_answer() const { throw base::Error(base::Fault::Store, "mail.bad_answer", {m_handle.server().host}); }

void Imap::wait(bool to_write) {
    m_handle.stop_if_asked();
    if (std::chrono::steady_clock::now() >= m_until) m_handle.time_out();
    curl_socket_t socket = CURL_SOCKET_BAD;
    curl_easy_getinfo(m_handle.get(), CURLINFO_ACTIVESOCKET, &socket);
    if (socket == CURL_SOCKET_BAD) m_handle.fail(CURLE_RECV_ERROR);
    pollfd one{socket, static_cast<short>(to_write ? POLLOUT : POLLIN), 0};
    ::poll(&one, 1, poll_milliseconds);
}

void Imap::write(std::string_view bytes) {
    while (!bytes.empty()) {
        std::size_t sent = 0;
        const auto code = curl_easy_send(m_handle.get(), bytes.data(), bytes.size(), &sent);
        if (code == CURLE_AGAIN) wait(true);
        else if (code != CURLE_OK) m_handle.fail(code);
        bytes.remove_prefix(sent);
    }
}

void Imap::read_more() {
    std::array<char, 16384> piece{};
    while (true) {
        std::size_t size = 0;
        const auto code = curl_easy_recv(m_handle.get(), piece.data(), piece.size(), &size);
        if (code == CURLE_AGAIN) {
            wait(false);
            continue;
        }
        if (code != CURLE_OK) m_handle.fail(code);
        if (size == 0) m_handle.fail(CURLE_RECV_ERROR);
        m_handle.stop_if_asked();
        if (std::chrono::steady_clock::now() >= m_until) m_handle.time_out();
        m_buffer.append(piece.data(), size);
        return;
    }
}

std::string Imap::take_line() {
    std::size_t end = 0;
    while ((end = m_buffer.find('\n')) == std::string::npos) {
        if (m_buffer.size() > longest_line) bad_answer();
        read_more();
    }
    auto line = m_buffer.substr(0, end);
    m_buffer.erase(0, end + 1);
    if (line.ends_with('\r')) line.pop_back();
    return line;
}

std::string Imap::take(std::size_t size) {
    while (m_buffer.size() < size) read_more();
    auto bytes = m_buffer.substr(0, size);
    m_buffer.erase(0, size);
    return bytes;
}

ImapResponse Imap::take_response(std::size_t most) {
    ImapResponse response;
    while (true) {
        const auto line = take_line();
        const auto size = literal_size(line);
        response.line += size ? line.substr(0, line.rfind('{')) : line;
        if (response.line.size() > longest_line) bad_answer();
        if (!size) return response;
        if (*size > most || response.literals.size() > 8) bad_answer();
        response.literals.push_back(take(*size));
    }
}

std::optional<std::vector<ImapResponse>> Imap::command(const std::string& words, std::size_t most) {
    const auto tag = "L" + std::to_string(++m_tag);
    write(tag + " " + words + "\r\n");
    std::vector<ImapResponse> responses;
    while (responses.size() <= most_responses) {
        auto response = take_response(most);
        if (response.line.starts_with(tag + " OK")) return responses;
        if (response.line.starts_with(tag + " NO")) return {};
        if (!response.line.starts_with("* ")) break;
        responses.push_back(std::move(response));
    }
    bad_answer();
}

void Imap::logout() noexcept {
    std::size_t sent = 0;
    constexpr std::string_view words = "LZ LOGOUT\r\n";  // a courtesy: whether it arrives does not matter
    curl_easy_send(m_handle.get(), words.data(), words.size(), &sent);
}

}  // namespace lichsong::mail
