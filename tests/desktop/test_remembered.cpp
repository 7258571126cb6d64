// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <fstream>

#include "../support/temp_folder.h"
#include "app/desktop/models/filter_fields.h"
#include "app/desktop/models/filter_shelf.h"

using lichsong::desktop::FilterShelf;
using lichsong::desktop::is_same;
using lichsong::desktop::Remembered;
using lichsong::test::TempFolder;

TEST_CASE("What a window is like is the same the next time, in a folder that was not there", "[remembered]") {
    const TempFolder folder;
    const auto file = folder.path() / "config" / "desktop.json";
    Remembered was;
    was.view = "outlets";
    was.zoom = {15, 120, true, {lichsong::desktop::FlowBy::Phase, lichsong::desktop::FlowBy::Topic, true}, true};
    was.width = 1'920;
    was.problems = false;
    was.dark = true;
    was.zoom.counts = lichsong::model::CoverageLayer::Confirmed;
    was.zoom.until_day = true;
    was.zoom.least = 5;
    was.evidence = "letter";
    was.language = "en";
    was.list = {{"title", 400}, {"note", 120}};
    REQUIRE(was.write(file));
    const auto now = Remembered::read(file);
    CHECK(now.view == "outlets");
    CHECK(now.zoom.step_minutes == 15);
    CHECK(now.zoom.hour_height == 120);
    CHECK(now.zoom.condensed);
    CHECK(now.zoom.flow == was.zoom.flow);
    CHECK(now.zoom.outlets_as_rows);
    CHECK(now.width == 1'920);
    CHECK(now.zoom.counts == lichsong::model::CoverageLayer::Confirmed);
    CHECK(now.zoom.until_day);
    CHECK(now.zoom.least == 5);
    CHECK(now.evidence == "letter");
    CHECK_FALSE(now.problems);
    CHECK(now.rail);
    CHECK(now.dark == true);
    CHECK(now.language == "en");
    REQUIRE(now.list.size() == 2);
    CHECK(now.list[0].field == "title");
    CHECK(now.list[1].width == 120);
}

TEST_CASE("A file that is missing, damaged or written by hand gives defaults for what cannot be used", "[remembered]") {
    const TempFolder folder;
    CHECK(Remembered::read(folder.path() / "none").view == "month");
    for (const auto* text : {"", "{", "[1]", "{\"view\":7,\"step_minutes\":7,\"hour_height\":1e99,\"outlets_as_rows\":1,\"width\":-5,\"dark\":\"yes\",\"counts\":\"all\",\"least\":4,\"flow_groups\":\"outlet\",\"flow_rows\":\"outlet\",\"list\":[1,{\"field\":3},{\"field\":\"nothing\"}]}", "\xff\xfe"}) {
        INFO(text);
        std::ofstream(folder.path() / "file") << text;
        const auto now = Remembered::read(folder.path() / "file");
        CHECK(now.view == "month");
        CHECK(now.zoom.step_minutes == 30);
        CHECK(now.zoom.hour_height <= lichsong::desktop::most_hour_height);
        CHECK(now.width >= 800);
        CHECK(now.list.empty());
        CHECK(now.zoom.flow == lichsong::desktop::FlowLook());
        CHECK_FALSE(now.zoom.outlets_as_rows);
    }
}

TEST_CASE("A folder that cannot be written to is no error", "[remembered]") {
    const TempFolder folder;
    std::ofstream(folder.path() / "file") << "a file, no folder";
    CHECK_FALSE(Remembered().write(folder.path() / "file" / "desktop.json"));
}

TEST_CASE("A filter is kept under its name for its campaign, called otherwise and put away; nothing else is lost", "[remembered]") {
    const TempFolder folder;
    const auto file = folder.path() / "desktop.json";
    Remembered was;
    was.view = "week";
    REQUIRE(was.write(file));
    lichsong::service::Filter radio;
    radio.medium = "radio";
    radio.state = "draft,requested";
    lichsong::service::Filter words;
    words.text = "ma túy";
    FilterShelf shelf(file, "dt-2021");
    shelf.keep("Phát thanh còn chờ", radio);
    shelf.keep("Ma túy", words);
    FilterShelf(file, "other").keep("Ma túy", radio);
    REQUIRE(FilterShelf(file, "dt-2021").all().size() == 2);
    CHECK(is_same(FilterShelf(file, "dt-2021").all().front().filter, radio));
    CHECK_FALSE(shelf.rename("Ma túy", "Phát thanh còn chờ"));
    CHECK(shelf.rename("Ma túy", "Phòng, chống ma túy"));
    shelf.keep("Phát thanh còn chờ", words);
    shelf.remove("Phòng, chống ma túy");
    const FilterShelf again(file, "dt-2021");
    REQUIRE(again.all().size() == 1);
    CHECK(again.all().front().name == "Phát thanh còn chờ");
    CHECK(is_same(again.all().front().filter, words));
    CHECK(FilterShelf(file, "other").all().size() == 1);
    CHECK(Remembered::read(file).view == "week");
}

TEST_CASE("Filters that say nothing, and what is none, are left out", "[remembered]") {
    const TempFolder folder;
    std::ofstream(folder.path() / "file") << R"({"filters":[7,{"name":"empty","campaign":"c"},{"campaign":"c","text":"x"},{"name":"good","campaign":"c","text":"x","outlet":[1]}]})";
    const auto now = Remembered::read(folder.path() / "file");
    REQUIRE(now.filters.size() == 1);
    CHECK(now.filters.front().name == "good");
}

TEST_CASE("A key is put to others and taken from them", "[remembered]") {
    using lichsong::desktop::with_or_without;
    CHECK(with_or_without("", "a") == "a");
    CHECK(with_or_without("a,b", "c") == "a,b,c");
    CHECK(with_or_without("a,b,c", "b") == "a,c");
    CHECK(with_or_without("a", "a").empty());
}
