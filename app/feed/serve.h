// SPDX-License-Identifier: Apache-2.0
// A plan served until somebody stops it: the server, the site of the plan, and the signals that end both.
#pragma once

#include <functional>
#include <string>

#include "app/common/settings.h"
#include "app/feed/server.h"
#include "calendar/service/page_requests.h"
#include "calendar/store/session.h"

namespace lichsong::feed {

struct ServedPlan {
    std::string address;  ///< of the plan
    store::OpenOptions open;
    app::Settings settings;
    service::AnswerPolicy answers = service::AnswerPolicy::Await;
    std::string base_url;  ///< where others reach the server, without "/" at its end; empty: pages offer no addresses of ours
    /// What keeps the plan from being read or fetches from being counted, in a sentence, once until it is another; by a thread of the site.
    std::function<void(const std::string& sentence)> on_trouble = [](const std::string&) {};
};

/// Returns when SIGINT or SIGTERM came and answers under way are out. `ready` is told where it is reached: "http://127.0.0.1:8180".
/// Errors as Server and Desk.
void serve(const ServedPlan& plan, Options options, const base::Clock& clock, const std::function<void(const std::string& url)>& ready);

}  // namespace lichsong::feed
