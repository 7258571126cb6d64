// SPDX-License-Identifier: Apache-2.0
// The page of a partner as HTML, in the language that is spoken when it is written. Needs no script and nothing from elsewhere.
#pragma once

#include <string>

#include "app/feed/pages/asking.h"
#include "calendar/service/partner_page.h"

namespace lichsong::feed::pages {

/// `base_url` is where others reach the server, without "/" at its end; empty where that was not said: then only what needs no address of ours
/// is offered. What is asked stands first, past days lie folded below those to come. With the secret's slot in it, see html.h.
[[nodiscard]] std::string write_partner_page(const service::PartnerPage& page, const Asking& asking, const std::string& base_url, const model::Date& today);

}  // namespace lichsong::feed::pages
