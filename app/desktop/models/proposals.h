// SPDX-License-Identifier: Apache-2.0
// What the planner proposes, as the window shows it: each suggestion with a number below 0 that no placement has, so that it is selected and found
// as placements are. Nothing of it is stored. Knows neither windows nor the search; made by PlanningRun, kept by the workspace.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <tuple>
#include <vector>

#include "app/desktop/models/schedule.h"
#include "calendar/service/planning.h"

namespace lichsong::desktop {

/// What can be done with a proposal.
enum class Settle : std::uint8_t { Accept, Reject, Pin, Elsewhere };

/// Numbers of suggestions: the same for the same place and topic in every answer of a session, whether what goes out there is made already or not.
class ProposalNumbers {
public:
    [[nodiscard]] std::vector<std::int64_t> of(const service::Planning& planning);

private:
    /// Slot, date, start, topic, and how many like it stand before it.
    using Key = std::tuple<std::int64_t, model::Date, int, std::int64_t, int>;
    std::map<Key, std::int64_t> m_numbers;
};

class Proposals {
public:
    Proposals() = default;
    Proposals(std::shared_ptr<const service::Planning> planning, std::vector<std::int64_t> ids, std::set<std::int64_t> pinned);

    /// There is an answer, which may propose nothing.
    [[nodiscard]] bool has_answer() const noexcept { return m_planning != nullptr; }
    [[nodiscard]] const service::Planning& planning() const { return *m_planning; }
    /// The same, to be kept; nullptr where there is none.
    [[nodiscard]] const std::shared_ptr<const service::Planning>& shared() const noexcept { return m_planning; }
    /// As many as are proposed.
    [[nodiscard]] std::size_t size() const noexcept { return m_ids.size(); }
    /// How many of them are drafts that go elsewhere.
    [[nodiscard]] std::size_t moved() const;
    /// By suggestion.
    [[nodiscard]] const std::vector<std::int64_t>& ids() const noexcept { return m_ids; }
    [[nodiscard]] const planner::Suggestion& at(std::size_t place) const { return m_planning->proposal.suggestions[place]; }
    [[nodiscard]] bool is_pinned(std::int64_t id) const { return m_pinned.contains(id); }
    [[nodiscard]] const std::set<std::int64_t>& pinned() const noexcept { return m_pinned; }
    /// Places of those that are here, with what goes with them; see service::together().
    [[nodiscard]] std::vector<std::size_t> together(const std::set<std::int64_t>& ids) const;
    /// As views draw them, in the language chosen.
    [[nodiscard]] std::vector<Item> ghosts() const;
    /// Where a cell of the plan's coverage would be with all that is proposed; nullptr where that is what it is now, or not known.
    [[nodiscard]] const model::CoverageCell* after(const model::CoverageCell& now, std::size_t index) const;

private:
    std::shared_ptr<const service::Planning> m_planning;
    std::vector<std::int64_t> m_ids;
    std::set<std::int64_t> m_pinned;
};

/// The first topic of what is proposed; none where it has none.
[[nodiscard]] base::Id<model::Topic> topic_of(const service::Planning& planning, const planner::Suggestion& suggestion);

/// As views draw it; nothing where it is not among them.
[[nodiscard]] std::optional<Item> proposed_item(const Proposals& proposals, std::int64_t id);

[[nodiscard]] inline bool is_proposal(std::int64_t id) noexcept { return id < 0; }

}  // namespace lichsong::desktop
