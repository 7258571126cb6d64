// SPDX-License-Identifier: Apache-2.0
// A standing column or page: a rule with explicit exceptions, and numbered issues. Its issues are segments, their
// placements are rows of their own; an exception is therefore never lost when the rule changes.
#pragma once

#include <span>
#include <vector>

#include "calendar/model/entity.h"
#include "calendar/model/slot.h"
#include "calendar/model/topic.h"

namespace lichsong::model {

/// What kind of piece an item is (hình thức, thể loại); reports count by it.
enum class Form : std::uint8_t {
    News, Article, Photo, Reportage, Interview, Column, Page, Bulletin, Talk, Sketch, RadioStory, QuestionAnswer,
    Notice, LiveBridge, Infographic, Clip, Post, Leaflet, Banner, Other,
};
inline constexpr Names<20> form_names = {"news", "article", "photo", "reportage", "interview", "column", "page",
                                         "bulletin", "talk", "sketch", "radio_story", "question_answer", "notice",
                                         "live_bridge", "infographic", "clip", "post", "leaflet", "banner", "other"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(Form) { return form_names; }

struct Series : Entity {
    std::string title;
    std::string title_en;
    base::Id<Slot> slot;
    Recurrence rule;
    Date first_day;
    Date last_day;
    std::vector<Date> extra_dates;
    std::vector<Date> removed_dates;
    std::vector<base::Id<Topic>> topics;
    Form form = Form::Column;
    Seconds length{0};
    int size = 0;
    std::string language = "vi";
    std::string responsible_body;
    std::string reference;
    bool candidate_content = false;
    int first_issue = 1;
    std::string uid;      ///< of the recurring calendar entry, for life
    int sequence = 0;     ///< raised with every material change of it or of one of its placements; never falls
};

[[nodiscard]] std::span<const FieldInfo> series_fields();

/// The days of the series by its rule and exceptions, both ends within.
[[nodiscard]] std::vector<Date> series_dates(const Series& series);

}  // namespace lichsong::model
