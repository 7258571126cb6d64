// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/layout/slot_use.h"

#include "app/desktop/layout/spoken.h"
#include "calendar/base/i18n.h"

namespace lichsong::desktop {

using base::fill;
using base::tr;

void SlotUse::add(const Item& item) {
    if (item.proposed || !model::state_info(item.state).occupies) return;
    auto& part = item.intention == model::Intention::Hold ? m_held : m_used;
    switch (m_unit) {
        case model::CapacityUnit::Seconds: part += item.length.count(); break;
        case model::CapacityUnit::Items: ++part; break;
        case model::CapacityUnit::Columns: part += item.size; break;
    }
}

std::string SlotUse::words() const {
    // TRANSLATORS: of a slot: {1} is a length (5:00) or a number of items or columns
    const auto used = m_used == 0 ? std::string() : fill(tr(LICHSONG_N_("used {1}")), {amount(m_used)});
    // TRANSLATORS: of a slot: {1} is a length or a number that is kept free for something, but not booked
    const auto held = m_held == 0 ? std::string() : fill(tr(LICHSONG_N_("held {1}")), {amount(m_held)});
    return spoken({used, held, words_of_rest()});
}

std::string SlotUse::words_of_rest() const {
    if (!m_capacity) return {};
    // TRANSLATORS: of a slot: {1} is a length or a number of items or columns that fits in
    if (!is_over()) return fill(tr(LICHSONG_N_("free {1}")), {amount(free())});
    // TRANSLATORS: of a slot: {1} is how much more is booked than it holds
    return fill(tr(LICHSONG_N_("over by {1}")), {amount(-free())});
}

std::string SlotUse::amount(std::int64_t value) const { return m_unit == model::CapacityUnit::Seconds ? model::duration_text(model::Seconds(value)) : std::to_string(value); }

}  // namespace lichsong::desktop
