// SPDX-License-Identifier: Apache-2.0
// Subjects and scopes as places of rows.
#include "calendar/model/rules/subject.h"

namespace lichsong::model {
namespace {

template <class E>
std::pair<std::string, std::string> titles_of(const E& row) {
    return {row.title.empty() ? row.title_en : row.title, row.title_en.empty() ? row.title : row.title_en};
}

std::size_t subject_count(const Plan& plan, RuleSubject subject) {
    switch (subject) {
        case RuleSubject::Placement: return 1;
        case RuleSubject::Segment: return plan.segments.size();
        case RuleSubject::Topic: return plan.topics.size();
        case RuleSubject::Series: return plan.series.size();
        case RuleSubject::Partner: return plan.partners.size();
    }
    return 1;
}

}  // namespace

Subjects::Subjects(const RuleTask& task) : m_input(task.input), m_subject(task.rule.subject) {
    const auto& plan = m_input.plan;
    m_size = subject_count(plan, m_subject);
    if (m_subject == RuleSubject::Topic)
        for (const auto& topic : plan.topics) m_topics.push_back(falls_under(plan, id_of(topic), task.rule.only_topic) ? 1 : 0);
    if (m_subject == RuleSubject::Partner)
        for (const auto& outlet : plan.outlets) m_partner_of_outlet.push_back(place_of(plan.partners, outlet.partner));
    if (m_subject == RuleSubject::Series)
        for (const auto& segment : plan.segments) m_series_of_segment.push_back(place_of(plan.series, segment.series));
}

Place Subjects::single(const Live& live) const {
    switch (m_subject) {
        case RuleSubject::Placement: return 0;
        case RuleSubject::Segment: return live.segment;
        case RuleSubject::Partner: return m_partner_of_outlet[live.outlet];
        case RuleSubject::Series:
            if (live.series != nowhere || live.segment == nowhere) return live.series;
            return m_series_of_segment[live.segment];
        case RuleSubject::Topic: break;  // several; see for_each()
    }
    return nowhere;
}

std::pair<std::string, std::string> Subjects::titles(Place subject) const {
    const auto& plan = m_input.plan;
    switch (m_subject) {
        case RuleSubject::Placement: break;
        case RuleSubject::Segment: return titles_of(plan.segments.rows()[subject]);
        case RuleSubject::Topic: return titles_of(plan.topics.rows()[subject]);
        case RuleSubject::Series: return titles_of(plan.series.rows()[subject]);
        case RuleSubject::Partner: {
            const auto& partner = plan.partners.rows()[subject];
            return {partner.name, partner.name_en.empty() ? partner.name : partner.name_en};
        }
    }
    return {};
}

Grouping group_by_scope(const RuleInput& input, RuleScope scope) {
    const auto& plan = input.plan;
    switch (scope) {
        case RuleScope::Slot: return input.by_slot;
        case RuleScope::Outlet: return group_by(input, all_lives(input), plan.outlets.size(), [](const Live& live) { return live.outlet; });
        case RuleScope::Medium:
            return group_by(input, input.by_time, media().size(), [&](const Live& live) { return static_cast<Place>(input.outlet(live).medium); });
        case RuleScope::Area: {
            std::vector<Place> areas;
            for (const auto& outlet : plan.outlets) areas.push_back(place_of(plan.areas, outlet.area));
            return group_by(input, input.by_time, plan.areas.size(), [&](const Live& live) { return areas[live.outlet]; });
        }
        case RuleScope::Everywhere: break;
    }
    return group_by(input, input.by_time, 1, [](const Live&) { return Place{0}; });
}

std::string reason_for(std::string_view reason, RuleSubject subject) {
    return std::string(reason) + (subject == RuleSubject::Placement ? "_any" : "");
}

}  // namespace lichsong::model
