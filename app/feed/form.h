// SPDX-License-Identifier: Apache-2.0
// The body of a form as browsers send it (application/x-www-form-urlencoded), read strictly: bytes in, names and values out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lichsong::feed {

using FormFields = std::vector<std::pair<std::string, std::string>>;

/// In the order sent (WHATWG URL Standard, urlencoded parsing). Nothing where the type is another, an escape is broken, the text is no UTF-8,
/// or there are more fields than any form of ours has.
[[nodiscard]] std::optional<FormFields> read_form(std::string_view content_type, std::string_view body);

}  // namespace lichsong::feed
