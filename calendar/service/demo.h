// SPDX-License-Identifier: Apache-2.0
// The sample plan: templates/samples/dong-thap-2021.toml, and what the months until two weeks before election day made of it.
#pragma once

#include "calendar/service/plan_files.h"

namespace lichsong::service {

TemplateReport fill_demo(Desk& desk, const TemplateFolders& templates);

}  // namespace lichsong::service
