// SPDX-License-Identifier: Apache-2.0
// A plan served until somebody stops it: the server, the site of the plan, and the signals that end both.
#pragma once

#include <functional>
#include <string>

#include "app/common/settings.h"
#include "app/feed/server.h"
#include "calendar/store/session.h"

namespace lichsong::feed {

struct ServedPlan {
    std::string address;  ///< of the plan
    store::OpenOptions open;
    app::Settings settings;
};

/// Returns when SIGINT or SIGTERM came and answers under way are out. `ready` is told where it is reached: "http://127.0.0.1:8180".
/// Errors as Server and Desk.
void serve(const ServedPlan& plan, Options options, const base::Clock& clock, const std::function<void(const std::string& url)>& ready);

}  // namespace lichsong::feed
