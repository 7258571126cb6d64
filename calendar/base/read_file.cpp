// SPDX-License-Identifier: Apache-2.0
#include "calendar/base/read_file.h"

#include <cerrno>
#include <fstream>
#include <system_error>

#include "calendar/base/error.h"

namespace lichsong::base {
namespace {

constexpr std::size_t block = std::size_t{1024} * 1024;

}  // namespace

void read_file(const std::filesystem::path& path, const std::function<void(std::string_view)>& take) {
    const auto refused = [&](int reason) { return Error(Fault::Input, "file.cannot_read", {path.string(), std::generic_category().message(reason)}); };
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file) throw refused(errno);
    std::error_code unknown;
    if (std::filesystem::is_directory(path, unknown)) throw refused(EISDIR);
    std::string bytes(block, '\0');
    while (file.read(bytes.data(), static_cast<std::streamsize>(block)) || file.gcount() > 0)
        take(std::string_view(bytes.data(), static_cast<std::size_t>(file.gcount())));
    if (file.bad()) throw refused(errno);
}

std::string read_file(const std::filesystem::path& path, std::size_t most) {
    const auto too_large = [&] { return Error(Fault::Input, "file.too_large", {path.string(), std::to_string(most / block)}); };
    std::string whole;
    std::error_code unknown;  // of a pipe, or of what is not there: reading tells
    if (const auto size = std::filesystem::file_size(path, unknown); !unknown) {
        if (size > most) throw too_large();
        whole.reserve(static_cast<std::size_t>(size));
    }
    read_file(path, [&](std::string_view bytes) {
        if (whole.size() + bytes.size() > most) throw too_large();
        whole += bytes;
    });
    return whole;
}

}  // namespace lichsong::base
