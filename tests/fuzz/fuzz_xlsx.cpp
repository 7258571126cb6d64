// SPDX-License-Identifier: Apache-2.0
// Workbooks of anybody's making: as zip files, and as the XML of a sheet, its texts and its styles, which no fuzzer would pack by
// itself. Whatever the bytes, rows within the limits come out, or an error of the reader's own.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/sheet/xlsx.h"

namespace {

using namespace lichsong;

void demand(bool truth) {
    if (!truth) std::abort();
}

void read(std::string_view bytes) {
    try {
        const auto faults = sheet::read_xlsx(bytes, {}, [](const sheet::Row& row) {
            demand(row.number >= 1 && row.number <= sheet::limits::rows && !row.cells.empty() && row.cells.size() <= sheet::limits::columns);
            for (const auto& cell : row.cells) demand(base::is_utf8(cell) && base::nfc(cell) == cell);
        });
        for (const auto& fault : faults) demand(fault.line >= 1 && base::is_utf8(fault.detail));
    } catch (const base::Error& error) {
        demand(error.fault() == base::Fault::Input && error.code().starts_with("sheet."));
    }
}

std::string number(std::size_t value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i, value >>= 8U) out += static_cast<char>(value & 0xFFU);
    return out;
}

std::size_t checksum(std::string_view text) {
    std::uint32_t sum = 0xFFFFFFFFU;
    for (const char c : text) {
        sum ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) sum = sum >> 1U ^ ((sum & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return sum ^ 0xFFFFFFFFU;
}

// A zip file that only stores: fast enough for a fuzzer.
class Stored {
public:
    void add(std::string_view name, std::string_view text) {
        const auto common = number(20, 2) + number(0, 8) + number(checksum(text), 4) + number(text.size(), 4) + number(text.size(), 4) + number(name.size(), 2) + number(0, 2);
        m_list += "PK\x01\x02" + number(20, 2) + common + number(0, 10) + number(m_files.size(), 4) + std::string(name);
        m_files += "PK\x03\x04" + common + std::string(name) + std::string(text);
        ++m_count;
    }
    [[nodiscard]] std::string bytes() const {
        return m_files + m_list + "PK\x05\x06" + number(0, 4) + number(m_count, 2) + number(m_count, 2) + number(m_list.size(), 4) + number(m_files.size(), 4) + number(0, 2);
    }

private:
    std::string m_files;
    std::string m_list;
    std::size_t m_count = 0;
};

// The input up to the first "\n--\n" is the sheet, then come the texts, then the styles.
std::string_view next_part(std::string_view& rest) {
    constexpr std::string_view cut = "\n--\n";
    const auto at = rest.find(cut);
    const auto part = rest.substr(0, at);
    rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + cut.size());
    return part;
}

std::string workbook(std::string_view parts) {
    Stored zip;
    zip.add("xl/workbook.xml", "<workbook><sheets><sheet name=\"a\" r:id=\"a\"/></sheets></workbook>");
    zip.add("xl/_rels/workbook.xml.rels", "<r><r Id=\"a\" Type=\"/worksheet\" Target=\"a\"/><r Id=\"b\" Type=\"/sharedStrings\" Target=\"b\"/><r Id=\"c\" Type=\"/styles\" Target=\"c\"/></r>");
    zip.add("xl/a", next_part(parts));
    zip.add("xl/b", next_part(parts));
    zip.add("xl/c", next_part(parts));
    return zip.bytes();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (sheet::looks_like_xlsx(bytes)) read(bytes);
    else read(workbook(bytes));
    return 0;
}
