// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/models/list_rows.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <unordered_map>

#include "calendar/base/i18n.h"
#include "calendar/base/text.h"

namespace lichsong::desktop {
namespace {

enum Column : std::size_t { DateColumn, StartColumn, LengthColumn, TitleColumn, OutletColumn, TopicColumn, StateColumn, CodeColumn };

constexpr std::array<ListColumn, 8> table{{{"date", 130}, {"start", 64}, {"length", 84}, {"title", 340}, {"outlet", 220}, {"topic", 220}, {"state", 130}, {"code", 100}}};

// Few different texts stand in many rows: each is compared once.
std::vector<std::size_t> ranks_of(const std::vector<std::string>& cells) {
    std::unordered_map<std::string_view, std::size_t> rank;
    for (const auto& cell : cells) rank.emplace(cell, 0);
    std::vector<std::pair<std::string, std::size_t*>> texts;
    texts.reserve(rank.size());
    for (auto& [text, place] : rank) texts.emplace_back(base::vi_sort_key(text), &place);
    std::sort(texts.begin(), texts.end());
    for (std::size_t i = 0; i < texts.size(); ++i) *texts[i].second = i > 0 && texts[i].first == texts[i - 1].first ? *texts[i - 1].second : i;
    std::vector<std::size_t> ranks;
    ranks.reserve(cells.size());
    for (const auto& cell : cells) ranks.push_back(rank.at(cell));
    return ranks;
}

}  // namespace

std::span<const ListColumn> ListRows::columns() { return table; }

ListRows::ListRows(const Schedule& schedule, const model::Plan& plan, const Legend& legend) : m_schedule(schedule), m_plan(plan), m_legend(legend), m_order(schedule.items().size()) {
    std::iota(m_order.begin(), m_order.end(), std::size_t{0});
}

std::string ListRows::cell(std::size_t row, std::size_t column) const { return cell_of(item(row), column); }

std::string ListRows::cell_of(const Item& item, std::size_t column) const {
    const auto* outlet = m_plan.outlets.find({item.outlet});
    switch (column) {
        case DateColumn: return m_words.day(item.date);
        case StartColumn: return item.start ? model::hm(*item.start) : "";
        case LengthColumn: return item.length.count() == 0 ? "" : model::duration_text(item.length);
        case TitleColumn: return item.title + (item.repeat ? m_words.repeat : "");
        case OutletColumn: return std::string(m_legend.name_of_outlet(item.outlet));
        case TopicColumn: {
            const auto* topic = m_plan.topics.find({item.topic});
            return topic == nullptr ? "" : base::in_language(topic->title, topic->title_en);
        }
        case StateColumn: return std::string(state_sign(item.state)) + ' ' + m_words.state(item.state, outlet == nullptr ? model::Medium::Other : outlet->medium);
        default: return item.code;
    }
}

void ListRows::sort(std::size_t column, bool ascending) {
    std::iota(m_order.begin(), m_order.end(), std::size_t{0});
    const auto& items = m_schedule.items();
    std::vector<std::size_t> ranks(items.size());
    if (column == DateColumn) std::iota(ranks.begin(), ranks.end(), std::size_t{0});
    else if (column == StartColumn) std::transform(items.begin(), items.end(), ranks.begin(), [](const Item& item) { return item.start ? static_cast<std::size_t>(item.start->seconds) + 1 : 0; });
    else if (column == LengthColumn) std::transform(items.begin(), items.end(), ranks.begin(), [](const Item& item) { return static_cast<std::size_t>(item.length.count()); });
    else {
        std::vector<std::string> cells;
        cells.reserve(items.size());
        for (const auto& item : items) cells.push_back(cell_of(item, column));
        ranks = ranks_of(cells);
    }
    std::stable_sort(m_order.begin(), m_order.end(), [&](std::size_t a, std::size_t b) { return ascending ? ranks[a] < ranks[b] : ranks[b] < ranks[a]; });
}

std::size_t ListRows::row_of(std::int64_t placement) const {
    const auto found = std::find_if(m_order.begin(), m_order.end(), [&](std::size_t index) { return m_schedule.items()[index].id == placement; });
    return static_cast<std::size_t>(found - m_order.begin());
}

}  // namespace lichsong::desktop
