// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/models/own_file.h"

#include <system_error>

#include "calendar/base/atomic_file.h"
#include "calendar/base/error.h"
#include "calendar/base/read_file.h"

namespace lichsong::desktop {
namespace {

constexpr std::size_t longest = 64 * 1'024;

}  // namespace

std::string read_own_file(const std::filesystem::path& file) {
    std::error_code failed;
    if (!std::filesystem::exists(file, failed)) return {};
    try {
        return base::read_file(file.string(), longest);
    } catch (const base::Error&) {
        return {};  // the window opens as if for the first time
    }
}

bool keep_own_file(const std::filesystem::path& file, std::string_view text) {
    std::error_code failed;
    std::filesystem::create_directories(file.parent_path(), failed);
    if (failed) return false;
    try {
        base::AtomicFile out(file);
        out.write(text);
        out.commit();
        return true;
    } catch (const base::Error&) {
        return false;  // who called says so where it matters to anybody
    }
}

}  // namespace lichsong::desktop
