// SPDX-License-Identifier: Apache-2.0
// The media as a table of capabilities. Code asks what a medium can do, never which one it is; a new kind of outlet is one
// row in medium.cpp. Kinds of grassroots information after Decree 49/2024/NĐ-CP.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "calendar/model/kind.h"

namespace lichsong::model {

enum class Medium : std::uint8_t { Radio, Television, Print, Online, Loudspeaker, NoticeBoard, Social, Sms, MobileVan, Other };
inline constexpr Names<10> medium_names = {"radio", "television", "print",  "online", "loudspeaker",
                                           "notice_board", "social", "sms", "mobile_van", "other"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(Medium) { return medium_names; }

/// What a slot's capacity is counted in.
enum class CapacityUnit : std::uint8_t { Seconds, Items, Columns };
inline constexpr Names<3> capacity_unit_names = {"seconds", "items", "columns"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(CapacityUnit) { return capacity_unit_names; }

struct MediumInfo {
    Medium medium;
    bool has_clock_time;         ///< goes out at a time of day
    bool has_issue;              ///< appears in issues with a date; whole-day in calendars
    bool is_published;           ///< is published ("đăng") rather than broadcast ("phát")
    CapacityUnit default_unit;
    int lead_content;            ///< working days before airing by which the text must be there: starting defaults
    int lead_approval;
    int lead_tape;
    std::string_view colour;     ///< of the medium in drawn views and feeds, "#RRGGBB"
};

[[nodiscard]] std::span<const MediumInfo> media();
[[nodiscard]] const MediumInfo& medium_info(Medium medium);

}  // namespace lichsong::model
