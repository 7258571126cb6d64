// SPDX-License-Identifier: Apache-2.0
// The target of a request line: read strictly before anybody looks anything up by it, and shortened before it is logged.
#pragma once

#include <string>
#include <string_view>

namespace lichsong::feed {

struct Target {
    int refused = 0;  ///< the status to refuse it with: 400, 404 or 414; 0: it is good
    std::string path;
    std::string query;
};

/// Origin-form, and absolute-form as RFC 9112 §3.2.2 demands; nothing else. No path that we serve holds anything but
/// unreserved characters (RFC 3986 §2.3), so whatever decodes to something else leads nowhere: 404 like any unknown path.
[[nodiscard]] Target read_target(std::string_view text);

/// A target as the access log shows it: segments of more than 16 characters, which may be secrets, keep their first 8 and
/// an ellipsis, queries none.
[[nodiscard]] std::string shortened(std::string_view target);

}  // namespace lichsong::feed
