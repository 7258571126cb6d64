// SPDX-License-Identifier: Apache-2.0
// Folding, escaping and the filter of characters. The two encodings, of TEXT and of parameter values, are tables.
#include "calendar/ical/writer.h"

#include <array>
#include <cstring>
#include <utility>

#include "calendar/ical/utf8.h"

namespace lichsong::ical {

/// What stands for each special ASCII character; all others stand for themselves.
struct Encoding {
    Steps steps = plain_steps();
    std::array<std::string_view, 128> replacement{};

    constexpr void put(char character, std::string_view text) {
        steps[static_cast<unsigned char>(character)] = 0;
        replacement[static_cast<unsigned char>(character)] = text;
    }
    [[nodiscard]] constexpr std::string_view line_break() const { return replacement[std::size_t{'\n'}]; }
};

namespace {

constexpr std::size_t longest_line = 75;  // octets without the line break, RFC 5545 §3.1
constexpr std::size_t block = std::size_t{64} * 1024;
constexpr std::size_t capacity = block + 1024;  // a block ends with a line, unless the line is very long
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

constexpr Steps plain_signs = plain_steps();

}  // namespace

LineWriter::LineWriter(Sink sink) : m_sink(std::move(sink)), m_buffer(std::make_unique_for_overwrite<char[]>(capacity)) {}

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
    put("\r\n");
    m_column = 0;
    if (m_size >= block) flush();
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
    const auto scheme = uri.find_first_of(": \t\"<>");
    const bool is_uri = scheme != 0 && scheme != std::string_view::npos && uri.find_first_of(" \t\"<>") == std::string_view::npos;
    if (!is_uri || plain_run(uri, 0, plain_signs) != uri.size()) {
        ++m_left_out;
        return false;
    }
    begin(name);
    colon();
    append(uri);
    end();
    return true;
}

bool LineWriter::whole_line(std::string_view unfolded) {
    if (plain_run(unfolded, 0, plain_signs) != unfolded.size()) {
        ++m_left_out;
        return false;
    }
    append(unfolded);
    end();
    return true;
}

void LineWriter::lines(std::string_view finished) {
    if (m_size + finished.size() > capacity) flush();
    if (finished.size() > capacity) m_sink(finished);
    else put(finished);
    if (m_size >= block) flush();
}

void LineWriter::flush() {
    if (m_size == 0) return;
    m_sink({m_buffer.get(), m_size});
    m_size = 0;
}

// `bytes` are at most a physical line.
void LineWriter::put(std::string_view bytes) {
    if (bytes.empty()) return;
    if (m_size + bytes.size() > capacity) flush();
    std::memcpy(m_buffer.get() + m_size, bytes.data(), bytes.size());
    m_size += bytes.size();
}

void LineWriter::fold() {
    put("\r\n ");
    m_column = 1;
}

// A run of whole UTF-8 sequences; it is cut between two of them only.
void LineWriter::append(std::string_view run) {
    if (m_column + run.size() > longest_line) {
        append_folded(run);
        return;
    }
    put(run);
    m_column += run.size();
}

void LineWriter::append_folded(std::string_view run) {
    while (m_column + run.size() > longest_line) {
        std::size_t cut = longest_line - m_column;
        while (cut > 0 && is_continuation(run[cut])) --cut;
        if (cut == 0 && m_column == 1) cut = longest_line - m_column;  // no UTF-8, as no sequence is so long: it must end all the same
        put(run.substr(0, cut));
        fold();
        run.remove_prefix(cut);
    }
    put(run);
    m_column += run.size();
}

// An escape is kept on one line: RFC 5545 would allow to cut it, weak readers unescape before they unfold.
void LineWriter::append_whole(std::string_view unit) {
    if (m_column + unit.size() > longest_line) fold();
    put(unit);
    m_column += unit.size();
}

void LineWriter::encode(std::string_view value, const Encoding& encoding) {
    for (std::size_t at = 0; at < value.size();) {
        const auto end = plain_run(value, at, encoding.steps);
        append(value.substr(at, end - at));
        if (end == value.size()) return;
        const auto piece = sequence_at(value, end);
        const auto byte = static_cast<unsigned char>(value[end]);
        at = end + piece.length;
        if (byte < 0x80) {
            if (byte == '\r' && at < value.size() && value[at] == '\n') ++at;  // CR LF is one break
            append_whole(encoding.replacement[byte]);
        } else if (piece.kind == Sequence::Kind::Break) {
            append_whole(encoding.line_break());
        } else if (piece.kind == Sequence::Kind::IllFormed) {
            append_whole(replacement_character);
        }
    }
}

}  // namespace lichsong::ical
