// SPDX-License-Identifier: Apache-2.0
// Content lines of RFC 5545 §3.1: names, parameters and values in, folded and escaped bytes out. It knows no property and
// no component; whatever text it is given, it adds no line but the one it was asked for. Used by all writers of this folder.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

namespace lichsong::ical {

/// Takes the bytes of a calendar, some at a time.
using Sink = std::function<void(std::string_view)>;

struct Encoding;

/// A line is begin(), any parameter(), colon(), values, end(); or one of the calls that do all of it. Names, and what is
/// given to plain(), are our own ASCII; everything else may be any bytes. Bytes reach the sink in blocks of about 64 KiB.
class LineWriter {
public:
    explicit LineWriter(Sink sink);

    void begin(std::string_view name) { append(name); }
    /// Quoted and encoded as RFC 6868 says: ^n ^^ ^'.
    void parameter(std::string_view name, std::string_view value);
    void colon() { append(":"); }
    /// ASCII of our own making: digits, dates, rules, keywords.
    void plain(std::string_view ascii) { append(ascii); }
    /// TEXT, §3.3.11: \\ \; \, \n. Control characters but TAB are left out, ill-formed UTF-8 becomes U+FFFD; all kinds of
    /// line break, those of Unicode (U+0085, U+2028, U+2029) as well, become \n, as readers that split lines by Unicode's
    /// rules would see a new line there.
    void text(std::string_view value);
    void end();

    void line(std::string_view name, std::string_view ascii);
    void text_line(std::string_view name, std::string_view value);
    /// A URI is not escaped (§3.3.13), so one that holds a control character, a line break or ill-formed UTF-8 cannot be
    /// written, and what has no scheme or holds a space, quote or angle bracket is none (RFC 3986 §3): the line is left
    /// out, counted, and false returned.
    bool uri_line(std::string_view name, std::string_view uri);

    /// A line of another calendar, unfolded, that is right as it stands: it is folded and no more. Left out, counted and false
    /// where it holds what no line may.
    bool whole_line(std::string_view unfolded);

    /// Lines that this class has written before, as they are.
    void lines(std::string_view finished);

    /// Lines left out by uri_line() and whole_line().
    [[nodiscard]] std::size_t left_out() const noexcept { return m_left_out; }

    /// Gives everything written so far to the sink.
    void flush();

private:
    void append(std::string_view run);
    void append_folded(std::string_view run);
    void append_whole(std::string_view unit);
    void encode(std::string_view value, const Encoding& encoding);
    void put(std::string_view bytes);
    void fold();

    Sink m_sink;
    std::unique_ptr<char[]> m_buffer;
    std::size_t m_size = 0;
    std::size_t m_column = 0;  ///< octets of the physical line so far
    std::size_t m_left_out = 0;
};

}  // namespace lichsong::ical
