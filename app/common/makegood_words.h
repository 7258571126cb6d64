// SPDX-License-Identifier: Apache-2.0
// Why a place is offered for what was missed, in words.
#pragma once

#include <string>
#include <vector>

#include "calendar/model/damage.h"
#include "calendar/service/makegood_all.h"

namespace lichsong::app {

/// "same outlet", "same week", "2 days later".
[[nodiscard]] std::vector<std::string> offer_reasons(const service::Offer& offer, const model::Placement& missed);
/// "T6 21/5/2021 13:00, Phát thanh tỉnh: cùng kênh, cùng tuần, sau 2 ngày", and how many rules it would break.
[[nodiscard]] std::string offer_text(const model::Plan& plan, const service::Offer& offer, const model::Placement& missed);

/// Where one of many goes, as offer_text(), or why it goes nowhere.
[[nodiscard]] std::string made_good_text(const model::Plan& plan, const service::MadeGood& row);
/// "4 of 6 placements are made good".
[[nodiscard]] std::string made_good_count(const service::MadeGoodAll& all);

/// What coverage misses once it is lost: the worst gap in words, and how many more; a dash where it misses nothing.
[[nodiscard]] std::string damage_text(const model::Plan& plan, const model::Damage& damage);

}  // namespace lichsong::app
