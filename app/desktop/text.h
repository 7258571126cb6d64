// SPDX-License-Identifier: Apache-2.0
// Between the texts of wxWidgets and ours, which are UTF-8.
#pragma once

#include <string>
#include <vector>

#include <wx/string.h>

#include "calendar/base/i18n.h"

namespace lichsong::desktop {

[[nodiscard]] inline wxString wx(const std::string& utf8) { return wxString::FromUTF8(utf8.c_str(), utf8.size()); }
[[nodiscard]] inline std::string utf8(const wxString& text) { return text.utf8_string(); }
/// In the language chosen.
[[nodiscard]] inline wxString said(const char* text) { return wx(base::tr(text)); }
[[nodiscard]] inline wxString said(const char* text, const std::vector<std::string>& args) { return wx(base::fill(base::tr(text), args)); }

}  // namespace lichsong::desktop
