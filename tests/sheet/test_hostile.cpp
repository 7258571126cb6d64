// SPDX-License-Identifier: Apache-2.0
// Files made to hurt: each ends with its code, within 2 s and 256 MB (fenced_code).
#include <catch2/catch.hpp>

#include "calendar/sheet/csv.h"
#include "calendar/sheet/xlsx.h"
#include "made.h"

using namespace lichsong;
using namespace lichsong::test;

namespace {

constexpr std::size_t mebi = std::size_t{1} << 20;

void read_all(const std::string& bytes) {
    (void)sheet::read_xlsx(bytes, {}, [](const sheet::Row&) {});
}

std::string code_of(const std::string& bytes) {
    return fenced_code([&] { read_all(bytes); });
}

std::string with_entry(std::string name, std::string text) {
    auto entries = workbook_entries(sheet_of(""));
    entries.emplace_back(std::move(name), std::move(text));
    return zip_of(entries);
}

// Random letters do not pack, so that only the size is at fault.
std::string noise(std::size_t size) {
    std::string text(size, 'a');
    unsigned state = 1;
    for (char& c : text) c = static_cast<char>('a' + ((state = state * 1664525U + 1013904223U) >> 24U) % 26U);
    return text;
}

}  // namespace

TEST_CASE("A zip bomb stops when it has grown enough", "[sheet][.fault]") {
    CHECK(code_of(workbook_of(sheet_of(std::string(60 * mebi, ' ')))) == "sheet.ratio");
    CHECK(code_of(workbook_of(sheet_of(std::string(100 * mebi, ' ')))) == "sheet.entry_too_big");
    CHECK(code_of(with_entry("xl/texts.xml", std::string(60 * mebi, ' '))) == "sheet.ratio");
    CHECK(code_of(with_entry("xl/styles.xml", "<styleSheet>" + noise(5 * mebi) + "</styleSheet>")) == "sheet.part_too_big");
}

TEST_CASE("A zip that lies about the size of an entry is not believed", "[sheet][.fault]") {
    const auto sheet = sheet_of(std::string(60 * mebi, ' '));
    auto bytes = workbook_of(sheet);
    std::string size;
    for (std::size_t i = 0, left = sheet.size(); i < 4; ++i, left >>= 8U) size += static_cast<char>(left & 0xFFU);
    int lies = 0;
    for (auto at = bytes.find(size); at != std::string::npos; at = bytes.find(size, at + 4), ++lies) bytes.replace(at, 4, std::string("\x10\0\0\0", 4));
    CHECK(lies > 0);
    const auto code = code_of(bytes);
    CHECK((code == "sheet.ratio" || code == "sheet.damaged" || code == "sheet.not_xlsx"));
}

TEST_CASE("A document type is refused wherever it stands, so that no entity is ever expanded", "[sheet][.fault]") {
    const std::string doctype = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>";
    CHECK(code_of(workbook_of(doctype + sheet_of("<row><c t=\"str\"><v>&f;&b;</v></c></row>"))) == "sheet.doctype");
    CHECK(code_of(with_entry("xl/texts.xml", doctype + "<sst><si><t>&f;</t></si></sst>")) == "sheet.doctype");
    CHECK(code_of(with_entry("xl/styles.xml", doctype + "<styleSheet/>")) == "sheet.doctype");
    CHECK(code_of(zip_of({{"xl/workbook.xml", doctype + "<workbook/>"}})) == "sheet.doctype");
    CHECK(xlsx(workbook_of(sheet_of("<row><c t=\"str\"><v>&f;&amp;</v></c></row>"))).at(1, 0) == "&f;&");
}

