// SPDX-License-Identifier: Apache-2.0
// How much memory a benchmark took. Linux only.
#pragma once

#include <cstdlib>
#include <fstream>
#include <string>

#include <malloc.h>

namespace lichsong::bench {

/// The highest memory since the last call, in MB: the kernel forgets the peak when it is told so, and what is free goes back to it.
inline double peak_memory() {
    ::malloc_trim(0);
    double kilobytes = 0;
    std::ifstream status("/proc/self/status");
    for (std::string text; std::getline(status, text);)
        if (text.starts_with("VmHWM:")) kilobytes = std::strtod(text.c_str() + 6, nullptr);
    std::ofstream("/proc/self/clear_refs") << 5;
    return kilobytes / 1024;
}

}  // namespace lichsong::bench
