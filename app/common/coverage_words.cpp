// SPDX-License-Identifier: Apache-2.0
#include "app/common/coverage_words.h"

#include "app/common/describe.h"
#include "calendar/base/i18n.h"

namespace lichsong::app {

std::string gap_sentence(const model::Plan& plan, const model::CoverageCell& cell, model::CoverageLayer layer) {
    using base::tr;
    const int gap = cell.gap(layer);
    if (gap == 0) return {};
    const auto* topic = plan.topics.find(cell.topic);
    const auto of_topic = topic == nullptr ? tr(LICHSONG_N_("All topics")) : base::in_language(topic->title, topic->title_en);
    const auto medium = choice_name(model::name_of(cell.medium));
    const auto days = days_text(cell.from, cell.to);
    // TRANSLATORS: {1} topic, {2} medium, {3} days
    if (cell.reached(layer) == 0) return base::fill(tr(LICHSONG_N_("{1}: nothing yet on {2}, {3}")), {of_topic, medium, days});
    const auto* goal = plan.goals.find(cell.goal);
    const auto missing = goal != nullptr && goal->unit == model::GoalUnit::Minutes
                             ? base::fill(base::tr_n("{1} minute", "{1} minutes", gap), {std::to_string(gap)})
                             : std::to_string(gap);
    // TRANSLATORS: {1} topic, {2} medium, {3} how many, {4} days
    return base::fill(tr(LICHSONG_N_("{1}: {3} more wanted on {2}, {4}")), {of_topic, medium, missing, days});
}

}  // namespace lichsong::app
