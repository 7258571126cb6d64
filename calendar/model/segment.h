// SPDX-License-Identifier: Apache-2.0
// One attributed item: what it is about, who answers for it, how long it is. Not its text: the product schedules items and
// writes none. Where and when it goes out are its placements.
#pragma once

#include <span>
#include <vector>

#include "calendar/model/entity.h"
#include "calendar/model/series.h"
#include "calendar/model/topic.h"

namespace lichsong::model {

enum class SegmentState : std::uint8_t { Draft, InReview, Approved, Returned };
inline constexpr Names<4> segment_state_names = {"draft", "in_review", "approved", "returned"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(SegmentState) { return segment_state_names; }

struct Segment : Entity {
    std::string title;
    std::string title_en;
    std::vector<base::Id<Topic>> topics;
    Form form = Form::News;
    Seconds length{0};
    int size = 0;                      ///< column size, for print
    std::string language = "vi";       ///< BCP 47
    std::string responsible_body;      ///< "Đơn vị chịu trách nhiệm nội dung"
    std::string reference;             ///< number of the document it rests on: "41/KH-CAT-PV05"
    Date reference_date;
    std::string url;
    bool candidate_content = false;    ///< campaigning by candidates, not public information: bound to Art. 64
    SegmentState state = SegmentState::Draft;
    base::Id<Series> series;
    int issue = 0;                     ///< number within the series; 0: stands alone
};

[[nodiscard]] std::span<const FieldInfo> segment_fields();

}  // namespace lichsong::model
