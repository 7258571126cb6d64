// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/models/makegood_place.h"

#include <algorithm>

namespace lichsong::desktop {
namespace {

constexpr long week = 7;
constexpr long farthest = 60;  // days: a slot that opens less often is chosen by hand

}  // namespace

Target first_place_for(const model::Plan& plan, const model::Placement& missed, const model::Date& today) {
    Target at{model::plus_days(missed.date, week), missed.start, missed.outlet.value, 0};
    const auto first = std::max(model::plus_days(missed.date, 1), model::plus_days(today, 1));
    const auto& dday = plan.campaign.dday;
    const auto* slot = plan.slots.find(missed.slot);
    for (long i = 0; slot != nullptr && i < farthest; ++i) {
        const auto day = model::plus_days(first, i);
        if (model::is_set(dday) && day > dday) break;
        if (model::slot_on(*slot, plan.campaign.first_day, day) != model::SlotDay::Open) continue;
        at.date = day;
        at.slot = slot->id;
        return at;
    }
    if (at.date < first) at.date = first;
    if (model::is_set(dday) && first <= dday) at.date = std::min(at.date, dday);
    return at;
}

}  // namespace lichsong::desktop
