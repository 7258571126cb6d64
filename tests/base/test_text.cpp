// SPDX-License-Identifier: Apache-2.0
// Letters are written here by code point where two forms of the same text matter.
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "calendar/base/error.h"
#include "calendar/base/text.h"

using namespace lichsong::base;

namespace {
const std::string composed = "\u0110\u1ed3ng Th\u00e1p";           // Đồng Tháp, 9 code points
const std::string decomposed = "\u0110o\u0302\u0300ng Tha\u0301p";  // the same, 12

std::string code_of(const std::string& text, std::string (*pass)(std::string_view)) {
    try {
        (void)pass(text);
    } catch (const Error& error) {
        CHECK(error.fault() == Fault::Input);
        return error.code();
    }
    return "";
}
}  // namespace

TEST_CASE("Text from every source becomes NFC", "[text]") {
    CHECK(nfc(decomposed) == composed);
    CHECK(nfc(composed) == composed);
    CHECK(nfc("plain") == "plain");
    CHECK(clean(decomposed) == composed);
    CHECK(clean_line(decomposed) == composed);
    CHECK(code_of("\xC4", nfc) == "text.not_utf8");
}

TEST_CASE("Ill-formed bytes are known as such", "[text]") {
    CHECK(is_utf8(composed));
    CHECK(is_utf8(""));
    for (const auto* bytes : {"\xC4", "a\xFF", "\xC0\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xE1\xBB"}) CHECK_FALSE(is_utf8(bytes));
}

TEST_CASE("Stored text has no control characters, no spaces at its ends, and LF alone", "[text]") {
    CHECK(clean("  a\r\nb\rc\td  \n") == "a\nb\nc\td");
    CHECK(code_of("a\x01", clean) == "text.control_character");
    CHECK(code_of("a\x7F", clean) == "text.control_character");
    CHECK(code_of("a\nb", clean_line) == "text.control_character");
    CHECK(code_of("a\tb", clean_line) == "text.control_character");
    CHECK(clean_line(" a b \n") == "a b");
    CHECK(code_of("a\xFF", clean) == "text.not_utf8");
    CHECK(code_of("a\xFF", clean_line) == "text.not_utf8");
}

TEST_CASE("Search does not see case, tones or đ", "[text]") {
    CHECK(fold("Đồng Tháp") == "dong thap");
    CHECK(fold(decomposed) == "dong thap");
    CHECK(fold("BẦU CỬ ĐẠI BIỂU") == "bau cu dai bieu");
    CHECK(fold("phường Ươm ỡ ữ") == "phuong uom o u");
    CHECK(fold("Ủy ban") == fold("Uỷ ban"));
    CHECK(fold("ABC 123") == "abc 123");
    CHECK(found_in("dong", "Tỉnh Đồng Tháp"));
    CHECK(found_in("ĐỒNG", "dong thap"));
    CHECK(found_in("", "bất kỳ"));
    CHECK_FALSE(found_in("dong nai", "Đồng Tháp"));
}

TEST_CASE("A slug keeps letters and digits of the folded text and is cut at a word", "[text]") {
    CHECK(slug("Bản tin An ninh trật tự") == "ban-tin-an-ninh-trat-tu");
    CHECK(slug("  --Đài 1/2-- ") == "dai-1-2");
    CHECK(slug("abc def", 6) == "abc");
    CHECK(slug("abc def", 7) == "abc-def");
    CHECK(slug("abcdefgh", 4) == "abcd");
    CHECK(slug("!!!").empty());
}

TEST_CASE("Vietnamese order puts đ after d and tones in the order of the dictionary", "[text]") {
    const std::vector<std::string> letters{"a", "ă", "â", "b", "d", "đ", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"};
    const std::vector<std::string> tones{"ma", "mà", "mả", "mã", "má", "mạ"};
    const std::vector<std::string> names{"Dung", "Dũng", "Đinh", "Đồng Tháp", "Em", "ma", "Mai"};
    for (const auto& ordered : {letters, tones, names}) {
        auto shuffled = ordered;
        std::reverse(shuffled.begin(), shuffled.end());
        std::sort(shuffled.begin(), shuffled.end(), vi_less);
        CHECK(shuffled == ordered);
    }
    CHECK_FALSE(vi_less("a", "a"));
}

TEST_CASE("A terminal gives marks no column and wide characters two", "[text]") {
    CHECK(columns("Đồng Tháp") == 9);
    CHECK(columns(decomposed) == 9);
    CHECK(columns("日本") == 4);
    CHECK(columns("") == 0);
}

TEST_CASE("Splitting trims parts and drops empty ones", "[text]") {
    CHECK(split(" a, b ,,c,", ',') == std::vector<std::string_view>{"a", "b", "c"});
    CHECK(split("", ',').empty());
    CHECK(trim(" \t\r\n") == "");
    CHECK(trim("\n a b\t") == "a b");
}

TEST_CASE("The first letter of a text becomes a capital, in Vietnamese as well", "[text]") {
    CHECK(with_capital("đợt tuyên truyền") == "Đợt tuyên truyền");
    CHECK(with_capital("ảnh") == "Ảnh");
    CHECK(with_capital("12 lượt") == "12 lượt");
    CHECK(with_capital("").empty());
    CHECK(with_capital("\xFF") == "\xFF");
}
