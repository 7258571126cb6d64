// SPDX-License-Identifier: Apache-2.0
// The program `lichsong`: argv, the system's clock and the standard streams, nothing else.
#include <iostream>
#include <string>
#include <vector>

#include <unistd.h>

#include "app/cli/command.h"

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    const lichsong::base::SystemClock clock;
    lichsong::cli::Console console{std::cout, std::cerr, clock, lichsong::app::settings_from_environment(), false, ::isatty(STDERR_FILENO) == 1};
    const int code = lichsong::cli::run(std::vector<std::string>(argv + 1, argv + argc), console);
    std::cout.flush();
    return code;
}
