// SPDX-License-Identifier: Apache-2.0
// The report that leadership signs (sơ kết, tổng kết). Its order is that of reports of offices: general situation, results, shortcomings, tasks,
// proposals, appendices; its texts are the template's, its numbers the plan's.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "calendar/service/coordination.h"
#include "calendar/service/makegood.h"
#include "calendar/service/report_kinds.h"
#include "calendar/service/report_parts.h"

namespace lichsong::service {
namespace {

using model::CoverageLayer;
using report::Block;

class ResultComposer {
public:
    ResultComposer(const ReportTask& task, const std::string& template_id, const model::DateSpan& span)
        : m_task(task),
          m_frame(task, template_id, {"column", "topic_column", "tally_column", "detail_column"}, span),
          m_cells(model::coverage(m_frame.plan(), m_frame.span().to)) {
        fill_requests();
        fill_numbers();
    }

    report::Document compose() { return m_frame.document({report_itself(), numbers(), schedule(), missing()}); }

private:
    void set(const std::string& name, std::int64_t number) { m_frame.fields[name] = std::to_string(number); }

    // What partners were asked, by what requests are now: how far that was on an earlier day is not kept.
    void fill_requests() {
        std::set<std::int64_t> partners;
        int sent = 0;
        int lines = 0;
        int accepted = 0;
        for (const auto& one : requests(m_task.desk, {})) {
            if (one.request.stage == model::RequestStage::Draft || (model::is_set(one.request.sent_on) && one.request.sent_on > m_frame.span().to)) continue;
            partners.insert(one.request.partner.value);
            ++sent;
            lines += one.lines;
            accepted += one.accepted;
        }
        set("requests", sent);
        set("partners_asked", static_cast<std::int64_t>(partners.size()));
        set("lines", lines);
        set("accepted", accepted);
    }

    void fill_numbers() {
        constexpr int minute = 60;
        CountedTwice all;
        const auto counts = counted(m_frame, [](const ReportAiring&) { return std::int64_t{0}; });
        if (!counts.empty()) all = counts.begin()->second;
        set("planned", all.now.planned);
        set("aired", all.now.aired);
        set("planned_total", all.total.planned);
        set("aired_total", all.total.aired);
        set("minutes_total", all.total.airtime.count() / minute);
        set("lost", all.total.lost);
        set("made_good", all.total.made_good);
        set("unresolved", static_cast<std::int64_t>(unresolved_until(m_frame.span().to)));
        m_frame.fields["percent"] = m_frame.or_blank(m_frame.percent(all.now.aired, all.now.planned).text);
        m_frame.fields["percent_total"] = m_frame.or_blank(m_frame.percent(all.total.aired, all.total.planned).text);
        fill_pace();
    }

