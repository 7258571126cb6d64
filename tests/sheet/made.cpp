// SPDX-License-Identifier: Apache-2.0
#include "made.h"

#include <catch2/catch.hpp>

#include <array>
#include <cstdio>
#include <fstream>
#include <new>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <zip.h>

#include "calendar/base/error.h"
#include "calendar/sheet/csv.h"
#include "calendar/sheet/xlsx.h"

#if defined(__SANITIZE_ADDRESS__)
#define LICHSONG_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define LICHSONG_SANITIZED 1
#endif
#endif

namespace lichsong::test {
namespace {

#ifdef LICHSONG_SANITIZED
void put_up_fence() {}
#else
void put_up_fence() {
    long pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    const auto now = static_cast<rlim_t>(pages) * static_cast<rlim_t>(sysconf(_SC_PAGESIZE));
    const rlimit memory{now + (rlim_t{256} << 20), now + (rlim_t{256} << 20)};
#ifdef __OPTIMIZE__
    const rlimit time{2, 2};
#else
    const rlimit time{10, 10};
#endif
    if (setrlimit(RLIMIT_AS, &memory) != 0 || setrlimit(RLIMIT_CPU, &time) != 0) _exit(1);
}
#endif

[[noreturn]] void run_fenced(const std::function<void()>& work, int out) {
    put_up_fence();
    std::string code;
    try {
        work();
    } catch (const base::Error& error) {
        code = error.code();
    } catch (const std::bad_alloc&) {
        code = "no memory";
    }
    const auto written = write(out, code.data(), code.size());
    _exit(written == static_cast<ssize_t>(code.size()) ? 0 : 1);
}

}  // namespace

std::string zip_of(const Entries& entries) {
    zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    zip_source_keep(source);
    zip_t* zip = zip_open_from_source(source, ZIP_TRUNCATE, nullptr);
    REQUIRE(zip != nullptr);
    for (const auto& [name, text] : entries) REQUIRE(zip_file_add(zip, name.c_str(), zip_source_buffer(zip, text.data(), text.size(), 0), 0) >= 0);
    REQUIRE(zip_close(zip) == 0);
    zip_stat_t told;
    REQUIRE(zip_source_stat(source, &told) == 0);
    std::string bytes(told.size, '\0');
    REQUIRE(zip_source_open(source) == 0);
    REQUIRE(zip_source_read(source, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()));
    zip_source_close(source);
    zip_source_free(source);
    return bytes;
}

Entries workbook_entries(const std::string& sheet_xml) {
    const std::string relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    return {{"_rels/.rels", "<Relationships><Relationship Id=\"a\" Type=\"" + relations + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
            {"xl/workbook.xml", "<workbook xmlns:r=\"" + relations + "\"><sheets><sheet name=\"Một\" sheetId=\"1\" r:id=\"b\"/></sheets></workbook>"},
            {"xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"b\" Type=\"" + relations + "/worksheet\" Target=\"sheet.xml\"/>"
                                           "<Relationship Id=\"c\" Type=\"" + relations + "/sharedStrings\" Target=\"texts.xml\"/>"
                                           "<Relationship Id=\"d\" Type=\"" + relations + "/styles\" Target=\"styles.xml\"/></Relationships>"},
            {"xl/sheet.xml", sheet_xml}};
}

std::string sheet_of(const std::string& rows) { return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"; }

std::string repeated(std::string_view text, std::size_t times) {
    std::string out;
    out.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i) out += text;
    return out;
}

std::string ReadTable::at(long number, std::size_t column) const {
    for (const auto& row : rows)
        if (row.number == number) return column < row.cells.size() ? row.cells[column] : "";
    return "";
}

ReadTable csv(std::string_view bytes) {
    ReadTable table;
    table.faults = sheet::read_csv(bytes, {}, [&](const sheet::Row& row) { table.rows.push_back(row); });
    return table;
}

ReadTable xlsx(std::string_view bytes, const std::string& name) {
    ReadTable table;
    table.faults = sheet::read_xlsx(bytes, name, [&](const sheet::Row& row) { table.rows.push_back(row); });
    return table;
}

Refusal refusal_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const base::Error& error) {
        CHECK(error.fault() == base::Fault::Input);
        return {error.code(), error.args()};
    }
    return {};
}

std::string fenced_code(const std::function<void()>& work) {
    std::array<int, 2> ends{};
    REQUIRE(pipe(ends.data()) == 0);
    std::fflush(nullptr);
    const auto child = fork();
    REQUIRE(child >= 0);
    if (child == 0) run_fenced(work, ends[1]);
    close(ends[1]);
    std::array<char, 100> text{};
    const auto got = read(ends[0], text.data(), text.size());
    close(ends[0]);
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return "killed";
    return {text.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0))};
}

}  // namespace lichsong::test
