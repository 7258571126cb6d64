// SPDX-License-Identifier: Apache-2.0
// Messages as others write them, and as nobody should: every file of tests/data/mail comes out as its row in expected.json says.
// What is too large to be stored is made here.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <random>
#include <set>
#include <string>

#include <nlohmann/json.hpp>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/mail/read.h"
#include "tests/support/temp_folder.h"

using namespace lichsong;
using namespace lichsong::mail;
using nlohmann::json;

namespace {

const std::filesystem::path folder = std::filesystem::path(LICHSONG_TEST_DATA) / "mail";
const std::filesystem::path corpus = std::filesystem::path(LICHSONG_TEST_DATA).parent_path() / "fuzz/corpus/mail";
const std::string head = "From: tin@bao.example.vn\r\nSubject: Accepted\r\n";

bool is_one_line(const std::string& text) {
    return base::is_utf8(text) && std::none_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; });
}

bool is_plain(const std::string& text) {
    return base::is_utf8(text) && std::none_of(text.begin(), text.end(), [](unsigned char c) { return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F; });
}

// What holds of every message that was read.
void check_clean(const Incoming& message) {
    CHECK_FALSE(message.from.empty());
    for (const auto* list : {&message.from, &message.to, &message.cc})
        for (const auto& one : *list) {
            CHECK(is_one_line(one.name));
            CHECK(is_one_line(one.email));
        }
    for (const auto* line : {&message.subject, &message.message_id, &message.in_reply_to}) CHECK(is_one_line(*line));
    CHECK(is_plain(message.text));
    CHECK(message.text.size() <= limits::text_bytes);
    for (const auto& one : message.calendars) {
        CHECK(base::is_utf8(one.part.text));
        CHECK(one.part.text.size() <= limits::calendar_bytes);
        CHECK(is_one_line(one.part.method));
        CHECK(is_one_line(one.part.file_name));
    }
}

json flags_of(const Incoming& message) {
    json flags = json::array();
    if (message.has_several_from) flags.push_back("several_from");
    if (message.has_repeated_headers) flags.push_back("repeated_headers");
    if (message.has_enclosed_message) flags.push_back("enclosed_message");
    if (message.is_automatic) flags.push_back("automatic");
    if (message.is_text_cut) flags.push_back("text_cut");
    return flags;
}

// The row a message would have; `has` of a calendar is looked for in its text and stands there as in the row.
json row_of(const Incoming& message, const json& expected) {
    json row = {{"from", json::array()}, {"names", json::array()}, {"subject", message.subject}, {"text", message.text}, {"calendars", json::array()}, {"flags", flags_of(message)}};
    for (const auto& one : message.from) {
        row["from"].push_back(one.email);
        row["names"].push_back(one.name);
    }
    for (const auto& one : message.calendars) {
        json calendar = {{"method", one.part.method}, {"agrees", one.method_agrees}};
        if (!one.part.file_name.empty()) calendar["file_name"] = one.part.file_name;
        const auto at = row["calendars"].size();
        const auto has = expected.value("calendars", json::array()).size() > at ? expected["calendars"][at].value("has", "") : "";
        if (!has.empty() && one.part.text.find(has) != std::string::npos) calendar["has"] = has;
        row["calendars"].push_back(std::move(calendar));
    }
    return row;
}

// The row of a file: what a row does not say is not asked, but calendars and flags it leaves out must not be there.
json seen(const std::string& bytes, const json& expected) {
    try {
        const auto message = read(bytes);
        check_clean(message);
        return row_of(message, expected);
    } catch (const base::Error& error) {
        CHECK(error.fault() == base::Fault::Input);
        return {{"error", error.code()}};
    }
}

std::string code_of(const std::string& bytes) { return seen(bytes, json::object()).value("error", ""); }

json table() { return json::parse(test::bytes_of(folder / "expected.json")); }

}  // namespace

