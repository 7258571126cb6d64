// SPDX-License-Identifier: Apache-2.0
// Content lines as such: C1 to C7 of the conformance table.
#include <catch2/catch.hpp>

#include "calendar/ical/writer.h"
#include "random_text.h"
#include "reader.h"

using namespace lichsong;
using lichsong::ical::LineWriter;

namespace {

template <class Write>
std::string written(Write&& write) {
    std::string bytes;
    LineWriter out([&](std::string_view some) { bytes += some; });
    write(out);
    out.flush();
    return bytes;
}

std::string text_line(std::string_view value) {
    return written([&](LineWriter& out) { out.text_line("SUMMARY", value); });
}

// The value as it comes back through the judge of the tests.
std::string through(std::string_view value) {
    const auto lines = test::unfold(text_line(value));
    REQUIRE(lines.size() == 1);
    test::ReadLine line;
    line.value = lines[0].substr(std::string_view("SUMMARY:").size());
    return line.text();
}

std::string repeated(std::string_view piece, std::size_t size) {
    std::string text;
    while (text.size() < size) text += piece;
    return text;
}

}  // namespace

TEST_CASE("C1: Every line ends with CR LF, the last one too", "[C1]") {
    CHECK(text_line("một") == "SUMMARY:một\r\n");
    CHECK(test::byte_faults(text_line(repeated("Đồng Tháp\n", 500))).empty());
}

TEST_CASE("C2: No line is longer than 75 octets and none is cut inside a character", "[C2]") {
    for (std::size_t lead = 0; lead < 80; ++lead)
        for (const char* letter : {"a", "đ", "ệ", "📻", "\xE1\xBA\xA1\xCC\x81"}) {
            const auto bytes = text_line(std::string(lead, 'x') + repeated(letter, 400));
            INFO(lead << " octets before " << letter);
            CHECK(test::byte_faults(bytes).empty());
        }
}

TEST_CASE("Lines are folded late, so that a file is no longer than it must be", "[C2]") {
    const auto bytes = text_line(std::string(75 - 8 + 74 * 2, 'x'));
    CHECK(bytes.size() == 75 * 3 + 3 * 2);
}

TEST_CASE("C3: Control characters but TAB never pass", "[C3]") {
    for (char c = 1; c < 0x20; ++c)
        if (c != '\t' && c != '\n' && c != '\r') CHECK(through(std::string("a") + c + "b") == "ab");
    CHECK(through(std::string_view("a\0b", 3)) == "ab");
    CHECK(through("a\x7F" "b") == "ab");
    CHECK(through("a\xC2\x80" "b\xC2\x9F" "c") == "abc");
    CHECK(through("a\tb") == "a\tb");
}

TEST_CASE("C3: Ill-formed UTF-8 becomes the replacement character", "[C3]") {
    CHECK(through("a\xFF" "b") == "a\uFFFDb");
    CHECK(through("a\xC0\x8A" "b") == "a\uFFFD\uFFFDb");          // an overlong line feed
    CHECK(through("a\xE0\x80\x8A" "b") == "a\uFFFD\uFFFD\uFFFDb");
    CHECK(through("a\xED\xA0\x80" "b") == "a\uFFFD\uFFFD\uFFFDb");  // a surrogate
    CHECK(through("\xE1\xBB") == "\uFFFD");                         // cut at the end
    CHECK(through("\xE1\xBB\n") == "\uFFFD\n");
    CHECK(through("\xF4\x90\x80\x80") == "\uFFFD\uFFFD\uFFFD\uFFFD");
    CHECK(test::byte_faults(text_line(repeated("\xF0\x9F\x93", 300))).empty());
}

