// SPDX-License-Identifier: Apache-2.0
// A message or a part of one as its fields and its body, found within limits. For read.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lichsong::mail {

struct Field {
    std::string name;   ///< lower case
    std::string value;  ///< unfolded, raw but for NUL, which is U+FFFD
};

struct Entity {
    std::vector<Field> fields;
    std::string_view body;

    /// The first of that name (in lower case), nullptr where there is none.
    [[nodiscard]] const std::string* find(std::string_view name) const;
    [[nodiscard]] std::size_t count(std::string_view name) const;
};

/// Throws Error{Input,"mail.header_too_large"}. A line that is no field ends the header where nothing came before it, else is left out.
[[nodiscard]] Entity split_entity(std::string_view bytes);

/// The parts between "--boundary" lines (RFC 2046 §5.1.1); what is cut off before its end counts. Throws Error{Input,
/// "mail.too_many_parts"} with the limit.
[[nodiscard]] std::vector<std::string_view> split_parts(std::string_view body, std::string_view boundary);

}  // namespace lichsong::mail
