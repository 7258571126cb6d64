// SPDX-License-Identifier: Apache-2.0
// The translation hook. Source texts are English; catalogues are gettext .mo files made by the build from app/locale.
// The library itself holds codes, not sentences: only app/ and the data of templates/ speak.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lichsong::base {

enum class Language { Vietnamese, English };

/// Marks a text in a table for the catalogue without translating it there.
#define LICHSONG_N_(text) text

/// Loads the catalogue of `language` from `folder` (LANG/LC_MESSAGES/lichsong.mo) for the whole process. English needs
/// none. A missing catalogue throws Error{Store,"i18n.no_catalogue"}: a half-translated product is a broken install.
void set_language(Language language, const std::string& folder);
[[nodiscard]] Language language() noexcept;

/// For as long as it lives this thread says everything in `language`, whatever the process has chosen: for a paper in another language than the
/// window's. Errors as set_language().
class Speaking {
public:
    Speaking(Language language, const std::string& folder);
    Speaking(const Speaking&) = delete;
    Speaking& operator=(const Speaking&) = delete;
    ~Speaking();

private:
    const void* m_before;
};

/// The text in the language chosen; the text itself where none is chosen or it is English.
[[nodiscard]] std::string tr(const char* text);
[[nodiscard]] std::string tr_n(const char* one, const char* many, long count);

/// Puts `args` in place of {1}, {2}, …; "{{" is a brace. A number without an argument stays as it is.
[[nodiscard]] std::string fill(std::string_view pattern, const std::vector<std::string>& args);

/// Of a text kept in two languages, the one wanted; the other where that is empty.
[[nodiscard]] const std::string& in_language(const std::string& vietnamese, const std::string& english);

}  // namespace lichsong::base
