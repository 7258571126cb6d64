// SPDX-License-Identifier: Apache-2.0
#include "calendar/report/xlsx_text.h"

#include <algorithm>

#include "calendar/base/text.h"
#include "calendar/report/document.h"

namespace lichsong::report {
namespace {

constexpr std::size_t longest_text = 32'767;
constexpr std::size_t longest_name = 31;

bool is_within(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80; }

// Two for what UTF-16 needs a pair for, one for other characters, none for the bytes after the first.
std::size_t units(char byte) { return is_within(byte) ? 0 : static_cast<unsigned char>(byte) >= 0xF0 ? 2 : 1; }

std::size_t units(std::string_view text) {
    std::size_t all = 0;
    for (const char byte : text) all += units(byte);
    return all;
}

std::string cut(const std::string& text, std::size_t most, std::string_view end) {
    if (text.size() <= most || units(text) <= most) return text;
    std::size_t at = 0;
    for (std::size_t left = most - units(end); at < text.size() && units(text[at]) <= left; ++at) left -= units(text[at]);
    return text.substr(0, at) + std::string(end);
}

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'); }

bool spells_character(std::string_view text) {
    return text.size() >= 7 && text.starts_with("_x") && text[6] == '_' && std::all_of(text.begin() + 2, text.begin() + 6, is_hex);
}

std::string with_underscores_kept(const std::string& text) {
    if (text.find("_x") == std::string::npos) return text;
    std::string kept;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (spells_character(std::string_view(text).substr(at))) kept += "_x005F";  // ECMA-376 part 1, 22.9.2.19
        kept += text[at];
    }
    return kept;
}

bool is_taken(const std::string& name, const std::vector<std::string>& taken) {
    const auto folded = base::fold(name);
    return std::any_of(taken.begin(), taken.end(), [&](const auto& one) { return base::fold(one) == folded; });
}

}  // namespace

std::string sheet_text(std::string_view text) {
    const auto kept = with_underscores_kept(printable(text));
    return cut(kept, longest_text, "…");
}

std::string sheet_name(std::string_view wanted, const std::vector<std::string>& taken) {
    auto name = printable(wanted);
    std::replace_if(name.begin(), name.end(), [](char c) { return std::string_view("[]:*?/\\\n").find(c) != std::string_view::npos; }, ' ');
    const auto bare = [](std::string_view text) {
        while (text.starts_with('\'') || text.starts_with(' ')) text.remove_prefix(1);
        while (text.ends_with('\'') || text.ends_with(' ')) text.remove_suffix(1);
        return std::string(text);
    };
    name = bare(cut(bare(name), longest_name, ""));
    if (name.empty() || base::fold(name) == "history") name += std::to_string(taken.size() + 1);  // Excel keeps "History" for itself
    if (!is_taken(name, taken)) return name;
    for (std::size_t i = 2;; ++i) {
        const auto suffix = " (" + std::to_string(i) + ')';
        const auto numbered = bare(cut(name, longest_name - suffix.size(), "")) + suffix;
        if (!is_taken(numbered, taken)) return numbered;
    }
}

std::size_t drawn_width(std::string_view text) {
    std::size_t widest = 0;
    std::size_t line = 0;
    for (const char byte : text) {
        line = byte == '\n' ? 0 : line + (is_within(byte) ? 0 : 1);
        widest = std::max(widest, line);
    }
    return widest;
}

}  // namespace lichsong::report
