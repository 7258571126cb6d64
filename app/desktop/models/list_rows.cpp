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

enum Column : std::size_t { DateColumn, StartColumn, LengthColumn };

// What the cells of a row are made from.
struct Source {
    const model::Plan& plan;
    const Legend& legend;
    const app::ScheduleWords& words;
    const std::vector<model::DateSpan>& phases;  ///< in the order of the plan
    const Item& item;

    [[nodiscard]] const model::Outlet* outlet() const { return plan.outlets.find({item.outlet}); }
    [[nodiscard]] model::Medium medium() const { return outlet() == nullptr ? model::Medium::Other : outlet()->medium; }
};

template <class E>
std::string title_of(const E* row) { return row == nullptr ? std::string() : row->title; }

std::string topic_of(const Source& of) {
    const auto* topic = of.plan.topics.find({of.item.topic});
    return topic == nullptr ? "" : base::in_language(topic->title, topic->title_en);
}

std::string partner_of(const Source& of) {
    const auto* outlet = of.outlet();
    const auto* partner = outlet == nullptr ? nullptr : of.plan.partners.find(outlet->partner);
    return partner == nullptr ? "" : base::in_language(partner->name, partner->name_en);
}

std::string phase_of(const Source& of) {
    for (std::size_t i = 0; i < of.phases.size(); ++i)
        if (of.phases[i].holds(of.item.date)) return base::in_language(of.plan.phases.rows()[i].title, of.plan.phases.rows()[i].title_en);
    return {};
}

struct KnownColumn {
    ListColumn looks;
    std::string (*cell)(const Source& of);
};

constexpr std::array known{
    KnownColumn{{"date", 130}, [](const Source& of) { return of.words.day(of.item.date); }},
    KnownColumn{{"start", 64}, [](const Source& of) { return of.item.start ? model::hm(*of.item.start) : std::string(); }},
    KnownColumn{{"length", 84}, [](const Source& of) { return of.item.length.count() == 0 ? std::string() : model::duration_text(of.item.length); }},
    KnownColumn{{"title", 340}, [](const Source& of) { return of.item.title + (of.item.repeat ? of.words.repeat : ""); }},
    KnownColumn{{"outlet", 220}, [](const Source& of) { return std::string(of.legend.name_of_outlet(of.item.outlet)); }},
    KnownColumn{{"topic", 220}, topic_of},
    KnownColumn{{"state", 130}, [](const Source& of) { return std::string(sign_of(of.item)) + ' ' + (of.item.is_moved() ? base::tr(LICHSONG_N_("To be moved")) : of.item.proposed ? base::tr("Proposed") : of.words.state(of.item.state, of.medium())); }},
    KnownColumn{{"code", 100}, [](const Source& of) { return of.item.code; }},
    KnownColumn{{"medium", 110, false}, [](const Source& of) { return app::choice_name(model::name_of(of.medium())); }},
    KnownColumn{{"partner", 200, false}, partner_of},
    KnownColumn{{"series", 220, false}, [](const Source& of) { return title_of(of.plan.series.find({of.item.series})); }},
    KnownColumn{{"slot", 180, false}, [](const Source& of) { return title_of(of.plan.slots.find({of.item.slot})); }},
    KnownColumn{{"phase", 150, false}, phase_of},
    KnownColumn{{"responsible_body", 220, false}, [](const Source& of) { return of.item.body; }},
    KnownColumn{{"intention", 130, false}, [](const Source& of) { return app::choice_name(model::name_of(of.item.intention)); }},
    KnownColumn{{"note", 260, false}, [](const Source& of) { return of.item.note; }},
};

constexpr auto table = [] {
    std::array<ListColumn, known.size()> looks{};
    for (std::size_t i = 0; i < known.size(); ++i) looks[i] = known[i].looks;
    return looks;
}();

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

std::optional<std::size_t> ListRows::find_column(std::string_view field) {
    const auto found = std::find_if(table.begin(), table.end(), [&](const ListColumn& column) { return field == column.field; });
    return found == table.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - table.begin()));
}

std::vector<ShownColumn> ListRows::shown_of(const std::vector<ChosenColumn>& chosen) {
    constexpr int least = 40;
    constexpr int most = 1'200;
    std::vector<ShownColumn> shown;
    for (const auto& [field, width] : chosen) {
        const auto column = find_column(field);
        const bool is_there = column && std::any_of(shown.begin(), shown.end(), [&](const ShownColumn& one) { return one.column == *column; });
        if (column && !is_there) shown.push_back({*column, std::clamp(width, least, most)});
    }
    if (!shown.empty()) return shown;
    for (std::size_t i = 0; i < table.size(); ++i)
        if (table[i].is_usual) shown.push_back({i, table[i].width});
    return shown;
}

store::PlacementView ListRows::view_of(const std::vector<ShownColumn>& shown) {
    const auto is_more = [](const ShownColumn& one) { return std::string_view(table[one.column].field) == "note" || std::string_view(table[one.column].field) == "responsible_body"; };
    return std::any_of(shown.begin(), shown.end(), is_more) ? store::PlacementView::Listed : store::PlacementView::Drawn;
}

ListRows::ListRows(const Schedule& schedule, const model::Plan& plan, const Legend& legend) : m_schedule(schedule), m_plan(plan), m_legend(legend), m_phases(model::phase_dates(plan.campaign, plan.milestones.rows(), plan.phases.rows())), m_order(schedule.items().size()), m_shown(shown_of({})) {
    std::iota(m_order.begin(), m_order.end(), std::size_t{0});
}

std::string ListRows::cell_of(const Item& item, std::size_t column) const { return known[column].cell({m_plan, m_legend, m_words, m_phases, item}); }

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
