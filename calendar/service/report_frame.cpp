// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/report_frame.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "calendar/base/error.h"
#include "calendar/base/text.h"

namespace lichsong::service {

using report::Style;

namespace {

bool is_roman(char c) { return c == 'I' || c == 'V' || c == 'X'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// By how the line begins.
Style style_of(std::string_view line) {
    const auto after = [&](bool (*belongs)(char)) { return static_cast<std::size_t>(std::find_if_not(line.begin(), line.end(), belongs) - line.begin()); };
    const auto is_followed = [&](std::size_t at, std::string_view by) { return at > 0 && line.substr(at).starts_with(by); };
    if (is_followed(after(is_roman), ". ")) return Style::Part;
    if (is_followed(after(is_digit), ". ")) return Style::Section;
    if (line.size() > 2 && line.substr(1).starts_with(") ")) return Style::Point;
    return line.starts_with("- ") ? Style::Item : Style::Body;
}

}  // namespace

ReportFrame::ReportFrame(const ReportTask& task, const std::string& id, std::initializer_list<std::string_view> tables, const model::DateSpan& span)
    : LetterFrame(task.folders, id, tables, task.wish.paper), m_words(task.words), m_span(span), m_today(task.desk.today()), m_date(task.wish.paper.date) {
    if (model::is_set(task.wish.from)) m_span.from = task.wish.from;
    if (model::is_set(task.wish.until)) m_span.to = task.wish.until;
    if (model::is_set(m_span.from) && model::is_set(m_span.to) && m_span.to < m_span.from) throw base::Error(base::Fault::Call, "report.dates", {model::iso(m_span.from), model::iso(m_span.to)});
    for (const auto key : base::split(task.wish.outlet, ',')) m_outlets.insert(task.desk.require(model::EntityKind::Outlet, std::string(key)).head.id);
    m_plan = task.desk.whole_plan();
    const auto& campaign = m_plan.campaign;
    fill_fields({campaign.body, said(campaign.name, campaign.name_en), {}}, task.wish.paper, task.wish.paper.number, m_date);
    const auto said_day = [&](const model::Date& date) { return model::is_set(date) ? model::dmy(date) : blank(); };
    fields["from"] = said_day(m_span.from);
    fields["to"] = said_day(m_span.to);
    fields["dday"] = said_day(campaign.dday);
    fields["flight_from"] = said_day(campaign.first_day);
    fields["flight_to"] = said_day(campaign.last_day);
}

std::vector<ReportAiring> ReportFrame::airings(const Counts& counts, const model::DateSpan& span) const {
    std::vector<ReportAiring> found;
    for (const auto& placement : m_plan.placements) {
        if (!span.holds(placement.date) || !counts(placement)) continue;
        const ReportAiring airing{&placement, m_plan.segments.find(placement.segment), m_plan.outlets.find(placement.outlet)};
        if (airing.segment != nullptr && airing.outlet != nullptr && is_asked_for(*airing.outlet)) found.push_back(airing);
    }
    const auto when = [](const ReportAiring& one) { return std::tuple(one.placement->date, one.placement->start.value_or(model::TimeOfDay{}).seconds, one.placement->id); };
    std::sort(found.begin(), found.end(), [&](const ReportAiring& a, const ReportAiring& b) { return when(a) < when(b); });
    return found;
}

std::string ReportFrame::outlet(base::Id<model::Outlet> id) const {
    const auto* found = m_plan.outlets.find(id);
    return found == nullptr ? blank() : said(found->name, found->name_en);
}

std::string ReportFrame::topic(base::Id<model::Topic> id) const {
    const auto* found = m_plan.topics.find(id);
    return found == nullptr ? blank() : said(found->title, found->title_en);
}

std::string ReportFrame::topics(const std::vector<base::Id<model::Topic>>& ids) const {
    std::string names;
    for (const auto id : ids) names += (names.empty() ? "" : "; ") + topic(id);
    return names;
}

std::string ReportFrame::partner(base::Id<model::Partner> id) const {
    const auto* found = m_plan.partners.find(id);
    return found == nullptr ? blank() : said(found->name, found->name_en);
}

std::string ReportFrame::mark(const model::Placement& placement) {
    if (placement.makegood_for) return ' ' + part("report", "makegood");
    return placement.repeat_of ? ' ' + part("report", "repeat") : std::string();
}

report::Cell ReportFrame::day(const model::Date& date) {
    if (!model::is_set(date)) return {};
    return {nth("letter", "weekdays", static_cast<std::size_t>(model::weekday(date))) + ", " + model::dmy(date), date};
}

report::Cell ReportFrame::clock(const std::optional<model::TimeOfDay>& time) { return time ? report::cell(*time) : report::Cell("–"); }

report::Cell ReportFrame::percent(std::int64_t part, std::int64_t whole) const {
    if (whole <= 0) return {};
    const auto of_one = static_cast<double>(part) / static_cast<double>(whole);
    const auto tenths = static_cast<std::int64_t>(std::llround(of_one * 1'000));
    auto text = std::to_string(tenths / 10);
    if (tenths % 10 != 0) text += (is_english() ? "." : ",") + std::to_string(tenths % 10);
    return {text + '%', report::Percentage{of_one}};
}

report::Chart ReportFrame::chart(report::ChartKind kind, std::string_view title) {
    report::Chart made;
    made.kind = kind;
    made.title = part("report", title);
    made.decimal_mark = is_english() ? "." : ",";
    return made;
}

report::Table ReportFrame::table(std::string_view kind, std::string name) const {
    auto made = LetterFrame::table(kind);
    made.head = {table_head(kind)};
    made.name = std::move(name);
    return made;
}

void ReportFrame::add_prose(std::vector<report::Block>& blocks, std::string_view name) {
    for (const auto& line : lines_of(part("report", name))) blocks.emplace_back(report::Paragraph{style_of(line), line});
}

void ReportFrame::add_row(report::Table& table, std::string_view kind, LetterCells cells) {
    cells["no"] = report::cell(static_cast<std::int64_t>(table.rows.size() + 1));
    table.rows.push_back(row(kind, cells));
}

report::Section ReportFrame::section(std::vector<report::Block> blocks) {
    report::Section made{part("report", "orientation") == "landscape", {head()}};
    made.blocks.insert(made.blocks.end(), std::make_move_iterator(blocks.begin()), std::make_move_iterator(blocks.end()));
    auto below = foot("letter", part("letter", "signer"));
    if (below.signer.empty()) below.signer = blank();
    if (!part("letter", "post").empty() || !below.to.empty()) made.blocks.emplace_back(std::move(below));
    return made;
}

report::Document ReportFrame::document(std::vector<report::Section> sections) {
    report::Document made;
    made.title = part("report", "title");
    made.author = fields["body"];
    made.language = is_english() ? "en" : "vi";
    made.created = model::is_set(m_date) ? m_date : m_today;
    made.sections = std::move(sections);
    return made;
}

}  // namespace lichsong::service
