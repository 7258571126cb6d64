// SPDX-License-Identifier: Apache-2.0
// The page of leaders as HTML, in the language that is spoken when it is written: how far coverage has come, and what is left.
#pragma once

#include <string>

#include "calendar/service/leader_page.h"

namespace lichsong::feed::pages {

/// `base_url` as write_partner_page(). With the secret's slot in it, see html.h.
[[nodiscard]] std::string write_leader_page(const service::LeaderPage& page, const std::string& base_url);

}  // namespace lichsong::feed::pages
