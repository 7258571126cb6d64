// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "calendar/base/error.h"
#include "calendar/base/i18n.h"

using namespace lichsong::base;

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

TEST_CASE("A text in two languages falls back to the one there is", "[i18n]") {
    set_language(Language::English, "");
    CHECK(in_language("tuần", "week") == "week");
    CHECK(in_language("tuần", "") == "tuần");
    CHECK(in_language("", "").empty());
}
