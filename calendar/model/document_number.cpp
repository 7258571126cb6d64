// SPDX-License-Identifier: Apache-2.0
#include "calendar/model/document_number.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "calendar/base/text.h"

namespace lichsong::model {
namespace {

// Appendix III, part I. Whoever wrote it may have used small letters (09/Ctr-…), so they are compared folded.
constexpr std::array types{"NQ", "QĐ", "CT", "QC", "QyĐ", "TC", "TB", "HD", "CTr", "KH", "PA", "ĐA", "DA", "BC", "BB", "TTr",
                           "HĐ", "CĐ", "BGN", "BTT", "GUQ", "GM", "GGT", "GNP", "PG", "PC", "PB", "NĐ", "TT", "CV"};

bool is_type(std::string_view text) {
    const auto folded = base::fold(text);
    return std::any_of(types.begin(), types.end(), [&](const char* type) { return base::fold(type) == folded; });
}

bool read_number(std::string_view text, int& out) {
    constexpr std::size_t longest = 6;
    if (text.empty() || text.size() > longest) return false;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), out);
    return problem == std::errc{} && end == text.data() + text.size() && out > 0;
}

// Groups of letters and digits with dashes between, none of them empty; a body begins with a letter.
bool is_body(std::string_view text) {
    if (text.empty() || (text.front() >= '0' && text.front() <= '9') || text.front() == '-' || text.back() == '-' || text.find("--") != std::string_view::npos) return false;
    return std::all_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x80 || c == '-' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    });
}

std::string_view without_heading(std::string_view text) {
    text = base::trim(text);
    for (const std::string_view heading : {"Số:", "số:", "Số", "số"})
        if (text.starts_with(heading)) return base::trim(text.substr(heading.size()));
    return text;
}

// "KH-CAT-PV05" begins with its type; "UBND-TCD-NC" is a body alone.
void split_type(std::string_view text, DocumentNumber& out) {
    const auto dash = text.find('-');
    const auto first = text.substr(0, dash);
    if (dash != std::string_view::npos && is_type(first)) {
        out.type = first;
        out.issued_by = text.substr(dash + 1);
        return;
    }
    out.issued_by = text;
    if (out.style == NumberStyle::State) out.style = NumberStyle::Letter;
}

}  // namespace

std::optional<DocumentNumber> parse_document_number(std::string_view text) {
    const auto normal = base::nfc(without_heading(text));
    const std::string_view whole = normal;
    const auto slash = whole.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    auto before = whole.substr(0, slash);
    auto after = whole.substr(slash + 1);
    DocumentNumber found;
    if (const auto dash = before.find('-'); dash != std::string_view::npos) {
        found.style = NumberStyle::Party;
        found.type = before.substr(dash + 1);
        before = before.substr(0, dash);
        if (!is_type(found.type)) return std::nullopt;
    }
    if (!read_number(before, found.number)) return std::nullopt;
    if (const auto second = after.find('/'); second != std::string_view::npos && found.type.empty()) {
        constexpr std::size_t digits_of_year = 4;
        if (second != digits_of_year || !read_number(after.substr(0, second), found.year)) return std::nullopt;
        found.style = NumberStyle::Law;
        after = after.substr(second + 1);
    }
    if (!is_body(after)) return std::nullopt;
    if (found.style == NumberStyle::Party) found.issued_by = after;
    else split_type(after, found);
    return found;
}

std::string print(const DocumentNumber& number) {
    const auto body = number.type.empty() || number.style == NumberStyle::Party ? number.issued_by : number.type + '-' + number.issued_by;
    auto text = (number.number < 10 ? "0" : "") + std::to_string(number.number);
    if (number.style == NumberStyle::Party) text += '-' + number.type;
    if (number.style == NumberStyle::Law) text += '/' + std::to_string(number.year);
    return text + '/' + body;
}

}  // namespace lichsong::model
