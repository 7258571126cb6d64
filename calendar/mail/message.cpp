// SPDX-License-Identifier: Apache-2.0
#include "calendar/mail/message.h"

#include <algorithm>

#include "calendar/base/error.h"
#include "calendar/base/text.h"

namespace lichsong::mail {

namespace {

constexpr std::size_t longest_local = 64;
constexpr std::size_t longest_label = 63;
constexpr std::size_t longest_domain = 253;
constexpr std::size_t longest_address = 254;

bool is_alnum(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// RFC 5322 §3.2.3: atext in runs, dots between them.
bool is_dot_atom(std::string_view text) {
    if (text.empty() || text.front() == '.' || text.back() == '.' || text.find("..") != std::string_view::npos) return false;
    return std::all_of(text.begin(), text.end(), [](char c) { return is_alnum(c) || std::string_view("!#$%&'*+-/=?^_`{|}~.").find(c) != std::string_view::npos; });
}

// RFC 1123 §2.1.
bool is_host_name(std::string_view text) {
    if (text.empty() || text.size() > longest_domain) return false;
    while (true) {
        const auto dot = text.find('.');
        const auto label = text.substr(0, dot);
        if (label.empty() || label.size() > longest_label || label.front() == '-' || label.back() == '-') return false;
        if (!std::all_of(label.begin(), label.end(), [](char c) { return is_alnum(c) || c == '-'; })) return false;
        if (dot == std::string_view::npos) return true;
        text.remove_prefix(dot + 1);
    }
}

// The letters with marks replaced by one that would do.
std::string as_if_ascii(std::string_view email) {
    std::string plain(email);
    std::replace_if(plain.begin(), plain.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }, 'a');
    return plain;
}

bool is_address(std::string_view email) {
    const auto at = email.find('@');
    if (at == std::string_view::npos || email.size() > longest_address || at > longest_local) return false;
    return is_dot_atom(email.substr(0, at)) && is_host_name(email.substr(at + 1));
}

// Takes the next line of a calendar, unfolded (RFC 5545 §3.1), from the front.
std::string take_line(std::string_view& rest) {
    std::string line;
    while (!rest.empty()) {
        const auto end = rest.find('\n');
        auto piece = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        if (piece.ends_with('\r')) piece.remove_suffix(1);
        line += piece;
        if (rest.empty() || (rest.front() != ' ' && rest.front() != '\t')) break;
        rest.remove_prefix(1);
    }
    return line;
}

std::string upper_text(std::string_view text) {
    std::string made(text);
    std::transform(made.begin(), made.end(), made.begin(), upper);
    return made;
}

}  // namespace

void check_address(const std::string& email) {
    if (is_address(email)) return;
    if (!is_ascii(email) && base::is_utf8(email) && is_address(as_if_ascii(email))) throw base::Error(base::Fault::Input, "mail.address_not_ascii", {email});
    throw base::Error(base::Fault::Input, "mail.bad_address", {base::is_utf8(email) ? base::beginning(email, longest_address) : std::string()});
}

std::vector<std::string> recipients_of(const Outgoing& message) {
    std::vector<std::string> all;
    for (const auto* list : {&message.to, &message.cc})
        for (const auto& one : *list)
            if (std::find(all.begin(), all.end(), one.email) == all.end()) all.push_back(one.email);
    return all;
}

std::string method_of(std::string_view calendar) {
    std::string method;
    int depth = 0;
    while (!calendar.empty()) {
        const auto line = take_line(calendar);
        const auto colon = line.find(':');
        if (colon == std::string::npos) continue;
        const auto name = upper_text(line.substr(0, std::min(line.find(';'), colon)));
        if (name == "BEGIN") ++depth;
        if (name == "END") --depth;
        if (name != "METHOD" || depth != 1) continue;
        if (!method.empty()) return {};
        method = upper_text(base::trim(std::string_view(line).substr(colon + 1)));
    }
    return method;
}

}  // namespace lichsong::mail
