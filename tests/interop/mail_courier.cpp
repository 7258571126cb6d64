// SPDX-License-Identifier: Apache-2.0
// mail_courier send|test|fetch PORT SECURITY CA PASSWORD TIMEOUT [RECIPIENT]: one step against a server on 127.0.0.1, for check_mail.py.
// Prints "ok …" or the code of the error with its arguments. `fetch` takes UIDVALIDITY:UID in place of a recipient.
#include <iostream>
#include <string>
#include <vector>

#include "calendar/base/error.h"
#include "calendar/mail/fetch.h"
#include "calendar/mail/send.h"
#include "calendar/mail/write.h"

namespace {

using namespace lichsong;
using namespace lichsong::mail;

Outgoing sample(const std::string& recipient) {
    Outgoing message;
    message.from = {"Ban tuyên truyền", "lich@tuyentruyen.example.vn"};
    message.to = {{"Báo tỉnh", recipient}};
    message.subject = "Đề nghị đăng tin an ninh trật tự";
    message.text = "Kính gửi Quý báo,\n.\nxin trả lời.\n";
    message.calendars = {{"REQUEST", "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Tin sáng\r\nEND:VCALENDAR\r\n", ""}};
    message.attachments = {{"Phiếu trả lời.pdf", "application/pdf", std::string("\0\r\n.\r\n\xFF", 7)}};
    message.message_id = "a1b2@tuyentruyen.example.vn";
    message.date = 1'620'000'000;
    message.utc_offset = std::chrono::minutes(420);
    return message;
}

int fetch_all(const Server& server, const std::string& state, std::chrono::seconds timeout) {
    const auto colon = state.find(':');
    const Mailbox mailbox{server, "INBOX", static_cast<std::uint32_t>(std::stoul(state)), static_cast<std::uint32_t>(std::stoul(state.substr(colon + 1)))};
    const auto fetched = fetch(mailbox, 20'000, timeout, {}, [](std::uint32_t uid, const Incoming& message, std::string_view) { std::cout << "took " << uid << ' ' << message.subject << '\n'; });
    for (const auto& one : fetched.skipped) std::cout << "skipped " << one.uid << ' ' << one.why.code() << '\n';
    std::cout << "ok " << fetched.uid_validity << ':' << fetched.last_uid << (fetched.was_renumbered ? " renumbered\n" : "\n");
    return 0;
}

}  // namespace

int main(int count, char** words) {
    const std::vector<std::string> said(words, words + count);
    if (said.size() != 8) return 2;
    const auto security = said[3] == "tls" ? Security::Tls : said[3] == "starttls" ? Security::StartTls : Security::None;
    const Server server{"127.0.0.1", std::stoi(said[2]), security, "lich", said[5], said[4]};
    const std::chrono::seconds timeout(std::stoi(said[6]));
    try {
        if (said[1] == "fetch") return fetch_all(server, said[7], timeout);
        if (said[1] == "test") test_sending(server, timeout, {});
        else send(server, write(sample(said[7])), "lich@tuyentruyen.example.vn", {said[7]}, timeout, {});
        std::cout << "ok\n";
    } catch (const base::Error& error) {
        std::cout << error.code();
        for (const auto& one : error.args()) std::cout << " | " << one;
        std::cout << '\n';
    }
    return 0;
}
