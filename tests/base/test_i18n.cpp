// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <cstdint>
#include <filesystem>
#include <thread>

#include "calendar/base/error.h"
#include "calendar/base/i18n.h"
#include "tests/support/temp_folder.h"

using namespace lichsong::base;
using namespace lichsong::test;

TEST_CASE("Arguments fill their places, in any order and more than once", "[i18n]") {
    CHECK(fill("{2} trước {1}, {2}", {"a", "b"}) == "b trước a, b");
    CHECK(fill("", {"a"}).empty());
    CHECK(fill("{9}", {"1", "2", "3", "4", "5", "6", "7", "8", "chín"}) == "chín");
}

TEST_CASE("A place without an argument, and what is no place, stays as it is", "[i18n]") {
    CHECK(fill("{1} {2}", {"a"}) == "a {2}");
    CHECK(fill("{0} {10} {x} {", {"a"}) == "{0} {10} {x} {");
    CHECK(fill("{1", {"a"}) == "{1");
    CHECK(fill("{{1} {1}", {"a"}) == "{1} a");
}

TEST_CASE("What an argument holds is not filled again", "[i18n]") { CHECK(fill("{1}{2}", {"{2}", "b"}) == "{2}b"); }

TEST_CASE("English needs no catalogue, and a missing one is an error", "[i18n]") {
    set_language(Language::English, "/nowhere");
    CHECK(language() == Language::English);
    CHECK(tr("week") == "week");
    CHECK(tr("") == "");
    CHECK(tr_n("item", "items", 1) == "item");
    CHECK(tr_n("item", "items", 2) == "items");
    try {
        set_language(Language::Vietnamese, "/nowhere");
        FAIL("no error");
    } catch (const Error& error) {
        CHECK(error.code() == "i18n.no_catalogue");
        CHECK(error.fault() == Fault::Store);
    }
    set_language(Language::English, "");
}

TEST_CASE("A catalogue is read once, however often the language changes, and one thread may speak another language", "[i18n]") {
    const TempFolder folder;
    const std::string id = "week";
    const std::string text = "tuần";
    std::string catalogue;  // GNU gettext's form: head, a table of ids, a table of texts, and what both point to
    const auto put = [&](std::uint32_t number) { catalogue.append(reinterpret_cast<const char*>(&number), sizeof number); };
    const auto size = [](const std::string& one) { return static_cast<std::uint32_t>(one.size()); };
    const std::string head = "Content-Type: text/plain; charset=UTF-8\n";
    for (const std::uint32_t number : {0x950412deU, 0U, 2U, 28U, 44U, 0U, 60U}) put(number);
    for (const std::uint32_t number : {0U, 60U, size(id), 61U}) put(number);
    for (const std::uint32_t number : {size(head), 66U, size(text), 67U + size(head)}) put(number);
    for (const auto* one : {"", id.c_str(), head.c_str(), text.c_str()}) catalogue.append(one).push_back('\0');
    std::filesystem::create_directories(folder.path() / "vi/LC_MESSAGES");
    write_bytes(folder.path() / "vi/LC_MESSAGES/lichsong.mo", catalogue);
    set_language(Language::Vietnamese, folder.path().string());
    CHECK(tr("week") == text);
    std::filesystem::remove_all(folder.path() / "vi");
    set_language(Language::English, "");
    CHECK(tr("week") == "week");
    set_language(Language::Vietnamese, folder.path().string());
    CHECK(tr("week") == text);
    set_language(Language::English, "");

    std::string elsewhere;
    {
        const Speaking vietnamese(Language::Vietnamese, folder.path().string());
        CHECK(tr("week") == text);
        CHECK(language() == Language::Vietnamese);
        {
            const Speaking english(Language::English, "");
            CHECK(tr("week") == "week");
        }
        CHECK(tr("week") == text);
        std::thread([&] { elsewhere = tr("week"); }).join();
    }
    CHECK(elsewhere == "week");
    CHECK(tr("week") == "week");
}

TEST_CASE("A text in two languages falls back to the one there is", "[i18n]") {
    set_language(Language::English, "");
    CHECK(in_language("tuần", "week") == "week");
    CHECK(in_language("tuần", "") == "tuần");
    CHECK(in_language("", "").empty());
}
