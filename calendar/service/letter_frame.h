// SPDX-License-Identifier: Apache-2.0
// What letters of all kinds share: a template with its fields, head and foot of the paper, and what only the office knows. What a letter is
// about is put between by letters.cpp and difference_document.cpp.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/model/plan.h"
#include "calendar/report/document.h"
#include "calendar/service/letter_template.h"

namespace lichsong::service {

/// What only the office knows; what is empty stands as a dotted blank.
struct LetterWish {
    std::string template_id;  ///< empty: that of the kind of letter, in English where `is_english`
    bool is_english = false;
    std::string number;       ///< empty: what the letter is about may have one
    model::Date date;         ///< none: the same
    std::string place;
    std::string parent;       ///< the body above the issuing one
    std::string post;         ///< "KT. GIÁM ĐỐC; PHÓ GIÁM ĐỐC": lines with semicolons between
    std::string signer;       ///< rank and name
    std::string addressee;    ///< "UBND tỉnh; Ban Tuyên giáo": several with semicolons between; empty: the template's
    std::string recipients;   ///< of "Nơi nhận", the same way
};

/// Who writes to whom about what campaign.
struct LetterParties {
    std::string body;
    std::string campaign;
    std::string partner;
};

class LetterFrame {
public:
    /// `id` is taken where the wish names no template; "-en" is put behind it for English. `tables` as LetterTemplate, whose errors it has.
    LetterFrame(const TemplateFolders& folders, const std::string& id, std::initializer_list<std::string_view> tables, const LetterWish& wish);

    LetterFields fields;  ///< what texts may name

    [[nodiscard]] bool is_english() const noexcept { return m_english; }
    [[nodiscard]] const std::string& blank() const noexcept { return m_blank; }
    [[nodiscard]] std::string or_blank(const std::string& text) const { return text.empty() ? m_blank : text; }
    /// Of a text in both languages the letter's, the first where it has only that.
    [[nodiscard]] const std::string& said(const std::string& vietnamese, const std::string& english) const;
    [[nodiscard]] std::string part(std::string_view of, std::string_view name) { return m_template.filled(of, name, fields); }
    /// One of a list with commas between; empty behind its end.
    [[nodiscard]] std::string nth(std::string_view of, std::string_view list, std::size_t at);

    void fill_fields(const LetterParties& parties, const LetterWish& wish, const std::string& number, const model::Date& date);
    [[nodiscard]] report::Head head();
    [[nodiscard]] report::Foot foot(std::string_view of, std::string signer);
    /// Columns alone; rows are added with row().
    [[nodiscard]] report::Table table(std::string_view table) const;
    [[nodiscard]] std::vector<report::HeadCell> table_head(std::string_view table, int rows = 1) const;
    [[nodiscard]] std::vector<std::string> row(std::string_view table, const LetterFields& of_row);
    /// The same with values behind the texts; `fields` may be named too.
    [[nodiscard]] report::Row row(std::string_view table, const LetterCells& of_row);
    /// Paragraphs of a part, one a line.
    void add_text(std::vector<report::Block>& blocks, report::Style style, std::string_view of, std::string_view name);
    /// The same, and the text ends there.
    void add_closing(std::vector<report::Block>& blocks, std::string_view of, std::string_view name);

private:
    LetterTemplate m_template;
    std::vector<std::string> m_addressees;
    std::vector<std::string> m_recipients;
    std::string m_blank;
    bool m_english;
};

}  // namespace lichsong::service
