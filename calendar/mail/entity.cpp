// SPDX-License-Identifier: Apache-2.0
#include "calendar/mail/entity.h"

#include <algorithm>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/mail/read.h"

namespace lichsong::mail {

namespace {

std::string_view take_line(std::string_view& rest) {
    const auto end = rest.find('\n');
    auto line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

bool is_name(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7F; });
}

std::string lower(std::string_view text) {
    std::string made(text);
    for (auto& c : made)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return made;
}

// NUL would end the field for whoever takes it as a C string, and make another address of one.
std::string without_nul(std::string_view text) {
    std::string made;
    for (const char c : text)
        if (c == '\0') made += "\xEF\xBF\xBD";
        else made += c;
    return made;
}

}  // namespace

const std::string* Entity::find(std::string_view name) const {
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.name == name; });
    return found == fields.end() ? nullptr : &found->value;
}

std::size_t Entity::count(std::string_view name) const {
    return static_cast<std::size_t>(std::count_if(fields.begin(), fields.end(), [&](const Field& field) { return field.name == name; }));
}

Entity split_entity(std::string_view bytes) {
    Entity entity;
    auto rest = bytes;
    bool is_continued = false;
    while (!rest.empty()) {
        const auto before = rest;
        const auto line = take_line(rest);
        if (line.empty()) break;
        if (bytes.size() - rest.size() > limits::header_bytes) throw base::Error(base::Fault::Input, "mail.header_too_large");
        if (line.front() == ' ' || line.front() == '\t') {
            if (is_continued) entity.fields.back().value += without_nul(line);
        } else {
            const auto colon = line.find(':');
            const auto name = base::trim(line.substr(0, colon));
            is_continued = colon != std::string_view::npos && is_name(name);
            if (is_continued) entity.fields.push_back({lower(name), without_nul(base::trim(line.substr(colon + 1)))});
            else if (entity.fields.empty()) {
                rest = before;
                break;
            }
        }
        if (entity.fields.size() > limits::headers || (!entity.fields.empty() && entity.fields.back().value.size() > limits::field_octets))
            throw base::Error(base::Fault::Input, "mail.header_too_large");
    }
    entity.body = rest;
    return entity;
}

std::vector<std::string_view> split_parts(std::string_view body, std::string_view boundary) {
    std::vector<std::string_view> parts;
    const char* begin = nullptr;
    const char* end = body.data();  // of what the part holds: the line break before a boundary is the boundary's
    while (!body.empty()) {
        const auto* start = body.data();
        const auto line = take_line(body);
        const bool is_boundary = line.starts_with("--") && line.substr(2).starts_with(boundary);
        const auto tail = is_boundary ? base::trim(line.substr(2 + boundary.size())) : line;
        if (!is_boundary || (!tail.empty() && tail != "--")) {
            end = line.data() + line.size();
            continue;
        }
        if (begin != nullptr) parts.emplace_back(begin, static_cast<std::size_t>(std::max(end, begin) - begin));
        if (parts.size() > limits::parts) throw base::Error(base::Fault::Input, "mail.too_many_parts", {std::to_string(limits::parts)});
        if (tail == "--") return parts;
        begin = body.data();
        end = std::max(start, begin);
    }
    if (begin != nullptr) parts.emplace_back(begin, static_cast<std::size_t>(std::max(end, begin) - begin));
    return parts;
}

}  // namespace lichsong::mail
