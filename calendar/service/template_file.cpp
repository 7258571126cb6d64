// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/template_file.h"

#include <fstream>
#include <iterator>
#include <sstream>

#include <toml++/toml.h>

#include "calendar/base/error.h"

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

// toml++ is recursive without a bound of its own.
void refuse_deep_nesting(std::string_view text, const std::string& name) {
    int depth = 0;
    int line = 1;
    for (const char c : text) {
        if (c == '\n') ++line;
        if (c == '[' || c == '{') ++depth;
        if (c == ']' || c == '}') --depth;
        if (depth > deepest_nesting) throw Error(Fault::Input, "template.syntax", {name, std::to_string(line), "[[[[[[[["});
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

void read_head(const toml::table& head, TemplateFile& file, const std::string& name) {
    file.title = head["title"].value_or(std::string());
    file.title_en = head["title_en"].value_or(std::string());
    const auto* include = head.get("include");
    if (include == nullptr) return;
    const auto* list = include->as_array();
    if (list == nullptr) throw bad_field(name, line_of(*include), "include");
    for (const auto& item : *list) {
        const auto* id = item.as_string();
        if (id == nullptr) throw bad_field(name, line_of(item), "include");
        file.include.push_back(id->get());
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
    std::ifstream in(path, std::ios::binary);
    if (!in) throw Error(Fault::Call, "template.unknown", {id});
    const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    return parse_template(text, id + ".toml");
}

}  // namespace lichsong::service
