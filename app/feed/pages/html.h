// SPDX-License-Identifier: Apache-2.0
// A small writer of HTML: elements and text, every text and attribute through escape(). It closes what it opens, and knows no page.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace lichsong::feed::pages {

/// Stands where the secret of a feed belongs: a page is written once and serves whoever knows the secret. No text can hold it.
inline constexpr char secret_slot = '\x01';

/// For text and for attributes in double quotes; control characters are left out.
[[nodiscard]] std::string escape(std::string_view text);

/// For a part of a query: all but letters, digits and "-._~" as %XX.
[[nodiscard]] std::string percent_encoded(std::string_view text);

/// A value of an attribute, escaped.
class Value {
public:
    Value(const char* text) : m_text(escape(text)) {}
    Value(const std::string& text) : m_text(escape(text)) {}
    /// An address in which the secret stands between the two.
    [[nodiscard]] static Value around_secret(std::string_view before, std::string_view after);
    [[nodiscard]] const std::string& escaped() const { return m_text; }

private:
    std::string m_text;
};

struct Attribute {
    const char* name;
    Value value;
};

class Html {
public:
    Html& open(const char* element, std::initializer_list<Attribute> attributes = {});
    Html& close();
    Html& text(std::string_view text);
    /// One that has no end: meta, link, img.
    Html& single(const char* element, std::initializer_list<Attribute> attributes);
    /// An element with text in it.
    Html& put(const char* element, std::string_view text, std::initializer_list<Attribute> attributes = {});
    /// Closes what is open; with the secret's slot still in it.
    [[nodiscard]] std::string finish();

private:
    void begin(const char* element, std::initializer_list<Attribute> attributes);
    std::string m_out = "<!DOCTYPE html>\n";
    std::vector<const char*> m_open;
};

/// The page for one who knows the secret.
[[nodiscard]] std::string with_secret(const std::string& page, std::string_view secret);

}  // namespace lichsong::feed::pages
