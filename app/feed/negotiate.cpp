// SPDX-License-Identifier: Apache-2.0
#include "app/feed/negotiate.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

namespace lichsong::feed {
namespace {

constexpr std::array<std::string_view, 7> weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::string_view date_form = "Sun, 06 Nov 1994 08:49:37 GMT";

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// The part before `mark`, taken off `rest`.
std::string_view next_part(std::string_view& rest, char mark) {
    const auto end = rest.find(mark);
    const auto part = trimmed(rest.substr(0, end));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    return part;
}

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto* end = text.data() + text.size();
    const auto [at, fault] = std::from_chars(text.data(), end, value);
    return fault == std::errc() && at == end && value >= 0 ? std::optional(value) : std::nullopt;
}

bool same_word(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return (x >= 'A' && x <= 'Z' ? x - 'A' + 'a' : x) == y; });
}

/// "q=0", "q=0.", "q=0.000"
bool is_zero_weight(std::string_view parameter) {
    if (parameter.size() < 3 || (parameter[0] != 'q' && parameter[0] != 'Q') || parameter[1] != '=') return false;
    return parameter[2] == '0' && parameter.substr(3).find_first_not_of(".0") == std::string_view::npos;
}

}  // namespace

std::string http_date(base::Stamp stamp) {
    using namespace std::chrono;
    const sys_seconds moment{seconds(stamp)};
    const auto day = floor<days>(moment);
    const year_month_day date(day);
    const hh_mm_ss time(moment - day);
    std::string text(date_form);  // two dates an answer: printf would cost more than the rest of its head
    const auto put = [&](std::size_t at, std::string_view word) { text.replace(at, word.size(), word); };
    const auto put_number = [&](std::size_t at, auto number) {
        text[at] = static_cast<char>('0' + number / 10 % 10);
        text[at + 1] = static_cast<char>('0' + number % 10);
    };
    const auto year_number = static_cast<int>(date.year());
    put(0, weekdays[weekday(day).c_encoding()]);
    put_number(5, static_cast<unsigned>(date.day()));
    put(8, months[static_cast<unsigned>(date.month()) - 1]);
    put_number(12, year_number / 100);
    put_number(14, year_number % 100);
    put_number(17, time.hours().count());
    put_number(20, time.minutes().count());
    put_number(23, time.seconds().count());
    return text;
}

std::optional<base::Stamp> read_http_date(std::string_view text) {
    using namespace std::chrono;
    text = trimmed(text);
    if (text.size() != date_form.size() || !text.ends_with(" GMT")) return std::nullopt;
    const auto* const month = std::find(months.begin(), months.end(), text.substr(8, 3));
    const auto at = [&](std::size_t first, std::size_t length) { return number(text.substr(first, length)); };
    const auto d = at(5, 2), y = at(12, 4), h = at(17, 2), m = at(20, 2), s = at(23, 2);
    if (month == months.end() || !d || !y || !h || !m || !s) return std::nullopt;
    const year_month_day date(year(*y), std::chrono::month(static_cast<unsigned>(month - months.begin()) + 1), day(static_cast<unsigned>(*d)));
    if (!date.ok() || *h > 23 || *m > 59 || *s > 60) return std::nullopt;
    const auto moment = sys_days(date) + hours(*h) + minutes(*m) + seconds(*s);
    const auto stamp = duration_cast<seconds>(moment.time_since_epoch()).count();
    return http_date(stamp) == text ? std::optional<base::Stamp>(stamp) : std::nullopt;
}

bool names_etag(std::string_view field, std::string_view etag) {
    if (trimmed(field) == "*") return true;
    while (!field.empty()) {  // a tag may hold a comma, but none of ours does: cut in two it still names nothing
        auto tag = next_part(field, ',');
        if (tag.starts_with("W/")) tag.remove_prefix(2);
        if (!tag.empty() && tag == etag) return true;
    }
    return false;
}

bool accepts_gzip(std::string_view field) {
    std::optional<bool> by_star;
    while (!field.empty()) {
        auto entry = next_part(field, ',');
        const auto coding = next_part(entry, ';');
        bool is_wanted = true;
        while (!entry.empty()) is_wanted = !is_zero_weight(next_part(entry, ';')) && is_wanted;
        if (same_word(coding, "gzip") || same_word(coding, "x-gzip")) return is_wanted;
        if (coding == "*") by_star = is_wanted;
    }
    return by_star.value_or(false);
}

}  // namespace lichsong::feed
