// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <string>

#include "calendar/base/file_name.h"
#include "calendar/base/text.h"

using lichsong::base::file_name;

namespace {
std::string named(const std::string& words) { return file_name(words, " 2021-05-03.pdf", "bao-cao"); }
}  // namespace

TEST_CASE("Words of a person become the name of a file in one folder, with their diacritics", "[file_name]") {
    CHECK(named("Báo cáo tuần") == "Báo cáo tuần 2021-05-03.pdf");
    CHECK(named("BC tuần: kênh 1/2") == "BC tuần_ kênh 1_2 2021-05-03.pdf");
    CHECK(named("Tha\u0301p") == "Th\u00e1p 2021-05-03.pdf");
}

TEST_CASE("No words lead out of the folder, hide the file, or turn its name around", "[file_name]") {
    CHECK(named("../../etc/passwd") == "_.._etc_passwd 2021-05-03.pdf");
    CHECK(named("/etc/cron.d/x") == "_etc_cron.d_x 2021-05-03.pdf");
    CHECK(named("C:\\Windows") == "C__Windows 2021-05-03.pdf");
    CHECK(named(".bashrc") == "bashrc 2021-05-03.pdf");
    CHECK(named("-rf") == "rf 2021-05-03.pdf");
    CHECK(named(std::string("a\0b\nc", 5)) == "a_b_c 2021-05-03.pdf");
    CHECK(named("a\u202efdp.exe") == "a_fdp.exe 2021-05-03.pdf");
    CHECK(named("a\xff\xfe") == "a__ 2021-05-03.pdf");
}

TEST_CASE("Words of which nothing is left have another name, and long ones end between two letters", "[file_name]") {
    for (const auto* words : {"", " ", "..", "///", "...---", "\u200b\u200b"}) CHECK(named(words) == "bao-cao 2021-05-03.pdf");
    std::string many;
    for (int i = 0; i < 300; ++i) many += "ế";
    const auto name = named(many);
    CHECK(name.size() <= 200);
    CHECK(name.size() > 190);
    CHECK(lichsong::base::is_utf8(name));
    CHECK(name.ends_with("ế 2021-05-03.pdf"));
}
