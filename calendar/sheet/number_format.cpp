// SPDX-License-Identifier: Apache-2.0
#include "calendar/sheet/number_format.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

#include "calendar/model/time.h"

namespace lichsong::sheet {
namespace {

using Kind = NumberFormat::Kind;

struct Builtin {
    int first;
    int last;
    NumberFormat format;
};
// 27 to 36 and 50 to 58 are dates in East Asian editions, and nothing elsewhere.
constexpr std::array builtins{Builtin{14, 17, {Kind::Date, false}},     Builtin{18, 18, {Kind::Time, false}},     Builtin{19, 19, {Kind::Time, true}},
                              Builtin{20, 20, {Kind::Time, false}},     Builtin{21, 21, {Kind::Time, true}},      Builtin{22, 22, {Kind::DateTime, false}},
                              Builtin{27, 31, {Kind::Date, false}},     Builtin{32, 32, {Kind::Time, false}},     Builtin{33, 33, {Kind::Time, true}},
                              Builtin{34, 34, {Kind::Time, false}},     Builtin{35, 35, {Kind::Time, true}},      Builtin{36, 36, {Kind::Date, false}},
                              Builtin{45, 47, {Kind::Duration, true}},  Builtin{50, 54, {Kind::Date, false}},     Builtin{55, 55, {Kind::Time, false}},
                              Builtin{56, 56, {Kind::Time, true}},      Builtin{57, 58, {Kind::Date, false}}};

// What the letters of a code stand for.
struct Letters {
    bool day = false;      // d or y
    bool month = false;    // m, or the minute
    bool hour = false;
    bool second = false;
    bool elapsed = false;  // [h], [m], [s]
};

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

void note(Letters& letters, char c) {
    switch (small(c)) {
        case 'd':
        case 'y': letters.day = true; break;
        case 'm': letters.month = true; break;
        case 'h': letters.hour = true; break;
        case 's': letters.second = true; break;
        default: break;
    }
}

// "[h]" counts beyond a day; "[Red]", "[$-42A]" and "[>5]" are no part of the value.
void note_bracket(Letters& letters, std::string_view inner) {
    if (inner.empty() || inner.find_first_not_of("hHmMsS") != std::string_view::npos) return;
    letters.elapsed = true;
    note(letters, inner.front());
}

// How many characters a piece of the code takes that is no letter of a date: quoted, escaped, padded, AM/PM.
std::size_t literal_length(std::string_view rest) {
    constexpr std::string_view half_day = "am/pm";
    const auto same = [](char left, char right) { return left == small(right); };
    if (rest.front() == '"') return std::min(rest.find('"', 1), rest.size() - 1) + 1;
    if (rest.front() == '\\' || rest.front() == '_' || rest.front() == '*') return std::min<std::size_t>(2, rest.size());
    if (rest.size() >= half_day.size() && std::equal(half_day.begin(), half_day.end(), rest.begin(), same)) return half_day.size();
    return 0;
}

Letters letters_of(std::string_view code) {
    Letters letters;
    while (!code.empty() && code.front() != ';') {
        auto length = literal_length(code);
        if (length == 0 && code.front() == '[') {
            const auto end = std::min(code.find(']'), code.size());
            note_bracket(letters, code.substr(1, end - 1));
            length = std::min(end + 1, code.size());
        } else if (length == 0) {
            note(letters, code.front());
            length = 1;
        }
        code.remove_prefix(length);
    }
    return letters;
}

std::string plain_number(double value) {
    std::array<char, 64> text{};
    constexpr int digits = 15;
    constexpr double exact = 1e15;
    const bool whole = value == std::trunc(value) && std::fabs(value) < exact;
    const auto end = whole ? std::to_chars(text.data(), text.data() + text.size(), static_cast<std::int64_t>(value))
                           : std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::general, digits);
    return {text.data(), end.ptr};
}

constexpr std::int64_t day_seconds = 86'400;
constexpr std::int64_t last_serial = 2'958'465;  // 31/12/9999

std::optional<model::Date> date_of_serial(std::int64_t serial, DateSystem system) {
    if (serial > last_serial || serial < 0) return std::nullopt;
    if (system == DateSystem::From1904) return serial > last_serial - 1462 ? std::nullopt : std::optional(model::plus_days(model::Date(1904, 1, 1), static_cast<long>(serial)));
    constexpr std::int64_t lotus_day = 60;  // 29/2/1900
    if (serial == 0 || serial == lotus_day) return std::nullopt;
    return model::plus_days(model::Date(1899, 12, serial < lotus_day ? 31 : 30), static_cast<long>(serial));
}

std::string clock_text(std::int64_t seconds, bool has_seconds) {
    auto text = model::hm({static_cast<std::int32_t>(seconds)});
    if (has_seconds && seconds % 60 == 0) text += ":00";  // "00:05:00" is five minutes, "00:05" would be five seconds
    return text;
}

}  // namespace

NumberFormat builtin_format(int id) noexcept {
    const auto* found = std::find_if(builtins.begin(), builtins.end(), [&](const Builtin& row) { return id >= row.first && id <= row.last; });
    return found == builtins.end() ? NumberFormat{} : found->format;
}

NumberFormat format_of_code(std::string_view code) {
    const auto letters = letters_of(code);
    const bool time = letters.hour || letters.second;
    if (letters.elapsed) return {Kind::Duration, letters.second};
    if (time && letters.day) return {Kind::DateTime, letters.second};
    if (time) return {letters.hour ? Kind::Time : Kind::Duration, letters.second};
    return {letters.day || letters.month ? Kind::Date : Kind::Number, false};
}

std::optional<std::string> number_text(double value, NumberFormat format, DateSystem system) {
    if (!std::isfinite(value)) return std::nullopt;
    if (format.kind == Kind::Number) return plain_number(value);
    if (value < 0 || value >= static_cast<double>(last_serial + 1)) return std::nullopt;
    const double unit = format.has_seconds ? 1.0 : 60.0;
    const auto total = static_cast<std::int64_t>(std::llround(value * static_cast<double>(day_seconds) / unit) * static_cast<std::int64_t>(unit));
    const bool is_time = format.kind == Kind::Time || (format.kind == Kind::Date && value > 0 && value < 1);  // a time in a column of dates
    if (format.kind == Kind::Duration) return model::duration_text(model::Seconds(total));
    if (is_time) return clock_text(total <= day_seconds && value < 1 ? total : total % day_seconds, format.has_seconds);
    const auto whole_day = format.kind == Kind::Date ? static_cast<std::int64_t>(value) : total / day_seconds;
    const auto date = date_of_serial(whole_day, system);
    if (!date) return std::nullopt;
    return format.kind == Kind::Date ? model::iso(*date) : model::iso(*date) + ' ' + clock_text(total % day_seconds, format.has_seconds);
}

}  // namespace lichsong::sheet
