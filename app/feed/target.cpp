// SPDX-License-Identifier: Apache-2.0
#include "app/feed/target.h"

#include <algorithm>

namespace lichsong::feed {
namespace {

constexpr std::size_t longest_target = 2048;
constexpr std::size_t longest_shown = 16;
constexpr std::size_t shown_of_long = 8;

bool is_between(char c, char first, char last) { return c >= first && c <= last; }

bool is_unreserved(char c) {
    return is_between(c, 'a', 'z') || is_between(c, 'A', 'Z') || is_between(c, '0', '9') || std::string_view("-._~").find(c) != std::string_view::npos;
}

int hex(char c) {
    if (is_between(c, '0', '9')) return c - '0';
    if (is_between(c, 'a', 'f')) return c - 'a' + 10;
    if (is_between(c, 'A', 'F')) return c - 'A' + 10;
    return -1;
}

Target refused(int status) { return {status, {}, {}}; }

/// "/path?query" of "http://host/path?query"; the text itself where it has no such head.
std::string_view origin_form(std::string_view text) {
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (!text.starts_with(scheme)) continue;
        text.remove_prefix(scheme.size());
        const auto path = text.find('/');
        if (path == 0) return {};
        return path == std::string_view::npos ? "/" : text.substr(path);
    }
    return text;
}

bool has_odd_segment(const std::string& path) {
    const auto closed = path + '/';
    return path.find("//") != std::string::npos || closed.find("/./") != std::string::npos || closed.find("/../") != std::string::npos;
}

/// Decodes into `out`; the status to refuse with, or 0. A broken escape is an error, an odd character an unknown path.
int decode(std::string_view path, std::string& out) {
    int status = 0;
    for (std::size_t i = 0; i < path.size(); ++i) {
        char c = path[i];
        bool is_plain = c == '/' || is_unreserved(c);
        if (c == '%') {
            const int high = i + 2 < path.size() ? hex(path[i + 1]) : -1;
            const int low = i + 2 < path.size() ? hex(path[i + 2]) : -1;
            if (high < 0 || low < 0) return 400;
            c = static_cast<char>(high * 16 + low);
            is_plain = is_unreserved(c);  // an encoded slash is none
            i += 2;
        }
        if (!is_plain) status = 404;
        out += c;
    }
    return status;
}

}  // namespace

Target read_target(std::string_view text) {
    if (text.size() > longest_target) return refused(414);
    if (!std::all_of(text.begin(), text.end(), [](char c) { return is_between(c, '!', '~') && c != '#'; })) return refused(400);
    text = origin_form(text);
    if (!text.starts_with('/')) return refused(400);
    const auto mark = text.find('?');
    Target target;
    if (mark != std::string_view::npos) target.query = text.substr(mark + 1);
    target.refused = decode(text.substr(0, mark), target.path);
    if (target.refused == 0 && has_odd_segment(target.path)) target.refused = 404;
    return target.refused == 0 ? target : refused(target.refused);
}

std::string shortened(std::string_view target) {
    std::string shown;
    const auto mark = target.find('?');
    auto rest = target.substr(0, mark);
    while (true) {
        const auto slash = rest.find('/');
        const auto segment = rest.substr(0, slash);
        shown += segment.size() > longest_shown ? std::string(segment.substr(0, shown_of_long)) + "…" : std::string(segment);
        if (slash == std::string_view::npos) break;
        shown += '/';
        rest.remove_prefix(slash + 1);
    }
    return mark == std::string_view::npos ? shown : shown + "?…";
}

}  // namespace lichsong::feed
