// SPDX-License-Identifier: Apache-2.0
// What all pages of feeds have in common: head, title, languages, and how to subscribe.
#pragma once

#include <string>

#include "app/feed/pages/html.h"
#include "calendar/service/partner_page.h"

namespace lichsong::feed::pages {

/// The style sheet of all pages, served at style_path.
[[nodiscard]] const std::string& style_sheet();
inline constexpr const char* style_path = "/page.css";

/// In the language that is spoken.
[[nodiscard]] const std::string& said(const service::TwoNames& names);
/// "vi" or "en".
[[nodiscard]] const char* language_code();

struct PageTitle {
    std::string heading;
    std::string campaign;
    std::string body;     ///< who issues it
    std::string version;  ///< of what it shows, a sentence
};
/// Opens html and body; what follows stands in the body.
void open_page(Html& html, const PageTitle& title);

/// The card with buttons for calendars; `base_url` as write_partner_page().
void write_subscribing(Html& html, const std::string& base_url);

}  // namespace lichsong::feed::pages
