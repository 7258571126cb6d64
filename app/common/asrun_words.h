// SPDX-License-Identifier: Apache-2.0
// What an outlet's log says beside what was booked there, in words that the workbench shows: a sign and a name for each class, so that no
// colour is needed to tell them apart.
#pragma once

#include <string>

#include "calendar/service/asrun.h"

namespace lichsong::app {

/// "✓", "◂", "▸", "✂", "−", "+", "?".
[[nodiscard]] std::string as_run_sign(model::AsRunClass kind);
/// "Phát muộn", of a paper "Đăng muộn".
[[nodiscard]] std::string as_run_class_name(model::AsRunClass kind, model::Medium medium);

/// "▸ Phát muộn +7:12": of a placement, with what somebody else vouches for where no line does.
[[nodiscard]] std::string booked_result(const service::AsRunRow& row, model::Medium medium);
/// The same of a line of a log; "· None of ours" where somebody said so.
[[nodiscard]] std::string line_result(const service::AsRunRow& row, model::Medium medium);
/// Both sides of it in one sentence, what the pair rests on and how certain it is.
[[nodiscard]] std::string as_run_row_text(const service::AsRunRow& row, model::Medium medium);

}  // namespace lichsong::app
