// SPDX-License-Identifier: Apache-2.0
// Content lines of RFC 5545 §3.1 read from bytes that may be anything: unfolded, numbered, split into name, parameters and
// value, and what is wrong with them as bytes. It knows no property and no component. The inverse of writer.h.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace lichsong::ical {

/// One content line, unfolded. The views live until the next line.
struct ContentLine {
    long number = 0;              ///< of its first physical line, from 1
    std::size_t offset = 0;       ///< of its first byte within all that was fed
    std::string_view name;        ///< as written: lower case is allowed
    std::string_view parameters;  ///< between name and colon, with the first semicolon; empty where there are none
    std::string_view value;
};

/// Names of properties, parameters and components are ASCII, and their case does not count (RFC 5545 §3.1).
void to_upper(std::string& name);
[[nodiscard]] bool is_same_name(std::string_view a, std::string_view b) noexcept;

/// The value of a parameter without its quotes, the first where there are several; nothing where it is missing.
[[nodiscard]] std::string_view parameter_of(std::string_view parameters, std::string_view name);

enum class LineFault : unsigned char {
    ByteOrderMark,
    BareLf,          ///< ends with LF alone
    BareCr,          ///< CR that no LF follows
    NoEnd,           ///< the last line has no end
    TooLong,         ///< more than 75 octets without the end
    SplitCharacter,  ///< folded within a UTF-8 sequence
    NotUtf8,
    Control,         ///< a control character other than TAB
    NoName,          ///< does not begin with a name
    NoColon,
    Endless,         ///< more than LineReader::longest octets: reading stops
};

class LineReader {
public:
    /// Unfolded octets that one line may have. Only hostile files have more, and memory must end somewhere.
    static constexpr std::size_t longest = std::size_t{16} * 1024 * 1024;

    struct Handler {
        std::function<void(const ContentLine&)> line;
        std::function<void(LineFault, long number)> fault;
    };
    explicit LineReader(Handler handler) : m_handler(std::move(handler)) {}

    /// The next bytes of the file, cut anywhere.
    void feed(std::string_view bytes);
    /// What was held back. To be called once, at the end.
    void finish();

    [[nodiscard]] bool stopped() const noexcept { return m_stopped; }

private:
    std::size_t take(std::string_view bytes, bool last);
    void stop();
    void take_line(std::string_view raw);
    void take_physical(std::string_view raw, bool first);
    void split(std::string_view text, long number, std::size_t offset) const;

    Handler m_handler;
    std::string m_held;      ///< the beginning of a line whose end has not come
    std::string m_unfolded;
    long m_number = 1;       ///< of the physical line to come
    std::size_t m_offset = 0;
    bool m_begun = false;
    bool m_stopped = false;
};

}  // namespace lichsong::ical
