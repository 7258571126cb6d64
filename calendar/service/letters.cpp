// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/letters.h"

#include <algorithm>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/model/medium.h"
#include "calendar/service/coordination_steps.h"

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

std::vector<AskedLine> asked_lines(Desk& desk, const RequestView& view, const LetterFrame& frame) {
    const bool is_draft = view.summary.request.stage == model::RequestStage::Draft;
    std::vector<AskedLine> lines;
    for (const auto& one : view.lines) {
        if (one.line.answer == model::LineAnswer::Withdrawn || (is_draft && is_over(one.now.placement.state))) continue;
        AskedLine line{one.line.key, frame.said(one.now.segment.title, one.now.segment.title_en), one.now.segment.responsible_body, is_draft ? model::airing_of(one.now.placement) : one.line.asked(), nullptr};
        line.outlet = desk.context().outlets.find(line.airing.outlet);
        lines.push_back(std::move(line));
    }
    if (lines.empty()) throw base::Error(base::Fault::Input, "request.nothing");
    return lines;
}

class LetterComposer {
public:
    LetterComposer(Desk& desk, const TemplateFolders& folders, const std::string& request, const LetterWish& wish)
        : m_frame(folders, "request", {"column", "slip_column"}, wish) {
        const auto view = request_view(desk, request);
        m_lines = asked_lines(desk, view, m_frame);
        fill_fields(desk, view.summary.request, wish);
    }

    report::Document compose(const model::Date& today) {
        report::Document document;
        document.title = m_frame.part("letter", "subject");
        document.author = m_frame.fields["body"];
        document.language = m_frame.is_english() ? "en" : "vi";
        document.created = model::is_set(m_date) ? m_date : today;
        document.sections = {letter(), slip()};
        return document;
    }

private:
    // With what every letter has, the whole list of what this one may say.
    void fill_fields(Desk& desk, const model::Request& request, const LetterWish& wish) {
        const auto& plan = desk.context();
        const auto* partner = plan.partners.find(request.partner);
        m_date = model::is_set(wish.date) ? wish.date : request.letter_date;
        m_frame.fill_fields({plan.campaign.body, m_frame.said(plan.campaign.name, plan.campaign.name_en), partner == nullptr ? std::string() : m_frame.said(partner->name, partner->name_en)}, wish,
                            wish.number.empty() ? request.number : wish.number, m_date);
        auto& fields = m_frame.fields;
        fields["request"] = request.key;
        fields["title"] = request.title;
        fields["due"] = model::is_set(request.due) ? model::dmy(request.due) : m_frame.blank();
        fields["lines"] = std::to_string(m_lines.size());
        fields["responsible"] = responsible_bodies();
        fields["to_air"] = m_frame.part("letter", verb());
    }

    [[nodiscard]] std::string responsible_bodies() const {
        std::vector<std::string> bodies;
        std::string text;
        for (const auto& line : m_lines) {
            if (line.responsible.empty() || std::find(bodies.begin(), bodies.end(), line.responsible) != bodies.end()) continue;
            bodies.push_back(line.responsible);
            text += (text.empty() ? "" : "; ") + line.responsible;
        }
        return m_frame.or_blank(text);
    }

    [[nodiscard]] std::string_view verb() const {
        const auto is_published = [](const AskedLine& line) { return line.outlet != nullptr && model::medium_info(line.outlet->medium).is_published; };
        const auto published = static_cast<std::size_t>(std::count_if(m_lines.begin(), m_lines.end(), is_published));
        return published == 0 ? "broadcast" : published == m_lines.size() ? "publish" : "both";
    }

    report::Table table(std::string_view name) {
        auto table = m_frame.table(name);
        std::size_t number = 0;
        for (const auto& line : m_lines) {
            auto fields = m_frame.fields;
            fields["no"] = std::to_string(++number);
            fields["code"] = line.code;
            fields["item"] = line.item;
            fields["item_responsible"] = m_frame.or_blank(line.responsible);
            fields["outlet"] = line.outlet == nullptr ? m_frame.blank() : m_frame.said(line.outlet->name, line.outlet->name_en);
            fields["date"] = model::dmy(line.airing.date);
            fields["weekday"] = m_frame.nth("letter", "weekdays", static_cast<std::size_t>(model::weekday(line.airing.date)));
            fields["time"] = line.airing.start ? model::hm(*line.airing.start) : "–";
            fields["length"] = line.airing.length.count() > 0 ? model::duration_text(line.airing.length) : "–";
            table.rows.push_back(m_frame.row(name, fields));
        }
        return table;
    }

    report::Section letter() {
        report::Section section{false, {m_frame.head()}};
        m_frame.add_text(section.blocks, Style::Body, "letter", "text");
        auto lines = table("column");
        lines.head = {m_frame.table_head("column")};
        section.blocks.emplace_back(std::move(lines));
        m_frame.add_closing(section.blocks, "letter", "closing");
        section.blocks.emplace_back(m_frame.foot("letter", m_frame.or_blank(m_frame.part("letter", "signer"))));
        return section;
    }

    // One row a line; the boxes stand under one heading of their own.
    report::Section slip() {
        report::Section section{false, {report::AppendixHead{m_frame.part("slip", "label"), m_frame.part("slip", "title"), m_frame.part("slip", "belongs_to")}}};
        m_frame.add_text(section.blocks, Style::Note, "slip", "text");
        auto lines = table("slip_column");
        lines.head = {m_frame.table_head("slip_column", 2), {}};
        const auto boxes = m_frame.part("slip", "answers");
        const auto answers = base::split(boxes, ',');
        constexpr double box_width = 17;
        constexpr double counter_width = 37;
        lines.head[0].push_back({m_frame.part("slip", "note"), static_cast<int>(answers.size()) + 1, 1});
        for (const auto answer : answers) {
            lines.columns.push_back({box_width, Align::Centre});
            lines.head[1].push_back({std::string(answer)});
        }
        lines.columns.push_back({counter_width, Align::Left});
        const auto counter = service::lines_of(m_frame.part("slip", "counter"));
        lines.head[1].push_back({counter.empty() ? std::string() : counter.front()});
        for (auto& row : lines.rows) {
            row.insert(row.end(), answers.size(), "□");
            row.push_back(counter.size() < 2 ? std::string() : counter[1]);
        }
        section.blocks.emplace_back(std::move(lines));
        section.blocks.emplace_back(m_frame.foot("slip", m_frame.blank()));
        return section;
    }

    LetterFrame m_frame;
    std::vector<AskedLine> m_lines;
    model::Date m_date;
};

}  // namespace

report::Document request_letter(Desk& desk, const TemplateFolders& folders, const std::string& request, const LetterWish& wish) {
    return LetterComposer(desk, folders, request, wish).compose(desk.today());
}

}  // namespace lichsong::service