TEST_CASE("Every stored message comes out as its row says", "[mail][messages]") {
    const std::set<std::string> known{"why", "error", "from", "names", "subject", "text", "calendars", "flags"};
    const auto rows = table();
    for (const auto& [name, row] : rows.items()) {
        INFO(name);
        REQUIRE(std::filesystem::exists(folder / name));
        REQUIRE(!row.value("why", "").empty());
        const auto found = seen(test::bytes_of(folder / name), row);
        INFO("seen: " << found.dump());
        CHECK(row.contains("error") != row.contains("from"));
        CHECK(found.contains("error") == row.contains("error"));
        for (const auto& [key, value] : row.items()) {
            INFO(key);
            CHECK(known.count(key) == 1);
            if (key != "why") CHECK(found.value(key, json()) == value);
        }
        for (const char* key : {"calendars", "flags"})
            if (!row.contains(key)) CHECK(found.value(key, json::array()).empty());
    }
}

TEST_CASE("Every stored message has a row", "[mail][messages]") {
    const auto rows = table();
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const auto name = entry.path().filename().string();
        if (name == "expected.json") continue;
        INFO(name);
        CHECK(rows.contains(name));
        ++files;
    }
    CHECK(files == rows.size());
}

TEST_CASE("What the fuzzer once minded is read or refused", "[mail][messages]") {
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(corpus)) {
        INFO(entry.path());
        const auto found = seen(test::bytes_of(entry.path()), json::object());
        CHECK((found.contains("from") || found["error"].get<std::string>().starts_with("mail.")));
        ++files;
    }
    CHECK(files > 0);
}

TEST_CASE("What is too large is refused by name, and just below it is read", "[mail][messages]") {
    const auto calendar = head + "Content-Type: text/calendar; charset=utf-8; method=REPLY\r\n";
    CHECK(code_of(calendar + "\r\n" + std::string(limits::calendar_bytes, 'x')).empty());
    CHECK(code_of(calendar + "\r\n" + std::string(limits::calendar_bytes + 1, 'x')) == "mail.calendar_too_large");
    std::string coded = calendar + "Content-Transfer-Encoding: base64\r\n\r\n";
    while (coded.size() < limits::calendar_bytes * 3 / 2) coded += std::string(76, 'Q') + "\r\n";
    CHECK(code_of(coded) == "mail.calendar_too_large");
    const auto wide = head + "Content-Type: text/calendar; charset=windows-1258; method=REPLY\r\n\r\n";  // two octets for one
    CHECK(code_of(wide + std::string(limits::calendar_bytes * 3 / 4, '\xE9')) == "mail.calendar_too_large");
    CHECK(code_of(head + "\r\n" + std::string(limits::message_bytes - head.size() - 2, 'x')).empty());
    CHECK(code_of(head + "\r\n" + std::string(limits::message_bytes, 'x')) == "mail.too_large");
    std::string fields = head;
    while (fields.size() <= limits::header_bytes) fields += "X-A: " + std::string(900, 'x') + "\r\n";
    CHECK(code_of(fields + "\r\n") == "mail.header_too_large");
}

TEST_CASE("A long text is cut at a character and says so", "[mail][messages]") {
    std::string text = "x";
    while (text.size() <= limits::text_bytes) text += "ắ";
    const auto message = read(head + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + text);
    CHECK(message.is_text_cut);
    CHECK(message.text.size() <= limits::text_bytes);
    CHECK(message.text.size() + 3 > limits::text_bytes);
    CHECK(base::is_utf8(message.text));
}

TEST_CASE("A message cut off or changed anywhere is read or refused", "[mail][messages]") {
    std::mt19937 random(20210523);
    for (const char* name : {"google-reply.eml", "outlook-reply.eml", "name-rfc-2231.eml", "base64-utf-16.eml"}) {
        const auto whole = test::bytes_of(folder / name);
        REQUIRE(whole.size() > 100);
        for (std::size_t round = 0; round < 300; ++round) {
            auto bytes = whole.substr(0, round % 2 == 0 ? random() % whole.size() : whole.size());
            for (std::size_t i = 0; !bytes.empty() && i < round % 5; ++i) bytes[random() % bytes.size()] = static_cast<char>(random());
            const auto found = seen(bytes, json::object());
            CHECK((found.contains("from") || found["error"].get<std::string>().starts_with("mail.")));
        }
    }
}