TEST_CASE("A million columns and a million rows end at the first beyond the limit", "[sheet][.fault]") {
    std::string cells;
    for (long i = 0; i < 300'000; ++i) cells += "<c><v>" + std::to_string(i * 7919 % 100'003) + "</v></c>";
    CHECK(code_of(workbook_of(sheet_of("<row>" + cells + "</row>"))) == "sheet.part_too_big");
    CHECK(refusal_of([] { read_all(workbook_of(sheet_of("<row r=\"2\">" + repeated("<c><v>1</v></c>", 1'000) + "</row>"))); }) ==
          Refusal{"sheet.too_many_columns", {"Một", "2", "IW", "256"}});
    std::string rows;
    for (long i = 0; i < 1'000'000; ++i) rows += "<row><c><v>" + std::to_string(i * 7919 % 100'003) + "</v></c></row>";
    CHECK(code_of(workbook_of(sheet_of(rows))) == "sheet.too_many_rows");
    CHECK(refusal_of([] { read_all(workbook_of(sheet_of("<row r=\"200001\"><c><v>1</v></c></row>"))); }) ==
          Refusal{"sheet.too_many_rows", {"Một", "200001", "A", "200000"}});
    CHECK(refusal_of([] { read_all(workbook_of(sheet_of("<row r=\"-5\"><c r=\"ZZZZ1\"><v>1</v></c><c r=\"XFD1\"><v>1</v></c></row>"))); }).code ==
          "sheet.too_many_columns");
}

TEST_CASE("Cells beyond the limits that hold nothing do no harm", "[sheet][.fault]") {
    const auto table = xlsx(workbook_of(sheet_of("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"XFD1\" s=\"3\"/></row><row r=\"1048576\"><c r=\"A1048576\"/></row>")));
    CHECK(table.rows.size() == 1);
    CHECK(table.rows[0].cells.size() == 1);
}

TEST_CASE("A text too long for a cell is refused with its place", "[sheet][.fault]") {
    const auto long_text = noise((32 << 10) + 1);
    CHECK(refusal_of([&] { read_all(workbook_of(sheet_of("<row r=\"4\"><c r=\"C4\" t=\"str\"><v>" + long_text + "</v></c></row>"))); }) ==
          Refusal{"sheet.cell_too_long", {"Một", "4", "C", "32"}});
    CHECK(code_of(workbook_of(sheet_of("<row><c><v>" + noise(5 * mebi) + "</v></c></row>"))) == "sheet.part_too_big");
    CHECK(code_of(workbook_of("<worksheet a=\"" + noise(5 * mebi) + "\"/>")) == "sheet.part_too_big");
}

TEST_CASE("Trees of millions of elements stay within the fence", "[sheet][.fault]") {
    std::string mixed;
    while (mixed.size() < 4 * mebi - 100) mixed += "<a/>";
    CHECK(code_of(workbook_of(sheet_of(noise(64 << 10) + "<row>" + mixed + "</row>"))).empty());
    std::string deep;
    while (deep.size() < 4 * mebi - 100) deep += "<a>";
    CHECK(code_of(workbook_of(sheet_of(noise(64 << 10) + "<row>" + deep + "</row>"))) == "sheet.bad_xml");
    std::string texts;
    unsigned state = 1;
    for (int i = 0; i < 1'100'000; ++i) texts += ((state = state * 1664525U + 1013904223U) >> 30U) == 0 ? "<si/>" : "<si />";
    CHECK(code_of(with_entry("xl/texts.xml", "<sst>" + texts + "</sst>")) == "sheet.too_many_texts");
}

TEST_CASE("Merged ranges by the million are refused when they overlap", "[sheet][.fault]") {
    std::string merged;
    for (int i = 0; i < 300; ++i) merged += "<mergeCell ref=\"A1:IV" + std::to_string(1'000'000 + i) + "\"/>";
    CHECK(code_of(workbook_of(sheet_of("") + "<mergeCells>" + merged + "</mergeCells>")) == "sheet.merged_overlap");
    const auto odd = xlsx(workbook_of(sheet_of("<row><c><v>1</v></c></row>") + "<mergeCell ref=\"B2:A1\"/><mergeCell ref=\"x\"/><mergeCell ref=\"A0:A9\"/><mergeCell ref=\"A1\"/>"));
    CHECK(odd.at(1, 0) == "1");
}

TEST_CASE("A thousand entries are read, one more is not", "[sheet][.fault]") {
    auto entries = workbook_entries(sheet_of(""));
    while (entries.size() < 1'000) entries.emplace_back("media/" + std::to_string(entries.size()), "x");
    CHECK(code_of(zip_of(entries)).empty());
    entries.emplace_back("media/last", "x");
    CHECK(code_of(zip_of(entries)) == "sheet.too_many_entries");
}

TEST_CASE("A workbook that is cut off or has a byte changed is refused, at whatever place", "[sheet][.fault]") {
    const auto whole = sheet::file_bytes(std::string(LICHSONG_TEST_DATA) + "/sheet/schedule.xlsx", mebi);
    const auto size = whole.size();
    int refused = 0;
    for (std::size_t length = 0; length < size; length += 97)
        if (!refusal_of([&] { read_all(whole.substr(0, length)); }).code.empty()) ++refused;
    CHECK(refused == static_cast<int>((size + 96) / 97));
    for (std::size_t at = 0; at < size; at += 13) {
        auto damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
        const auto refusal = refusal_of([&] { read_all(damaged); });
        if (!refusal.code.empty() && !refusal.code.starts_with("sheet.")) FAIL_CHECK(refusal.code << " at " << at);
    }
}

TEST_CASE("XML that is cut, in UTF-16 or with zero bytes is refused", "[sheet][.fault]") {
    for (const auto& xml : {std::string("<worksheet><row><c>"), std::string("<worksheet><row/"), std::string("<row></c></row>"), std::string("</row>"), std::string("<row <row>"),
                            std::string("<\0w\0", 4), std::string("\xFF\xFE<\0", 4), std::string("<row>\0</row>", 12)})
        CHECK(code_of(workbook_of(xml)) == "sheet.bad_xml");
}

TEST_CASE("A CSV line of a gigabyte, and 8 MiB of each kind of noise, end in time", "[sheet][.fault]") {
    const auto read = [](const std::string& bytes) {
        return fenced_code([&] { (void)sheet::read_csv(bytes, {}, [](const sheet::Row&) {}); });
    };
    const auto full = sheet::limits::csv_bytes;
    CHECK(read(std::string(full + 1, 'x')) == "sheet.csv_too_big");
    CHECK(read(std::string(full, 'x')) == "sheet.cell_too_long");
    CHECK(read(std::string(full, '"')) == "sheet.cell_too_long");
    CHECK(read(std::string(full, '\n')).empty());
    CHECK(read(std::string(full, ',')).empty());
    CHECK(read(repeated("\"\n", full / 2)) == "sheet.too_many_rows");
    CHECK(read(std::string(full, '\0')) == "sheet.not_text");
    CHECK(read(std::string(full, '\xE9')) == "sheet.cell_too_long");
    CHECK(read(repeated("\xB5 ", full / 2)) == "sheet.cell_too_long");
    CHECK(read(repeated("o\xF4\xE0,\n", full / 5)) == "sheet.too_many_rows");
    CHECK(read(repeated("\xCC\x81", full / 2)) == "sheet.cell_too_long");
}
