// SPDX-License-Identifier: Apache-2.0
// The placements that drawn views show, as small values in order of time, with the days they lie on. Made by the workspace
// from what the store streams; knows neither windows nor the store.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "calendar/model/plan.h"

namespace lichsong::desktop {

struct Item {
    std::int64_t id = 0;
    std::string code;
    std::string title;
    model::Date date;
    std::optional<model::TimeOfDay> start;
    model::Seconds length{0};
    int size = 0;  ///< columns, in print
    std::int64_t outlet = 0;
    std::int64_t slot = 0;
    std::int64_t segment = 0;
    std::int64_t series = 0;
    std::int64_t topic = 0;  ///< the first
    model::PlacementState state = model::PlacementState::Draft;
    model::Intention intention = model::Intention::Planned;
    bool locked = false;
    bool repeat = false;
    bool proposed = false;  ///< by the planner: it stands nowhere but in views
    bool pinned = false;    ///< a proposal that shall stay where it is
    /// A proposal that takes a draft from where it stands: which, and where that is.
    struct Moved {
        std::int64_t placement = 0;  ///< 0: nothing is moved
        model::Date date;
        std::optional<model::TimeOfDay> start;
        std::int64_t outlet = 0;
    } moved;
    std::string body;  ///< responsible for what is said; only where it was asked for, as the note
    std::string note;

    [[nodiscard]] bool is_moved() const noexcept { return moved.placement != 0; }
    [[nodiscard]] bool is_gone() const { return model::state_info(state).status == model::CalendarStatus::Cancelled; }
};

[[nodiscard]] Item item_of(const model::PlacedSegment& placed);
/// How many of them stand in the plan.
[[nodiscard]] std::size_t stored_of(std::span<const Item> items);
/// "3 lượt phát, 2 đề xuất"
[[nodiscard]] std::string count_text(std::span<const Item> items);

class Schedule {
public:
    Schedule() = default;
    Schedule(model::Date from, model::Date to, std::vector<Item> items);

    [[nodiscard]] const model::Date& from() const noexcept { return m_from; }
    [[nodiscard]] const model::Date& to() const noexcept { return m_to; }
    [[nodiscard]] const std::vector<Item>& items() const noexcept { return m_items; }
    /// In order of start, those without a clock time first.
    [[nodiscard]] std::span<const Item> on(const model::Date& day) const;
    [[nodiscard]] const Item* find(std::int64_t id) const;
    /// The same with these proposals in place of those there were.
    [[nodiscard]] Schedule with(const std::vector<Item>& ghosts) const;

private:
    model::Date m_from;
    model::Date m_to;
    std::vector<Item> m_items;
    std::vector<std::size_t> m_first_of_day;  ///< one more than there are days
    std::unordered_map<std::int64_t, std::size_t> m_by_id;
};

}  // namespace lichsong::desktop
