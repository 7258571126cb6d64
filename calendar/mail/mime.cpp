// SPDX-License-Identifier: Apache-2.0
#include "calendar/mail/mime.h"

#include <mutex>

namespace lichsong::mail {

namespace {

std::size_t control_length(std::string_view rest) {
    const auto first = static_cast<unsigned char>(rest[0]);
    if (first < 0x20 || first == 0x7F) return 1;
    if (first == 0xC2 && rest.size() > 1 && static_cast<unsigned char>(rest[1]) < 0xA0) return 2;
    return rest.starts_with("\xE2\x80\xA8") || rest.starts_with("\xE2\x80\xA9") ? 3 : 0;
}

}  // namespace

void start_gmime() {
    static std::once_flag once;
    std::call_once(once, [] { g_mime_init(); });
}

std::string one_line(std::string_view utf8) {
    std::string line;
    for (std::size_t at = 0; at < utf8.size();) {
        const auto control = control_length(utf8.substr(at));
        if (control == 0) line += utf8[at++];
        else line += ' ';
        at += control;
    }
    return line;
}

std::string plain_text(std::string_view utf8) {
    std::string text;
    for (std::size_t at = 0; at < utf8.size();) {
        const char c = utf8[at];
        const bool is_break = c == '\n' || c == '\r';
        const auto control = control_length(utf8.substr(at));
        if (is_break) text += '\n';
        else if (control == 0 || c == '\t') text += c;
        at += utf8.substr(at).starts_with("\r\n") ? 2 : std::max<std::size_t>(control, 1);
    }
    return text;
}

}  // namespace lichsong::mail
