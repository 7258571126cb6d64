// SPDX-License-Identifier: Apache-2.0
#include "app/cli/progress.h"

#include <algorithm>
#include <ostream>
#include <string>

namespace lichsong::cli {
namespace {
constexpr std::chrono::milliseconds not_worth_a_bar{300};
constexpr int width = 40;
}  // namespace

Progress::~Progress() {
    if (m_percent >= 0) m_console.err << '\r' << std::string(width + 8, ' ') << '\r' << std::flush;
}

void Progress::show(std::int64_t done, std::int64_t total) {
    if (!m_console.terminal || total <= 0) return;
    const int percent = static_cast<int>(std::clamp<std::int64_t>(done * 100 / total, 0, 100));
    if (percent == m_percent || std::chrono::steady_clock::now() - m_began < not_worth_a_bar) return;
    m_percent = percent;
    const auto filled = static_cast<std::size_t>(percent * width / 100);
    m_console.err << "\r[" << std::string(filled, '#') << std::string(width - filled, '.') << "] " << percent << " %" << std::flush;
}

}  // namespace lichsong::cli
