// SPDX-License-Identifier: Apache-2.0
// The whole effort: who issues it, from when to when, and around which election day, if any. A plan holds exactly one.
#pragma once

#include <span>

#include "calendar/model/entity.h"

namespace lichsong::model {

struct Campaign : Entity {
    std::string name;
    std::string name_en;
    std::string body;       ///< the issuing body, named on everything that leaves
    std::string email;      ///< of its office: what partners answer to
    Date first_day;         ///< the flight, both days within
    Date last_day;
    Date dday;              ///< election day; none for a campaign without an election
    std::string zone = "Asia/Ho_Chi_Minh";
    std::string code;       ///< prefix of placement codes: "DT21"
    std::string template_id;
    std::string uid;        ///< of the campaign, for life
    TimeOfDay polls_open = TimeOfDay::at(7, 0);    ///< Law 85/2015/QH13: 07:00, an area may begin from 05:00
    TimeOfDay polls_close = TimeOfDay::at(19, 0);  ///< 19:00, an area may end by 21:00
};

[[nodiscard]] std::span<const FieldInfo> campaign_fields();

/// The day that offsets such as D-14 are counted from: election day, or the first day of a campaign without one.
[[nodiscard]] inline const Date& anchor_day(const Campaign& campaign) {
    return is_set(campaign.dday) ? campaign.dday : campaign.first_day;
}

[[nodiscard]] inline DateContext date_context(const Campaign& campaign) {
    const auto& day = anchor_day(campaign);
    return {is_set(day) ? static_cast<int>(day.year()) : 0, campaign.dday};
}

}  // namespace lichsong::model
