// SPDX-License-Identifier: Apache-2.0
// What the plan was at an earlier change, row by row.
#include <limits>
#include <set>

#include "calendar/store/journal.h"
#include "calendar/store/rows.h"
#include "calendar/store/statement.h"

namespace lichsong::store {
namespace {

using namespace model;

std::vector<IdRange> ranges_added_after(Session& session, std::int64_t change, EntityKind kind) {
    Statement statement(session, "SELECT first_id, last_id FROM change_added WHERE kind = :k AND change > :c ORDER BY first_id", {false, true}, {true, true});
    statement.set(0, std::string(info_of(kind).name));
    statement.set(1, change);
    statement.query();
    std::vector<IdRange> ranges;
    while (statement.next()) ranges.push_back({statement[0].whole, statement[1].whole});
    return ranges;
}

std::vector<std::int64_t> rows_with_entries_after(Session& session, std::int64_t change, EntityKind kind) {
    Statement statement(session, "SELECT DISTINCT row_id FROM change_row WHERE kind = :k AND change > :c", {false, true}, {true});
    statement.set(0, std::string(info_of(kind).name));
    statement.set(1, change);
    statement.query();
    std::vector<std::int64_t> rows;
    while (statement.next()) rows.push_back(statement[0].whole);
    return rows;
}

// The first change after `change` that added the row; none where there is none.
std::optional<std::int64_t> first_addition(Session& session, std::int64_t change, EntityKind kind, std::int64_t id) {
    Statement statement(session, "SELECT MIN(change) FROM change_added WHERE kind = :k AND change > :c AND first_id <= :i AND last_id >= :j", {false, true, true, true}, {true});
    statement.set(0, std::string(info_of(kind).name));
    statement.set(1, change);
    statement.set(2, id);
    statement.set(3, id);
    statement.query();
    if (!statement.next() || statement[0].indicator != soci::i_ok) return std::nullopt;
    return statement[0].whole;
}

std::int64_t first_entry(Session& session, std::int64_t change, EntityKind kind, std::int64_t id) {
    Statement statement(session, "SELECT MIN(change) FROM change_row WHERE kind = :k AND change > :c AND row_id = :i", {false, true, true}, {true});
    statement.set(0, std::string(info_of(kind).name));
    statement.set(1, change);
    statement.set(2, id);
    statement.query();
    return statement.next() ? statement[0].whole : 0;
}

// The head as that change, or the last one before it that touched the row, left it: what calendars show as LAST-MODIFIED.
void date_back(Session& session, std::int64_t change, Record& record) {
    Statement statement(session,
                        "SELECT c.id, c.stamp FROM change c WHERE c.id <= :c AND (c.id = 1 OR c.id IN (SELECT r.change FROM change_row r WHERE r.kind = :k AND r.row_id = :i) OR "
                        "c.id IN (SELECT a.change FROM change_added a WHERE a.kind = :l AND a.first_id <= :j AND a.last_id >= :m)) ORDER BY c.id DESC LIMIT 1",
                        {true, false, true, false, true, true}, {true, true});
    const Value kind = std::string(info_of(record.kind).name);
    const Value id = record.head.id;
    const Value parameters[] = {change, kind, id, kind, id, id};
    for (std::size_t i = 0; i < std::size(parameters); ++i) statement.set(i, parameters[i]);
    statement.query();
    if (!statement.next()) return;
    record.head.revision = statement[0].whole;
    record.head.modified = statement[1].whole;
}

}  // namespace

std::vector<std::int64_t> Journal::touched_after(std::int64_t change, EntityKind kind) {
    const Snapshot one_state(m_session);
    std::set<std::int64_t> ids;
    for (const auto id : rows_with_entries_after(m_session, change, kind)) ids.insert(id);
    for (const auto& range : ranges_added_after(m_session, change, kind))
        for (auto id = range.first; id <= range.last; ++id) ids.insert(id);
    return {ids.begin(), ids.end()};
}

void Journal::each_row_after(std::int64_t change, EntityKind kind, const std::function<void(const Record&)>& visit) {
    const Snapshot one_state(m_session);
    const auto touched = touched_after(change, kind);
    auto next = touched.begin();
    const auto tell_touched_before = [&](std::int64_t id) {
        for (; next != touched.end() && *next < id; ++next)
            if (const auto row = row_after_if_there(change, {kind, *next})) visit(*row);
    };
    // First all of them: looking back reads the plan as well.
    for (const auto& row : Rows(m_session).all(kind)) {
        tell_touched_before(row.head.id);
        if (next == touched.end() || *next != row.head.id) visit(row);
        else tell_touched_before(row.head.id + 1);
    }
    tell_touched_before(std::numeric_limits<std::int64_t>::max());
}

std::optional<Record> Journal::row_after_if_there(std::int64_t change, const Place& row) {
    const auto& [kind, id] = row;
    const auto added = first_addition(m_session, change, kind, id);
    if (added) {
        const auto entry = first_entry(m_session, change, kind, id);
        if (entry == 0 || *added <= entry) return std::nullopt;
    }
    auto record = row_after(change, row);
    if (record) date_back(m_session, change, *record);
    return record;
}

}  // namespace lichsong::store
