// SPDX-License-Identifier: Apache-2.0
// The table data/base/encodings.txt was made with other people's converters (make_encodings.py beside it).
#include <catch2/catch.hpp>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "calendar/base/encoding.h"
#include "calendar/base/error.h"
#include "calendar/base/syllable.h"
#include "calendar/base/text.h"

using namespace lichsong::base;
using namespace std::literals;
namespace fs = std::filesystem;

namespace {

// A line of the table: the text, and how its bytes look as Latin-1.
struct Example {
    std::string text;
    std::array<std::string, 4> seen;
};
constexpr std::array columns_are{Encoding::Tcvn3, Encoding::Vni, Encoding::Windows1258, Encoding::Windows1258};

std::string file_text(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    REQUIRE(in);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<Example> examples() {
    std::vector<Example> all;
    const auto table = file_text(fs::path(LICHSONG_TEST_DATA) / "base/encodings.txt");
    for (const auto line : split(table, '\n')) {
        if (line.starts_with('#')) continue;
        const auto cells = split(line, '\t');
        REQUIRE(cells.size() == 5);
        all.push_back({std::string(cells[0]), {std::string(cells[1]), std::string(cells[2]), std::string(cells[3]), std::string(cells[4])}});
    }
    REQUIRE(all.size() >= 100);
    return all;
}

// Latin-1 in UTF-8 -> its bytes.
std::string bytes_of(std::string_view seen) {
    std::string bytes;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        const auto byte = static_cast<unsigned char>(seen[i]);
        if (byte < 0x80) bytes += seen[i];
        else bytes += static_cast<char>((byte & 0x03U) << 6U | (static_cast<unsigned char>(seen[++i]) & 0x3FU));
    }
    return bytes;
}

std::string utf16(std::string_view ascii_or_bmp, bool big) {
    std::string out;
    for (std::size_t i = 0; i < ascii_or_bmp.size(); ++i) {
        auto unit = static_cast<unsigned>(static_cast<unsigned char>(ascii_or_bmp[i]));
        const auto next = [&] { return static_cast<unsigned>(static_cast<unsigned char>(ascii_or_bmp[++i])) & 0x3FU; };
        if (unit >= 0xE0) {
            unit = (unit & 0x0FU) << 12U;
            unit |= next() << 6U;
            unit |= next();
        } else if (unit >= 0xC0) {
            unit = (unit & 0x1FU) << 6U;
            unit |= next();
        }
        const char high = static_cast<char>(unit >> 8U);
        const char low = static_cast<char>(unit & 0xFFU);
        out += big ? high : low;
        out += big ? low : high;
    }
    return out;
}

}  // namespace

TEST_CASE("Each text of the table is recognised in each old encoding, and comes out as it was", "[encoding]") {
    for (const auto& [text, seen] : examples())
        for (std::size_t i = 0; i < seen.size(); ++i) {
            if (seen[i] == "-") continue;
            const auto bytes = bytes_of(seen[i]);
            INFO(text << " as " << seen[i] << ", column " << i);
            CHECK(to_utf8(bytes, columns_are[i]) == text);
            CHECK(recognise(bytes) == columns_are[i]);
        }
}

TEST_CASE("Old text that was read as Latin-1 is found and put right", "[encoding]") {
    int left = 0;
    for (const auto& [text, seen] : examples())
        for (std::size_t i = 0; i < 2; ++i) {
            if (seen[i] == "-") continue;
            INFO(text << " as " << seen[i]);
            CHECK(repair_legacy(seen[i], columns_are[i]) == text);
            const auto found = legacy_in_utf8(seen[i]);
            if (found) CHECK(*found == columns_are[i]);
            if (found) continue;
            ++left;  // "Ghi chó" is Vietnamese itself
            UNSCOPED_INFO(seen[i]);
        }
    CHECK(left <= 4);
}

TEST_CASE("UTF-8 and UTF-16 are recognised with a mark and without, and the mark is taken off", "[encoding]") {
    const auto text = "TT;Nội dung;Thời gian\n1;Bản tin An ninh trật tự;19h45 ngày 21/5/2021\n"s;
    CHECK(recognise(text) == Encoding::Utf8);
    CHECK(recognise("\xEF\xBB\xBF" + text) == Encoding::Utf8);
    CHECK(to_utf8("\xEF\xBB\xBF" + text, Encoding::Utf8) == text);
    for (const bool big : {false, true}) {
        const auto encoding = big ? Encoding::Utf16Be : Encoding::Utf16Le;
        const auto bytes = utf16(text, big);
        CHECK(recognise(bytes) == encoding);
        CHECK(to_utf8(bytes, encoding) == text);
        CHECK(recognise((big ? "\xFE\xFF" : "\xFF\xFE") + bytes) == encoding);
        CHECK(to_utf8((big ? "\xFE\xFF" : "\xFF\xFE") + bytes, encoding) == text);
    }
}

TEST_CASE("Plain ASCII, nothing, and UTF-8 with a wrong byte are UTF-8", "[encoding]") {
    CHECK(recognise("") == Encoding::Utf8);
    CHECK(recognise("a,b\r\n1,2") == Encoding::Utf8);
    CHECK(recognise("Kế hoạch tuyên truyền bầu cử đại biểu Quốc hội \xFF khóa XV") == Encoding::Utf8);
    CHECK(recognise("a\0b"s) == Encoding::Utf8);
}

TEST_CASE("The result is in normal form", "[encoding]") {
    CHECK(to_utf8("\u0110o\u0302\u0300ng", Encoding::Utf8) == "\u0110\u1ed3ng");
    CHECK(repair_legacy("Tha\u0301p", Encoding::Vni) == "Th\u00e1p");
    for (const auto& [text, seen] : examples()) CHECK(nfc(to_utf8(bytes_of(seen[1]), Encoding::Vni)) == text);
}

