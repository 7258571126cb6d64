// SPDX-License-Identifier: Apache-2.0
// Calendar files of anybody's making before the linter: it ends, names lines that exist, and finds the same wherever the
// bytes are cut.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "calendar/ical/lint.h"

namespace {

using namespace lichsong;

void demand(bool truth) {
    if (!truth) std::abort();
}

std::vector<ical::LintFinding> findings(std::string_view bytes, std::size_t block) {
    std::vector<ical::LintFinding> found;
    ical::Linter linter([&](const ical::LintFinding& finding) { found.push_back(finding); });
    for (std::size_t at = 0; at < bytes.size(); at += block) linter.feed(bytes.substr(at, block));
    linter.finish();
    demand(linter.count() >= static_cast<long>(found.size()));
    return found;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::size_t block = 1 + data[0];
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const auto whole = findings(bytes, bytes.size() + 1);
    const auto pieces = findings(bytes, block);
    demand(whole.size() == pieces.size());
    const long lines = std::count(bytes.begin(), bytes.end(), '\n') + 1;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        demand(whole[i].fault == pieces[i].fault && whole[i].line == pieces[i].line && whole[i].detail == pieces[i].detail);
        demand(whole[i].line >= 0 && whole[i].line <= lines);
    }
    return 0;
}
