// SPDX-License-Identifier: Apache-2.0
// Where templates lie: those that came with the program, which are never written, and those of this user.
#pragma once

#include <filesystem>
#include <string>
#include <system_error>
#include <type_traits>
#include <utility>

namespace lichsong::service {

struct TemplateFolders {
    std::filesystem::path installed;
    std::filesystem::path own;  ///< may be empty, and may not exist yet

    /// Of whatever a path can be made of: most callers know of one folder only.
    template <class Path>
        requires std::is_convertible_v<Path, std::filesystem::path>
    TemplateFolders(Path&& came_with_program, std::filesystem::path of_user = {})
        : installed(std::forward<Path>(came_with_program)), own(std::move(of_user)) {}

    /// The file of an id like "series/radio-safety", there or not. One that came with the program is not hidden by one of the
    /// user's, so that what others include stays what it is.
    [[nodiscard]] std::filesystem::path file(const std::string& id) const {
        std::error_code unknown;
        auto came = installed / (id + ".toml");
        return own.empty() || std::filesystem::exists(came, unknown) ? came : own / (id + ".toml");
    }
};

}  // namespace lichsong::service
