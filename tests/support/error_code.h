// SPDX-License-Identifier: Apache-2.0
// The code of the error that work ends with: what most tests of refusals ask for.
#pragma once

#include <string>

#include "calendar/base/error.h"

namespace lichsong::test {

/// Empty where it ends well.
template <class Work>
std::string code_of(const Work& work) {
    try {
        work();
    } catch (const base::Error& error) {
        return error.code();
    }
    return {};
}

}  // namespace lichsong::test
