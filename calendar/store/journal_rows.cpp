// SPDX-License-Identifier: Apache-2.0
// What changes did to rows. Those that were added are read from the plan, together with what the journal tells of them since.
#include <limits>

#include "calendar/base/error.h"
#include "calendar/store/image.h"
#include "calendar/store/journal.h"
#include "calendar/store/rows.h"
#include "calendar/store/statement.h"

namespace lichsong::store {
namespace {

using namespace model;
using Visit = std::function<void(const RowChange&)>;

const EntityInfo& named(const std::string& kind) {
    const auto* info = find_entity(kind);
    if (info == nullptr) throw base::Error(base::Fault::Store, "store.bad_value", {kind});
    return *info;
}

Value name_of_kind(EntityKind kind) { return std::string(info_of(kind).name); }

RowChange addition_of(const Record& row) {
    RowChange added{row.kind, row.head.id, row.head.key, {}, Image()};
    const auto fields = row.info().fields;
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (row.values[i].index() != 0) added.after->emplace_back(fields[i].name, row.values[i]);
    return added;
}

// The entries after a change about the rows of a window: by row, and of each the newest first.
class Later {
public:
    Later(Session& session, std::int64_t change, EntityKind kind, IdRange window)
        : m_entries(session, "SELECT row_id, row_key, before, CASE WHEN after IS NULL THEN 1 ELSE 0 END FROM change_row WHERE kind = :k AND row_id BETWEEN :f AND :l AND change > :c ORDER BY row_id, id DESC",
                    {false, true, true, true}, {true, false, false, true}) {
        m_entries.set(0, name_of_kind(kind));
        m_entries.set(1, window.first);
        m_entries.set(2, window.last);
        m_entries.set(3, change);
        m_entries.query();
        advance();
    }

    /// The row whose entries come next; greater than any where there are none.
    [[nodiscard]] std::int64_t row() const { return m_row; }

    /// Turns the row as it stands, or an empty one where it is gone, into what it was.
    void take_back(Record& record) {
        for (const auto row = m_row; m_row == row; advance()) {
            const auto before = image_from(m_entries[2]);
            if (!before) continue;  // brought back, after a removal that tells all of it
            if (m_entries[3].whole != 0) {
                record.head.id = row;
                record.head.key = m_entries[1].text;
                record.values.assign(record.values.size(), Value());
            }
            for (const auto& [field, value] : *before) {
                if (field == "key") record.head.key = detail::text(value);
                else record[field] = value;
            }
        }
    }

private:
    void advance() { m_row = m_entries.next() ? m_entries[0].whole : std::numeric_limits<std::int64_t>::max(); }

    Statement m_entries;
    std::int64_t m_row = 0;
};

// The rows of the ranges, all of them of one kind and near each other.
class Window {
public:
    Window(Session& session, std::int64_t change, EntityKind kind, std::vector<IdRange> ranges)
        : m_session(session), m_kind(kind), m_ranges(std::move(ranges)), m_window{m_ranges.front().first, m_ranges.back().last},
          m_later(session, change, kind, m_window) {
        for (const auto& range : m_ranges) m_missing += range.last - range.first + 1;
    }

    void each(const Visit& visit) {
        Rows(m_session).each(m_kind, {{"id", Test::AtLeast, m_window.first}, {"id", Test::AtMost, m_window.last}}, [&](const Record& stored) {
            each_gone(stored.head.id, visit);
            if (!holds(m_ranges, stored.head.id)) return;
            if (m_later.row() != stored.head.id) return tell(stored, visit);
            auto record = stored;
            m_later.take_back(record);
            tell(record, visit);
        });
        each_gone(std::numeric_limits<std::int64_t>::max(), visit);
        if (m_missing != 0) throw base::Error(base::Fault::Store, "store.bad_value", {std::string(info_of(m_kind).name), std::to_string(m_window.first)});
    }

private:
    void each_gone(std::int64_t before, const Visit& visit) {
        while (m_later.row() < before) {
            const auto id = m_later.row();
            Record record{m_kind, {}, std::vector<Value>(info_of(m_kind).fields.size())};
            m_later.take_back(record);
            if (record.head.id == id && holds(m_ranges, id)) tell(record, visit);
        }
    }

    void tell(const Record& record, const Visit& visit) {
        --m_missing;
        visit(addition_of(record));
    }

