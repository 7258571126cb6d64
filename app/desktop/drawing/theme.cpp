// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/drawing/theme.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lichsong::desktop {
namespace {

constexpr double channel_max = 255;
constexpr double readable = 4.5;
constexpr double visible = 3;  // of bars and dots (WCAG 2.1, 1.4.11)

struct Role {
    Ink ink;
    std::uint32_t light;
    std::uint32_t dark;
};

constexpr std::array roles{
    Role{Ink::Page, 0xFFFFFF, 0x17191E},
    Role{Ink::Panel, 0xF6F7F9, 0x1F2228},
    Role{Ink::Line, 0xECEEF1, 0x2A2E36},
    Role{Ink::StrongLine, 0xDADDE3, 0x3A3F49},
    Role{Ink::Text, 0x1B1F27, 0xECEEF2},
    Role{Ink::Quiet, 0x565E6C, 0xABB2BF},
    Role{Ink::Faint, 0x6B7280, 0x8C94A3},
    Role{Ink::Accent, 0x1D5FD1, 0x7FB0FF},
    Role{Ink::OnAccent, 0xFFFFFF, 0x0E1A2E},
    Role{Ink::AccentWash, 0xEAF1FD, 0x1C2A44},
    Role{Ink::Weekend, 0xFAFAFB, 0x1B1D22},
    Role{Ink::Past, 0xF6F7F9, 0x1B1D22},
    Role{Ink::Danger, 0xB42318, 0xFF8F85},
    Role{Ink::DangerWash, 0xFDECEA, 0x3A1D1B},
    Role{Ink::Caution, 0x8A5A00, 0xF2C04D},
    Role{Ink::CautionWash, 0xFFF6E0, 0x352A12},
    Role{Ink::Good, 0x15703F, 0x5CCB92},
    Role{Ink::GoodWash, 0xE6F6ED, 0x15301F},
};

double linear(double channel) { return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4); }

double luminance(const Colour& c) { return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue); }

Colour mixed(const Colour& a, const Colour& b, double part_of_a) {
    const auto mix = [&](double x, double y) { return x * part_of_a + y * (1 - part_of_a); };
    return {mix(a.red, b.red), mix(a.green, b.green), mix(a.blue, b.blue)};
}

// As much of `towards` in it as it takes, so that a colour somebody chose stays what it is as far as it can.
Colour standing_out(Colour colour, const Colour& ground, const Colour& towards, double wanted) {
    constexpr double step = 0.85;
    for (int i = 0; i < 20 && contrast(colour, ground) < wanted; ++i) colour = mixed(colour, towards, step);
    return colour;
}

}  // namespace

Colour Colour::of(std::uint32_t rgb) {
    return {static_cast<double>(rgb >> 16U & 0xFFU) / channel_max, static_cast<double>(rgb >> 8U & 0xFFU) / channel_max, static_cast<double>(rgb & 0xFFU) / channel_max};
}

std::uint32_t Colour::rgb() const {
    const auto byte = [](double channel) { return static_cast<std::uint32_t>(std::lround(std::clamp(channel, 0.0, 1.0) * channel_max)); };
    return byte(red) << 16U | byte(green) << 8U | byte(blue);
}

double contrast(const Colour& a, const Colour& b) {
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

Colour Theme::colour(Ink ink, std::uint32_t own) const {
    const bool dark = m_appearance == Appearance::Dark;
    const auto named = [&](Ink wanted) {
        const auto* found = std::find_if(roles.begin(), roles.end(), [&](const Role& role) { return role.ink == wanted; });
        return Colour::of(dark ? found->dark : found->light);
    };
    constexpr double light_wash = 0.13;
    constexpr double dark_wash = 0.26;
    const auto shown = [&] { return dark ? standing_out(Colour::of(own), named(Ink::Page), named(Ink::Text), visible) : Colour::of(own); };
    const auto wash = [&] { return mixed(shown(), named(Ink::Page), dark ? dark_wash : light_wash); };
    switch (ink) {
        case Ink::Own: return shown();
        case Ink::OwnWash: return wash();
        case Ink::OwnText: {
            const auto ground = wash();
            const auto text = standing_out(shown(), ground, named(Ink::Text), readable + 1.5);
            return contrast(text, ground) < readable ? named(Ink::Text) : text;
        }
        default: return named(ink);
    }
}

}  // namespace lichsong::desktop