TEST_CASE("C4: What is folded unfolds to what it was", "[C4]") {
    test::Random random(20210523);
    for (int i = 0; i < 2000; ++i) {
        const auto text = test::harmless_text(random, test::below(random, 120));
        REQUIRE(through(text) == text);
        REQUIRE(test::byte_faults(text_line(text)).empty());
    }
    for (const char* piece : {"Đồng Tháp ", "🗳️📻", "x", "ệ", "\\;,", " "}) {
        const auto text = repeated(piece, 10'240);
        CHECK(through(text) == text);
    }
}

TEST_CASE("C4: Spaces at the places where a line is folded survive", "[C4]") {
    for (std::size_t lead = 60; lead < 72; ++lead) {
        const auto text = std::string(lead, 'x') + "    " + std::string(80, 'y') + "  ";
        CHECK(through(text) == text);
    }
}

TEST_CASE("C5: In texts backslash, semicolon, comma and line break are escaped, and nothing else", "[C5]") {
    CHECK(text_line("a\\b;c,d\ne:f\"g") == "SUMMARY:a\\\\b\\;c\\,d\\ne:f\"g\r\n");
}

TEST_CASE("C5: All kinds of line break become one escaped line break", "[C5]") {
    for (const char* text : {"a\nb", "a\r\nb", "a\rb", "a\u0085b", "a\u2028b", "a\u2029b"}) CHECK(through(text) == "a\nb");
    CHECK(through("a\r\n\r\nb") == "a\n\nb");
    CHECK(through("a\n\rb") == "a\n\nb");
}

TEST_CASE("An escape is never cut by a fold", "[C5]") {
    for (std::size_t lead = 60; lead < 70; ++lead) {
        const auto bytes = text_line(std::string(lead, 'x') + repeated("\n", 100));
        CHECK(bytes.find("\\\r\n") == std::string::npos);
    }
}

TEST_CASE("C6: A URI is written as it is", "[C6]") {
    const std::string uri = "https://dongthap.example/tin?so=1;a,b\\c";
    CHECK(written([&](LineWriter& out) { CHECK(out.uri_line("URL", uri)); }) == "URL:" + uri + "\r\n");
}

TEST_CASE("C6: A URI that could break out of its line is left out and counted", "[C6]") {
    for (const char* uri : {"https://a/\r\nATTENDEE:mailto:b@c", "https://a/\nX", "https://a/\rX", "https://a/\u2028X", "https://a/\u0085X",
                            "https://a/\x01", "https://a/\xFF", "https://a/\t\x7F", "xem trang 3", "example.org/a", ":a", "https://a/b c"}) {
        std::size_t left_out = 0;
        CHECK(written([&](LineWriter& out) {
                  CHECK_FALSE(out.uri_line("URL", uri));
                  left_out = out.left_out();
              }).empty());
        CHECK(left_out == 1);
    }
}

TEST_CASE("C7: Parameter values are quoted where they must be and encoded as RFC 6868 says", "[C7]") {
    const auto parameter = [](std::string_view value) {
        return written([&](LineWriter& out) {
            out.begin("ORGANIZER");
            out.parameter("CN", value);
            out.colon();
            out.plain("mailto:a@b");
            out.end();
        });
    };
    CHECK(parameter("Báo") == "ORGANIZER;CN=Báo:mailto:a@b\r\n");
    CHECK(parameter("a:b;c,d") == "ORGANIZER;CN=\"a:b;c,d\":mailto:a@b\r\n");
    CHECK(parameter("a\"b^c\nd") == "ORGANIZER;CN=a^'b^^c^nd:mailto:a@b\r\n");
    CHECK(parameter("a\r\nX:y") == "ORGANIZER;CN=\"a^nX:y\":mailto:a@b\r\n");
}

TEST_CASE("Bytes reach the sink in blocks, not line by line", "[writer]") {
    std::vector<std::size_t> blocks;
    LineWriter out([&](std::string_view some) { blocks.push_back(some.size()); });
    for (int i = 0; i < 10'000; ++i) out.text_line("SUMMARY", "Vì an ninh Tổ quốc");
    out.flush();
    CHECK(blocks.size() < 10);
    CHECK(blocks.front() >= 64 * 1024);
    CHECK(blocks.front() < 80 * 1024);
}

TEST_CASE("Bytes that are no UTF-8 end as well, however many there are", "[writer]") {
    std::string text;
    {
        ical::LineWriter out([&](std::string_view bytes) {
            text += bytes;
            if (text.size() > 100'000) throw std::runtime_error("the line never ends");
        });
        out.line("X-A", std::string(1'000, '\xbf'));
        out.flush();
    }
    CHECK(text.size() > 1'000);
    CHECK(text.size() < 1'200);
}
