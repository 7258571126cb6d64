// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/letters.h"

#include <algorithm>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/model/medium.h"
#include "calendar/service/coordination_steps.h"
#include "calendar/service/letter_template.h"

namespace lichsong::service {
namespace {

using report::Align;
using report::Style;

/// One line of the letter: what a partner may see of it.
struct AskedLine {
    std::string code;
    std::string item;
    std::string responsible;
    model::Airing airing;
    const model::Outlet* outlet = nullptr;
};

std::string in(bool english, const std::string& vietnamese, const std::string& translated) { return english && !translated.empty() ? translated : vietnamese; }

std::vector<AskedLine> asked_lines(Desk& desk, const RequestView& view, bool english) {
    const bool is_draft = view.summary.request.stage == model::RequestStage::Draft;
    std::vector<AskedLine> lines;
    for (const auto& one : view.lines) {
        if (one.line.answer == model::LineAnswer::Withdrawn || (is_draft && is_over(one.now.placement.state))) continue;
        AskedLine line{one.line.key, in(english, one.now.segment.title, one.now.segment.title_en), one.now.segment.responsible_body, is_draft ? model::airing_of(one.now.placement) : one.line.asked(), nullptr};
        line.outlet = desk.context().outlets.find(line.airing.outlet);
        lines.push_back(std::move(line));
    }
    if (lines.empty()) throw base::Error(base::Fault::Input, "request.nothing");
    return lines;
}

class Composer {
public:
    Composer(Desk& desk, const TemplateFolders& folders, const std::string& request, const LetterWish& wish)
        : m_wish(wish), m_english(wish.is_english), m_template(folders, wish.template_id.empty() ? (m_english ? "request-en" : "request") : wish.template_id) {
        m_blank = part("letter", "blank");
        if (m_blank.empty()) m_blank = "……";
        if (const auto language = part("letter", "language"); !language.empty()) m_english = language == "en";
        const auto view = request_view(desk, request);
        m_lines = asked_lines(desk, view, m_english);
        fill_fields(desk, view.summary.request);
    }

    report::Document compose(const model::Date& today) {
        report::Document document;
        document.title = part("letter", "subject");
        document.author = m_fields["body"];
        document.language = m_english ? "en" : "vi";
        document.created = model::is_set(m_date) ? m_date : today;
        document.sections = {letter(), slip()};
        return document;
    }

private:
    std::string part(std::string_view of, std::string_view name) { return m_template.filled(of, name, m_fields); }
    [[nodiscard]] std::string or_blank(const std::string& text) const { return text.empty() ? m_blank : text; }

    // The whole list of what a letter may say.
    void fill_fields(Desk& desk, const model::Request& request) {
        const auto& plan = desk.context();
        const auto* partner = plan.partners.find(request.partner);
        m_date = model::is_set(m_wish.date) ? m_wish.date : request.letter_date;
        const auto number = m_wish.number.empty() ? request.number : m_wish.number;
        m_fields = {{"body", or_blank(plan.campaign.body)}, {"body_capitals", or_blank(base::upper(plan.campaign.body))}, {"campaign", in(m_english, plan.campaign.name, plan.campaign.name_en)},
                    {"partner", partner == nullptr ? m_blank : in(m_english, partner->name, partner->name_en)}, {"request", request.key}, {"title", request.title},
                    {"number", number.empty() ? m_blank + "/" + m_blank : report::decree_number(number)}, {"place", or_blank(m_wish.place)}, {"parent", base::upper(m_wish.parent)},
                    {"due", model::is_set(request.due) ? model::dmy(request.due) : m_blank}, {"post", m_wish.post}, {"signer", m_wish.signer},
                    {"lines", std::to_string(m_lines.size())}, {"letter_day", m_blank}, {"letter_month", m_blank}, {"letter_year", m_blank}, {"letter_month_name", m_blank}};
        if (model::is_set(m_date)) {
            m_fields["letter_day"] = report::decree_day(m_date);
            m_fields["letter_month"] = report::decree_month(m_date);
            m_fields["letter_year"] = std::to_string(m_date.year());
            m_fields["letter_month_name"] = nth("months", static_cast<std::size_t>(m_date.month()) - 1);
        }
        m_fields["responsible"] = responsible_bodies();
        m_fields["to_air"] = part("letter", verb());
    }

    std::string nth(std::string_view list, std::size_t at) {
        const auto names = part("letter", list);
        const auto parts = base::split(names, ',');
        return at < parts.size() ? std::string(parts[at]) : std::string();
    }

    [[nodiscard]] std::string responsible_bodies() const {
        std::vector<std::string> bodies;
        std::string text;
        for (const auto& line : m_lines) {
            if (line.responsible.empty() || std::find(bodies.begin(), bodies.end(), line.responsible) != bodies.end()) continue;
            bodies.push_back(line.responsible);
            text += (text.empty() ? "" : "; ") + line.responsible;
        }
        return or_blank(text);
    }

