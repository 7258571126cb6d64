// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/models/schedule.h"

#include <algorithm>
#include <tuple>

#include "calendar/base/i18n.h"

namespace lichsong::desktop {

Item item_of(const model::PlacedSegment& placed) {
    const auto& placement = placed.placement;
    Item item;
    item.id = placement.id;
    item.code = placement.key;
    item.title = base::in_language(placed.segment.title, placed.segment.title_en);
    if (placed.segment.issue > 0) item.title += " #" + std::to_string(placed.segment.issue);
    item.date = placement.date;
    item.start = placement.start;
    item.length = placement.length;
    item.size = placement.size;
    item.outlet = placement.outlet.value;
    item.slot = placement.slot.value;
    item.segment = placement.segment.value;
    item.series = placement.series.value;
    if (!placed.segment.topics.empty()) item.topic = placed.segment.topics.front().value;
    item.state = placement.state;
    item.intention = placement.intention;
    item.locked = placement.locked;
    item.repeat = static_cast<bool>(placement.repeat_of);
    item.body = placed.segment.responsible_body;
    item.note = placement.note.text;
    return item;
}

Schedule::Schedule(model::Date from, model::Date to, std::vector<Item> items) : m_from(std::move(from)), m_to(std::move(to)), m_items(std::move(items)) {
    const auto when = [](const Item& item) { return std::tuple(item.date, item.start ? item.start->seconds : -1, item.id); };
    std::sort(m_items.begin(), m_items.end(), [&](const Item& a, const Item& b) { return when(a) < when(b); });
    const auto days = static_cast<std::size_t>(model::days_between(m_from, m_to) + 1);
    m_first_of_day.assign(days + 1, m_items.size());
    m_by_id.reserve(m_items.size());
    for (std::size_t i = m_items.size(); i-- > 0;) {
        m_by_id.emplace(m_items[i].id, i);
        const auto day = model::days_between(m_from, m_items[i].date);
        if (day >= 0 && static_cast<std::size_t>(day) < days) m_first_of_day[static_cast<std::size_t>(day)] = i;
    }
    for (std::size_t day = days; day-- > 0;) m_first_of_day[day] = std::min(m_first_of_day[day], m_first_of_day[day + 1]);
}

std::span<const Item> Schedule::on(const model::Date& day) const {
    if (m_first_of_day.empty() || day < m_from || day > m_to) return {};
    const auto index = static_cast<std::size_t>(model::days_between(m_from, day));
    return {m_items.data() + m_first_of_day[index], m_first_of_day[index + 1] - m_first_of_day[index]};
}

const Item* Schedule::find(std::int64_t id) const {
    const auto found = m_by_id.find(id);
    return found == m_by_id.end() ? nullptr : &m_items[found->second];
}

Schedule Schedule::with(const std::vector<Item>& ghosts) const {
    auto items = m_items;
    std::erase_if(items, [](const Item& item) { return item.proposed; });
    for (const auto& ghost : ghosts)
        if (m_from <= ghost.date && ghost.date <= m_to) items.push_back(ghost);
    return {m_from, m_to, std::move(items)};
}

std::size_t stored_of(std::span<const Item> items) {
    return static_cast<std::size_t>(std::count_if(items.begin(), items.end(), [](const Item& item) { return !item.proposed; }));
}

std::string count_text(std::span<const Item> items) {
    const auto stored = static_cast<long>(stored_of(items));
    const auto ghosts = static_cast<long>(items.size()) - stored;
    auto words = base::fill(base::tr_n("{1} placement", "{1} placements", stored), {std::to_string(stored)});
    if (ghosts > 0) words += ", " + base::fill(base::tr_n("{1} proposed", "{1} proposed", ghosts), {std::to_string(ghosts)});
    return words;
}

}  // namespace lichsong::desktop
