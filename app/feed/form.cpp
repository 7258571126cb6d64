// SPDX-License-Identifier: Apache-2.0
#include "app/feed/form.h"

#include <charconv>

#include "calendar/base/text.h"

namespace lichsong::feed {
namespace {

constexpr std::string_view form_type = "application/x-www-form-urlencoded";
constexpr std::size_t most_fields = 4'000;  // of a request of a thousand lines

std::optional<std::string> decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i] == '+' ? ' ' : text[i];
            continue;
        }
        const auto digits = text.substr(i + 1, 2);
        unsigned byte = 0;
        constexpr int hexadecimal = 16;
        const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), byte, hexadecimal);
        if (digits.size() != 2 || problem != std::errc{} || end != digits.data() + 2) return std::nullopt;
        out += static_cast<char>(byte);
        i += 2;
    }
    return base::is_utf8(out) ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace

std::optional<FormFields> read_form(std::string_view content_type, std::string_view body) {
    if (base::fold(base::trim(content_type.substr(0, content_type.find(';')))) != form_type) return std::nullopt;
    FormFields fields;
    for (const auto part : base::split(body, '&')) {
        if (part.empty()) continue;
        if (fields.size() == most_fields) return std::nullopt;
        const auto sign = part.find('=');
        auto name = decoded(part.substr(0, sign));
        auto value = decoded(sign == std::string_view::npos ? std::string_view() : part.substr(sign + 1));
        if (!name || !value) return std::nullopt;
        fields.emplace_back(std::move(*name), std::move(*value));
    }
    return fields;
}

}  // namespace lichsong::feed
