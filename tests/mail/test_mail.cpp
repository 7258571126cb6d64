// SPDX-License-Identifier: Apache-2.0
// Mail as bytes and back: what is written is read as the same, nothing of a field makes a header, hostile messages are refused by name.
#include <catch2/catch.hpp>

#include <array>
#include <random>

#include "calendar/base/error.h"
#include "calendar/mail/folder.h"
#include "calendar/mail/read.h"
#include "calendar/mail/write.h"
#include "tests/support/temp_folder.h"

using namespace lichsong;
using namespace lichsong::mail;

namespace {

Outgoing sample() {
    Outgoing message;
    message.from = {"Ban tuyên truyền", "lich@tuyentruyen.example.vn"};
    message.to = {{"Báo tỉnh", "tin@bao.example.vn"}};
    message.subject = "Đề nghị đăng tin an ninh trật tự";
    message.text = "Kính gửi Quý báo,\nxin trả lời trước thứ Sáu.\n";
    message.calendars = {{"REQUEST", "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n", ""}};
    message.attachments = {{"Phiếu trả lời.pdf", "application/pdf", std::string("\0\r\n\xFF", 4)}};
    message.message_id = "a1b2@tuyentruyen.example.vn";
    message.date = 1'620'000'000;
    message.utc_offset = std::chrono::minutes(420);
    message.language = "vi";
    return message;
}

template <class Call>
std::string code_of(Call&& call) {
    try {
        call();
    } catch (const base::Error& error) {
        return error.code();
    }
    return "";
}

long lines_in_head(const std::string& bytes) {
    const auto head = bytes.substr(0, bytes.find("\r\n\r\n"));
    long count = 1;
    for (std::size_t at = 0; (at = head.find("\r\n", at)) != std::string::npos; at += 2)
        if (head[at + 2] != ' ' && head[at + 2] != '\t') ++count;
    return count;
}

}  // namespace

TEST_CASE("What is written is read as the same", "[mail]") {
    const auto message = sample();
    const auto bytes = write(message);
    CHECK(write(message) == bytes);
    const auto back = read(bytes);
    CHECK(back.from == std::vector{message.from});
    CHECK(back.to == message.to);
    CHECK(back.subject == message.subject);
    CHECK(back.text == message.text);
    CHECK(back.date == message.date);
    CHECK(back.message_id == message.message_id);
    REQUIRE(back.calendars.size() == 1);
    CHECK(back.calendars[0].method_agrees);
    CHECK(back.calendars[0].part.text == message.calendars[0].text);
}

TEST_CASE("No field makes a header line of its own", "[mail]") {
    std::mt19937 random(22);
    constexpr std::string_view letters = "\r\n\t \0:;<>\",@a=?_Đ", ends = "\r\nX-Injected: yes\r\n\r\n";
    const auto expected = lines_in_head(write(sample()));
    for (int round = 0; round < 2000; ++round) {
        auto message = sample();
        std::string text;
        for (int i = 0; i < 12; ++i) text += letters[random() % 16];
        text += round % 2 == 0 ? ends : "";
        const std::array fields{&message.subject, &message.from.name, &message.to[0].name, &message.attachments[0].file_name, &message.text,
                                &message.message_id, &message.in_reply_to, &message.from.email, &message.language, &message.attachments[0].type};
        *fields[static_cast<std::size_t>(round) % fields.size()] = text;
        std::string bytes;
        if (!code_of([&] { bytes = write(message); }).empty()) continue;
        INFO(bytes);
        const bool is_text = static_cast<std::size_t>(round) % fields.size() == 4;  // where it may stand as a line of what is said
        REQUIRE((is_text ? bytes.substr(0, bytes.find("\r\n\r\n")) : bytes).find("\nX-Injected") == std::string::npos);
        REQUIRE(lines_in_head(bytes) <= expected + 2);
    }
}

