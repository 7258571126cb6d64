// SPDX-License-Identifier: Apache-2.0
// How the pages of the reference are written: headings, rows, code.
#include "packaging/docs/reference_pages.h"

#include "calendar/base/i18n.h"

namespace lichsong::docs {
namespace {

std::string cell(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '|') out += "\\|";
        else if (c == '<') out += "&lt;";
        else if (c == '\n') out += ' ';
        else out += c;
    }
    return out;
}

std::string line(std::initializer_list<std::string> cells, const char* mark) {
    std::string out = "|";
    for (const auto& text : cells) out += mark == nullptr ? ' ' + cell(text) + " |" : std::string(mark) + '|';
    return out + '\n';
}

}  // namespace

std::string say(const char* vietnamese, const char* english) { return base::language() == base::Language::English ? english : vietnamese; }

std::string head(const char* page, const std::string& title) {
    return "<!-- SPDX-License-Identifier: Apache-2.0 -->\n<!-- Made by packaging/docs/reference from the tables of the program; changes belong there. -->\n# " + title + "\n\n*[" +
           say("English](../../en/reference/", "Tiếng Việt](../../vi/reference/") + page + ".md) · [" + say("Mục lục", "Contents") + "](../../README.md)*\n\n";
}

std::string row(std::initializer_list<std::string> cells) { return line(cells, nullptr); }

std::string table_head(std::initializer_list<std::string> cells) { return line(cells, nullptr) + line(cells, "---"); }

std::string code(std::string_view text) { return text.empty() ? std::string() : '`' + std::string(text) + '`'; }

}  // namespace lichsong::docs
