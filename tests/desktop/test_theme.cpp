// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <random>

#include "app/desktop/drawing/theme.h"
#include "calendar/model/medium.h"

using namespace lichsong;
using namespace lichsong::desktop;

TEST_CASE("Every text has a contrast of 4.5 to what it stands on, light and dark", "[theme]") {
    const std::pair<Ink, Ink> pairs[] = {
        {Ink::Text, Ink::Page},   {Ink::Text, Ink::Panel},   {Ink::Text, Ink::Weekend},        {Ink::Quiet, Ink::Page},  {Ink::Quiet, Ink::Panel},   {Ink::Quiet, Ink::Weekend},
        {Ink::Faint, Ink::Page},  {Ink::Faint, Ink::Weekend}, {Ink::Faint, Ink::Panel},        {Ink::Accent, Ink::Page}, {Ink::Accent, Ink::Panel},  {Ink::Accent, Ink::AccentWash},
        {Ink::OnAccent, Ink::Accent}, {Ink::Danger, Ink::Page}, {Ink::Danger, Ink::DangerWash}, {Ink::Caution, Ink::CautionWash}, {Ink::Good, Ink::GoodWash}, {Ink::Text, Ink::AccentWash},
    };
    for (const auto appearance : {Appearance::Light, Appearance::Dark}) {
        const Theme theme(appearance);
        for (const auto& [text, ground] : pairs) {
            INFO((appearance == Appearance::Dark ? "dark, " : "light, ") << static_cast<int>(text) << " on " << static_cast<int>(ground));
            CHECK(contrast(theme.colour(text), theme.colour(ground)) >= 4.5);
        }
    }
}

TEST_CASE("A chip can be read whatever colour its outlet was given", "[theme]") {
    std::mt19937 random(1);
    for (const auto appearance : {Appearance::Light, Appearance::Dark}) {
        const Theme theme(appearance);
        for (int i = 0; i < 2'000; ++i) {
            const auto own = static_cast<std::uint32_t>(random() & 0xFFFFFFU);
            const auto ratio = contrast(theme.colour(Ink::OwnText, own), theme.colour(Ink::OwnWash, own));
            if (ratio < 4.5) FAIL("colour " << own << ": " << ratio);
        }
    }
    CHECK(contrast(Colour::of(0x000000), Colour::of(0xFFFFFF)) == Approx(21));
}

TEST_CASE("A bar is seen on a dark page whatever colour it was given, and one that is seen stays as it is", "[theme]") {
    const Theme dark(Appearance::Dark);
    const auto page = dark.colour(Ink::Page);
    for (std::uint32_t own = 0; own <= 0xFFFFFF; own += 0x010307) {
        const auto shown = dark.colour(Ink::Own, own);
        if (contrast(shown, page) < 3) FAIL("colour " << own << ": " << contrast(shown, page));
        if (contrast(dark.colour(Ink::OwnWash, own), page) < 1.12) FAIL("colour " << own << " has no tint");
        if (contrast(Colour::of(own), page) >= 3 && shown != Colour::of(own)) FAIL("colour " << own << " needed no change");
        if (Theme(Appearance::Light).colour(Ink::Own, own) != Colour::of(own)) FAIL("colour " << own << " on a light page");
    }
    // Light enough and no lighter: of what it was there is still something to tell.
    const auto navy = dark.colour(Ink::Own, 0x0B1B4D);
    CHECK(navy.blue > navy.red);
    CHECK(contrast(navy, page) < 4.5);
}

TEST_CASE("Colours are read from #RRGGBB and nothing else", "[theme]") {
    CHECK(colour_of("#1D5FD1") == 0x1D5FD1);
    for (const auto* text : {"", "1D5FD1", "#1D5FD", "#1D5FDX", "#1D5FD100"}) CHECK(colour_of(text, 7) == 7);
    for (const auto& medium : model::media()) CHECK(colour_of(medium.colour, 7) != 7);
}
