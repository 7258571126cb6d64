// SPDX-License-Identifier: Apache-2.0
#include "app/common/settings.h"

#include <cstdlib>
#include <string_view>
#include <system_error>

#include <pwd.h>
#include <unistd.h>

namespace lichsong::app {
namespace {

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(value);
}

std::string login_name() {
    if (auto name = variable("LICHSONG_USER"); !name.empty()) return name;
    if (const auto* entry = ::getpwuid(::getuid()); entry != nullptr) return entry->pw_name;
    return "uid-" + std::to_string(::getuid());
}

std::filesystem::path share_folder() {
    if (auto folder = variable("LICHSONG_SHARE"); !folder.empty()) return folder;
    std::error_code unreadable;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", unreadable);
    return program.parent_path().parent_path() / "share";
}

// After the XDG Base Directory Specification.
std::filesystem::path own_folder(const char* name, const char* below_home) {
    if (auto folder = variable(name); !folder.empty()) return std::filesystem::path(folder) / "lichsong";
    if (auto home = variable("HOME"); !home.empty()) return std::filesystem::path(home) / below_home / "lichsong";
    return {};
}

// Vietnamese is the product's language; only a system that says it is English gets English.
base::Language language_of_system() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const auto value = variable(name);
        if (!value.empty()) return value.starts_with("en") ? base::Language::English : base::Language::Vietnamese;
    }
    return base::Language::Vietnamese;
}

}  // namespace

Settings settings_from_environment() {
    return {share_folder(), own_folder("XDG_CACHE_HOME", ".cache"), login_name(), language_of_system(), own_folder("XDG_CONFIG_HOME", ".config"), own_folder("XDG_DATA_HOME", ".local/share")};
}

}  // namespace lichsong::app
