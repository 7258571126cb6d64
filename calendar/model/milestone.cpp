// SPDX-License-Identifier: Apache-2.0
// Deriving dates along anchors. A deadline is never shifted off a weekend: the law does not (at least four of the 2026
// deadlines fell on one and stayed).
#include "calendar/model/milestone.h"

#include <array>
#include <unordered_map>

#include "calendar/base/error.h"

namespace lichsong::model {
namespace {

class Resolver {
public:
    Resolver(const Campaign& campaign, const std::vector<Milestone>& milestones)
        : m_anchor_day(anchor_day(campaign)), m_milestones(milestones), m_spans(milestones.size()), m_states(milestones.size()) {
        for (std::size_t i = 0; i < milestones.size(); ++i) m_places.emplace(milestones[i].id, i);
    }

    const DateSpan& span(std::size_t i) {
        if (m_states[i] == State::Done) return m_spans[i];
        const auto& milestone = m_milestones[i];
        if (m_states[i] == State::Busy) throw base::Error(base::Fault::Input, "milestone.circle", {milestone.key});
        m_states[i] = State::Busy;
        if (const auto day = day_of(milestone.anchor, milestone.anchor_actual); is_set(day)) {
            m_spans[i].to = plus_days(day, milestone.offset_to);
            m_spans[i].from = milestone.offset_from ? plus_days(day, *milestone.offset_from) : m_spans[i].to;
        }
        m_states[i] = State::Done;
        return m_spans[i];
    }

    /// The day a milestone gives to those that hang on it; the campaign's anchor day for none.
    Date day_of(base::Id<Milestone> id, bool actual) {
        if (!id) return m_anchor_day;
        const auto place = m_places.find(id.value);
        if (place == m_places.end()) return {};
        const auto& milestone = m_milestones[place->second];
        if (actual && is_set(milestone.actual)) return milestone.actual;
        return span(place->second).to;
    }

private:
    enum class State : std::uint8_t { Open, Busy, Done };
    Date m_anchor_day;
    const std::vector<Milestone>& m_milestones;
    std::vector<DateSpan> m_spans;
    std::vector<State> m_states;
    std::unordered_map<std::int64_t, std::size_t> m_places;
};

}  // namespace

std::span<const FieldInfo> milestone_fields() {
    static constexpr std::array list{
        field<&Milestone::title>("title", Required | Searched),
        field<&Milestone::title_en>("title_en", Searched),
        field<&Milestone::kind>("kind"),
        field<&Milestone::anchor>("anchor"),
        field<&Milestone::anchor_actual>("anchor_actual"),
        field<&Milestone::offset_from>("offset_from"),
        field<&Milestone::offset_to>("offset_to"),
        field<&Milestone::time>("time"),
        field<&Milestone::time_to>("time_to"),
        field<&Milestone::area>("area"),
        field<&Milestone::scope>("scope"),
        field<&Milestone::law>("law"),
        field<&Milestone::confidence>("confidence"),
        field<&Milestone::source>("source"),
        field<&Milestone::note>("note"),
        field<&Milestone::actual>("actual"),
    };
    return list;
}

std::span<const FieldInfo> phase_fields() {
    static constexpr std::array list{
        field<&Phase::title>("title", Required | Searched),
        field<&Phase::title_en>("title_en", Searched),
        field<&Phase::from>("from_milestone"),
        field<&Phase::offset_from>("offset_from"),
        field<&Phase::to>("to_milestone"),
        field<&Phase::offset_to>("offset_to"),
        field<&Phase::peak>("peak"),
    };
    return list;
}

std::vector<DateSpan> planned_dates(const Campaign& campaign, const std::vector<Milestone>& milestones) {
    Resolver resolver(campaign, milestones);
    std::vector<DateSpan> spans;
    spans.reserve(milestones.size());
    for (std::size_t i = 0; i < milestones.size(); ++i) spans.push_back(resolver.span(i));
    return spans;
}

std::vector<DateSpan> phase_dates(const Campaign& campaign, const std::vector<Milestone>& milestones,
                                  const std::vector<Phase>& phases) {
    Resolver resolver(campaign, milestones);
    std::vector<DateSpan> spans;
    spans.reserve(phases.size());
    for (const auto& phase : phases) {
        const auto from = resolver.day_of(phase.from, true);
        const auto to = resolver.day_of(phase.to, true);
        DateSpan span;
        if (is_set(from)) span.from = plus_days(from, phase.offset_from);
        if (is_set(to)) span.to = plus_days(to, phase.offset_to);
        spans.push_back(span);
    }
    return spans;
}

}  // namespace lichsong::model
