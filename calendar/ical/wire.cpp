// SPDX-License-Identifier: Apache-2.0
#include "calendar/ical/wire.h"

#include <algorithm>
#include <cstring>

#include "calendar/base/error.h"

namespace lichsong::ical {
namespace {

constexpr std::array<ReadInfo, read_count> wire_properties{{
    {"DTSTART", ReadType::Moment},
    {"DTEND", ReadType::Moment},
    {"DURATION", ReadType::Seconds},
    {"RECURRENCE-ID", ReadType::Moment},
    {"RDATE", ReadType::Period},
    {"EXDATE", ReadType::Moments},
    {"DTSTAMP", ReadType::Moment},
    {"LAST-MODIFIED", ReadType::Moment},
    {"SEQUENCE", ReadType::Number},
    {"STATUS", ReadType::Word},
    {"SUMMARY", ReadType::Text},
    {"LOCATION", ReadType::Text},
    {"DESCRIPTION", ReadType::Text},
    {"CATEGORIES", ReadType::Texts},
    {"URL", ReadType::Text},
    {"X-LICHSONG-CODE", ReadType::Text},
    {"X-LICHSONG-SERIES", ReadType::Text},
    {"X-LICHSONG-STATE", ReadType::Text},
    {"X-LICHSONG-OUTLET", ReadType::Text},
    {"X-LICHSONG-MEDIUM", ReadType::Text},
    {"X-LICHSONG-RESPONSIBLE-BODY", ReadType::Text},
}};

void put_number(std::string& out, std::uint32_t number) {
    const auto bytes = frame_of(number);
    out.append(bytes.data(), bytes.size());
}

}  // namespace

const ReadInfo& read_info(Read property) { return wire_properties[static_cast<std::size_t>(property)]; }

std::optional<Read> find_read(std::string_view name) {
    const auto* found = std::find_if(wire_properties.begin(), wire_properties.end(), [&](const ReadInfo& row) { return row.name == name; });
    if (found == wire_properties.end()) return std::nullopt;
    return static_cast<Read>(found - wire_properties.begin());
}

void put_component(std::string& reply, std::uint32_t number, std::uint32_t values) {
    put_number(reply, number);
    put_number(reply, values);
}

void put_value(std::string& reply, Read property, std::string_view text) {
    reply += static_cast<char>(property);
    put_number(reply, static_cast<std::uint32_t>(text.size()));
    reply += text;
}

bool ReplyReader::next(ReadComponent& component) {
    component.values.clear();
    if (m_rest.empty()) return false;
    component.number = number();
    for (auto left = number(); left > 0; --left) {
        const auto property = static_cast<std::uint8_t>(bytes(1).front());
        if (property >= read_count) throw base::Error(base::Fault::Input, "ics.reader_failed");
        const auto length = number();
        component.values.push_back({static_cast<Read>(property), bytes(length)});
    }
    return true;
}

std::uint32_t ReplyReader::number() { return static_cast<std::uint32_t>(length_of(bytes(frame_head))); }

std::string_view ReplyReader::bytes(std::size_t count) {
    if (m_rest.size() < count || count == 0) {
        if (count == 0) return {};
        throw base::Error(base::Fault::Input, "ics.reader_failed");
    }
    const auto taken = m_rest.substr(0, count);
    m_rest.remove_prefix(count);
    return taken;
}

std::array<char, frame_head> frame_of(std::size_t length) {
    std::array<char, frame_head> head{};
    for (auto& byte : head) {
        byte = static_cast<char>(length & 0xFFU);
        length >>= 8U;
    }
    return head;
}

std::size_t length_of(std::string_view head) {
    std::size_t length = 0;
    for (std::size_t i = frame_head; i > 0; --i) length = (length << 8U) | static_cast<unsigned char>(head[i - 1]);
    return length;
}

}  // namespace lichsong::ical
