// SPDX-License-Identifier: Apache-2.0
// Letters and sheets as files of the office: --out and --format, and what only the office knows.
#pragma once

#include "app/cli/command.h"
#include "app/common/paper_format.h"
#include "calendar/service/letter_frame.h"

namespace lichsong::cli {

/// --format, or what the name of the file ends with; Error{Call,"field.choice"}, and those of check_target().
[[nodiscard]] const app::PaperFormat& paper_format(const Given& given);

/// --template, --number, --letter-date, --place, --parent, --post, --signer, --addressee, --recipients.
[[nodiscard]] service::LetterWish wish_given(service::Desk& desk, const Given& given);

/// Whole or not at all.
void write_paper(const Given& given, const app::PaperFormat& format, const report::Document& document);

}  // namespace lichsong::cli
