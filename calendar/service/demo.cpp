// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/demo.h"

namespace lichsong::service {

TemplateReport fill_demo(Desk& desk, const std::filesystem::path& templates) {
    static_cast<void>(desk); static_cast<void>(templates);
    return {};
}

}  // namespace lichsong::service