TEST_CASE("What somebody typed is read as that", "[mail]") {
    for (const std::string typed : {"=?utf-8?Q?a=0D=0AX-Injected:_yes?=", "x =?utf-8?B?DQpYOiB5ZXM=?= y", "tin@bao.example.vn, <ai@khac.example>", "a \\ \"b\" (c)", "=?", "'", "Đ",
                                    "Đề nghị phát lại bản tin an ninh trật tự trên hệ thống loa truyền thanh cơ sở của các xã, phường, thị trấn trong ba buổi sáng liên tiếp"}) {
        auto message = sample();
        message.subject = message.from.name = message.to[0].name = typed;
        message.cc = {{typed, "dai@bao.example.vn"}, {"", "loa@bao.example.vn"}};
        const auto bytes = write(message);
        INFO(bytes);
        const auto back = read(bytes);
        CHECK(back.subject == typed);
        CHECK(back.from == std::vector{message.from});
        CHECK(back.to == message.to);
        CHECK(back.cc == message.cc);
        for (std::size_t at = 0, end = 0; (end = bytes.find("\r\n", at)) != std::string::npos; at = end + 2) REQUIRE(end - at <= 78);
    }
}

TEST_CASE("The name of a file is one that every system takes", "[mail]") {
    auto message = sample();
    message.calendars[0].file_name = "../=?utf-8?Q?a?=\r\n\"b\"|c*.ics";
    const auto back = read(write(message));
    REQUIRE(back.calendars.size() == 1);
    CHECK(back.calendars[0].part.file_name == ".._=_utf-8_Q_a_=  _b__c_.ics");
}

TEST_CASE("An answer names the message as it named itself", "[mail]") {
    auto message = sample();
    message.in_reply_to = "a..b.@khac.example..";
    const auto bytes = write(message);
    CHECK(read(bytes).in_reply_to == message.in_reply_to);
    CHECK(bytes.find("References: <a..b.@khac.example..>\r\n") != std::string::npos);
}

TEST_CASE("What cannot be sent is refused by name", "[mail]") {
    auto message = sample();
    message.calendars[0].method = "CANCEL";
    CHECK(code_of([&] { static_cast<void>(write(message)); }) == "mail.method_differs");
    CHECK(code_of([] { check_address("tin@bao@example.vn"); }) == "mail.bad_address");
    CHECK(code_of([] { check_address("tin\r\n@example.vn"); }) == "mail.bad_address");
    CHECK(code_of([] { check_address("tín@example.vn"); }) == "mail.address_not_ascii");
    CHECK(code_of([] { check_address("tin@bao.example.vn"); }).empty());
}

TEST_CASE("A hostile message is refused by name", "[mail]") {
    const std::string head = "From: a@b.example\r\n";
    CHECK(code_of([] { static_cast<void>(read("")); }) == "mail.not_a_message");
    CHECK(code_of([] { static_cast<void>(read("Subject: x\r\n\r\n")); }) == "mail.no_sender");
    std::string many = head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
    for (int i = 0; i < 200; ++i) many += "--b\r\n\r\nx\r\n";
    CHECK(code_of([&] { static_cast<void>(read(many)); }) == "mail.too_many_parts");
    CHECK(code_of([&] { static_cast<void>(read(head + "Subject: " + std::string(200'000, 'x') + "\r\n\r\n")); }) == "mail.header_too_large");
    CHECK(code_of([&] { static_cast<void>(read(head + "Content-Type: text/calendar; charset=nowhere\r\n\r\nx")); }) == "mail.bad_charset");
    CHECK(read(head + "From: c@d.example\r\n\r\n").has_several_from);
}

TEST_CASE("Messages lie in a folder under names of their own", "[mail]") {
    const test::TempFolder folder;
    const auto first = put_into_folder(folder.path(), sample(), "one");
    const auto second = put_into_folder(folder.path(), sample(), "two");
    CHECK(first != second);
    CHECK(test::bytes_of(first) == "one");
    CHECK(test::bytes_of(second) == "two");
    CHECK(folder.names().size() == 2);
}
