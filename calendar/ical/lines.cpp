// SPDX-License-Identifier: Apache-2.0
// Reading of content lines. Whatever the bytes, it ends: every step goes on by at least one byte, and looks at each a fixed
// number of times.
#include "calendar/ical/lines.h"

#include <algorithm>

#include "calendar/ical/utf8.h"

namespace lichsong::ical {
namespace {

constexpr auto steps = plain_steps();
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t longest_physical = 75;  // RFC 5545 §3.1: octets, without the line break

constexpr bool is_name_letter(char c) noexcept {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

constexpr char upper(char c) noexcept { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

// Where the parameters end: at the first colon outside quotes.
std::size_t colon_after(std::string_view text, std::size_t at) noexcept {
    bool quoted = false;
    for (; at < text.size(); ++at) {
        if (text[at] == '"') quoted = !quoted;
        else if (text[at] == ':' && !quoted) return at;
    }
    return std::string_view::npos;
}

}  // namespace

void to_upper(std::string& name) {
    for (auto& c : name) c = upper(c);
}

bool is_same_name(std::string_view a, std::string_view b) noexcept {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return upper(x) == upper(y); });
}

std::string_view parameter_of(std::string_view parameters, std::string_view name) {
    auto rest = parameters;
    while (!rest.empty()) {
        rest.remove_prefix(1);  // the semicolon
        bool quoted = false;
        std::size_t end = 0;
        for (; end < rest.size() && (quoted || rest[end] != ';'); ++end)
            if (rest[end] == '"') quoted = !quoted;
        const auto one = rest.substr(0, end);
        rest.remove_prefix(end);
        const auto equals = one.find('=');
        if (equals == std::string_view::npos || !is_same_name(one.substr(0, equals), name)) continue;
        auto value = one.substr(equals + 1);
        if (value.starts_with('"')) return value.substr(1, value.find('"', 1) - 1);
        return value.substr(0, value.find(','));
    }
    return {};
}

void LineReader::feed(std::string_view bytes) {
    if (m_stopped) return;
    if (m_held.empty()) {
        const auto rest = bytes.substr(take(bytes, false));
        if (rest.size() <= longest) {
            m_held = rest;
            return;
        }
    } else {
        m_held += bytes;
        m_held.erase(0, take(m_held, false));
        if (m_held.size() <= longest) return;
    }
    stop();
}

void LineReader::stop() {
    if (m_stopped) return;
    m_stopped = true;
    m_held.clear();
    m_handler.fault(LineFault::Endless, m_number);
}

void LineReader::finish() {
    if (m_stopped) return;
    take(m_held, true);
    m_held.clear();
}

// Takes whole lines and returns how far. Whether a line goes on is known from the first byte of the next.
std::size_t LineReader::take(std::string_view bytes, bool last) {
    std::size_t begin = 0;
    if (!m_begun) {
        if (!last && bytes.size() < byte_order_mark.size()) return 0;
        m_begun = true;
        if (bytes.starts_with(byte_order_mark)) {
            m_handler.fault(LineFault::ByteOrderMark, 1);
            begin = byte_order_mark.size();
            m_offset = begin;
        }
    }
    std::size_t at = begin;
    while (at < bytes.size()) {
        const auto lf = bytes.find('\n', at);
        if (lf == std::string_view::npos || lf + 1 == bytes.size()) break;
        at = lf + 1;
        if (bytes[at] == ' ' || bytes[at] == '\t') {
            if (at - begin <= longest) continue;
            stop();
            return bytes.size();
        }
        take_line(bytes.substr(begin, at - begin));
        begin = at;
    }
    if (last && begin < bytes.size()) {
        take_line(bytes.substr(begin));
        begin = bytes.size();
    }
    return begin;
}

void LineReader::take_line(std::string_view raw) {
    const auto number = m_number;
    const auto offset = m_offset;
    m_offset += raw.size();
    auto lf = raw.find('\n');
    const bool folded = lf != std::string_view::npos && lf + 1 < raw.size();
    m_unfolded.clear();
    std::string_view text;
    for (bool first = true; !raw.empty(); first = false, lf = raw.find('\n')) {
        const auto size = lf == std::string_view::npos ? raw.size() : lf + 1;
        auto physical = raw.substr(0, size);
        raw.remove_prefix(size);
        take_physical(physical, first);
        for (const char end : {'\n', '\r'})
            if (physical.ends_with(end)) physical.remove_suffix(1);
        if (!first) physical.remove_prefix(std::min<std::size_t>(1, physical.size()));  // the blank that folds
        if (folded) m_unfolded += physical;
        else text = physical;
    }
    if (folded) text = m_unfolded;
    for (std::size_t at = plain_run(text, 0, steps); at < text.size();) {
        const auto piece = sequence_at(text, at);
        const bool cr = text[at] == '\r';
        m_handler.fault(cr ? LineFault::BareCr : piece.kind == Sequence::Kind::IllFormed ? LineFault::NotUtf8 : LineFault::Control, number);
        at = plain_run(text, at + piece.length, steps);
    }
    split(text, number, offset);
}

void LineReader::take_physical(std::string_view raw, bool first) {
    const auto number = m_number++;
    const bool ended = raw.ends_with('\n');
    const bool crlf = raw.ends_with("\r\n");
    const auto octets = raw.size() - (crlf ? 2 : ended ? 1 : 0);
    if (!ended) m_handler.fault(LineFault::NoEnd, number);
    else if (!crlf) m_handler.fault(LineFault::BareLf, number);
    if (octets > longest_physical) m_handler.fault(LineFault::TooLong, number);
    if (!first && octets > 1 && is_continuation(raw[1])) m_handler.fault(LineFault::SplitCharacter, number);
}

void LineReader::split(std::string_view text, long number, std::size_t offset) const {
    std::size_t end = 0;
    while (end < text.size() && is_name_letter(text[end])) ++end;
    if (end == 0) return m_handler.fault(LineFault::NoName, number);
    const auto colon = end < text.size() && text[end] == ':' ? end : end < text.size() && text[end] == ';' ? colon_after(text, end) : std::string_view::npos;
    if (colon == std::string_view::npos) return m_handler.fault(LineFault::NoColon, number);
    m_handler.line({number, offset, text.substr(0, end), text.substr(end, colon - end), text.substr(colon + 1)});
}

}  // namespace lichsong::ical
