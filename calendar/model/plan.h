// SPDX-License-Identifier: Apache-2.0
// A plan, or as much of it as was loaded, as plain values. Rules, coverage, export and planner work on this; none of them
// knows where it came from.
#pragma once

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "calendar/model/asrun_line.h"
#include "calendar/model/goal.h"
#include "calendar/model/holidays.h"
#include "calendar/model/message.h"
#include "calendar/model/origin.h"
#include "calendar/model/release.h"
#include "calendar/model/report_setting.h"
#include "calendar/model/request.h"
#include "calendar/model/rule.h"
#include "calendar/model/tally.h"

namespace lichsong::model {

/// Rows of one kind, in ascending order of id.
template <class E>
class Table {
public:
    [[nodiscard]] const std::vector<E>& rows() const noexcept { return m_rows; }
    [[nodiscard]] std::size_t size() const noexcept { return m_rows.size(); }
    [[nodiscard]] bool empty() const noexcept { return m_rows.empty(); }
    [[nodiscard]] auto begin() const noexcept { return m_rows.begin(); }
    [[nodiscard]] auto end() const noexcept { return m_rows.end(); }

    /// nullptr for no id, and for a row that was not loaded.
    [[nodiscard]] const E* find(base::Id<E> id) const {
        // Ids are mostly dense from 1, so the place of a row is usually its id less one.
        const auto guess = static_cast<std::size_t>(id.value - 1);
        if (guess < m_rows.size() && m_rows[guess].id == id.value) return &m_rows[guess];
        const auto found = std::lower_bound(m_rows.begin(), m_rows.end(), id.value, [](const E& row, std::int64_t v) { return row.id < v; });
        return found != m_rows.end() && found->id == id.value ? &*found : nullptr;
    }

    /// To change it in place; its id must stay.
    [[nodiscard]] E* find(base::Id<E> id) { return const_cast<E*>(std::as_const(*this).find(id)); }

    [[nodiscard]] const E* find_key(std::string_view key) const {
        const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const E& row) { return row.key == key; });
        return found == m_rows.end() ? nullptr : &*found;
    }

    /// Keeps the order of ids whatever the order of adding.
    void add(E row) {
        if (m_rows.empty() || m_rows.back().id < row.id) {
            m_rows.push_back(std::move(row));
            return;
        }
        const auto place = std::lower_bound(m_rows.begin(), m_rows.end(), row.id, [](const E& other, std::int64_t v) { return other.id < v; });
        m_rows.insert(place, std::move(row));
    }
    void reserve(std::size_t size) { m_rows.reserve(size); }
    void clear() { m_rows.clear(); }

private:
    std::vector<E> m_rows;
};

struct Plan {
    Campaign campaign;
    Table<Area> areas;
    Table<Milestone> milestones;
    Table<Phase> phases;
    Table<Holiday> holidays;
    Table<Topic> topics;
    Table<Partner> partners;
    Table<Contact> contacts;
    Table<Outlet> outlets;
    Table<Slot> slots;
    Table<Series> series;
    Table<Segment> segments;
    Table<Placement> placements;
    Table<Goal> goals;
    Table<Rule> rules;
    Table<Origin> origins;
    Table<Request> requests;
    Table<RequestLine> request_lines;
    Table<TrailEntry> trail;
    Table<Release> releases;
    Table<Feed> feeds;
    Table<Message> messages;
    Table<Invitation> invitations;
    Table<PendingReply> pending_replies;
    Table<LogLayout> log_layouts;
    Table<AsRunLine> asrun_lines;
    Table<ClosedDay> closed_days;
    Table<Tally> tallies;
    Table<ReportSetting> report_settings;

    /// The table of an entity: plan.table<Topic>().
    template <class E>
    [[nodiscard]] Table<E>& table();
    template <class E>
    [[nodiscard]] const Table<E>& table() const { return const_cast<Plan*>(this)->table<E>(); }
};

template <> inline Table<Area>& Plan::table<Area>() { return areas; }
template <> inline Table<Milestone>& Plan::table<Milestone>() { return milestones; }
template <> inline Table<Phase>& Plan::table<Phase>() { return phases; }
template <> inline Table<Holiday>& Plan::table<Holiday>() { return holidays; }
template <> inline Table<Topic>& Plan::table<Topic>() { return topics; }
template <> inline Table<Partner>& Plan::table<Partner>() { return partners; }
template <> inline Table<Contact>& Plan::table<Contact>() { return contacts; }
template <> inline Table<Outlet>& Plan::table<Outlet>() { return outlets; }
template <> inline Table<Slot>& Plan::table<Slot>() { return slots; }
template <> inline Table<Series>& Plan::table<Series>() { return series; }
template <> inline Table<Segment>& Plan::table<Segment>() { return segments; }
template <> inline Table<Placement>& Plan::table<Placement>() { return placements; }
template <> inline Table<Goal>& Plan::table<Goal>() { return goals; }
template <> inline Table<Rule>& Plan::table<Rule>() { return rules; }
template <> inline Table<Origin>& Plan::table<Origin>() { return origins; }
template <> inline Table<Request>& Plan::table<Request>() { return requests; }
template <> inline Table<RequestLine>& Plan::table<RequestLine>() { return request_lines; }
template <> inline Table<TrailEntry>& Plan::table<TrailEntry>() { return trail; }
template <> inline Table<Release>& Plan::table<Release>() { return releases; }
template <> inline Table<Feed>& Plan::table<Feed>() { return feeds; }
template <> inline Table<Message>& Plan::table<Message>() { return messages; }
template <> inline Table<Invitation>& Plan::table<Invitation>() { return invitations; }
template <> inline Table<PendingReply>& Plan::table<PendingReply>() { return pending_replies; }
template <> inline Table<LogLayout>& Plan::table<LogLayout>() { return log_layouts; }
template <> inline Table<AsRunLine>& Plan::table<AsRunLine>() { return asrun_lines; }
template <> inline Table<ClosedDay>& Plan::table<ClosedDay>() { return closed_days; }
template <> inline Table<Tally>& Plan::table<Tally>() { return tallies; }
template <> inline Table<ReportSetting>& Plan::table<ReportSetting>() { return report_settings; }

/// True where `area` is `within` or lies in it, however deep. Nothing lies in no area; everything is within none.
[[nodiscard]] bool lies_in(const Plan& plan, base::Id<Area> area, base::Id<Area> within);
/// The same for topics.
[[nodiscard]] bool falls_under(const Plan& plan, base::Id<Topic> topic, base::Id<Topic> under);

/// Adds a row to the table of its kind; the campaign replaces the one there.
void add_record(Plan& plan, const Record& record);

/// A row of the kind with every field at its default.
[[nodiscard]] Record fresh_record(EntityKind kind);

/// The key of a row, empty where there is none: what people see in place of a reference.
[[nodiscard]] std::string key_of(const Plan& plan, EntityKind kind, std::int64_t id);

}  // namespace lichsong::model
