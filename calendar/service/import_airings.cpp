// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/import_airings.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>

#include "calendar/base/encoding.h"
#include "calendar/base/text.h"
#include "calendar/ical/occurrences.h"
#include "calendar/service/plan_names.h"

namespace lichsong::service {
namespace {

using ical::ForeignEvent;
using model::Date;

constexpr std::size_t most_airings = 5'000;
constexpr model::WallSeconds day = 86'400;
const Date end_of_time(2100, 12, 31);

// Office 365 publishes a cancelled meeting as confirmed and says so in its title only.
constexpr std::array<std::string_view, 4> cancelled_prefixes{"Canceled: ", "Cancelled: ", "Đã hủy: ", "Đã huỷ: "};

// The title without what stands around it in calendars: that it is cancelled, and the number of the issue.
void read_title(Airing& airing, const AiringContext& context, const ical::Report& report) {
    auto title = one_line(airing.event->summary);
    if (const auto legacy = base::legacy_in_utf8(title)) {
        title = base::repair_legacy(title, *legacy);
        report({"import.old_font", airing.event->line, "SUMMARY", title});
    }
    if (const auto prefix = context.wording.cancelled_prefix + ' '; prefix.size() > 1 && title.starts_with(prefix)) {
        title.erase(0, prefix.size());
        airing.cancelled = true;
    }
    for (const auto prefix : cancelled_prefixes) {
        if (!title.starts_with(prefix)) continue;
        title.erase(0, prefix.size());
        airing.cancelled = true;
    }
    if (const auto opening = " (" + context.wording.issue + ' '; title.ends_with(')') && !context.wording.issue.empty()) {
        const auto at = title.rfind(opening);
        int issue = 0;
        std::string_view number;
        if (at != std::string::npos) number = std::string_view(title).substr(at + opening.size(), title.size() - at - opening.size() - 1);
        const auto* last = number.data() + number.size();
        if (!number.empty() && std::from_chars(number.data(), last, issue).ptr == last && issue > 0) {
            airing.issue = issue;
            title.erase(at);
        }
    }
    if (title.empty()) {
        report({"import.no_title", airing.event->line, "SUMMARY", {}});
        title = context.untitled;
    }
    airing.title = std::move(title);
}

class Reading {
public:
    Reading(const ical::ForeignObject& object, const AiringContext& context, const ical::Report& report)
        : m_object(object), m_context(context), m_report(report) {}

    std::optional<Airings> run() {
        const auto& first = m_object.first();
        if (!first.has_start) return std::nullopt;
        if (first.all_day && m_context.has_clock_time) return refused("import.no_clock_time", "DTSTART");
        const bool endless = m_object.master && m_object.master->rule && !m_object.master->rule->has_end();
        const auto found = ical::occurrences(m_object, Date(1970, 1, 1), endless ? m_context.last_day : end_of_time, most_airings);
        if (found.cut) return refused("import.rule_too_long", "RRULE", std::to_string(most_airings));
        if (endless) m_report({"import.endless", first.line, "RRULE", model::iso(m_context.last_day)});
        if (found.list.empty()) return refused("import.no_days", "RRULE");
        Airings airings;
        for (const auto& one : found.list) airings.list.push_back(airing(one));
        const bool alone = m_object.master && !m_object.master->recurs() && m_object.overrides.empty();
        if (!alone) airings.series = series(airings.list);
        return airings;
    }

private:
    std::optional<Airings> refused(std::string_view code, std::string property, std::string detail = {}) {
        m_report({code, m_object.first().line, std::move(property), std::move(detail)});
        return std::nullopt;
    }

    [[nodiscard]] model::WallSeconds at_home(const ForeignEvent& event, model::WallSeconds wall) const {
        return event.all_day ? wall : ical::on_wall_of(m_context.zone, *event.zone, wall);
    }

    Airing airing(const ical::Occurrence& one) {
        Airing airing;
        airing.event = one.event;
        const auto& event = *one.event;
        const auto start = at_home(event, one.start);
        airing.date = model::date_of(start);
        airing.series_date = model::date_of(at_home(m_object.master && m_object.master->has_start ? *m_object.master : event, one.original));
        if (!event.all_day && m_context.has_clock_time) airing.start = model::time_of(start);
        if (!event.all_day && !m_context.has_clock_time) m_report({"import.time_dropped", event.line, "DTSTART", {}});
        if (!event.all_day && m_context.has_clock_time) airing.length = model::Seconds(one.end - one.start);
        if (event.all_day && one.end - one.start > day) m_report({"import.many_days", event.line, "DTEND", {}});
        const bool master_gone = m_object.master && m_object.master->status == model::CalendarStatus::Cancelled;
        airing.cancelled = event.status == model::CalendarStatus::Cancelled || master_gone;
        read_title(airing, m_context, m_report);
        return airing;
    }

    // The model's rule where it says the same, with the days that differ as exceptions; else all days one by one.
    AiringSeries series(const std::vector<Airing>& list) {
        AiringSeries made;
        std::vector<Date> days;
        for (const auto& airing : list) days.push_back(airing.series_date);
        std::sort(days.begin(), days.end());
        days.erase(std::unique(days.begin(), days.end()), days.end());
        made.first_day = days.front();
        made.last_day = days.back();
        std::vector<Date> of_rule;
        if (m_object.master && m_object.master->rule) of_rule = take_rule(*m_object.master, made);
        std::set_difference(days.begin(), days.end(), of_rule.begin(), of_rule.end(), std::back_inserter(made.added));
        std::set_difference(of_rule.begin(), of_rule.end(), days.begin(), days.end(), std::back_inserter(made.removed));
        if (made.removed.size() > days.size()) {  // the days themselves say it shorter
            made = {{}, days.front(), days.back(), days, {}};
        }
        return made;
    }

    std::vector<Date> take_rule(const ForeignEvent& master, AiringSeries& made) const {
        const auto first = model::date_of(at_home(master, master.start));
        if (first != model::date_of(master.start)) return {};  // on our wall it falls on other weekdays
        const auto rule = ical::as_recurrence(*master.rule, first);
        if (!rule) return {};
        const auto to = master.rule->has_end() ? end_of_time : m_context.last_day;
        const auto found = ical::expand_foreign(*master.rule, master.start, {master.start, model::wall_seconds(to, {}) + day - 1, most_airings, master.until});
        if (found.starts.empty()) return {};
        made.rule = *rule;
        made.first_day = first;
        made.last_day = model::date_of(found.starts.back());
        return model::expand(*rule, first, first, made.last_day);
    }

    const ical::ForeignObject& m_object;
    const AiringContext& m_context;
    const ical::Report& m_report;
};

}  // namespace

std::optional<Airings> airings_of(const ical::ForeignObject& object, const AiringContext& context, const ical::Report& report) {
    return Reading(object, context, report).run();
}

}  // namespace lichsong::service
