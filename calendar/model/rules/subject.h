// SPDX-License-Identifier: Apache-2.0
// What rules of separation and caps compare: the subject of a placement, and the stretch of the air within which two of the
// same subject meet. Kept apart from the two rules because they must mean the same by both.
#pragma once

#include "calendar/model/rules/input.h"

namespace lichsong::model {

/// The subjects of placements as small numbers. A placement has none (it has no series), one, or several (topics: those
/// its item names, each by itself, not the ones above them).
class Subjects {
public:
    explicit Subjects(const RuleTask& task);

    /// One more than the highest number.
    [[nodiscard]] std::size_t size() const { return m_size; }

    template <class Visit>
    void for_each(const Live& live, Visit&& visit) const {
        if (m_subject != RuleSubject::Topic) {
            if (const Place place = single(live); place != nowhere) visit(place);
            return;
        }
        for (const Place topic : m_input.topics_of(live))
            if (m_topics[topic] != 0) visit(topic);
    }

    /// What a person calls it: Vietnamese and English title. Both empty where any placement counts (RuleSubject::Placement).
    [[nodiscard]] std::pair<std::string, std::string> titles(Place subject) const;

private:
    [[nodiscard]] Place single(const Live& live) const;

    const RuleInput& m_input;
    RuleSubject m_subject;
    std::size_t m_size = 1;
    std::vector<std::uint8_t> m_topics;         // by place: whether the rule is about it
    std::vector<Place> m_partner_of_outlet;
    std::vector<Place> m_series_of_segment;
};

/// All lives by the rule's scope, each group in order of time. Slot and area leave out placements that have none; an area
/// is the one the outlet names, not those above or below it.
[[nodiscard]] Grouping group_by_scope(const RuleInput& input, RuleScope scope);

/// "separation.minutes" for a named subject, "separation.minutes_any" where any placement counts.
[[nodiscard]] std::string reason_for(std::string_view reason, RuleSubject subject);

}  // namespace lichsong::model
