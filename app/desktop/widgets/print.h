// SPDX-License-Identifier: Apache-2.0
// To the printers of the system, by its own dialog; the pages are drawn as in the preview and the PDF.
#pragma once

#include <optional>
#include <string>

#include "app/desktop/drawing/paper.h"

class wxWindow;

namespace lichsong::desktop {

/// True where a printer is set up that is one of paper.
[[nodiscard]] bool has_printer();

/// Asks for the printer and prints; the reason where that failed. With `file` nobody is asked and the pages go there.
[[nodiscard]] std::optional<std::string> print(wxWindow& parent, const Printed& pages, const std::string& title, Letterer& letterer, const std::string& file = {});

}  // namespace lichsong::desktop
