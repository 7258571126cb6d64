// SPDX-License-Identifier: Apache-2.0
// Changes, written and found. What they did to rows is read in journal_rows.cpp.
#include "calendar/store/journal.h"

#include <nlohmann/json.hpp>

#include "calendar/base/error.h"
#include "calendar/store/image.h"
#include "calendar/store/statement.h"

namespace lichsong::store {
namespace {

using nlohmann::ordered_json;
using namespace model;

constexpr const char* change_columns = "SELECT c.id, c.at, c.stamp, c.author, c.what, c.args, c.step, c.target FROM change c ";
const std::vector<bool> change_types{true, true, true, false, false, false, false, true};

std::vector<std::string> args_from(const std::string& text) {
    const auto list = ordered_json::parse(text, nullptr, false);
    std::vector<std::string> args;
    if (list.is_array())
        for (const auto& item : list)
            if (item.is_string()) args.push_back(item.get<std::string>());
    return args;
}

}  // namespace

Journal::Journal(Session& session) : m_session(session) {}
Journal::~Journal() = default;

std::int64_t Journal::append(const Change& change, const std::vector<RowChange>& rows, AddedRows added) {
    const auto id = next_id();
    Statement head(m_session,
                   "INSERT INTO change (id, at, stamp, author, what, args, step, target) VALUES (:id, :at, :stamp, :author, :what, :args, :step, :target)",
                   change_types, {});
    head.set(0, id);
    head.set(1, std::int64_t{change.at});
    head.set(2, std::int64_t{change.stamp});
    head.set(3, change.author);
    head.set(4, change.doing.what);
    head.set(5, ordered_json(change.doing.args).dump());
    head.set(6, std::string(name_of(change.step)));
    head.set(7, change.target == 0 ? Value() : Value(change.target));
    head.execute();

    for (const auto& touched : rows) {
        if (touched.before) append_row(id, touched);
        else added.note(touched.kind, touched.row);
    }
    append_added(id, added);
    return id;
}

void Journal::append_row(std::int64_t change, const RowChange& touched) {
    if (!m_insert_row)
        m_insert_row = std::make_unique<Statement>(m_session, "INSERT INTO change_row (change, kind, row_id, row_key, before, after) VALUES (:c, :k, :r, :key, :b, :a)",
                                                   std::vector<bool>{true, false, true, false, false, false}, std::vector<bool>{});
    auto& row = *m_insert_row;
    row.set(0, change);
    row.set(1, std::string(info_of(touched.kind).name));
    row.set(2, touched.row);
    row.set(3, touched.key);
    row.set(4, image_text(touched.before));
    row.set(5, image_text(touched.after));
    row.execute();
}

void Journal::append_added(std::int64_t change, const AddedRows& added) {
    if (added.is_empty()) return;
    Statement insert(m_session, "INSERT INTO change_added (change, kind, first_id, last_id) VALUES (:c, :k, :f, :l)", {true, false, true, true}, {});
    insert.set(0, change);
    for (const auto& [kind, ranges] : added.ranges()) {
        insert.set(1, std::string(info_of(kind).name));
        for (const auto& range : ranges) {
            insert.set(2, range.first);
            insert.set(3, range.last);
            insert.execute();
        }
    }
}

std::int64_t Journal::next_id() { return m_session.last_change() + 1; }

base::Stamp Journal::last_stamp() {
    Statement statement(m_session, "SELECT COALESCE(MAX(stamp), 0) FROM change", {}, {true});
    statement.query();
    return statement.next() ? statement[0].whole : 0;
}

std::vector<Change> Journal::query(const std::string& tail, const std::vector<Value>& parameters) {
    std::vector<bool> types;
    for (const auto& value : parameters) types.push_back(std::holds_alternative<std::int64_t>(value));
    Statement statement(m_session, change_columns + tail, types, change_types);
    for (std::size_t i = 0; i < parameters.size(); ++i) statement.set(i, parameters[i]);
    std::vector<Change> changes;
    statement.query();
    while (statement.next()) {
        Change change;
        change.id = statement[0].whole;
        change.at = statement[1].whole;
        change.stamp = statement[2].whole;
        change.author = statement[3].text;
        change.doing = {statement[4].text, args_from(statement[5].text)};
        Codec<Step>::set(change.step, statement[6].get());
        change.target = statement[7].indicator == soci::i_ok ? statement[7].whole : 0;
        changes.push_back(std::move(change));
    }
    return changes;
}

std::vector<Change> Journal::list(int at_most, std::optional<Place> row) {
    const std::string limit = " ORDER BY c.id DESC LIMIT " + std::to_string(at_most);
    if (!row) return query(limit, {});
    const Value kind = std::string(info_of(row->first).name);
    return query("WHERE c.id IN (SELECT t.change FROM change_row t WHERE t.kind = :kind AND t.row_id = :row UNION "
                 "SELECT a.change FROM change_added a WHERE a.kind = :of AND a.first_id <= :at AND a.last_id >= :or_at)" + limit,
                 {kind, row->second, kind, row->second, row->second});
}

std::optional<Change> Journal::find(std::int64_t id) {
    auto found = query("WHERE c.id = :id", {id});
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::optional<Change> Journal::to_undo(const std::string& author) {
    auto found = query("WHERE c.step IN ('do', 'redo') AND c.author = :author "
                       "AND NOT EXISTS (SELECT 1 FROM change u WHERE u.target = c.id AND u.step = 'undo') ORDER BY c.id DESC LIMIT 1",
                       {author});
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::optional<Change> Journal::to_redo(const std::string& author) {
    auto found = query("WHERE c.step = 'undo' AND c.author = :author "
                       "AND NOT EXISTS (SELECT 1 FROM change r WHERE r.target = c.id AND r.step = 'redo') "
                       "AND NOT EXISTS (SELECT 1 FROM change d WHERE d.id > c.id AND d.step = 'do' AND d.author = c.author) ORDER BY c.id DESC LIMIT 1",
                       {author});
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

}  // namespace lichsong::store