    std::size_t unresolved_until(const model::Date& day) {
        const auto rows = unresolved(m_task.desk);
        return static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), [&](const auto& row) { return row.placement.date <= day; }));
    }

    // From the day of the report on: what is planned, and what each week would have to bring.
    void fill_pace() {
        const auto whole = model::coverage(m_frame.plan());
        const auto pace = model::pace(whole, m_frame.span().to, CoverageLayer::Confirmed);
        int missing = 0;
        for (const auto& cell : whole)
            if (cell.to > m_frame.span().to) missing += cell.gap(CoverageLayer::Planned);
        set("weeks_left", pace.weeks_left);
        set("per_week", pace.per_week);
        set("missing", missing);
    }

    report::Section report_itself() {
        std::vector<Block> blocks;
        m_frame.add_prose(blocks, "opening");
        m_frame.add_prose(blocks, "situation");
        m_frame.add_prose(blocks, "direction");
        m_frame.add_prose(blocks, "by_medium");
        const auto by_medium = counted(m_frame, [](const ReportAiring& airing) { return static_cast<std::int64_t>(airing.outlet->medium); });
        blocks.emplace_back(counts_table(m_frame, by_medium, "column", [&](std::int64_t medium) { return m_frame.choice(model::name_of(static_cast<model::Medium>(medium))); }));
        add_media_chart(m_frame, blocks);
        m_frame.add_prose(blocks, "by_topic");
        blocks.emplace_back(coverage_table(m_frame, m_cells, "topic_column"));
        m_frame.add_prose(blocks, "tallies");
        const auto before = blocks.size();
        add_areas(m_frame, blocks);
        if (auto table = tallies(); !table.rows.empty()) blocks.emplace_back(std::move(table));
        if (blocks.size() == before) blocks.emplace_back(report::Paragraph{report::Style::Body, m_frame.blank()});
        for (const auto* part : {"partners", "shortcomings", "tasks"}) m_frame.add_prose(blocks, part);
        close(blocks, "proposals");
        return m_frame.section(std::move(blocks));
    }

    // The text ends here.
    void close(std::vector<Block>& blocks, std::string_view part) {
        m_frame.add_prose(blocks, part);
        if (auto* last = std::get_if<report::Paragraph>(&blocks.back())) last->text = report::closed(last->text);
    }

    // What was counted by hand, added up by what it is.
    report::Table tallies() {
        struct Sum {
            std::int64_t now = 0;
            std::int64_t total = 0;
            std::set<std::string> sources;
        };
        std::map<std::tuple<model::TallyKind, std::string, std::string>, Sum> sums;
        for (const auto& tally : m_frame.plan().tallies) {
            if (tally.date > m_frame.span().to) continue;
            auto& sum = sums[{tally.kind, tally.title, tally.unit}];
            sum.total += tally.count;
            if (tally.date >= m_frame.span().from) sum.now += tally.count;
            if (!tally.source.empty()) sum.sources.insert(tally.source);
        }
        auto table = m_frame.table("tally_column");
        for (const auto& [what, sum] : sums) {
            std::string sources;
            for (const auto& source : sum.sources) sources += (sources.empty() ? "" : "; ") + source;
            m_frame.add_row(table, "tally_column",
                            {{"kind", m_frame.choice(model::name_of(std::get<0>(what)))},
                             {"title", std::get<1>(what)},
                             {"unit", std::get<2>(what)},
                             {"count", report::cell(sum.now)},
                             {"count_total", report::cell(sum.total)},
                             {"source", sources}});
        }
        return table;
    }

    // An appendix has a page of its own; its number is its place.
    report::Section appendix(std::string_view title, std::string_view number, bool is_landscape) {
        m_frame.fields["appendix"] = number;
        return {is_landscape, {report::AppendixHead{m_frame.part("report", "appendix_label"), m_frame.part("report", title), m_frame.part("report", "appendix_note")}}};
    }

    report::Section numbers() {
        auto section = appendix("appendix_numbers", "I", false);
        const auto by_outlet = counted(m_frame, [](const ReportAiring& airing) { return airing.outlet->id; });
        section.blocks.emplace_back(counts_table(m_frame, by_outlet, "column", [&](std::int64_t id) { return m_frame.outlet(base::Id<model::Outlet>{id}); }));
        add_gap_chart(m_frame, section.blocks, m_cells);
        add_pace_chart(m_frame, section.blocks, m_cells);
        return section;
    }

    report::Section schedule() {
        auto section = appendix("appendix_schedule", "II", true);
        auto table = m_frame.table("detail_column");
        const auto is_listed = [](const model::Placement& placement) {
            return placement.intention == model::Intention::Planned && placement.state != model::PlacementState::Cancelled && placement.state != model::PlacementState::Declined;
        };
        for (const auto& airing : m_frame.airings(is_listed)) {
            const auto& placement = *airing.placement;
            m_frame.add_row(table, "detail_column",
                            {{"code", placement.key},
                             {"date", m_frame.day(placement.date)},
                             {"time", ReportFrame::clock(placement.start)},
                             {"outlet", m_frame.outlet(placement.outlet)},
                             {"item", m_frame.title(airing) + m_frame.mark(placement)},
                             {"length", report::cell(placement.length)},
                             {"item_responsible", airing.segment->responsible_body},
                             {"topics", m_frame.topics(airing.segment->topics)},
                             {"state", m_frame.state(placement.state, airing.outlet->medium)}});
        }
        if (table.rows.empty()) m_frame.add_prose(section.blocks, "nothing");
        else section.blocks.emplace_back(std::move(table));
        return section;
    }

    report::Section missing() {
        auto section = appendix("appendix_missing", "III", false);
        add_missing(m_frame, section.blocks, model::coverage(m_frame.plan()), CoverageLayer::Planned);
        return section;
    }

    const ReportTask& m_task;
    ReportFrame m_frame;
    std::vector<model::CoverageCell> m_cells;
};

// Up to today, or to the end of the flight where that is over.
model::DateSpan since_first_day(Desk& desk) {
    const auto& campaign = desk.context().campaign;
    auto to = desk.today();
    if (model::is_set(campaign.last_day)) to = std::min(to, campaign.last_day);
    if (!model::is_set(campaign.first_day)) return {to, to};
    return {campaign.first_day, std::max(to, campaign.first_day)};
}

}  // namespace

report::Document result_report(const ReportTask& task, const std::string& template_id) {
    return ResultComposer(task, template_id, since_first_day(task.desk)).compose();
}

}  // namespace lichsong::service
