// SPDX-License-Identifier: Apache-2.0
// The official letter of a request and its reply slip, as a document. What goes in is listed in letters.cpp, field by field: nothing internal,
// no contact, nothing of other partners. Writes no file; the renderers of report make one of it.
#pragma once

#include "calendar/service/desk.h"
#include "calendar/service/letter_frame.h"

namespace lichsong::service {

/// Number and date are the request's where the wish has none. What was asked, or of a draft what would be. Withdrawn lines are left out. Error{Call,"row.unknown"}; Error{Input,"request.nothing"} where no
/// line is left; errors of LetterTemplate.
[[nodiscard]] report::Document request_letter(Desk& desk, const TemplateFolders& folders, const std::string& request, const LetterWish& wish);

}  // namespace lichsong::service
