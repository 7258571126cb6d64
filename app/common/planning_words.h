// SPDX-License-Identifier: Apache-2.0
// What the planner proposes and why a goal stays short, in words.
#pragma once

#include <string>
#include <vector>

#include "calendar/planner/alternatives.h"
#include "calendar/service/planning.h"

namespace lichsong::app {

[[nodiscard]] std::string rule_title(const model::Plan& plan, base::Id<model::Rule> rule);
/// "PCCC trên Truyền hình": topic of the segment, or of the one to be made.
[[nodiscard]] std::string suggestion_title(const service::Planning& planning, const planner::Suggestion& suggestion);
/// Several in one line, with a dot between.
[[nodiscard]] std::string joined(const std::vector<std::string>& texts);
/// What it counts for, as it stands without it: "Phòng cháy: chưa có trên Truyền hình, 9–15/3/2026".
[[nodiscard]] std::vector<std::string> closed_texts(const service::Planning& planning, const planner::Suggestion& suggestion);
/// "T6 14/5/2021 08:00 · Đài PT · Bản tin sáng: không thiếu thêm": where else a suggestion could go, and what that would do.
[[nodiscard]] std::string alternative_text(const service::Planning& planning, const planner::Alternative& alternative);
/// What is short with all that is proposed.
[[nodiscard]] std::string gap_text(const service::Planning& planning, const planner::Reason& reason);
/// "còn thiếu 2, các khung giờ mở chỉ nhận thêm 1": what counting proves; empty where it proves nothing.
[[nodiscard]] std::string proof_sentence(const service::Planning& planning, const planner::Reason& reason);
/// What stood in the way, the most frequent first: "12 khung giờ: hết chỗ". No proof.
[[nodiscard]] std::vector<std::string> obstacle_texts(const service::Planning& planning, const planner::Reason& reason);

}  // namespace lichsong::app
