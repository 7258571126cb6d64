// SPDX-License-Identifier: Apache-2.0
// Folding, escaping and the filter of characters. The two encodings, of TEXT and of parameter values, are tables.
#include "calendar/ical/writer.h"

#include <array>
#include <utility>

#include "calendar/ical/utf8.h"

namespace lichsong::ical {

/// What stands for each special ASCII character; all others stand for themselves.
struct Encoding {
    std::array<bool, 128> special{};
    std::array<std::string_view, 128> replacement{};

    constexpr void put(char character, std::string_view text) {
        special[static_cast<unsigned char>(character)] = true;
        replacement[static_cast<unsigned char>(character)] = text;
    }
    [[nodiscard]] constexpr std::string_view line_break() const { return replacement[std::size_t{'\n'}]; }
};

namespace {

constexpr std::size_t longest_line = 75;  // octets without the line break, RFC 5545 §3.1
constexpr std::size_t block = std::size_t{64} * 1024;
constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

constexpr Encoding without_controls(std::string_view line_break) {
    Encoding encoding;
    for (char c = 0; c < 0x20; ++c)
        if (c != '\t') encoding.put(c, "");
    encoding.put(0x7F, "");
    encoding.put('\r', line_break);
    encoding.put('\n', line_break);
    return encoding;
}

constexpr Encoding text_encoding = [] {
    auto encoding = without_controls("\\n");
    encoding.put('\\', "\\\\");
    encoding.put(';', "\\;");
    encoding.put(',', "\\,");
    return encoding;
}();

constexpr Encoding parameter_encoding = [] {
    auto encoding = without_controls("^n");
    encoding.put('^', "^^");
    encoding.put('"', "^'");
    return encoding;
}();

bool is_safe_uri(std::string_view uri) {
    for (std::size_t i = 0; i < uri.size();) {
        const auto piece = sequence_at(uri, i);
        if (piece.kind != Sequence::Kind::Plain) return false;
        i += piece.length;
    }
    return !uri.empty();
}

}  // namespace

LineWriter::LineWriter(Sink sink) : m_sink(std::move(sink)) { m_buffer.reserve(block + block / 4); }

void LineWriter::parameter(std::string_view name, std::string_view value) {
    plain(";");
    plain(name);
    const bool quoted = value.find_first_of(":;,") != std::string_view::npos;  // §3.2
    plain(quoted ? "=\"" : "=");
    encode(value, parameter_encoding);
    if (quoted) plain("\"");
}

void LineWriter::text(std::string_view value) { encode(value, text_encoding); }

void LineWriter::end() {
    m_buffer += "\r\n";
    m_column = 0;
    if (m_buffer.size() >= block) flush();
}

void LineWriter::line(std::string_view name, std::string_view ascii) {
    begin(name);
    colon();
    plain(ascii);
    end();
}

void LineWriter::text_line(std::string_view name, std::string_view value) {
    begin(name);
    colon();
    text(value);
    end();
}

bool LineWriter::uri_line(std::string_view name, std::string_view uri) {
    if (!is_safe_uri(uri)) {
        ++m_left_out;
        return false;
    }
    begin(name);
    colon();
    append(uri);
    end();
    return true;
}

void LineWriter::flush() {
    if (m_buffer.empty()) return;
    m_sink(m_buffer);
    m_buffer.clear();
}

void LineWriter::fold() {
    m_buffer += "\r\n ";
    m_column = 1;
}

// A run of whole UTF-8 sequences; it is cut between two of them only.
void LineWriter::append(std::string_view run) {
    while (m_column + run.size() > longest_line) {
        std::size_t cut = longest_line - m_column;
        while (cut > 0 && is_continuation(run[cut])) --cut;
        m_buffer.append(run.substr(0, cut));
        fold();
        run.remove_prefix(cut);
    }
    m_buffer.append(run);
    m_column += run.size();
}

// An escape is kept on one line: RFC 5545 would allow to cut it, weak readers unescape before they unfold.
void LineWriter::append_whole(std::string_view unit) {
    if (m_column + unit.size() > longest_line) fold();
    m_buffer.append(unit);
    m_column += unit.size();
}

void LineWriter::encode(std::string_view value, const Encoding& encoding) {
    std::size_t run = 0;  // where the piece begins that can be copied as it is
    for (std::size_t i = 0; i < value.size();) {
        const auto byte = static_cast<unsigned char>(value[i]);
        if (byte < 0x80 && !encoding.special[byte]) {
            ++i;
            continue;
        }
        const auto piece = byte < 0x80 ? Sequence{Sequence::Kind::Control, 1} : sequence_at(value, i);
        if (piece.kind == Sequence::Kind::Plain) {
            i += piece.length;
            continue;
        }
        append(value.substr(run, i - run));
        if (byte < 0x80) {
            if (byte == '\r' && i + 1 < value.size() && value[i + 1] == '\n') ++i;  // CR LF is one break
            append_whole(encoding.replacement[byte]);
        } else if (piece.kind == Sequence::Kind::Break) {
            append_whole(encoding.line_break());
        } else if (piece.kind == Sequence::Kind::IllFormed) {
            append_whole(replacement_character);
        }
        i += piece.length;
        run = i;
    }
    append(value.substr(run));
}

}  // namespace lichsong::ical
