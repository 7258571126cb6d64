// SPDX-License-Identifier: Apache-2.0
// Templates from anywhere: whatever the bytes, parse_template gives rows or Error{Input,…} with file and line, soon and
// without going deep. What it gives names its rows and fields, and holds no more text than the file.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/service/template_file.h"

namespace {

using namespace lichsong;

void demand(bool truth) {
    if (!truth) std::abort();
}

void check_error(const base::Error& error) {
    demand(error.fault() == base::Fault::Input);
    demand(error.code().starts_with("template."));
    demand(!error.args().empty() && error.args()[0] == "fuzzed.toml");
    if (error.code() != "template.too_large") demand(error.args().size() >= 2 && std::stoi(error.args()[1]) >= 1);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    try {
        const auto file = service::parse_template(text, "fuzzed.toml");
        demand(base::clean_line(file.title) == file.title);
        std::size_t rows = 0;
        for (const auto& row : file.rows) {
            demand(!row.kind.empty() || text.find("\"\"") != std::string_view::npos || text.find("''") != std::string_view::npos);
            demand(row.line >= 1);
            for (const auto& field : row.fields) demand(field.line >= 1 && base::is_utf8(field.text));
            ++rows;
        }
        demand(rows <= size);
        demand(file.include.size() <= size);
    } catch (const base::Error& error) {
        check_error(error);
    }
    return 0;
}
