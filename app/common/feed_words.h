// SPDX-License-Identifier: Apache-2.0
// What is told of subscriptions, on the command line and in the window alike.
#pragma once

#include <string>

#include "calendar/service/feeds.h"

namespace lichsong::app {

/// The partner's name, or "Leaders".
[[nodiscard]] std::string feed_reader(const model::Plan& plan, const model::Feed& feed);
/// "until 22/6/2021", "revoked", "expired".
[[nodiscard]] std::string feed_standing(service::Desk& desk, const model::Feed& feed);
/// When it was last fetched; "never".
[[nodiscard]] std::string feed_seen(service::Desk& desk, const service::Freshness& fresh);
/// "3 changes, from 20/5/2021": of the latest release, that whoever fetches it has not seen; empty where there are none.
[[nodiscard]] std::string feed_unseen(const service::Freshness& fresh);

}  // namespace lichsong::app
