// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/layout/view_input.h"

#include "app/common/describe.h"
#include "calendar/base/i18n.h"

namespace lichsong::desktop {

std::vector<std::string> weekday_names() {
    std::vector<std::string> names;
    const model::Date monday(2021, 5, 17);
    for (int i = 0; i < 7; ++i) names.push_back(app::weekday_short(model::plus_days(monday, i)));
    return names;
}

std::string month_title(const model::Date& day) {
    // TRANSLATORS: title of a month: {1} its number, {2} the year
    return base::fill(base::tr(LICHSONG_N_("Month {1}, {2}")), {std::to_string(static_cast<int>(day.month())), std::to_string(static_cast<int>(day.year()))});
}

}  // namespace lichsong::desktop
