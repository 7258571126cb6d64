// SPDX-License-Identifier: Apache-2.0
#include "app/feed/pages/html.h"

#include <utility>

namespace lichsong::feed::pages {

std::string escape(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default:
                if (static_cast<unsigned char>(c) >= 0x20 && c != '\x7f') out += c;
                else if (c == '\n' || c == '\t') out += ' ';
        }
    }
    return out;
}

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";
    std::string out;
    for (const char c : text) {
        if (plain.find(c) != std::string_view::npos) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += digits[byte / 16];
        out += digits[byte % 16];
    }
    return out;
}

Value Value::around_secret(std::string_view before, std::string_view after) {
    Value value("");
    value.m_text = escape(before) + secret_slot + escape(after);
    return value;
}

void Html::begin(const char* element, std::initializer_list<Attribute> attributes) {
    m_out += '<';
    m_out += element;
    for (const auto& attribute : attributes) {
        m_out += ' ';
        m_out += attribute.name;
        m_out += "=\"" + attribute.value.escaped() + '"';
    }
    m_out += '>';
}

Html& Html::open(const char* element, std::initializer_list<Attribute> attributes) {
    begin(element, attributes);
    m_open.push_back(element);
    return *this;
}

Html& Html::close() {
    m_out += "</";
    m_out += m_open.back();
    m_out += ">\n";
    m_open.pop_back();
    return *this;
}

Html& Html::text(std::string_view text) {
    m_out += escape(text);
    return *this;
}

Html& Html::single(const char* element, std::initializer_list<Attribute> attributes) {
    begin(element, attributes);
    return *this;
}

Html& Html::put(const char* element, std::string_view words, std::initializer_list<Attribute> attributes) { return open(element, attributes).text(words).close(); }

std::string Html::finish() {
    while (!m_open.empty()) close();
    return std::move(m_out);
}

std::string with_secret(const std::string& page, std::string_view secret) {
    std::string out;
    out.reserve(page.size() + 8 * secret.size());
    for (const char c : page) {
        if (c == secret_slot) out += secret;
        else out += c;
    }
    return out;
}

}  // namespace lichsong::feed::pages
