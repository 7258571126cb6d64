// SPDX-License-Identifier: Apache-2.0
// The difference sheet on paper: a table for each kind of change, between the head and the foot of an office's letter. It knows nothing but the
// sheet, and so can tell nothing else. Writes no file; the renderers of report make one of it.
#pragma once

#include "calendar/service/difference_sheet.h"
#include "calendar/service/letter_frame.h"

namespace lichsong::service {

/// From the template "changes", or "changes-en"; errors of LetterTemplate.
[[nodiscard]] report::Document difference_document(const DifferenceSheet& sheet, const TemplateFolders& folders, const LetterWish& wish);

}  // namespace lichsong::service
