// SPDX-License-Identifier: Apache-2.0
// libzip behind zip_file.h.
#include "calendar/sheet/zip_file.h"

#include <array>

#include <zip.h>

#include "calendar/base/error.h"
#include "calendar/sheet/row.h"

namespace lichsong::sheet {

using base::Error;
using base::Fault;

namespace {

// The number of entries that the end of the file speaks of; libzip would make room for all of them before one could ask.
std::size_t entries_told(std::string_view bytes) {
    constexpr std::string_view end_record = "PK\x05\x06";
    constexpr std::size_t count_at = 10;
    const auto at = bytes.rfind(end_record);
    if (at == std::string_view::npos || at + count_at + 2 > bytes.size()) return 0;
    const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(bytes[at + count_at + i])); };
    return byte(0) + byte(1) * 256;
}

Error not_xlsx(zip_error_t& error) {
    Error made(Fault::Input, "sheet.not_xlsx", {zip_error_strerror(&error)});
    zip_error_fini(&error);
    return made;
}

Error too_many_entries() { return {Fault::Input, "sheet.too_many_entries", {std::to_string(limits::entries)}}; }

}  // namespace

struct ZipFile::Handle {
    std::unique_ptr<zip_t, decltype(&zip_discard)> zip{nullptr, &zip_discard};
};

ZipFile::ZipFile(std::string_view bytes) : m_handle(std::make_unique<Handle>()) {
    if (entries_told(bytes) > limits::entries) throw too_many_entries();
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source == nullptr) throw not_xlsx(error);
    m_handle->zip.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!m_handle->zip) {
        zip_source_free(source);
        throw not_xlsx(error);
    }
    zip_error_fini(&error);
    if (zip_get_num_entries(m_handle->zip.get(), 0) > static_cast<zip_int64_t>(limits::entries)) throw too_many_entries();
}

ZipFile::~ZipFile() = default;

bool ZipFile::has(const std::string& entry) const { return zip_name_locate(m_handle->zip.get(), entry.c_str(), ZIP_FL_NOCASE) >= 0; }

void ZipFile::read(const std::string& entry, const std::function<void(std::string_view block)>& take) const {
    const auto too_big = [&] { return Error(Fault::Input, "sheet.entry_too_big", {entry, std::to_string(limits::entry_bytes >> 20)}); };
    const auto damaged = [&] { return Error(Fault::Input, "sheet.damaged", {entry}); };
    zip_stat_t told;
    if (zip_stat(m_handle->zip.get(), entry.c_str(), ZIP_FL_NOCASE, &told) != 0) throw damaged();
    if ((told.valid & ZIP_STAT_SIZE) != 0 && told.size > limits::entry_bytes) throw too_big();
    const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(zip_fopen(m_handle->zip.get(), entry.c_str(), ZIP_FL_NOCASE), &zip_fclose);
    if (!file) throw damaged();
    std::array<char, std::size_t{32} << 10> block;
    std::size_t total = 0;
    while (true) {
        const auto got = zip_fread(file.get(), block.data(), block.size());
        if (got < 0) throw damaged();
        if (got == 0) return;
        total += static_cast<std::size_t>(got);
        if (total > limits::entry_bytes) throw too_big();
        if (total > limits::ratio_from && total / limits::ratio > told.comp_size) throw Error(Fault::Input, "sheet.ratio", {entry, std::to_string(limits::ratio)});
        take({block.data(), static_cast<std::size_t>(got)});
    }
}

std::string ZipFile::whole(const std::string& entry) const {
    std::string bytes;
    read(entry, [&](std::string_view block) {
        if (bytes.size() + block.size() > limits::part_bytes) throw Error(Fault::Input, "sheet.part_too_big", {entry, std::to_string(limits::part_bytes >> 20)});
        bytes += block;
    });
    return bytes;
}

}  // namespace lichsong::sheet
