// SPDX-License-Identifier: Apache-2.0
// The program `lichsong` on the day that LICHSONG_ON_DAY names, at eight in the morning in Vietnam: what the pages of docs/ show
// about the plan of 2021 is then the same today and in ten years. For tests/docs/run; people have app/cli/main.cpp.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "app/cli/command.h"
#include "tests/support/fixed_clock.h"

namespace {

// Eight in the morning in Vietnam is one o'clock in UTC. Zero where the text is no day.
lichsong::base::Stamp morning_of(const char* text) {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    if (text == nullptr || std::sscanf(text, "%4d-%2u-%2u", &year, &month, &day) != 3) return 0;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    const std::chrono::sys_seconds moment = std::chrono::sys_days(date) + std::chrono::hours(1);
    return date.ok() ? moment.time_since_epoch().count() : 0;
}

}  // namespace

int main(int argc, char** argv) {
    const lichsong::test::FixedClock clock(morning_of(std::getenv("LICHSONG_ON_DAY")));
    if (clock.stamp == 0) {
        std::cerr << "lichsong_on_a_day: LICHSONG_ON_DAY must name a day, e.g. 2021-05-10.\n";
        return 2;
    }
    lichsong::cli::Console console{std::cout, std::cerr, clock, lichsong::app::settings_from_environment()};
    return lichsong::cli::run(std::vector<std::string>(argv + 1, argv + argc), console);
}
