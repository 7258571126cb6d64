// SPDX-License-Identifier: Apache-2.0
// What goes between the program and the child process that runs libical on foreign bytes: calendar text one way, plain
// values the other. Both sides trust nothing: what is too long or cut off is an error, never a read past an end.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lichsong::ical {

/// The properties that are understood; all others are kept as they are. Their names are in wire.cpp.
enum class Read : std::uint8_t {
    Start, End, Duration, RecurrenceId, RDate, ExDate, Stamp, LastModified, Sequence, Status,
    Summary, Location, Description, Categories, Url,
    Code, Series, State, Outlet, Medium, Body,
};
inline constexpr std::size_t read_count = 21;

enum class ReadType : std::uint8_t {
    Moment,   ///< 20210501, 20210501T190000, 20210501T120000Z
    Moments,  ///< the same; libical drops all values after the 500th of a line, so that each is sent as a line
    Period,   ///< like Moments; a PERIOD comes as 20210501T190000/20210501T193000
    Seconds,  ///< a number
    Number,
    Word,     ///< CONFIRMED
    Text,
    Texts,
};
struct ReadInfo {
    std::string_view name;  ///< in capitals
    ReadType type;
};
[[nodiscard]] const ReadInfo& read_info(Read property);
[[nodiscard]] std::optional<Read> find_read(std::string_view name);

/// A value as libical understood it, in the text form that ReadType says. Unreadable ones are left out.
struct ReadValue {
    Read property{};
    std::string_view text;
};
/// One component of the request; `number` is that of its X-LICHSONG-NUMBER.
struct ReadComponent {
    std::uint32_t number = 0;
    std::vector<ReadValue> values;
};
inline constexpr std::string_view number_property = "X-LICHSONG-NUMBER";

/// Appends to a reply.
void put_component(std::string& reply, std::uint32_t number, std::uint32_t values);
void put_value(std::string& reply, Read property, std::string_view text);

/// Takes a reply apart; the views are into it.
class ReplyReader {
public:
    explicit ReplyReader(std::string_view reply) : m_rest(reply) {}
    /// False at the end. Throws Error{Input,"ics.reader_failed"} where the reply makes no sense.
    bool next(ReadComponent& component);

private:
    std::uint32_t number();
    std::string_view bytes(std::size_t count);
    std::string_view m_rest;
};

/// A message is its length, four bytes with the least first, and its bytes.
inline constexpr std::size_t frame_head = 4;
inline constexpr std::size_t longest_frame = std::size_t{64} * 1024 * 1024;
[[nodiscard]] std::array<char, frame_head> frame_of(std::size_t length);
[[nodiscard]] std::size_t length_of(std::string_view head);

}  // namespace lichsong::ical
