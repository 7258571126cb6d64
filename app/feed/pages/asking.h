// SPDX-License-Identifier: Apache-2.0
// The part of a partner's page that asks: requests as forms, and what comes back from them. Works without script.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "app/common/describe.h"
#include "app/feed/form.h"
#include "app/feed/pages/html.h"
#include "calendar/service/page_requests.h"

namespace lichsong::feed::pages {

/// One line of a form as it was filled in.
struct TypedLine {
    std::string answer;
    std::string date;
    std::string time;
    std::string note;
};

struct TypedForm {
    std::string request;  ///< key
    std::string token;
    bool agrees_to_rest = false;  ///< to what is open and not marked
    std::map<std::string, TypedLine> lines;  ///< by code
};
[[nodiscard]] TypedForm read_typed(const FormFields& fields);

/// What was marked, read. Error{Input,"page.nothing_marked"}, {"page.unreadable"} for what no form of ours says; errors of parse_date and
/// parse_time.
[[nodiscard]] std::vector<service::LineReply> replies_of(const TypedForm& typed, const service::PageRequest& request, const model::DateContext& dates);

struct Asking {
    std::vector<service::PageRequest> requests;
    std::function<std::string(const service::PageRequest&)> token;  ///< of a form that asks what the request asks now
    const TypedForm* typed = nullptr;                               ///< filled in before, and not taken
    std::string trouble;                                            ///< why not, a sentence
};

/// Nothing where nothing is asked. `language` is the one of "?lang=".
void write_requests(Html& html, const app::ScheduleWords& words, const Asking& asking, const std::string& language);

/// The place on the page that thanks; hidden until an address names it.
inline constexpr const char* answered_anchor = "answered";

}  // namespace lichsong::feed::pages
