// SPDX-License-Identifier: Apache-2.0
#include "app/common/makegood_words.h"

#include <array>

#include "app/common/coverage_words.h"
#include "app/common/describe.h"
#include "calendar/base/i18n.h"

namespace lichsong::app {

std::vector<std::string> offer_reasons(const service::Offer& offer, const model::Placement& missed) {
    std::vector<std::string> reasons;
    reasons.push_back(offer.same_outlet   ? base::tr(LICHSONG_N_("same outlet"))
                      : offer.same_medium ? base::tr(LICHSONG_N_("same medium"))
                                          : base::tr(LICHSONG_N_("another medium")));
    reasons.push_back(offer.same_week ? base::tr(LICHSONG_N_("same week")) : base::tr(LICHSONG_N_("another week")));
    const auto days = model::days_between(missed.date, offer.at.date);
    if (days > 0) reasons.push_back(base::fill(base::tr_n("{1} day later", "{1} days later", days), {std::to_string(days)}));
    if (days < 0) reasons.push_back(base::fill(base::tr_n("{1} day earlier", "{1} days earlier", -days), {std::to_string(-days)}));
    return reasons;
}

std::string offer_text(const model::Plan& plan, const service::Offer& offer, const model::Placement& missed) {
    const auto* outlet = plan.outlets.find(offer.at.outlet);
    auto text =
        weekday_short(offer.at.date) + ' ' + date_text(offer.at.date) + (offer.at.start ? ' ' + model::hm(*offer.at.start) : std::string());
    if (outlet != nullptr) text += ", " + base::in_language(outlet->name, outlet->name_en);
    std::string reasons;
    for (const auto& reason : offer_reasons(offer, missed)) reasons += (reasons.empty() ? ": " : ", ") + reason;
    const auto breaks = static_cast<long>(offer.at.breaks.size());
    if (breaks > 0) reasons += ", " + base::fill(base::tr_n("breaks {1} rule", "breaks {1} rules", breaks), {std::to_string(breaks)});
    return text + reasons;
}

std::string made_good_text(const model::Plan& plan, const service::MadeGood& row) {
    // In the order of Unplaced; a place that is forbidden says by what.
    constexpr std::array reasons{
        "", LICHSONG_N_("Nothing is free within the limits"), LICHSONG_N_("What is free is forbidden: {1}"),
        LICHSONG_N_("No goal of that priority falls short without it"), LICHSONG_N_("More than were to be placed"),
    };
    static_assert(reasons.size() == service::unplaced_names.size());
    if (row.why == service::Unplaced::None) return offer_text(plan, *row.offer, row.lost.row.placement);
    const auto by = row.offer && !row.offer->at.breaks.empty() ? describe(row.offer->at.breaks.front()) : std::string();
    return base::fill(base::tr(reasons.at(static_cast<std::size_t>(row.why))), {by});
}

std::string made_good_count(const service::MadeGoodAll& all) {
    return base::fill(base::tr(LICHSONG_N_("Places found for {1} of {2}")), {std::to_string(all.placed), std::to_string(all.rows.size())});
}

std::string damage_text(const model::Plan& plan, const model::Damage& damage) {
    if (damage.cells.empty()) return "–";
    const auto more = damage.cells.size() - 1;
    return gap_sentence(plan, damage.cells.front(), model::CoverageLayer::Planned) + (more > 0 ? " (+" + std::to_string(more) + ")" : "");
}

}  // namespace lichsong::app
