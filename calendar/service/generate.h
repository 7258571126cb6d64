// SPDX-License-Identifier: Apache-2.0
// The generated plan: whole and plausible, so that every command has work, and the same for the same numbers.
#pragma once

#include "calendar/service/plan_files.h"

namespace lichsong::service {

void fill_generated(Desk& desk, const GeneratedSize& size, const TemplateFolders& templates);

}  // namespace lichsong::service
