// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/partner_report.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "calendar/service/editor.h"
#include "calendar/service/past.h"

namespace lichsong::service {
namespace {

using model::ReportSetting;

bool is_for_partners(const std::string& kind) {
    const auto kinds = report_kinds();
    return std::any_of(kinds.begin(), kinds.end(), [&](const ReportKind& one) { return one.name == kind && one.for_partners; });
}

WaitingReport waiting_of(const ReportSetting& setting, const model::Date& day, int release) {
    const auto period = setting.period == model::ReportPeriod::Whole || setting.period == model::ReportPeriod::ToDate ? model::ReportPeriod::ThisWeek : setting.period;
    return {setting.id, report_kind(setting.report).title, setting.partner, setting.outlets, setting.format, setting.language, day, model::told_days(period, day), release};
}

/// What the partner reads of the plan as it was released.
struct Released {
    model::Campaign campaign;
    std::map<std::string, std::vector<PartnerRow>> by_outlet;  ///< by key, rows by time
};

Released released_to(Desk& desk, const WaitingReport& report) {
    const auto release = find_release(desk, std::to_string(report.release));
    const store::Snapshot one_state(desk.session());
    Past past(desk, release.change);
    const auto& then = past.context();
    std::set<std::int64_t> own;
    for (const auto& outlet : then.outlets) {
        const bool is_named = report.outlets.empty() || std::find(report.outlets.begin(), report.outlets.end(), model::id_of(outlet)) != report.outlets.end();
        if (outlet.partner == report.partner && is_named) own.insert(outlet.id);
    }
    Released found{then.campaign, {}};
    past.each([&](const model::PlacedSegment& row) {
        const auto& placement = row.placement;
        if (!own.contains(placement.outlet.value) || !report.span.holds(placement.date) || !may_leave(placement) || !model::state_info(placement.state).occupies) return;
        auto shown = partner_row(then, row);
        auto& rows = found.by_outlet[shown.outlet_key];
        rows.push_back(std::move(shown));
    });
    const auto when = [](const PartnerRow& row) { return std::tuple(row.date, row.start.value_or(model::TimeOfDay{}).seconds, row.code); };
    for (auto& [key, rows] : found.by_outlet) std::sort(rows.begin(), rows.end(), [&](const PartnerRow& a, const PartnerRow& b) { return when(a) < when(b); });
    return found;
}

class PartnerPaper {
public:
    PartnerPaper(const WaitingReport& report, const Released& released, const TemplateFolders& folders, const ReportWords& words)
        : m_report(report), m_released(released), m_words(words), m_frame(folders, "reports/week", {"column"}, wish_of(report)) {
        const auto& campaign = released.campaign;
        m_frame.fill_fields({campaign.body, m_frame.said(campaign.name, campaign.name_en), {}}, wish_of(report), {}, report.day);
        const auto say = [&](const char* field, const model::Date& date) { m_frame.fields[field] = model::is_set(date) ? model::dmy(date) : m_frame.blank(); };
        say("from", report.span.from);
        say("to", report.span.to);
        say("dday", campaign.dday);
        say("flight_from", campaign.first_day);
        say("flight_to", campaign.last_day);
    }

    report::Document document() {
        report::Document made;
        made.title = m_frame.part("report", "title");
        made.author = m_released.campaign.body;
        made.language = m_frame.is_english() ? "en" : "vi";
        made.created = m_report.day;
        report::Section section{m_frame.part("report", "orientation") == "landscape", {m_frame.head()}};
        for (const auto& [key, rows] : m_released.by_outlet) section.blocks.emplace_back(table(rows));
        if (m_released.by_outlet.empty()) m_frame.add_closing(section.blocks, "report", "nothing");
        made.sections.push_back(std::move(section));
        return made;
    }

private:
    static LetterWish wish_of(const WaitingReport& report) {
        LetterWish wish;
        wish.is_english = report.language == model::FeedLanguage::English;
        return wish;
    }

    [[nodiscard]] const std::string& said(const TwoNames& names) const { return m_frame.said(names.vietnamese, names.english); }

    report::Table table(const std::vector<PartnerRow>& rows) {
        auto made = m_frame.table("column");
        made.head = {m_frame.table_head("column")};
        made.name = said(rows.front().outlet);
        made.caption = made.name + " (" + std::to_string(rows.size()) + ')';
        for (const auto& row : rows) made.rows.push_back(m_frame.row("column", cells(row, static_cast<std::int64_t>(made.rows.size() + 1))));
        return made;
    }

    LetterCells cells(const PartnerRow& row, std::int64_t number) {
        const auto weekday = m_frame.nth("letter", "weekdays", static_cast<std::size_t>(model::weekday(row.date)));
        return {{"no", report::cell(number)},
                {"date", {weekday + ", " + model::dmy(row.date), row.date}},
                {"time", row.start ? report::cell(*row.start) : report::Cell("–")},
                {"item", said(row.title)},
                {"length", report::cell(row.length)},
                {"topics", said(row.topics)},
                {"item_responsible", row.responsible},
                {"code", row.code},
                {"state", m_words.state(row.state, row.medium)}};
    }

    const WaitingReport& m_report;
    const Released& m_released;
    const ReportWords& m_words;
    LetterFrame m_frame;
};

}  // namespace

std::map<std::int64_t, std::vector<WaitingReport>> waiting_reports(Desk& desk) {
    std::map<std::int64_t, std::vector<WaitingReport>> waiting;
    const auto& plan = desk.context();
    if (plan.report_settings.empty()) return waiting;
    const auto latest = latest_release(desk);
    if (!latest) return waiting;
    const auto today = desk.today();
    for (const auto& setting : plan.report_settings) {
        if (!setting.partner || !is_for_partners(setting.report)) continue;
        const auto day = model::due_day(setting, plan.campaign, today);
        if (!model::is_set(day) || (model::is_set(setting.sent_on) && day <= setting.sent_on)) continue;
        waiting[setting.partner.value].push_back(waiting_of(setting, day, latest->number));
    }
    return waiting;
}

void note_sent(Edit& edit, const WaitingReport& report) { edit.set(model::EntityKind::ReportSetting, report.setting, {{"sent_on", model::iso(report.day)}}); }

std::string file_of(const WaitingReport& report) {
    return (report.language == model::FeedLanguage::English ? "schedule-" : "lich-") + model::iso(report.span.from) + '.' + std::string(model::name_of(report.format));
}

report::Document partner_report(Desk& desk, const WaitingReport& report, const TemplateFolders& folders, const ReportWords& words) {
    const auto released = released_to(desk, report);
    return PartnerPaper(report, released, folders, words).document();
}

}  // namespace lichsong::service
