// SPDX-License-Identifier: Apache-2.0
// sample_calendar CALENDAR.ics EXPECTED.json [flat]: the sample plan as a calendar, and what a right reader must find in it.
#include <iostream>
#include <string_view>

#include "expected_list.h"

int main(int argc, char** argv) {
    using namespace lichsong;
    if (argc < 3) {
        std::cerr << "usage: sample_calendar CALENDAR.ics EXPECTED.json [flat]\n";
        return 2;
    }
    const auto sample = test::sample_plan();
    const bool flat = argc > 3 && std::string_view(argv[3]) == "flat";
    test::write_file(argv[1], test::exported(sample, flat ? test::Layout::Flat : test::Layout::Recurring));
    test::write_file(argv[2], test::expected_list(sample));
    return 0;
}
