// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <fstream>

#include "../support/temp_folder.h"
#include "app/desktop/models/remembered.h"

using lichsong::desktop::Remembered;
using lichsong::test::TempFolder;

TEST_CASE("What a window is like is the same the next time, in a folder that was not there", "[remembered]") {
    const TempFolder folder;
    const auto file = folder.path() / "config" / "desktop.json";
    Remembered was;
    was.view = "outlets";
    was.zoom = {15, 120, true, {lichsong::desktop::FlowBy::Phase, lichsong::desktop::FlowBy::Topic, true}};
    was.width = 1'920;
    was.problems = false;
    was.dark = true;
    was.language = "en";
    was.list = {{"title", 400}, {"note", 120}};
    REQUIRE(was.write(file));
    const auto now = Remembered::read(file);
    CHECK(now.view == "outlets");
    CHECK(now.zoom.step_minutes == 15);
    CHECK(now.zoom.hour_height == 120);
    CHECK(now.zoom.condensed);
    CHECK(now.zoom.flow == was.zoom.flow);
    CHECK(now.width == 1'920);
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
    for (const auto* text : {"", "{", "[1]", "{\"view\":7,\"step_minutes\":7,\"hour_height\":1e99,\"width\":-5,\"dark\":\"yes\",\"flow_groups\":\"outlet\",\"flow_rows\":\"outlet\",\"list\":[1,{\"field\":3},{\"field\":\"nothing\"}]}", "\xff\xfe"}) {
        INFO(text);
        std::ofstream(folder.path() / "file") << text;
        const auto now = Remembered::read(folder.path() / "file");
        CHECK(now.view == "month");
        CHECK(now.zoom.step_minutes == 30);
        CHECK(now.zoom.hour_height <= lichsong::desktop::most_hour_height);
        CHECK(now.width >= 800);
        CHECK(now.list.empty());
        CHECK(now.zoom.flow == lichsong::desktop::FlowLook());
    }
}

TEST_CASE("A folder that cannot be written to is no error", "[remembered]") {
    const TempFolder folder;
    std::ofstream(folder.path() / "file") << "a file, no folder";
    CHECK_FALSE(Remembered().write(folder.path() / "file" / "desktop.json"));
}