    Session& m_session;
    EntityKind m_kind;
    std::vector<IdRange> m_ranges;
    IdRange m_window;
    Later m_later;
    std::int64_t m_missing = 0;
};

// Ids that calendars chose lie scattered: reading over a few rows costs less than a search for each.
void each_added(Session& session, std::int64_t change, EntityKind kind, const std::vector<IdRange>& ranges, const Visit& visit) {
    constexpr std::int64_t near = 100;
    std::vector<IdRange> together;
    for (const auto& range : ranges) {
        if (!together.empty() && range.first - together.back().last > near) Window(session, change, kind, std::exchange(together, {})).each(visit);
        together.push_back(range);
    }
    if (!together.empty()) Window(session, change, kind, std::move(together)).each(visit);
}

}  // namespace

void Journal::each_entry(std::int64_t change, std::optional<Place> only, const Visit& visit) {
    const std::string of_row = only ? " AND kind = :k AND row_id = :r" : "";
    Statement statement(m_session, "SELECT kind, row_id, row_key, before, after FROM change_row WHERE change = :c" + of_row + " ORDER BY id",
                        only ? std::vector<bool>{true, false, true} : std::vector<bool>{true}, {false, true, false, false, false});
    statement.set(0, change);
    if (only) {
        statement.set(1, name_of_kind(only->first));
        statement.set(2, only->second);
    }
    statement.query();
    while (statement.next()) visit({named(statement[0].text).kind, statement[1].whole, statement[2].text, image_from(statement[3]), image_from(statement[4])});
}

AddedRows Journal::added_by(std::int64_t change, std::optional<Place> only) {
    const std::string of_row = only ? " AND kind = :k AND first_id <= :r AND last_id >= :s" : "";
    Statement statement(m_session, "SELECT kind, first_id, last_id FROM change_added WHERE change = :c" + of_row,
                        only ? std::vector<bool>{true, false, true, true} : std::vector<bool>{true}, {false, true, true});
    statement.set(0, change);
    if (only) {
        statement.set(1, name_of_kind(only->first));
        statement.set(2, only->second);
        statement.set(3, only->second);
    }
    AddedRows added;
    statement.query();
    while (statement.next()) {
        if (only) added.note(only->first, only->second);
        else added.note(named(statement[0].text).kind, {statement[1].whole, statement[2].whole});
    }
    return added;
}

void Journal::each_row(std::int64_t change, std::optional<Place> only, const Visit& visit) {
    const Snapshot one_state(m_session);
    each_entry(change, only, visit);
    for (const auto& [kind, ranges] : added_by(change, only).ranges()) each_added(m_session, change, kind, ranges, visit);
}

std::vector<RowChange> Journal::rows(std::int64_t change, std::optional<Place> only) {
    std::vector<RowChange> rows;
    each_row(change, only, [&](const RowChange& row) { rows.push_back(row); });
    return rows;
}

std::int64_t Journal::size_of(std::int64_t change) {
    Statement statement(m_session,
                        "SELECT (SELECT COUNT(*) FROM change_row WHERE change = :c) + (SELECT COALESCE(SUM(last_id - first_id + 1), 0) FROM change_added WHERE change = :d)",
                        {true, true}, {true});
    statement.set(0, change);
    statement.set(1, change);
    statement.query();
    return statement.next() ? statement[0].whole : 0;
}

std::optional<Record> Journal::row_after(std::int64_t change, const Place& row) {
    const Snapshot one_state(m_session);
    const auto& [kind, id] = row;
    auto record = Rows(m_session).find(kind, id).value_or(Record{kind, {}, std::vector<Value>(info_of(kind).fields.size())});
    Later later(m_session, change, kind, {id, id});
    if (later.row() == id) later.take_back(record);
    return record.head.id == 0 ? std::nullopt : std::optional(std::move(record));
}

void Journal::each_removal(std::optional<EntityKind> kind, const std::function<bool(std::int64_t, const RowChange&)>& visit) {
    const Snapshot one_state(m_session);
    const std::string of_kind = kind ? " AND kind = :k" : "";
    Statement statement(m_session, "SELECT change, kind, row_id, row_key, before FROM change_row WHERE after IS NULL" + of_kind + " ORDER BY id DESC",
                        kind ? std::vector<bool>{false} : std::vector<bool>{}, {true, false, true, false, false});
    if (kind) statement.set(0, name_of_kind(*kind));
    statement.query();
    while (statement.next())
        if (!visit(statement[0].whole, {named(statement[1].text).kind, statement[2].whole, statement[3].text, image_from(statement[4]), {}})) return;
}

std::optional<Change> Journal::last_touch(EntityKind kind, std::int64_t row, std::string_view field) {
    for (auto& change : list(200, Place{kind, row}))
        for (const auto& touched : rows(change.id, Place{kind, row})) {
            if (!touched.after) continue;
            for (const auto& [name, value] : *touched.after)
                if (field.empty() || name == field) return std::move(change);
        }
    return std::nullopt;
}

}  // namespace lichsong::store
