// SPDX-License-Identifier: Apache-2.0
#include "calendar/sheet/row.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "calendar/base/error.h"

namespace lichsong::sheet {

std::string column_name(std::size_t index) {
    std::string name;
    for (++index; index > 0; index = (index - 1) / 26) name.insert(name.begin(), static_cast<char>('A' + (index - 1) % 26));
    return name;
}

std::string file_bytes(const std::filesystem::path& path, std::size_t most) {
    const auto unreadable = [&](int reason) { return base::Error(base::Fault::Input, "file.cannot_read", {path.string(), std::strerror(reason)}); };
    std::error_code status;
    if (std::filesystem::is_directory(path, status)) throw unreadable(EISDIR);
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
    if (!file) throw unreadable(errno);
    std::string bytes;
    std::string block(std::size_t{256} << 10, '\0');
    while (const auto got = std::fread(block.data(), 1, std::min(block.size(), most + 1 - bytes.size()), file.get())) bytes.append(block, 0, got);
    if (std::ferror(file.get()) != 0) throw unreadable(errno);
    if (bytes.size() > most) throw base::Error(base::Fault::Input, "sheet.file_too_big", {path.string(), std::to_string(most >> 20)});
    return bytes;
}

}  // namespace lichsong::sheet
