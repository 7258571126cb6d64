// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/letter_frame.h"

#include "calendar/base/text.h"

namespace lichsong::service {
namespace {

using report::Align;
using report::Style;

std::vector<std::string> listed(std::string_view text) {
    std::vector<std::string> parts;
    for (const auto part : base::split(text, ';')) parts.emplace_back(part);
    return parts;
}

// As the decree lists them: a dash before each, a semicolon behind it, and a full stop behind the last.
std::vector<std::string> with_dashes(std::vector<std::string> names) {
    for (auto& name : names) {
        const bool is_last = &name == &names.back();
        while (name.starts_with('-') || name.starts_with(' ')) name.erase(0, 1);
        if (name.ends_with('.')) name.pop_back();
        name = "- " + name + (is_last ? "." : ";");
    }
    return names;
}

// A name without a folder is of the folder of what is asked for.
std::string template_of(const std::string& id, const LetterWish& wish) {
    if (wish.template_id.empty()) return wish.is_english ? id + "-en" : id;
    return wish.template_id.find('/') == std::string::npos ? id.substr(0, id.find('/') + 1) + wish.template_id : wish.template_id;
}

}  // namespace

LetterFrame::LetterFrame(const TemplateFolders& folders, const std::string& id, std::initializer_list<std::string_view> tables, const LetterWish& wish)
    : m_template(folders, template_of(id, wish), tables), m_addressees(listed(wish.addressee)), m_recipients(with_dashes(listed(wish.recipients))), m_english(wish.is_english) {
    m_blank = part("letter", "blank");
    if (m_blank.empty()) m_blank = "……";
    if (const auto language = part("letter", "language"); !language.empty()) m_english = language == "en";
}

const std::string& LetterFrame::said(const std::string& vietnamese, const std::string& english) const {
    return m_english && !english.empty() ? english : vietnamese;
}

std::string LetterFrame::nth(std::string_view of, std::string_view list, std::size_t at) {
    const auto names = part(of, list);
    const auto parts = base::split(names, ',');
    return at < parts.size() ? std::string(parts[at]) : std::string();
}

// What every letter may say; each kind adds its own.
void LetterFrame::fill_fields(const LetterParties& parties, const LetterWish& wish, const std::string& number, const model::Date& date) {
    fields = {{"body", or_blank(parties.body)}, {"body_capitals", or_blank(base::upper(parties.body))}, {"campaign", parties.campaign}, {"partner", or_blank(parties.partner)},
              {"number", number.empty() ? m_blank + "/" + m_blank : report::decree_number(number)}, {"place", or_blank(wish.place)}, {"parent", base::upper(wish.parent)},
              {"post", wish.post}, {"signer", wish.signer}, {"letter_day", m_blank}, {"letter_month", m_blank}, {"letter_year", m_blank}, {"letter_month_name", m_blank}};
    if (!model::is_set(date)) return;
    fields["letter_day"] = report::decree_day(date);
    fields["letter_month"] = report::decree_month(date);
    fields["letter_year"] = std::to_string(date.year());
    fields["letter_month_name"] = nth("letter", "months", static_cast<std::size_t>(date.month()) - 1);
}

report::Head LetterFrame::head() {
    report::Head head;
    head.parent = part("letter", "parent");
    head.issuer = part("letter", "issuer");
    head.nation = part("letter", "nation");
    head.motto = part("letter", "motto");
    head.number = part("letter", "number");
    head.place_and_date = part("letter", "place_and_date");
    head.subject = part("letter", "subject");
    head.marks = lines_of(part("letter", "mark"));
    head.type = part("letter", "type");
    head.type_subject = part("letter", "type_subject");
    head.to_label = part("letter", "to_label");
    head.to = m_addressees.empty() ? lines_of(part("letter", "to")) : m_addressees;
    return head;
}

report::Foot LetterFrame::foot(std::string_view of, std::string signer) {
    report::Foot foot;
    foot.to_label = part(of, "recipients_label");
    foot.to = of != "letter" || m_recipients.empty() ? lines_of(part(of, "recipients")) : m_recipients;
    const auto posts = or_blank(part(of, "post"));
    for (const auto post : base::split(posts, ';')) foot.posts.push_back(base::upper(post));
    foot.signer = std::move(signer);
    return foot;
}

report::Table LetterFrame::table(std::string_view table) const {
    report::Table made;
    for (const auto& column : m_template.columns(table))
        made.columns.push_back({column.width, column.align == "centre" ? Align::Centre : column.align == "right" ? Align::Right : Align::Left});
    return made;
}

std::vector<report::HeadCell> LetterFrame::table_head(std::string_view table, int rows) const {
    std::vector<report::HeadCell> cells;
    for (const auto& column : m_template.columns(table)) cells.push_back({column.head, 1, rows});
    return cells;
}

std::vector<std::string> LetterFrame::row(std::string_view table, const LetterFields& of_row) {
    std::vector<std::string> cells;
    for (const auto& column : m_template.columns(table)) cells.push_back(m_template.filled(column.cell, of_row));
    return cells;
}

report::Row LetterFrame::row(std::string_view table, const LetterCells& of_row) {
    report::Row cells;
    for (const auto& column : m_template.columns(table)) cells.push_back(m_template.cell(column.cell, fields, of_row));
    return cells;
}

void LetterFrame::add_text(std::vector<report::Block>& blocks, Style style, std::string_view of, std::string_view name) {
    for (const auto& text : lines_of(part(of, name))) blocks.emplace_back(report::Paragraph{style, text});
}

void LetterFrame::add_closing(std::vector<report::Block>& blocks, std::string_view of, std::string_view name) {
    auto closing = lines_of(part(of, name));
    if (!closing.empty()) closing.back() = report::closed(closing.back());
    for (const auto& text : closing) blocks.emplace_back(report::Paragraph{Style::Body, text});
}

}  // namespace lichsong::service
