// SPDX-License-Identifier: Apache-2.0
// A document as Word's .docx (ECMA-376): real styles, real tables whose head repeats, page numbers by field. The office adds number,
// signature and seal.
#pragma once

#include <string>

#include "calendar/report/document.h"

namespace lichsong::report {

/// Equal documents give equal bytes. Error{Store,"report.zip"}.
[[nodiscard]] std::string docx(const Document& document);

}  // namespace lichsong::report
