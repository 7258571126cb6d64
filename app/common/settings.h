// SPDX-License-Identifier: Apache-2.0
// Where the program finds its data and who uses it. Read from the environment once, at the edge.
#pragma once

#include <filesystem>
#include <string>

#include "calendar/base/i18n.h"
#include "calendar/service/template_folders.h"

namespace lichsong::app {

struct Settings {
    std::filesystem::path share;   ///< templates and catalogues: ../share beside the program's folder
    std::filesystem::path cache;   ///< of this user; may not exist yet
    std::string author;            ///< who changes are signed with: LICHSONG_USER, else the login name
    base::Language language = base::Language::Vietnamese;
    std::filesystem::path config = {};  ///< of this user; may not exist yet
    std::filesystem::path data = {};    ///< of this user: what they keep; may not exist yet

    [[nodiscard]] service::TemplateFolders templates() const { return {share / "lichsong/templates", data.empty() ? data : data / "templates"}; }
    /// The child process that reads foreign calendars: ../libexec beside the program's folder.
    [[nodiscard]] std::filesystem::path calendar_reader() const { return share.parent_path() / "libexec/lichsong/lichsong-ical"; }
    [[nodiscard]] std::filesystem::path catalogues() const { return share / "locale"; }
};

[[nodiscard]] Settings settings_from_environment();

}  // namespace lichsong::app
