// SPDX-License-Identifier: Apache-2.0
// A file that somebody brings, whole and in memory, however it is called: for readers that must look at it twice.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace lichsong::base {

/// Calls `take` with the bytes of the file, some at a time. Throws Error{Input,"file.cannot_read"} with the path and the
/// system's reason.
void read_file(const std::filesystem::path& path, const std::function<void(std::string_view)>& take);

/// The whole file. Throws as above, and Error{Input,"file.too_large"} with the path and the limit in MiB where it has more
/// than `most` bytes; no more than that is ever read, whatever the file is (a pipe, a device).
[[nodiscard]] std::string read_file(const std::filesystem::path& path, std::size_t most);

}  // namespace lichsong::base
