// SPDX-License-Identifier: Apache-2.0
// What reports of all kinds share: the plan they tell of, its airings in order, rows of tables with values behind their texts, and numbers as
// people read them. What a report says is put together by report_*.cpp; called by those only.
#pragma once

#include <functional>
#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/model/coverage.h"
#include "calendar/service/letter_frame.h"
#include "calendar/service/reports.h"

namespace lichsong::service {

/// A placement with what it refers to; all of the plan of the frame.
struct ReportAiring {
    const model::Placement* placement = nullptr;
    const model::Segment* segment = nullptr;
    const model::Outlet* outlet = nullptr;
};

class ReportFrame : public LetterFrame {
public:
    /// `id` is the template's where the wish names none; `span` what is told of where the wish says nothing. Errors of LetterTemplate;
    /// Error{Call,"row.unknown"} for an outlet that is none, {"report.dates"} for days in the wrong order.
    ReportFrame(const ReportTask& task, const std::string& id, std::initializer_list<std::string_view> tables, const model::DateSpan& span);

    [[nodiscard]] const model::Plan& plan() const noexcept { return m_plan; }
    [[nodiscard]] const model::DateSpan& span() const noexcept { return m_span; }
    [[nodiscard]] const model::Date& today() const noexcept { return m_today; }

    /// Of the outlets asked for, in the days told of or others, by time: what `counts` says.
    using Counts = std::function<bool(const model::Placement&)>;
    [[nodiscard]] std::vector<ReportAiring> airings(const Counts& counts) const { return airings(counts, m_span); }
    [[nodiscard]] std::vector<ReportAiring> airings(const Counts& counts, const model::DateSpan& span) const;
    [[nodiscard]] bool is_asked_for(const model::Outlet& outlet) const { return m_outlets.empty() || m_outlets.contains(outlet.id); }

    [[nodiscard]] std::string choice(std::string_view name) const { return m_words.choice(name); }
    [[nodiscard]] std::string state(model::PlacementState state, model::Medium medium) const { return m_words.state(state, medium); }
    [[nodiscard]] std::string status(model::RequestStatus status) const { return m_words.status(status); }
    [[nodiscard]] std::string answer(model::LineAnswer answer) const { return m_words.answer(answer); }
    [[nodiscard]] std::string rhythm(const model::Recurrence& rule) const { return m_words.rhythm(rule); }
    [[nodiscard]] std::string gap(const model::CoverageCell& cell, model::CoverageLayer layer) const { return m_words.gap(m_plan, cell, layer); }
    [[nodiscard]] std::string title(const ReportAiring& airing) const { return said(airing.segment->title, airing.segment->title_en); }
    [[nodiscard]] std::string outlet(base::Id<model::Outlet> id) const;
    [[nodiscard]] std::string topic(base::Id<model::Topic> id) const;
    [[nodiscard]] std::string topics(const std::vector<base::Id<model::Topic>>& ids) const;
    [[nodiscard]] std::string partner(base::Id<model::Partner> id) const;
    /// What of an item is said behind its name: that it repeats, or makes up for another.
    [[nodiscard]] std::string mark(const model::Placement& placement);
    /// "Thứ Hai, 3/5/2021" with the day behind it.
    [[nodiscard]] report::Cell day(const model::Date& date);
    [[nodiscard]] static report::Cell clock(const std::optional<model::TimeOfDay>& time);
    /// "87,5%" of a part of a whole; empty where there is no whole.
    [[nodiscard]] report::Cell percent(std::int64_t part, std::int64_t whole) const;
    [[nodiscard]] report::Chart chart(report::ChartKind kind, std::string_view title);

    /// With its head. `name` of its sheet in a workbook.
    [[nodiscard]] report::Table table(std::string_view kind, std::string name = {}) const;
    /// Lines of a part as the decree numbers them: "I." begins a part, "1." a section, "a)" a point, "-" an item; others are paragraphs.
    void add_prose(std::vector<report::Block>& blocks, std::string_view name);
    /// Gives the row its number, "no".
    void add_row(report::Table& table, std::string_view kind, LetterCells cells);

    /// With head and, where the template has one, foot; the days told of are "from" and "to" in its texts.
    [[nodiscard]] report::Section section(std::vector<report::Block> blocks);
    [[nodiscard]] report::Document document(std::vector<report::Section> sections);

private:
    ReportWords m_words;  // its own: rows of a long table are made when they are written
    model::Plan m_plan;
    model::DateSpan m_span;
    model::Date m_today;
    model::Date m_date;
    std::set<std::int64_t> m_outlets;
};

}  // namespace lichsong::service
