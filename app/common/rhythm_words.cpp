// SPDX-License-Identifier: Apache-2.0
#include "app/common/rhythm_words.h"

#include <cstdlib>

#include "app/common/describe.h"
#include "calendar/base/i18n.h"

namespace lichsong::app {
namespace {

using base::fill;
using base::tr;
using model::Recurrence;

std::string weekdays_of(const Recurrence& rule) {
    std::string names;
    const model::Date monday(2021, 5, 17);
    for (int i = 0; i < 7; ++i)
        if ((rule.weekdays & (1U << static_cast<unsigned>(i))) != 0) names += (names.empty() ? "" : ", ") + weekday_short(model::plus_days(monday, i));
    return names;
}

}  // namespace

std::string rhythm_words(const Recurrence& rule) {
    constexpr unsigned all_days = 0x7F;
    const auto every = std::to_string(rule.every);
    switch (rule.unit) {
        case Recurrence::Unit::None: return {};
        case Recurrence::Unit::Weekly:
            if (rule.weekdays == all_days && rule.every == 1) return tr(LICHSONG_N_("every day"));
            // TRANSLATORS: {1} names weekdays, {2} is a number of weeks
            return rule.every == 1 ? fill(tr(LICHSONG_N_("{1} every week")), {weekdays_of(rule)}) : fill(tr(LICHSONG_N_("{1} every {2} weeks")), {weekdays_of(rule), every});
        case Recurrence::Unit::MonthlyByWeekday: {
            // TRANSLATORS: {1} names a weekday, {2} is which of the month: 1 to 5
            auto words = rule.ordinal == -1 ? fill(tr(LICHSONG_N_("last {1} of the month")), {weekdays_of(rule)})
                                            : fill(tr(rule.ordinal < 0 ? LICHSONG_N_("{1} number {2} from the end of the month") : LICHSONG_N_("{1} number {2} of the month")),
                                                   {weekdays_of(rule), std::to_string(std::abs(rule.ordinal))});
            return rule.every == 1 ? words : fill(tr(LICHSONG_N_("{1}, every {2} months")), {words, every});
        }
        case Recurrence::Unit::MonthlyByDay: {
            auto words = rule.month_day == -1 ? tr(LICHSONG_N_("last day of the month")) : fill(tr(LICHSONG_N_("day {1} of the month")), {std::to_string(rule.month_day)});
            return rule.every == 1 ? words : fill(tr(LICHSONG_N_("{1}, every {2} months")), {words, every});
        }
    }
    return {};
}

}  // namespace lichsong::app
