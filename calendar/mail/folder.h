// SPDX-License-Identifier: Apache-2.0
// Messages as .eml files in a folder, for who sends with a mail program of their own.
#pragma once

#include <filesystem>
#include <string_view>

#include "calendar/mail/message.h"

namespace lichsong::mail {

/// Writes `bytes`, those of write(message), whole or not at all, under a name one can read: "2021-05-23-194500-subject.eml" by the
/// wall clock of the message, with a number where that is taken. Returns where it lies. Throws Error{Input,"file.no_folder"} with
/// the folder and Error{Store,"file.cannot_write"} as AtomicFile.
std::filesystem::path put_into_folder(const std::filesystem::path& folder, const Outgoing& message, std::string_view bytes);

}  // namespace lichsong::mail