    [[nodiscard]] std::string_view verb() const {
        const auto is_published = [](const AskedLine& line) { return line.outlet != nullptr && model::medium_info(line.outlet->medium).is_published; };
        const auto published = static_cast<std::size_t>(std::count_if(m_lines.begin(), m_lines.end(), is_published));
        return published == 0 ? "broadcast" : published == m_lines.size() ? "publish" : "both";
    }

    report::Table table(std::string_view of) {
        report::Table table;
        for (const auto& column : m_template.columns(of))
            table.columns.push_back({column.width, column.align == "centre" ? Align::Centre : column.align == "right" ? Align::Right : Align::Left});
        std::size_t number = 0;
        for (const auto& line : m_lines) {
            auto fields = m_fields;
            fields["no"] = std::to_string(++number);
            fields["code"] = line.code;
            fields["item"] = line.item;
            fields["item_responsible"] = or_blank(line.responsible);
            fields["outlet"] = line.outlet == nullptr ? m_blank : in(m_english, line.outlet->name, line.outlet->name_en);
            fields["date"] = model::dmy(line.airing.date);
            fields["weekday"] = nth("weekdays", static_cast<std::size_t>(model::weekday(line.airing.date)));
            fields["time"] = line.airing.start ? model::hm(*line.airing.start) : "–";
            fields["length"] = line.airing.length.count() > 0 ? model::duration_text(line.airing.length) : "–";
            std::vector<std::string> row;
            for (const auto& column : m_template.columns(of)) row.push_back(m_template.filled(column.cell, fields));
            table.rows.push_back(std::move(row));
        }
        return table;
    }

    report::Section letter() {
        report::Head head;
        head.parent = part("letter", "parent");
        head.issuer = part("letter", "issuer");
        head.nation = part("letter", "nation");
        head.motto = part("letter", "motto");
        head.number = part("letter", "number");
        head.place_and_date = part("letter", "place_and_date");
        head.subject = part("letter", "subject");
        head.marks = service::lines_of(part("letter", "mark"));
        head.type = part("letter", "type");
        head.type_subject = part("letter", "type_subject");
        head.to_label = part("letter", "to_label");
        head.to = service::lines_of(part("letter", "to"));
        report::Section section{false, {head}};
        for (const auto& text : service::lines_of(part("letter", "text"))) section.blocks.emplace_back(report::Paragraph{Style::Body, text});
        auto lines = table("letter");
        lines.head.emplace_back();
        for (const auto& column : m_template.columns("letter")) lines.head.front().push_back({column.head});
        section.blocks.emplace_back(std::move(lines));
        auto closing = service::lines_of(part("letter", "closing"));
        if (!closing.empty()) closing.back() = report::closed(closing.back());
        for (const auto& text : closing) section.blocks.emplace_back(report::Paragraph{Style::Body, text});
        section.blocks.emplace_back(foot("letter", {}, or_blank(part("letter", "signer"))));
        return section;
    }

    report::Foot foot(std::string_view of, std::string note, std::string signer) {
        report::Foot foot;
        foot.to_label = part(of, "recipients_label");
        foot.to = service::lines_of(part(of, "recipients"));
        const auto posts = or_blank(part(of, "post"));
        for (const auto post : base::split(posts, ';')) foot.posts.push_back(base::upper(post));
        foot.note = std::move(note);
        foot.signer = std::move(signer);
        return foot;
    }

    // One row a line; the boxes stand under one heading of their own.
    report::Section slip() {
        report::Section section{false, {report::AppendixHead{part("slip", "label"), part("slip", "title"), part("slip", "belongs_to")}}};
        for (const auto& text : service::lines_of(part("slip", "text"))) section.blocks.emplace_back(report::Paragraph{Style::Note, text});
        auto lines = table("slip");
        lines.head.resize(2);
        for (const auto& column : m_template.columns("slip")) lines.head[0].push_back({column.head, 1, 2});
        const auto boxes = part("slip", "answers");
        const auto answers = base::split(boxes, ',');
        constexpr double box_width = 17;
        constexpr double counter_width = 37;
        lines.head[0].push_back({part("slip", "note"), static_cast<int>(answers.size()) + 1, 1});
        for (const auto answer : answers) {
            lines.columns.push_back({box_width, Align::Centre});
            lines.head[1].push_back({std::string(answer)});
        }
        lines.columns.push_back({counter_width, Align::Left});
        const auto counter = service::lines_of(part("slip", "counter"));
        lines.head[1].push_back({counter.empty() ? std::string() : counter.front()});
        for (auto& row : lines.rows) {
            row.insert(row.end(), answers.size(), "□");
            row.push_back(counter.size() < 2 ? std::string() : counter[1]);
        }
        section.blocks.emplace_back(std::move(lines));
        section.blocks.emplace_back(foot("slip", {}, m_blank));
        return section;
    }

    const LetterWish& m_wish;
    bool m_english;
    LetterTemplate m_template;
    LetterFields m_fields;
    std::string m_blank;
    std::vector<AskedLine> m_lines;
    model::Date m_date;
};

}  // namespace

report::Document request_letter(Desk& desk, const TemplateFolders& folders, const std::string& request, const LetterWish& wish) {
    return Composer(desk, folders, request, wish).compose(desk.today());
}

}  // namespace lichsong::service
