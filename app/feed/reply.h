// SPDX-License-Identifier: Apache-2.0
// From what the site answers to the bytes that go out: status line, fields, and which form of the body. Every field that the
// server ever sends is written here.
#pragma once

#include <string>
#include <string_view>

#include "app/feed/site.h"

namespace lichsong::feed {

/// What of a request decides about the form of its answer.
struct Wishes {
    bool is_head = false;
    std::string if_none_match;
    std::string if_modified_since;
    std::string accept_encoding;
    bool has_if_none_match = false;
};

/// How the connection stands.
struct Circumstances {
    base::Stamp now = 0;
    bool keeps_alive = false;
    bool is_private = false;
    bool takes_forms = false;  ///< at this path, for Allow
};

struct Reply {
    int status = 0;
    std::string head;
    std::string_view body;    ///< of the document below, or a fixed sentence
    SharedDocument document;  ///< keeps the body until it is sent
};

[[nodiscard]] Reply make_reply(const Answer& answer, const Wishes& wishes, const Circumstances& now);

/// "Not Found"; what the server may say and nothing else.
[[nodiscard]] std::string_view phrase_of(int status);

}  // namespace lichsong::feed
