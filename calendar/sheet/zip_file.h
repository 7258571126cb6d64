// SPDX-License-Identifier: Apache-2.0
// The entries of a zip file in memory, unpacked in blocks and counted as they come: what the file says of its sizes is not
// believed. Reads only; called by workbook.cpp and xlsx.cpp.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace lichsong::sheet {

class ZipFile {
public:
    /// `bytes` must outlive this. Throws Error{Input}: "sheet.not_xlsx" {reason}, "sheet.too_many_entries" {limit}.
    explicit ZipFile(std::string_view bytes);
    ~ZipFile();
    ZipFile(const ZipFile&) = delete;
    ZipFile& operator=(const ZipFile&) = delete;

    /// Names are compared without case, as the standard asks (ECMA-376 part 2, 9.1.1).
    [[nodiscard]] bool has(const std::string& entry) const;

    /// Hands the blocks of an entry to `take`. Throws Error{Input}: "sheet.damaged" {entry}, "sheet.entry_too_big"
    /// {entry, MiB}, "sheet.ratio" {entry, limit}; blocks before have been handed on by then.
    void read(const std::string& entry, const std::function<void(std::string_view block)>& take) const;

    /// All of an entry of at most limits::part_bytes. Throws likewise, and "sheet.part_too_big" {entry, MiB}.
    [[nodiscard]] std::string whole(const std::string& entry) const;

private:
    struct Handle;
    std::unique_ptr<Handle> m_handle;
};

}  // namespace lichsong::sheet
