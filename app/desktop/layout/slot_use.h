// SPDX-License-Identifier: Apache-2.0
// How much of a slot is booked on a day, how much is only held, and what is left; counted as the rule of capacity counts it.
#pragma once

#include <optional>
#include <string>

#include "app/desktop/models/schedule.h"

namespace lichsong::desktop {

/// All amounts in the unit of the slot's capacity: seconds, items or columns.
class SlotUse {
public:
    explicit SlotUse(const model::Slot& slot) : m_unit(slot.capacity_unit), m_capacity(model::slot_capacity(slot)) {}

    /// Counts a placement of the slot; what has been cancelled or declined takes no room.
    void add(const Item& item);

    /// Nothing where the slot is not limited.
    [[nodiscard]] const std::optional<std::int64_t>& capacity() const noexcept { return m_capacity; }
    [[nodiscard]] std::int64_t used() const noexcept { return m_used; }
    [[nodiscard]] std::int64_t held() const noexcept { return m_held; }
    /// What is left; below nothing where more is booked than the slot holds, which is_over() says.
    [[nodiscard]] std::int64_t free() const noexcept { return m_capacity.value_or(0) - m_used - m_held; }
    [[nodiscard]] bool is_over() const noexcept { return m_capacity && free() < 0; }

    /// "used 5:00, held 1:00, free 9:00"; "over by" instead of "free" where it is. Empty where there is nothing to tell.
    [[nodiscard]] std::string words() const;
    /// "free 9:00" or "over by 1:00" alone; empty where the slot is not limited.
    [[nodiscard]] std::string words_of_rest() const;

private:
    [[nodiscard]] std::string amount(std::int64_t value) const;

    model::CapacityUnit m_unit;
    std::optional<std::int64_t> m_capacity;
    std::int64_t m_used = 0;
    std::int64_t m_held = 0;
};

}  // namespace lichsong::desktop
