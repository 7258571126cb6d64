// SPDX-License-Identifier: Apache-2.0
#include "calendar/report/document.h"

#include "calendar/model/document_number.h"

namespace lichsong::report {
namespace {

std::string two_digits(unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); }

constexpr char32_t ill_formed = 0xFFFD;

// The character at `at`, which is moved behind it.
char32_t next(std::string_view text, std::size_t& at) {
    const auto lead = static_cast<unsigned char>(text[at++]);
    if (lead < 0x80) return lead;
    const int more = lead >= 0xF0 && lead < 0xF5 ? 3 : lead >= 0xE0 && lead < 0xF0 ? 2 : lead >= 0xC2 && lead < 0xE0 ? 1 : 0;
    if (more == 0) return ill_formed;
    char32_t code = lead & (0x3FU >> static_cast<unsigned>(more));
    for (int i = 0; i < more; ++i, ++at) {
        if (at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80) return ill_formed;
        code = code << 6U | (static_cast<unsigned char>(text[at]) & 0x3FU);
    }
    constexpr char32_t least[] = {0, 0x80, 0x800, 0x10000};
    const bool is_surrogate = code >= 0xD800 && code <= 0xDFFF;
    return code < least[more] || code > 0x10FFFF || is_surrogate ? ill_formed : code;
}

bool is_dropped(char32_t code) {
    if (code == '\n') return false;
    if (code < 0x20 || (code >= 0x7F && code < 0xA0) || (code & 0xFFFEU) == 0xFFFE) return true;
    return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF || code == 0x2028 || code == 0x2029;
}

}  // namespace

void Table::each_row(const RowSink& sink) const {
    for (const auto& row : rows) sink(row);
    if (more) more(sink);
}

std::string decree_day(const model::Date& date) { return two_digits(date.day()); }

std::string decree_month(const model::Date& date) {
    const unsigned month = date.month();
    return month <= 2 ? two_digits(month) : std::to_string(month);
}

std::string decree_number(std::string_view number) {
    const auto read = model::parse_document_number(number);
    return read ? model::print(*read) : std::string(number);
}

std::string closed(std::string_view text) {
    while (!text.empty() && (text.back() == '.' || text.back() == ' ' || text.back() == '/' || text.back() == '\n')) text.remove_suffix(1);
    return std::string(text) + "./.";
}

std::string printable(std::string_view text) {
    std::string clean;
    clean.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto from = at;
        const auto code = next(text, at);
        if (code == '\t') clean += ' ';
        else if (code == ill_formed) clean += "\xEF\xBF\xBD";
        else if (!is_dropped(code)) clean.append(text.substr(from, at - from));
    }
    return clean;
}

}  // namespace lichsong::report