TEST_CASE("What is no old Vietnamese is read as a neighbour of Latin-1", "[encoding]") {
    CHECK(recognise("caf\xE9 \xE0 la cr\xE8me, G\xF6teborg") == Encoding::Windows1258);
    CHECK(to_utf8("caf\xE9 \xE0 la cr\xE8me", Encoding::Windows1258) == "café à la crème");
}

TEST_CASE("Bytes without a letter in an old encoding stay what Windows-1252 makes of them", "[encoding]") {
    CHECK(to_utf8("\x93" "Th\xB8p\x94", Encoding::Vni) == "“Th¸p”");
    CHECK(to_utf8("\xD7 a\xF7", Encoding::Vni) == "× a÷");
    CHECK(repair_legacy("“Ñoàng Thaùp” 中", Encoding::Vni) == "“Đồng Tháp” 中");
    CHECK(repair_legacy("§ång Th¸p 中", Encoding::Tcvn3) == "Đồng Tháp 中");
    CHECK(repair_legacy("Đồng", Encoding::Utf8) == "Đồng");
}

TEST_CASE("Every byte can be read in an old encoding, none in a wrong UTF form", "[encoding]") {
    std::string bytes;
    for (int i = 1; i < 256; ++i) bytes += static_cast<char>(i);
    for (const auto encoding : {Encoding::Tcvn3, Encoding::Vni, Encoding::Windows1258}) CHECK(is_utf8(to_utf8(bytes, encoding)));
    const auto refused = [](const std::string& wrong, Encoding encoding) {
        try {
            (void)to_utf8(wrong, encoding);
        } catch (const Error& error) {
            return error.fault() == Fault::Input && error.code() == "text.not_utf8";
        }
        return false;
    };
    CHECK(refused("\xC4", Encoding::Utf8));
    CHECK(refused("a\0b"s, Encoding::Utf16Le));
    CHECK(refused("\x00\xD8" "a\0"s, Encoding::Utf16Le));
    CHECK(refused("\xD8\x00\0a"s, Encoding::Utf16Be));
}

TEST_CASE("Capitals that an ABC font cannot say come back in words that are capitals throughout", "[encoding]") {
    CHECK(repair_legacy("UBND X· Mü An", Encoding::Tcvn3) == "UBND Xã Mỹ An");
    CHECK(repair_legacy("§¶NG Bé X· T¢N M¸Y", Encoding::Tcvn3) == "ĐẢNG BỘ XÃ TÂN MÁY");
    CHECK(repair_legacy("§é phñ", Encoding::Tcvn3) == "Độ phủ");
    CHECK(repair_legacy("®Õn", Encoding::Tcvn3) == "đến");
}

TEST_CASE("Text that makes sense as it is is left alone", "[encoding]") {
    const std::vector<std::string> texts{
        "", "plain", "là", "có thép", "toà án", "hoá", "khoá", "Soá", "và các xã", "Où", "Où est le café ?", "École française à Huế", "Été",
        "Noël à l'hôtel", "garçon naïf", "Les élèves ont été à la forêt", "thé", "São Paulo", "El Niño", "Müller & Söhne", "für Köln", "Straße",
        "Curaçao", "coração", "på Tromsø", "Malmö", "así está", "país", "aún", "25°C", "120 m²", "§ 5", "§5", "Samsung® TV", "© VTV", "µg",
        "½ giờ", "n°5", "1ª edición", "“An ninh”", "naïve café", "Đồng Tháp", "Ñ", "–", "…", "€ 5", "Dvořák", "résumé", "coûts où"};
    for (const auto& text : texts) {
        INFO(text);
        CHECK_FALSE(legacy_in_utf8(text));
    }
    CHECK_FALSE(legacy_in_utf8("\xC4"));
}

TEST_CASE("No text of the templates is taken for an old encoding", "[encoding]") {
    std::size_t lines = 0;
    for (const auto& entry : fs::recursive_directory_iterator(LICHSONG_TEMPLATES)) {
        if (!entry.is_regular_file()) continue;
        const auto text = file_text(entry.path());
        CHECK(recognise(text) == Encoding::Utf8);
        for (const auto line : split(text, '\n'))
            for (const auto cell : split(line, '"')) {
                if (legacy_in_utf8(cell)) FAIL_CHECK(cell);
                ++lines;
            }
    }
    CHECK(lines > 1000);
}

TEST_CASE("Syllables of Vietnamese are told from other words", "[encoding]") {
    for (const auto word : {U"nghiêng"sv, U"Quốc"sv, U"hòa"sv, U"hoà"sv, U"THUỞ"sv, U"khuya"sv, U"gì"sv, U"giữ"sv, U"giếng"sv, U"ủy"sv, U"Uỷ"sv, U"ý"sv,
                            U"đường"sv, U"quyết"sv, U"tin"sv, U"của"sv, U"mười"sv, U"hươu"sv, U"kỳ"sv, U"xoong"sv, U"quýt"sv, U"yêu"sv, U"ngoằn"sv})
        CHECK(is_syllable(word));
    for (const auto word : {U""sv, U"nghoanh"sv, U"cếch"sv, U"kà"sv, U"gheá"sv, U"đồng1"sv, U"các̣"sv, U"cac"sv, U"phàt"sv, U"tảc"sv, U"mùì"sv,
                            U"ñ"sv, U"thường̣"sv, U"street"sv, U"tiêń"sv, U"nghiêngg"sv, U"hiú"sv, U"đàf"sv, U"lynh"sv, U"yn"sv})
        CHECK_FALSE(is_syllable(word));
}
