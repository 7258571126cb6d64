// SPDX-License-Identifier: Apache-2.0
#include "calendar/report/zip_writer.h"

#include <memory>

#include <zip.h>

#include "calendar/base/error.h"

namespace lichsong::report {
namespace {

[[noreturn]] void fail(const char* reason) { throw base::Error(base::Fault::Store, "report.zip", {reason}); }

constexpr zip_uint16_t first_dos_day = 0x0021;  // 1/1/1980, the first a zip file can name

void add(zip_t* zip, const std::pair<std::string, std::string>& entry) {
    auto* source = zip_source_buffer(zip, entry.second.data(), entry.second.size(), 0);
    if (source == nullptr) fail(zip_strerror(zip));
    const auto index = zip_file_add(zip, entry.first.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        fail(zip_strerror(zip));
    }
    const auto at = static_cast<zip_uint64_t>(index);
    if (zip_file_set_dostime(zip, at, 0, first_dos_day, 0) != 0 || zip_set_file_compression(zip, at, ZIP_CM_DEFLATE, 6) != 0) fail(zip_strerror(zip));
}

std::string bytes_of(zip_source_t* source) {
    zip_stat_t told;
    if (zip_source_open(source) != 0 || zip_source_stat(source, &told) != 0) fail("zip_source_open");
    std::string bytes(told.size, '\0');
    const auto got = zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    if (got < 0 || static_cast<std::size_t>(got) != bytes.size()) fail("zip_source_read");
    return bytes;
}

}  // namespace

std::string zipped(const std::vector<std::pair<std::string, std::string>>& entries) {
    zip_error_t error;
    zip_error_init(&error);
    const std::unique_ptr<zip_source_t, decltype(&zip_source_free)> target(zip_source_buffer_create(nullptr, 0, 0, &error), &zip_source_free);
    if (!target) fail(zip_error_strerror(&error));
    zip_source_keep(target.get());  // the archive gives up one reference when it is closed, and this holds another
    std::unique_ptr<zip_t, decltype(&zip_discard)> zip(zip_open_from_source(target.get(), ZIP_TRUNCATE, &error), &zip_discard);
    if (!zip) {
        zip_source_free(target.get());
        fail(zip_error_strerror(&error));
    }
    for (const auto& entry : entries) add(zip.get(), entry);
    if (zip_close(zip.get()) != 0) fail(zip_strerror(zip.get()));
    static_cast<void>(zip.release());
    return bytes_of(target.get());
}

}  // namespace lichsong::report
