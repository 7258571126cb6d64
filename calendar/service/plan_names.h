// SPDX-License-Identifier: Apache-2.0
// Outlets, slots and topics of a plan as other people call them, and the codes that are still free: what the imports of
// calendars and of tables share. Names are compared folded; what is only like a name is offered, never taken.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "calendar/model/plan.h"
#include "calendar/service/bulk.h"

namespace lichsong::service {

/// In NFC on one line: control characters and line breaks become single spaces. Throws Error{Input,"text.not_utf8"}.
[[nodiscard]] std::string one_line(std::string_view text);

/// The opening of the outlet's grid on that day at that time; none where it stands outside the grid.
[[nodiscard]] base::Id<model::Slot> slot_at(const model::Plan& plan, base::Id<model::Outlet> outlet, const model::Date& date,
                                            std::optional<model::TimeOfDay> start);

class PlanNames {
public:
    explicit PlanNames(const model::Plan& plan);

    /// An outlet that the plan was not loaded with.
    void add(const model::Outlet& outlet);

    [[nodiscard]] base::Id<model::Outlet> outlet_with_key(const std::string& key) const;
    /// By its name in either language, with or without what stands there in brackets.
    [[nodiscard]] base::Id<model::Outlet> outlet_named(std::string_view name) const;
    /// By title in either language, or by key.
    [[nodiscard]] base::Id<model::Topic> topic(std::string_view name) const;
    /// Of this outlet, by title or by key.
    [[nodiscard]] base::Id<model::Slot> slot(base::Id<model::Outlet> outlet, std::string_view name) const;

    /// The name that is most like `text`: a few letters differ, or all words of one stand in the other. Empty where none is.
    [[nodiscard]] std::string outlet_like(std::string_view text) const { return like(text, m_outlet_words); }
    [[nodiscard]] std::string topic_like(std::string_view text) const { return like(text, m_topic_words); }

private:
    using Words = std::map<std::string, std::string>;  ///< names by their folded form
    [[nodiscard]] static std::string like(std::string_view text, const Words& words);
    static void name(Words& words, const std::string& text);

    std::map<std::string, base::Id<model::Outlet>> m_outlet_keys;
    std::map<std::string, base::Id<model::Outlet>> m_outlets;
    std::map<std::string, base::Id<model::Topic>> m_topics;
    std::map<std::pair<std::int64_t, std::string>, base::Id<model::Slot>> m_slots;
    Words m_outlet_words;
    Words m_topic_words;
};

/// The codes of a plan's placements. A code is for life, so one that a file brings is kept where it is free.
class PlacementCodes {
public:
    PlacementCodes(Desk& desk, Intake& intake);

    /// Keeps the numbers of all codes of this campaign that a calendar names from being given to others.
    void leave_free(std::string_view calendar);

    /// Gives the placement the code; of one of this campaign's, which is the number of its row, the id as well. False, and
    /// nothing done, where `code` is not empty and cannot be had.
    [[nodiscard]] bool choose(model::Placement& placement, const std::string& code);

private:
    Intake& m_intake;
    std::string m_prefix;
    std::string m_campaign;
    std::int64_t m_first_placement;
    std::unordered_set<std::string> m_taken;
};

}  // namespace lichsong::service
