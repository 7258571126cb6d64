// SPDX-License-Identifier: Apache-2.0
// For check_mail.py and check_mail_fields.py.
// mail_courier send|test|fetch|look PORT SECURITY CA PASSWORD TIMEOUT WHAT [STOP]: one step against a server on 127.0.0.1. Prints "ok …"
// or the code of the error with its arguments. WHAT is the recipients of `send`, between commas, UIDVALIDITY:UID:FOLDER for `fetch`
// and `look`. STOP: milliseconds until should_stop says so.
// mail_courier write: takes "FIELD LENGTH", a line break and that many bytes as the value of a field; ". 0" ends a message. Answers
// with "taken" or the code of the refusal for each field, and the length and the bytes of the message where all taken values stand.
#include <algorithm>
#include <array>
#include <chrono>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/base/error.h"
#include "calendar/mail/fetch.h"
#include "calendar/mail/send.h"
#include "calendar/mail/write.h"

namespace {

using namespace lichsong;
using namespace lichsong::mail;

constexpr const char* our_address = "lich@tuyentruyen.example.vn";

Outgoing sample(const std::vector<std::string>& recipients) {
    Outgoing message;
    message.from = {"Ban tuyên truyền", our_address};
    for (const auto& one : recipients) message.to.push_back({"Báo tỉnh", one});
    message.subject = "Đề nghị đăng tin an ninh trật tự";
    message.text = "Kính gửi Quý báo,\n.\nxin trả lời.\n";
    message.calendars = {{"REQUEST", "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Tin sáng\r\nEND:VCALENDAR\r\n", ""}};
    message.attachments = {{"Phiếu trả lời.pdf", "application/pdf", std::string("\0\r\n.\r\n\xFF", 7)}};
    message.message_id = "a1b2@tuyentruyen.example.vn";
    message.date = 1'620'000'000;
    message.utc_offset = std::chrono::minutes(420);
    return message;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts(1);
    for (const char c : text)
        if (c == separator) parts.emplace_back();
        else parts.back() += c;
    return parts;
}

// Every field somebody could put a text into.
struct FieldSetter {
    std::string_view name;
    void (*set)(Outgoing& message, const std::string& value);
};
constexpr std::array fields{
    FieldSetter{"from_name", [](Outgoing& message, const std::string& value) { message.from.name = value; }},
    FieldSetter{"from_email", [](Outgoing& message, const std::string& value) { message.from.email = value; }},
    FieldSetter{"to_name", [](Outgoing& message, const std::string& value) { message.to[0].name = value; }},
    FieldSetter{"to_email", [](Outgoing& message, const std::string& value) { message.to[0].email = value; }},
    FieldSetter{"cc_name", [](Outgoing& message, const std::string& value) { message.cc[0].name = value; }},
    FieldSetter{"cc_email", [](Outgoing& message, const std::string& value) { message.cc[0].email = value; }},
    FieldSetter{"subject", [](Outgoing& message, const std::string& value) { message.subject = value; }},
    FieldSetter{"text", [](Outgoing& message, const std::string& value) { message.text = value; }},
    FieldSetter{"calendar_file", [](Outgoing& message, const std::string& value) { message.calendars[0].file_name = value; }},
    FieldSetter{"calendar_text", [](Outgoing& message, const std::string& value) { message.calendars[0].text = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nX-A:" + value; }},
    FieldSetter{"second_file", [](Outgoing& message, const std::string& value) { message.calendars[1].file_name = value; }},
    FieldSetter{"second_method",
                [](Outgoing& message, const std::string& value) {
                    message.calendars[1].method = value;
                    message.calendars[1].text = "BEGIN:VCALENDAR\r\nMETHOD:" + value + "\r\nEND:VCALENDAR\r\n";
                }},
    FieldSetter{"attachment_file", [](Outgoing& message, const std::string& value) { message.attachments[0].file_name = value; }},
    FieldSetter{"attachment_type", [](Outgoing& message, const std::string& value) { message.attachments[0].type = value; }},
    FieldSetter{"message_id", [](Outgoing& message, const std::string& value) { message.message_id = value; }},
    FieldSetter{"in_reply_to", [](Outgoing& message, const std::string& value) { message.in_reply_to = value; }},
    FieldSetter{"language", [](Outgoing& message, const std::string& value) { message.language = value; }},
};

Outgoing full_sample() {
    auto message = sample({"tin@bao.example.vn"});
    message.cc = {{"Đài tỉnh", "dai@bao.example.vn"}};
    message.calendars.push_back(message.calendars[0]);
    message.calendars[1].file_name = "hai.ics";
    return message;
}

struct Value {
    const FieldSetter* field;
    std::string bytes;
    std::string answer;
};

// Sets what is taken and says so, else why not: all values at once where all are good, else each half for itself.
void set_all(Outgoing& message, std::string& bytes, Value* begin, Value* end) {
    auto changed = message;
    try {
        for (auto* one = begin; one != end; ++one) one->field->set(changed, one->bytes);
        bytes = write(changed);
        for (auto* one = begin; one != end; ++one) one->answer = "taken";
        message = std::move(changed);
    } catch (const base::Error& error) {
        auto* middle = begin + (end - begin) / 2;
        if (middle == begin) begin->answer = error.code();
        else {
            set_all(message, bytes, begin, middle);
            set_all(message, bytes, middle, end);
        }
    }
}

int write_many() {
    std::ios::sync_with_stdio(false);
    std::vector<Value> values;
    std::string name;
    std::size_t size = 0;
    while (std::cin >> name >> size) {
        std::cin.get();
        std::string bytes(size, '\0');
        std::cin.read(bytes.data(), static_cast<std::streamsize>(size));
        const auto* field = std::find_if(fields.begin(), fields.end(), [&](const FieldSetter& one) { return one.name == name; });
        if (field != fields.end()) values.push_back({field, std::move(bytes), ""});
        else if (name != ".") return 2;
        if (name != ".") continue;
        auto message = full_sample();
        auto written = write(message);
        set_all(message, written, values.data(), values.data() + values.size());
        for (const auto& one : values) std::cout << one.answer << '\n';
        std::cout << written.size() << '\n' << written;
        values.clear();
    }
    return 0;
}

Mailbox mailbox_of(const Server& server, const std::string& state) {
    const auto words = split(state, ':');
    return {server, words.size() > 2 ? words[2] : "INBOX", static_cast<std::uint32_t>(std::stoul(words[0])), static_cast<std::uint32_t>(std::stoul(words[1]))};
}

void fetch_all(const Mailbox& mailbox, std::chrono::seconds timeout, const ShouldStop& should_stop) {
    const auto fetched = fetch(mailbox, 20'000, timeout, should_stop, [](std::uint32_t uid, const Incoming& message, std::string_view) { std::cout << "took " << uid << ' ' << message.subject << '\n'; });
    for (const auto& one : fetched.skipped) std::cout << "skipped " << one.uid << ' ' << one.why.code() << '\n';
    std::cout << "ok " << fetched.uid_validity << ':' << fetched.last_uid << (fetched.was_renumbered ? " renumbered\n" : "\n");
}

ShouldStop stop_after(const std::string& milliseconds) {
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(std::stoi(milliseconds));
    return [until] { return std::chrono::steady_clock::now() >= until; };
}

}  // namespace

int main(int count, char** words) {
    const std::vector<std::string> said(words, words + count);
    if (said.size() == 2 && said[1] == "write") return write_many();
    if (said.size() < 8) return 2;
    const auto security = said[3] == "tls" ? Security::Tls : said[3] == "starttls" ? Security::StartTls : Security::None;
    const Server server{"127.0.0.1", std::stoi(said[2]), security, "lich", said[5], said[4]};
    const std::chrono::seconds timeout(std::stoi(said[6]));
    const auto should_stop = said.size() > 8 ? stop_after(said[8]) : ShouldStop();
    try {
        if (said[1] == "fetch") {
            fetch_all(mailbox_of(server, said[7]), timeout, should_stop);
            return 0;
        }
        if (said[1] == "look") test_fetching(mailbox_of(server, said[7]), timeout, should_stop);
        else if (said[1] == "test") test_sending(server, timeout, should_stop);
        else {
            const auto message = sample(split(said[7], ','));
            send(server, write(message), our_address, recipients_of(message), timeout, should_stop);
        }
        std::cout << "ok\n";
    } catch (const base::Error& error) {
        std::cout << error.code();
        for (const auto& one : error.args()) std::cout << " | " << one;
        std::cout << '\n';
    }
    return 0;
}
