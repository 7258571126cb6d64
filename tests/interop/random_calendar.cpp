// SPDX-License-Identifier: Apache-2.0
// random_calendar FOLDER COUNT SEED: COUNT plans made at random, each as NNN.ics and what a right reader must find in it as
// NNN.json. The same seed, the same files. Called by check_random.py.
#include <cstdlib>
#include <iostream>

#include "../ical/random_plan.h"
#include "expected_list.h"

int main(int argc, char** argv) {
    using namespace lichsong;
    if (argc != 4) {
        std::cerr << "usage: random_calendar FOLDER COUNT SEED\n";
        return 2;
    }
    test::Random random(std::strtoull(argv[3], nullptr, 10));
    for (long i = 0, count = std::strtol(argv[2], nullptr, 10); i < count; ++i) {
        const auto plan = test::random_plan(random);
        const auto number = std::to_string(1000 + i).substr(1);
        const auto file = std::filesystem::path(argv[1]) / number;
        test::write_file(file.string() + ".ics", test::exported(plan));
        test::write_file(file.string() + ".json", test::expected_list(plan));
    }
    return 0;
}
