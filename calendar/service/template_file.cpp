// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/template_file.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include <toml++/toml.h>

#include "calendar/base/error.h"
#include "calendar/base/text.h"

namespace lichsong::service {
namespace {

using base::Error;
using base::Fault;

constexpr std::size_t largest_file = 1024 * 1024;

// Deeper than any template is, and far from the depth at which a parser's stack ends.
constexpr int deepest_nesting = 8;

int line_of(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

Error bad_field(const std::string& file, int line, std::string_view field) {
    return {Fault::Input, "template.bad_field", {file, std::to_string(line), std::string(field)}};
}

Error bad_value(const std::string& file, int line, const Error& why) {
    std::vector<std::string> args{file, std::to_string(line), why.code()};
    args.insert(args.end(), why.args().begin(), why.args().end());
    return {Fault::Input, "template.bad_value", std::move(args)};
}

// Scalars as a person would type them; dates ISO, times HH:MM:SS, lists with commas.
std::string text_of(const toml::node& node, const std::string& file, std::string_view field) {
    if (const auto* text = node.as_string()) return text->get();
    if (const auto* number = node.as_integer()) return std::to_string(number->get());
    if (const auto* flag = node.as_boolean()) return flag->get() ? "yes" : "no";
    std::ostringstream out;
    if (const auto* date = node.as_date()) {
        out << date->get();
        return out.str();
    }
    if (const auto* time = node.as_time()) {
        out << time->get();
        return out.str().substr(0, 8);
    }
    const auto* list = node.as_array();
    if (list == nullptr) throw bad_field(file, line_of(node), field);
    std::string text;
    for (const auto& item : *list) {
        if (item.is_array() || item.is_table()) throw bad_field(file, line_of(item), field);
        text += (text.empty() ? "" : ",") + text_of(item, file, field);
    }
    return text;
}

// Steps over strings and comments, which may hold any bracket.
class Scanner {
public:
    explicit Scanner(std::string_view text) : m_text(text) {}
    /// The next character that is neither in a string nor in a comment; 0 at the end.
    char next() {
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '#') {
                m_at = std::min(m_text.find('\n', m_at), m_text.size());
            } else if (c == '"' || c == '\'') {
                skip_string(c);
            } else {
                ++m_at;
                if (c == '\n') ++m_line;
                return c == '\0' ? ' ' : c;
            }
        }
        return '\0';
    }
    [[nodiscard]] int line() const noexcept { return m_line; }

private:
    void skip_string(char quote) {
        const std::string three(3, quote);
        const bool has_lines = m_text.substr(m_at).starts_with(three);
        const std::string_view end(three.data(), has_lines ? 3 : 1);
        m_at += end.size();
        while (m_at < m_text.size() && !m_text.substr(m_at).starts_with(end)) {
            if (m_text[m_at] == '\n') {
                if (!has_lines) return;  // not TOML; the parser will say so
                ++m_line;
            }
            m_at += m_text[m_at] == '\\' && quote == '"' && m_at + 1 < m_text.size() && m_text[m_at + 1] != '\n' ? 2 : 1;
        }
        m_at = std::min(m_at + end.size(), m_text.size());
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_line = 1;
};

// Neither brackets nor dotted names may lie deep in one another: parsing and freeing them would take stack for each.
void refuse_deep_nesting(std::string_view text, const std::string& name) {
    Scanner scanner(text);
    int depth = 0;
    int dots = 0;
    for (char c = scanner.next(); c != '\0'; c = scanner.next()) {
        if (c == '[' || c == '{') ++depth;
        if ((c == ']' || c == '}') && depth > 0) --depth;
        if (c == '.') ++dots;
        else if (std::string_view("\n,=[]{}").find(c) != std::string_view::npos) dots = 0;
        if (depth > deepest_nesting || dots > deepest_nesting)
            throw Error(Fault::Input, "template.too_deep", {name, std::to_string(scanner.line()), std::to_string(deepest_nesting)});
    }
}

TemplateRow row_from(const std::string& kind, const toml::table& table, const std::string& name) {
    TemplateRow row{kind, {}, {}, line_of(table)};
    for (const auto& [field, value] : table) {
        auto text = text_of(value, name, field.str());
        if (field.str() == "key") row.key = std::move(text);
        else row.fields.push_back({std::string(field.str()), std::move(text), line_of(value)});
    }
    return row;
}

// A title as it may be stored; empty where the head has none.
std::string title_in(const toml::table& head, std::string_view field, const std::string& name) {
    const auto* node = head.get(field);
    if (node == nullptr) return {};
    const auto* text = node->as_string();
    if (text == nullptr) throw bad_field(name, line_of(*node), field);
    try {
        return base::clean_line(text->get());
    } catch (const Error& error) {
        throw bad_value(name, line_of(*node), error);
    }
}

void read_head(const toml::table& head, TemplateFile& file, const std::string& name) {
    file.title = title_in(head, "title", name);
    file.title_en = title_in(head, "title_en", name);
    const auto* include = head.get("include");
    if (include == nullptr) return;
    const auto* list = include->as_array();
    if (list == nullptr) throw bad_field(name, line_of(*include), "include");
    for (const auto& item : *list) {
        const auto* id = item.as_string();
        if (id == nullptr) throw bad_field(name, line_of(item), "include");
        file.include.push_back({"include", id->get(), line_of(item)});
    }
}

}  // namespace

TemplateFile parse_template(std::string_view text, const std::string& name) {
    if (text.size() > largest_file) throw Error(Fault::Input, "template.too_large", {name});
    refuse_deep_nesting(text, name);
    toml::table document;
    try {
        document = toml::parse(text, name);
    } catch (const toml::parse_error& error) {
        throw Error(Fault::Input, "template.syntax", {name, std::to_string(error.source().begin.line), std::string(error.description())});
    }
    TemplateFile file;
    for (const auto& [key, node] : document) {
        const std::string kind(key.str());
        if (const auto* table = node.as_table()) {
            if (kind == "template") read_head(*table, file, name);
            else file.rows.push_back(row_from(kind, *table, name));
        } else if (const auto* list = node.as_array()) {
            for (const auto& item : *list) {
                const auto* row = item.as_table();
                if (row == nullptr) throw bad_field(name, line_of(item), kind);
                file.rows.push_back(row_from(kind, *row, name));
            }
        } else {
            throw bad_field(name, line_of(node), kind);
        }
    }
    return file;
}

TemplateFile read_template(const std::filesystem::path& path, const std::string& id) {
    std::error_code unreadable;
    const bool is_file = std::filesystem::is_regular_file(path, unreadable);  // asked first: to open a pipe is to wait for its writer
    std::ifstream in;
    if (is_file) in.open(path, std::ios::binary);
    if (!in.is_open()) throw Error(Fault::Call, "template.unknown", {id});
    std::string text(largest_file + 1, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
    return parse_template(text, id + ".toml");
}

}  // namespace lichsong::service
