// SPDX-License-Identifier: Apache-2.0
#include "app/feed/metrics.h"

#include <algorithm>
#include <string_view>

namespace lichsong::feed {
namespace {

struct Bucket {
    std::chrono::microseconds up_to;
    std::string_view label;  ///< seconds
};
constexpr std::array<Bucket, 6> buckets{{{std::chrono::microseconds(100), "0.0001"}, {std::chrono::microseconds(1'000), "0.001"},
                                         {std::chrono::microseconds(10'000), "0.01"}, {std::chrono::microseconds(100'000), "0.1"},
                                         {std::chrono::microseconds(1'000'000), "1"}, {std::chrono::microseconds(10'000'000), "10"}}};
constexpr std::array<std::string_view, 8> reasons{"too_many_connections", "too_many_from_address", "header_deadline", "write_deadline",
                                                  "malformed", "too_large", "too_many_misses", "tls_failed"};
constexpr double nanoseconds_in_second = 1e9;

void add_head(std::string& text, std::string_view name, std::string_view type) {
    text.append("# TYPE lichsong_").append(name).append(" ").append(type).append("\n");
}

void add_line(std::string& text, std::string_view name, std::string_view labels, const std::string& value) {
    text.append("lichsong_").append(name);
    if (!labels.empty()) text.append("{").append(labels).append("}");
    text.append(" ").append(value).append("\n");
}

std::string label(std::string_view name, std::string_view value) { return std::string(name) + "=\"" + std::string(value) + "\""; }

}  // namespace

void Metrics::count_answer(int status, std::size_t bytes, std::chrono::nanoseconds taken) {
    ++m_by_class[static_cast<std::size_t>(std::clamp(status / 100, 0, 5))];
    m_bytes += bytes;
    m_nanoseconds += static_cast<std::uint64_t>(taken.count());
    const auto* const bucket = std::find_if(buckets.begin(), buckets.end(), [&](const Bucket& b) { return taken <= b.up_to; });
    ++m_buckets[static_cast<std::size_t>(bucket - buckets.begin())];
}

std::string Metrics::text(std::size_t open_connections) const {
    std::string text;
    add_head(text, "requests_total", "counter");
    for (std::size_t i = 1; i < m_by_class.size(); ++i)
        add_line(text, "requests_total", label("class", std::to_string(i) + "xx"), std::to_string(m_by_class[i].load()));
    add_head(text, "sent_bytes_total", "counter");
    add_line(text, "sent_bytes_total", "", std::to_string(m_bytes.load()));
    add_head(text, "open_connections", "gauge");
    add_line(text, "open_connections", "", std::to_string(open_connections));
    add_head(text, "refused_total", "counter");
    for (std::size_t i = 0; i < reasons.size(); ++i) add_line(text, "refused_total", label("reason", reasons[i]), std::to_string(m_refused[i].load()));
    add_head(text, "request_seconds", "histogram");
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < m_buckets.size(); ++i) {
        sum += m_buckets[i].load();
        add_line(text, "request_seconds_bucket", label("le", i < buckets.size() ? buckets[i].label : "+Inf"), std::to_string(sum));
    }
    add_line(text, "request_seconds_sum", "", std::to_string(static_cast<double>(m_nanoseconds.load()) / nanoseconds_in_second));
    add_line(text, "request_seconds_count", "", std::to_string(sum));
    return text;
}

}  // namespace lichsong::feed
