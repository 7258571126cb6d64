// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/layout/view_input.h"

#include <array>

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
    static constexpr std::array names{LICHSONG_N_("January"), LICHSONG_N_("February"), LICHSONG_N_("March"),     LICHSONG_N_("April"),   LICHSONG_N_("May"),      LICHSONG_N_("June"),
                                      LICHSONG_N_("July"),    LICHSONG_N_("August"),   LICHSONG_N_("September"), LICHSONG_N_("October"), LICHSONG_N_("November"), LICHSONG_N_("December")};
    const auto month = static_cast<std::size_t>(day.month().as_number());
    // TRANSLATORS: title of a month: {1} its name, {2} the year
    return base::fill(base::tr(LICHSONG_N_("{1} {2}")), {base::tr(names[month - 1]), std::to_string(static_cast<int>(day.year()))});
}

}  // namespace lichsong::desktop
