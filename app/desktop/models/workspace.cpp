// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/models/workspace.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include <unistd.h>

#include "app/common/describe.h"
#include "app/common/outcome.h"
#include "calendar/base/error.h"
#include "calendar/service/backups.h"
#include "calendar/service/history.h"
#include "calendar/service/schedule.h"

namespace lichsong::desktop {
namespace {

// Somebody has protected the file, or it is not ours to write.
bool is_protected(const std::string& address) {
    namespace fs = std::filesystem;
    std::error_code failed;
    const auto status = fs::status(address, failed);
    if (failed || status.type() != fs::file_type::regular) return false;  // what is wrong with it the store says
    constexpr auto any_write = fs::perms::owner_write | fs::perms::group_write | fs::perms::others_write;
    return (status.permissions() & any_write) == fs::perms::none || ::access(address.c_str(), W_OK) != 0;
}

store::OpenOptions options_for(const app::Settings& settings, store::OpenOptions options, bool read_only) {
    if (read_only) options.mode = store::OpenMode::Read;
    options.checked_cache = settings.cache;  // the same as the command line's: what one has found whole the other need not check
    return options;
}

// Rows that are changed before anybody notices, with room to spare on a slow machine.
constexpr std::int64_t most_at_once = 200;

// Where a person wants to be when they open a plan: today, or the nearest day of the flight.
model::Date first_day_shown(service::Desk& desk) {
    const auto today = desk.today();
    const auto& campaign = desk.context().campaign;
    if (model::is_set(campaign.last_day) && today > campaign.last_day) return model::is_set(campaign.dday) ? campaign.dday : campaign.last_day;
    if (model::is_set(campaign.first_day) && today < campaign.first_day) return campaign.first_day;
    return today;
}

}  // namespace

Schedule read_schedule(service::Desk& desk, service::Filter filter, const model::Date& from, const model::Date& to, store::PlacementView view) {
    filter.from = from;
    filter.to = to;
    std::vector<Item> items;
    service::each_placement(desk, filter, view, [&](const store::PlacedSegment& row) { items.push_back(item_of(row)); });
    return {from, to, std::move(items)};
}

Workspace::Workspace(const std::string& address, const app::Settings& settings, const base::Clock& clock, const store::OpenOptions& options)
    : m_settings(settings), m_is_read_only(is_protected(address)), m_options(options_for(settings, options, m_is_read_only)), m_desk(address, m_options, clock, settings.author),
      m_others(address, settings.author, clock), m_seen_change(m_desk.session().last_change()), m_day(first_day_shown(m_desk)) {}

void Workspace::tell(unsigned changed) {
    for (const auto& listener : m_listeners) listener(changed);
}

void Workspace::forget() {
    m_schedule.reset();
    m_outlets.reset();
    m_legend.reset();
    m_long_is_fresh = m_coverage_is_fresh = m_waiting_is_fresh = false;
    m_coverage_day = model::Date();
    m_areas_of.reset();
    if (!m_background) return;
    for (const char* matter : {"coverage_until", "areas"}) m_background->forget(matter);
    m_background->forget("schedule");
    m_background->forget("coverage");
    m_background->forget("waiting");
}

void Workspace::work_beside(Background::Post post) {
    m_post = post;
    if (m_desk.session().is_remote()) return;
    auto options = m_options;
    options.mode = store::OpenMode::Read;
    options.is_open_already = true;
    const auto open = [options, address = m_desk.session().address(), &clock = m_desk.clock(), author = m_desk.author()] {
        return std::make_unique<service::Desk>(address, options, clock, author);
    };
    m_background = std::make_unique<Background>(open, std::move(post));
}

// What is drawn and listed asks the plan again and again: that it cannot be reached is told once.
void Workspace::meet(const base::Error& error) {
    const bool is_lost = error.code() == "store.lost";
    if (is_lost && std::exchange(m_is_lost, true)) return;
    on_error(app::describe(error));
}

void Workspace::find_again() {
    try {
        m_desk.reopen();
    } catch (const base::Error& error) {
        if (const auto why = app::describe(error); why != std::exchange(m_why_lost, why)) on_error(why);
        return;
    }
    m_is_lost = false;
    m_why_lost.clear();
    if (m_post) work_beside(m_post);
    m_seen_change = m_desk.session().last_change();
    forget();
    tell(Changed::Rows);
    on_news(base::tr(LICHSONG_N_("The connection to the plan is back, and the plan is shown as it stands now.")));
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
    m_ghosts.reset();
    m_long_is_fresh = false;
    if (m_background) m_background->forget("schedule");
    tell(Filtered);
}

void Workspace::select(std::set<std::int64_t> placements) {
    if (placements == m_selection) return;
    m_selection = std::move(placements);
    m_others.look_at(m_selection.size() == 1 && !selects_proposals() ? std::optional(std::pair{model::EntityKind::Placement, *m_selection.begin()}) : std::nullopt);
    tell(Selection);
}

const Schedule& Workspace::schedule(const model::Date& from, const model::Date& to) {
    constexpr long most_read_at_once = 62;  // days
    const auto covers = [&](const Schedule& one) { return one.from() <= from && to <= one.to(); };
    if (m_schedule && covers(*m_schedule)) return *m_schedule;
    if (m_long_is_fresh && covers(m_long_schedule)) return m_long_schedule;
    const bool is_first = m_background && std::exchange(m_nothing_read, false);
    if (is_first || is_waiting_for("schedule") || (m_background && model::days_between(from, to) > most_read_at_once)) {
        read_beside(from, to);
        if (!model::is_set(m_long_schedule.from()) || !covers(m_long_schedule)) m_long_schedule = {from, to, {}};
        return m_long_schedule;
    }
    m_schedule = read_schedule(m_desk, m_filter, from, to);
    put_ghosts_in();
    return *m_schedule;
}

void Workspace::read_beside(const model::Date& from, const model::Date& to) {
    if (is_waiting_for("schedule")) return;
    ask<Schedule>("schedule", [from, to, filter = m_filter](service::Desk& desk) { return read_schedule(desk, filter, from, to); },
                  [this](Schedule schedule) {
                      m_long_schedule = std::move(schedule);
                      m_long_is_fresh = true;
                      put_ghosts_in();
                      tell(Computed);
                  });
}

const Item* Workspace::find(std::int64_t placement) const {
    const auto* item = m_schedule ? m_schedule->find(placement) : nullptr;
    return item != nullptr || !m_long_is_fresh ? item : m_long_schedule.find(placement);
}

std::optional<Item> Workspace::item(std::int64_t placement) {
    if (const auto* shown = find(placement)) return *shown;
    if (is_proposal(placement)) return proposed_item(m_proposals, placement);
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

const std::vector<model::Segment>& Workspace::waiting() {
    constexpr int most = 200;  // more than anybody looks through
    if (m_waiting_is_fresh || is_waiting_for("waiting")) return m_waiting;
    ask<std::vector<model::Segment>>("waiting", [](service::Desk& desk) { return service::waiting_segments(desk, most); },
                                     [this](std::vector<model::Segment> segments) {
                                         m_waiting = std::move(segments);
                                         m_waiting_is_fresh = true;
                                         if (m_background) tell(Computed);
                                     });
    return m_waiting;
}

model::TimeOfDay Workspace::now() {
    constexpr std::int64_t day = 86'400;
    const auto wall = m_desk.zone().to_local(m_desk.clock().now());
    return {static_cast<std::int32_t>(((wall % day) + day) % day)};
}

void Workspace::beside(const std::string& what, const std::function<void(service::Desk&)>& work) {
    if (!on_wait || m_desk.session().is_remote()) return work(m_desk);
    auto options = m_options;
    options.is_open_already = true;
    LongWork running([&, address = m_desk.session().address(), author = m_desk.author()](const std::function<bool()>& should_stop) {
        options.should_stop = should_stop;
        service::Desk desk(address, options, m_desk.clock(), author);
        work(desk);
    });
    on_wait(running, what);
    running.finish();
}

std::optional<model::Change> Workspace::apply(const std::function<model::Change(service::Desk&)>& work, const std::string& waiting_for) {
    if (m_is_read_only) {
        on_error(base::tr(LICHSONG_N_("This plan is open for reading only: its file is write-protected. Work on a copy, or ask for write access.")));
        return std::nullopt;
    }
    try {
        return apply_as_seen(work, waiting_for, m_seen_change);
    } catch (const base::Error& error) {
        const auto sentence = app::describe(error);
        look_for_changes();
        if (error.code() != "edit.same_field") meet(error);
        else if (on_conflict(sentence)) return apply_knowingly(work, waiting_for);
        return std::nullopt;
    }
}

// A person has seen what the other did, and wants their own.
std::optional<model::Change> Workspace::apply_knowingly(const std::function<model::Change(service::Desk&)>& work, const std::string& waiting_for) {
    try {
        return apply_as_seen(work, waiting_for, {});
    } catch (const base::Error& error) {
        look_for_changes();
        meet(error);
        return std::nullopt;
    }
}

model::Change Workspace::apply_as_seen(const std::function<model::Change(service::Desk&)>& work, const std::string& waiting_for, std::optional<std::int64_t> seen) {
    model::Change change;
    std::string outcome;
    const auto done = [&](service::Desk& desk) {
        const service::Seen as_shown(desk, seen);
        change = work(desk);
        if (change.id != 0) outcome = app::outcome(desk, change);
    };
    if (waiting_for.empty()) done(m_desk);
    else beside(waiting_for, done);
    m_seen_change = m_desk.session().last_change();
    forget();
    tell(Changed::Rows);
    if (change.id != 0) on_done(outcome);
    return change;
}

// What touches many rows is waited for.
std::string Workspace::waiting_for(const std::optional<model::Change>& change) {
    return change && m_desk.journal().size_of(change->id) > most_at_once ? app::describe(change->doing) : std::string();
}

void Workspace::undo() { static_cast<void>(apply([](service::Desk& desk) { return service::undo(desk); }, waiting_for(m_desk.journal().to_undo(m_desk.author())))); }
void Workspace::redo() { static_cast<void>(apply([](service::Desk& desk) { return service::redo(desk); }, waiting_for(m_desk.journal().to_redo(m_desk.author())))); }

std::optional<model::Change> Workspace::apply_to(std::size_t placements, const std::function<model::Change(service::Desk&)>& work) {
    const auto many = static_cast<long>(placements);
    return apply(work, many <= most_at_once ? std::string() : base::fill(base::tr_n("Changing {1} placement…", "Changing {1} placements…", many), {std::to_string(many)}));
}

std::optional<std::string> Workspace::to_undo() {
    const auto change = m_desk.journal().to_undo(m_desk.author());
    return change ? std::optional(app::describe(change->doing)) : std::nullopt;
}

std::optional<std::string> Workspace::to_redo() {
    const auto change = m_desk.journal().to_redo(m_desk.author());
    return change ? std::optional(app::describe(change->doing)) : std::nullopt;
}

std::string Workspace::back_up(bool daily) {
    if (m_is_read_only) return {};
    try {
        if (!daily || service::is_backup_due(m_desk)) static_cast<void>(service::back_up(m_desk));
        return {};
    } catch (const base::Error& error) {
        return base::fill(base::tr(LICHSONG_N_("No backup was made: {1}")), {app::describe(error)});
    }
}

void Workspace::hear_others() {
    const bool has_changed = m_others.has_changed();
    if (m_is_lost && m_others.is_connected()) find_again();
    else if (has_changed || !m_others.listens()) look_for_changes();
    auto looks = m_others.looks();
    if (looks == m_looks) return;
    m_looks = std::move(looks);
    tell(Looked);
}

std::vector<std::string> Workspace::also_looking_at(std::int64_t placement) const {
    std::vector<std::string> authors;
    for (const auto& look : m_looks)
        if (look.kind == model::EntityKind::Placement && look.row == placement && (authors.empty() || authors.back() != look.author)) authors.push_back(look.author);
    return authors;
}

void Workspace::look_for_changes() {
    if (m_is_lost) return;
    try {
        const auto last = m_desk.session().last_change();
        if (last == m_seen_change) return;
        m_seen_change = last;
    } catch (const base::Error& error) {
        return meet(error);
    }
    forget();
    tell(Changed::Rows);
}

}  // namespace lichsong::desktop
