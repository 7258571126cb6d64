// SPDX-License-Identifier: Apache-2.0
#include "calendar/store/image.h"

#include <array>
#include <cstdio>

#include <nlohmann/json.hpp>

#include "calendar/base/error.h"
#include "calendar/store/statement.h"

namespace lichsong::store {

using nlohmann::ordered_json;
using namespace model;

namespace {

// Written by hand, as the undoing of an import writes as many as it brought rows; read back by the library. What is stored has
// been checked to be UTF-8 long before.
void put_quoted(std::string& out, std::string_view text) {
    static constexpr std::array<bool, 256> plain = [] {
        std::array<bool, 256> table{};
        for (std::size_t byte = 0x20; byte < table.size(); ++byte) table[byte] = byte != '"' && byte != '\\';
        return table;
    }();
    out += '"';
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto begin = at;
        while (at < text.size() && plain[static_cast<unsigned char>(text[at])]) ++at;
        out += text.substr(begin, at - begin);
        if (at == text.size()) break;
        const char c = text[at];
        char code[8];
        if (c == '"' || c == '\\') std::snprintf(code, sizeof code, "\\%c", c);
        else std::snprintf(code, sizeof code, c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\u%04x", static_cast<unsigned>(c));
        out += code;
    }
    out += '"';
}

void put_field(std::string& object, std::string_view name, const Value& value) {
    object += object.empty() ? '{' : ',';
    put_quoted(object, name);
    object += ':';
    if (const auto* number = std::get_if<std::int64_t>(&value)) object += std::to_string(*number);
    else if (const auto* text = std::get_if<std::string>(&value)) put_quoted(object, *text);
    else object += "null";
}

}  // namespace

Value image_text(const std::optional<Image>& image) {
    if (!image) return {};
    std::string object;
    for (const auto& [name, value] : *image) put_field(object, name, value);
    return object.empty() ? "{}" : object += '}';
}

std::optional<Image> image_from(const Cell& cell) {
    if (cell.indicator != soci::i_ok) return std::nullopt;
    const auto object = ordered_json::parse(cell.text, nullptr, false);
    if (!object.is_object()) throw base::Error(base::Fault::Store, "store.bad_value", {cell.text});
    Image image;
    for (const auto& [name, value] : object.items()) {
        if (value.is_number_integer()) image.emplace_back(name, value.get<std::int64_t>());
        else if (value.is_string()) image.emplace_back(name, value.get<std::string>());
        else image.emplace_back(name, Value());
    }
    return image;
}

}  // namespace lichsong::store
