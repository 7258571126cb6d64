// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/difference_document.h"

#include <array>

#include "calendar/model/medium.h"

namespace lichsong::service {
namespace {

using report::Style;

// By Difference.
constexpr std::array section_columns{"column", "moved_column", "changed_column", "column", "column"};
static_assert(section_columns.size() == difference_names.size());

class DifferenceComposer {
public:
    DifferenceComposer(const DifferenceSheet& sheet, const TemplateFolders& folders, const LetterWish& wish)
        : m_sheet(sheet),
          m_frame(folders, "changes", {"column", "moved_column", "changed_column"}, wish),
          m_created(model::is_set(wish.date) ? wish.date : sheet.released_on) {
        m_frame.fill_fields({sheet.body, said(sheet.campaign), said(sheet.partner_name)}, wish, wish.number, wish.date);
        auto& fields = m_frame.fields;
        fields["from"] = std::to_string(sheet.from);
        fields["from_date"] = model::dmy(sheet.from_released_on);
        fields["to"] = std::to_string(sheet.to);
        fields["to_date"] = model::dmy(sheet.released_on);
    }

    report::Document compose() {
        report::Document document;
        document.title = m_frame.part("changes", "title");
        document.author = m_frame.fields["body"];
        document.language = m_frame.is_english() ? "en" : "vi";
        document.created = m_created;
        report::Section section{false, {m_frame.head()}};
        if (m_sheet.changes.empty()) {
            m_frame.add_closing(section.blocks, "changes", "nothing");
        } else {
            m_frame.add_text(section.blocks, Style::Body, "letter", "text");
            for (std::size_t i = 0; i < section_columns.size(); ++i)
                add_kind(section.blocks, static_cast<Difference>(i), section_columns[i]);
            m_frame.add_closing(section.blocks, "letter", "closing");
        }
        section.blocks.emplace_back(m_frame.foot("letter", m_frame.or_blank(m_frame.part("letter", "signer"))));
        document.sections = {std::move(section)};
        return document;
    }

private:
    [[nodiscard]] const std::string& said(const TwoNames& names) const { return m_frame.said(names.vietnamese, names.english); }

    void add_kind(std::vector<report::Block>& blocks, Difference what, std::string_view name) {
        auto table = m_frame.table(name);
        for (const auto& change : m_sheet.changes)
            if (change.what == what) table.rows.push_back(m_frame.row(name, row_fields(change, table.rows.size() + 1)));
        if (table.rows.empty()) return;
        m_frame.fields["heading_no"] = std::to_string(++m_headings);
        m_frame.fields["lines"] = std::to_string(table.rows.size());
        m_frame.add_text(blocks, Style::Section, "changes", model::name_of(what));
        table.head = {m_frame.table_head(name)};
        blocks.emplace_back(std::move(table));
    }

    // The whole list of what a row may say.
    LetterFields row_fields(const PartnerChange& change, std::size_t number) {
        const auto& row = row_of(change);
        auto fields = m_frame.fields;
        fields["no"] = std::to_string(number);
        fields["code"] = row.code;
        fields["item"] = said(row.title);
        fields["item_responsible"] = m_frame.or_blank(row.responsible);
        fields["when"] = when(row);
        fields["where"] = where(row);
        fields["was_when"] = change.before ? when(*change.before) : std::string();
        fields["was_where"] = change.before ? where(*change.before) : std::string();
        const auto lines = change.before && change.after ? changed_parts(*change.before, *change.after) : std::string();
        fields["parts_changed"] = lines;
        fields["parts_changed_too"] = lines.empty() ? lines : '\n' + lines;
        return fields;
    }

    [[nodiscard]] std::string when(const PartnerRow& row) {
        const auto day = m_frame.nth("letter", "weekdays", static_cast<std::size_t>(model::weekday(row.date))) + ", " + model::dmy(row.date);
        return row.start ? model::hm(*row.start) + ", " + day : day;
    }
    [[nodiscard]] std::string where(const PartnerRow& row) const { return row.length.count() > 0 ? said(row.outlet) + ", " + model::duration_text(row.length) : said(row.outlet); }

    [[nodiscard]] std::string state(const PartnerRow& row) {
        return m_frame.nth("changes", model::medium_info(row.medium).is_published ? "published_states" : "states", static_cast<std::size_t>(row.state));
    }

    // A line for each part that is another: "Chủ đề: A → B". In the order of the template's "parts".
    [[nodiscard]] std::string changed_parts(const PartnerRow& before, const PartnerRow& after) {
        const std::array parts{
            std::pair{before.title.vietnamese, after.title.vietnamese}, std::pair{before.title.english, after.title.english}, std::pair{before.responsible, after.responsible},
            std::pair{before.reference, after.reference},               std::pair{said(before.topics), said(after.topics)},   std::pair{state(before), state(after)},
        };
        std::string lines;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const auto& [was, is] = parts[i];
            if (was != is) lines += (lines.empty() ? "" : "\n") + m_frame.nth("changes", "parts", i) + ": " + (was.empty() ? "–" : was) + " → " + (is.empty() ? "–" : is);
        }
        return lines;
    }

    const DifferenceSheet& m_sheet;
    LetterFrame m_frame;
    model::Date m_created;
    std::size_t m_headings = 0;
};

}  // namespace

report::Document difference_document(const DifferenceSheet& sheet, const TemplateFolders& folders, const LetterWish& wish) {
    return DifferenceComposer(sheet, folders, wish).compose();
}

}  // namespace lichsong::service
