// SPDX-License-Identifier: Apache-2.0
// An address as a picture that a phone reads: a QR code, drawn as SVG.
#pragma once

#include <string>

namespace lichsong::feed::pages {

/// Empty where the text is too long for one.
[[nodiscard]] std::string qr_svg(const std::string& text);

}  // namespace lichsong::feed::pages
