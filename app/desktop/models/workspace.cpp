// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/models/workspace.h"

#include <algorithm>

#include "app/common/describe.h"
#include "calendar/base/error.h"
#include "calendar/service/history.h"
#include "calendar/service/schedule.h"

namespace lichsong::desktop {
namespace {

store::OpenOptions options_for(const app::Settings& settings) {
    store::OpenOptions options;
    if (!settings.cache.empty()) options.checked_cache = settings.cache / "checked";
    return options;
}

// Where a person wants to be when they open a plan: today, or the nearest day of the flight.
model::Date first_day_shown(service::Desk& desk) {
    const auto today = desk.today();
    const auto& campaign = desk.context().campaign;
    if (model::is_set(campaign.last_day) && today > campaign.last_day) return model::is_set(campaign.dday) ? campaign.dday : campaign.last_day;
    if (model::is_set(campaign.first_day) && today < campaign.first_day) return campaign.first_day;
    return today;
}

}  // namespace

Workspace::Workspace(const std::string& address, const app::Settings& settings, const base::Clock& clock)
    : m_settings(settings), m_desk(address, options_for(settings), clock, settings.author), m_seen_change(m_desk.session().last_change()), m_day(first_day_shown(m_desk)) {}

void Workspace::tell(unsigned changed) {
    for (const auto& listener : m_listeners) listener(changed);
}

void Workspace::forget() {
    m_schedule.reset();
    m_outlets.reset();
    m_legend.reset();
    m_coverage.reset();
    m_waiting.reset();
}

void Workspace::show_day(const model::Date& day) {
    if (!model::is_set(day) || day == m_day) return;
    m_day = day;
    tell(Day);
}

void Workspace::show_view(const std::string& view) {
    if (view == m_view) return;
    m_view = view;
    tell(View);
}

void Workspace::set_zoom(const Zoom& zoom) {
    m_zoom = zoom;
    tell(View);
}

void Workspace::set_filter(service::Filter filter) {
    filter.from = filter.to = model::Date();
    m_filter = std::move(filter);
    m_schedule.reset();
    m_outlets.reset();
    tell(Filtered);
}

void Workspace::select(std::set<std::int64_t> placements) {
    if (placements == m_selection) return;
    m_selection = std::move(placements);
    tell(Selection);
}

const Schedule& Workspace::schedule(const model::Date& from, const model::Date& to) {
    if (!m_schedule || m_schedule->from() > from || m_schedule->to() < to) m_schedule = read(from, to);
    return *m_schedule;
}

Schedule Workspace::read(const model::Date& from, const model::Date& to) {
    auto filter = m_filter;
    filter.from = from;
    filter.to = to;
    std::vector<Item> items;
    service::each_placement(m_desk, filter, store::PlacementView::Drawn, [&](const store::PlacedSegment& row) { items.push_back(item_of(row)); });
    return {from, to, std::move(items)};
}

std::optional<Item> Workspace::item(std::int64_t placement) {
    if (const auto* shown = find(placement)) return *shown;
    store::PlacementQuery query;
    query.view = store::PlacementView::Drawn;
    query.id = placement;
    std::optional<Item> found;
    store::each_placement(m_desk.session(), query, [&](const store::PlacedSegment& row) { found = item_of(row); });
    return found;
}

const std::vector<std::int64_t>& Workspace::outlets() {
    if (m_outlets) return *m_outlets;
    const auto query = service::query_of(m_desk, m_filter);
    m_outlets.emplace();
    for (const auto& outlet : plan().outlets)
        if (query.outlets.empty() || std::find(query.outlets.begin(), query.outlets.end(), outlet.id) != query.outlets.end()) m_outlets->push_back(outlet.id);
    return *m_outlets;
}

const Legend& Workspace::legend() {
    if (!m_legend) m_legend.emplace(plan());
    return *m_legend;
}

const std::vector<model::CoverageCell>& Workspace::coverage() {
    if (!m_coverage) m_coverage = model::coverage(m_desk.whole_plan());
    return *m_coverage;
}

model::TimeOfDay Workspace::now() {
    constexpr std::int64_t day = 86'400;
    const auto wall = m_desk.zone().to_local(m_desk.clock().now());
    return {static_cast<std::int32_t>(((wall % day) + day) % day)};
}

std::optional<model::Change> Workspace::apply(const std::function<model::Change(service::Desk&)>& work) {
    try {
        auto change = work(m_desk);
        m_seen_change = m_desk.session().last_change();
        forget();
        tell(Rows);
        if (change.id != 0) on_done(app::describe(change.doing));
        return change;
    } catch (const base::Error& error) {
        look_for_changes();
        on_error(app::describe(error));
        return std::nullopt;
    }
}

void Workspace::undo() { static_cast<void>(apply([](service::Desk& desk) { return service::undo(desk); })); }
void Workspace::redo() { static_cast<void>(apply([](service::Desk& desk) { return service::redo(desk); })); }

std::optional<std::string> Workspace::to_undo() {
    const auto change = m_desk.journal().to_undo(m_desk.author());
    return change ? std::optional(app::describe(change->doing)) : std::nullopt;
}

std::optional<std::string> Workspace::to_redo() {
    const auto change = m_desk.journal().to_redo(m_desk.author());
    return change ? std::optional(app::describe(change->doing)) : std::nullopt;
}

void Workspace::look_for_changes() {
    const auto last = m_desk.session().last_change();
    if (last == m_seen_change) return;
    m_seen_change = last;
    forget();
    tell(Rows);
}

}  // namespace lichsong::desktop
