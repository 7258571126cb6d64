// SPDX-License-Identifier: Apache-2.0
// GMime's and GLib's handles, given back when they go out of scope, and GMime started once. For the sources of this folder only.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>

#include <gmime/gmime.h>

namespace lichsong::mail {

struct Unref {
    void operator()(void* object) const noexcept { g_object_unref(object); }
};
struct Free {
    void operator()(void* memory) const noexcept { g_free(memory); }
};
template <class Object>
using Ref = std::unique_ptr<Object, Unref>;
using Chars = std::unique_ptr<char, Free>;

/// Starts GMime where nobody did yet, from any thread. It is never ended: others may use it until the process ends.
void start_gmime();

/// "" for none.
[[nodiscard]] inline std::string text_of(const char* chars) { return chars == nullptr ? std::string() : std::string(chars); }

/// One line of UTF-8: control characters, C1 and the separators U+2028 and U+2029 among them, become spaces.
[[nodiscard]] std::string one_line(std::string_view utf8);

/// What is left without them; line breaks as LF, tabs stay.
[[nodiscard]] std::string plain_text(std::string_view utf8);

}  // namespace lichsong::mail
