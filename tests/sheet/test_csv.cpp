// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "calendar/sheet/csv.h"
#include "made.h"

using namespace lichsong;
using namespace lichsong::test;
using namespace std::literals;
using Cells = std::vector<std::string>;

namespace {

std::vector<Cells> cells_of(std::string_view bytes) {
    std::vector<Cells> all;
    for (const auto& row : csv(bytes).rows) all.push_back(row.cells);
    return all;
}

}  // namespace

TEST_CASE("A CSV is read with any of the line ends, and numbered as a spreadsheet does", "[sheet][csv]") {
    for (const auto* bytes : {"a,b\n\nc,d\n", "a,b\r\n\r\nc,d\r\n", "a,b\r\rc,d", "\xEF\xBB\xBF" "a,b\n,\nc,d"}) {
        const auto table = csv(bytes);
        CHECK(table.rows.size() == 2);
        CHECK(table.at(1, 0) == "a");
        CHECK(table.at(3, 1) == "d");
        CHECK(table.faults.empty());
    }
    CHECK(csv("").rows.empty());
    CHECK(csv("\n\n").rows.empty());
}

TEST_CASE("Quotes keep separators, line breaks and doubled quotes in a cell", "[sheet][csv]") {
    CHECK(cells_of("\"a,b\",\"c\r\nd\re\",\"f \"\"g\"\"\"\nh,i,j\n") == std::vector<Cells>{{"a,b", "c\nd\ne", "f \"g\""}, {"h", "i", "j"}});
    CHECK(cells_of("\"\",a\n") == std::vector<Cells>{{"", "a"}});
    CHECK(cells_of("5\" x,b\n") == std::vector<Cells>{{"5\" x", "b"}});
    CHECK(cells_of("a,b,,\n") == std::vector<Cells>{{"a", "b"}});
}

TEST_CASE("Quotes that do not close, or close too early, are told with their place", "[sheet][csv]") {
    const auto open = csv("a,b\nc,\"d\ne,f\n");
    CHECK(open.at(2, 1) == "d\ne,f\n");
    CHECK(open.faults == std::vector<sheet::SheetFault>{{2, "B", "sheet.open_quote", ""}});
    const auto early = csv("\"a\"b,c\n");
    CHECK(early.at(1, 0) == "ab");
    CHECK(csv("\"Tha\"\u0301p,c\n").at(1, 0) == "Th\u00e1p");
    CHECK(early.faults == std::vector<sheet::SheetFault>{{1, "A", "sheet.text_after_quote", "ab"}});
}

TEST_CASE("The separator is the one that the rows agree on", "[sheet][csv]") {
    CHECK(sheet::recognise_csv("a;b\nc;d\n").separator == ';');
    CHECK(sheet::recognise_csv("a\tb\nc\td\n").separator == '\t');
    CHECK(sheet::recognise_csv("a,b\nc,d\n").separator == ',');
    CHECK(sheet::recognise_csv("KẾ HOẠCH, NĂM 2021\n\nNội dung;Thời gian (ngày, giờ);Kênh\nTin, bài;19h45;THĐT\nTọa đàm;5h;FM\n").separator == ';');
    CHECK(sheet::recognise_csv("\"a;b;c\",d\n\"e;f;g\",h\n").separator == ',');
    CHECK(sheet::recognise_csv("one column\n").separator == ',');
    CHECK(sheet::recognise_csv("a;b\n", {std::nullopt, ','}).separator == ',');
    const auto hinted = csv("sep=;\r\na,1;b,2\r\n");
    CHECK(hinted.rows.size() == 1);
    CHECK(hinted.at(2, 1) == "b,2");
}

TEST_CASE("An apostrophe that guards a formula is taken off, another is not", "[sheet][csv]") {
    CHECK(cells_of("'=1+1;'+84;'-5;'@a;'＝b;'\tc;'abc;'24;''=x;=y\n") ==
          std::vector<Cells>{{"=1+1", "+84", "-5", "@a", "＝b", "\tc", "'abc", "'24", "''=x", "=y"}});
}

TEST_CASE("A CSV in an old encoding or in UTF-16 is read as Vietnamese", "[sheet][csv]") {
    const auto tcvn3 = csv("TT;N\xE9i dung;Gi\xEA\n1;Ph\xA7;19h45\n2;Ph\xDFng ch\xB8y, ch\xF7" "a ch\xB8y;5h\n");
    CHECK(tcvn3.at(1, 1) == "Nội dung");
    CHECK(tcvn3.at(3, 1) == "Phòng cháy, chữa cháy");
    const auto vni = csv("TT,No\xE4i dung,Gi\xF4\xF8\n1,\xD1o\xE0ng Tha\xF9p,19h45\n");
    CHECK(vni.at(2, 1) == "Đồng Tháp");
    CHECK(sheet::recognise_csv("TT,No\xE4i dung,Gi\xF4\xF8\n").encoding == base::Encoding::Vni);
    const auto utf16 = csv("T\0T\0\t\0N\0\xD9\x1Ei\0\r\0\n\0" "1\0\t\0a\0\r\0\n\0"s);
    CHECK(utf16.at(1, 1) == "Nội");
    CHECK(utf16.at(2, 1) == "a");
}

TEST_CASE("What is no text is refused with its line", "[sheet][csv]") {
    CHECK(refusal_of([] { (void)csv("a,b\nc\0d,e\nf,g\nh,i\n"s); }) == Refusal{"sheet.not_text", {"2"}});
    CHECK(refusal_of([] { (void)csv("Đồng Tháp, bầu cử đại biểu\nHội đồng nhân dân\n\xFF nhiệm kỳ\n"); }) == Refusal{"sheet.ill_formed", {"3"}});
    CHECK(refusal_of([] { (void)csv("\xFF\xFE" "a\0b"s); }) == Refusal{"sheet.ill_formed", {"1"}});
}

TEST_CASE("A CSV beyond a limit is refused with the place, one at the limit is read", "[sheet][csv]") {
    CHECK(csv(repeated("a\n", 200'000)).rows.size() == 200'000);
    CHECK(refusal_of([] { (void)csv(repeated("a\n", 200'001)); }) == Refusal{"sheet.too_many_rows", {"", "200001", "A", "200000"}});
    CHECK(csv("b\n" + repeated(",", 255) + "a\n").at(2, 255) == "a");
    CHECK(refusal_of([] { (void)csv("b\n" + repeated(",", 256) + "a\n"); }) == Refusal{"sheet.too_many_columns", {"", "2", "IW", "256"}});
    CHECK(csv("a," + std::string(32 << 10, 'x')).at(1, 1).size() == 32 << 10);
    CHECK(refusal_of([] { (void)csv("a," + std::string((32 << 10) + 1, 'x')); }) == Refusal{"sheet.cell_too_long", {"", "1", "B", "32"}});
    CHECK(refusal_of([] { (void)csv("a,\"" + std::string(64 << 10, '\n')); }) == Refusal{"sheet.cell_too_long", {"", "1", "B", "32"}});
    CHECK(refusal_of([] { (void)csv(std::string((8 << 20) + 1, 'x')); }) == Refusal{"sheet.csv_too_big", {"8"}});
}

TEST_CASE("What the receiver of rows throws ends the reading", "[sheet][csv]") {
    int seen = 0;
    CHECK_THROWS_AS(sheet::read_csv("a\nb\nc\n", {}, [&](const sheet::Row&) { if (++seen == 2) throw 7; }), int);
    CHECK(seen == 2);
}
