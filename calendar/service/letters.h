// SPDX-License-Identifier: Apache-2.0
// The official letter of a request and its reply slip, as a document. What goes in is listed in letters.cpp, field by field: nothing internal,
// no contact, nothing of other partners. Writes no file; the renderers of report make one of it.
#pragma once

#include "calendar/report/document.h"
#include "calendar/service/desk.h"
#include "calendar/service/template_folders.h"

namespace lichsong::service {

/// What only the office knows; what is empty stands as a dotted blank.
struct LetterWish {
    std::string template_id;  ///< empty: "request", or "request-en" where `is_english`
    bool is_english = false;
    std::string number;       ///< empty: the request's
    model::Date date;         ///< none: the request's
    std::string place;
    std::string parent;       ///< the body above the issuing one
    std::string post;         ///< "KT. GIÁM ĐỐC; PHÓ GIÁM ĐỐC": lines with semicolons between
    std::string signer;       ///< rank and name
};

/// What was asked, or of a draft what would be. Withdrawn lines are left out. Error{Call,"row.unknown"}; Error{Input,"request.nothing"} where no
/// line is left; errors of LetterTemplate.
[[nodiscard]] report::Document request_letter(Desk& desk, const TemplateFolders& folders, const std::string& request, const LetterWish& wish);

}  // namespace lichsong::service
