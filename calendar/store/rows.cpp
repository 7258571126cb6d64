// SPDX-License-Identifier: Apache-2.0
// SQL made from field lists.
#include "calendar/store/rows.h"

#include <algorithm>
#include <utility>

#include "calendar/base/text.h"

namespace lichsong::store {
namespace {

using model::EntityInfo;
using model::EntityKind;
using model::Record;
using model::Value;

constexpr std::size_t head_columns = 4;  // id, key, revision, modified
enum Purpose : int { Insert, Update, Erase, Counter, ById, ByKey, ByField };  // the last and more: by the field of that number

bool is_searched(const EntityInfo& info) {
    return std::any_of(info.fields.begin(), info.fields.end(), [](const auto& field) { return field.has(model::Searched); });
}

std::vector<bool> column_types(const EntityInfo& info) {
    std::vector<bool> types{true, false, true, true};
    for (const auto& field : info.fields) types.push_back(model::is_number(field.type));
    return types;
}

std::string column_list(const EntityInfo& info) {
    std::string list = "id, key, revision, modified";
    for (const auto& field : info.fields) list.append(", ").append(field.name);
    return list;
}

std::string escaped_like(std::string_view text) {
    std::string out = "%";
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '!') out += '!';
        out += c;
    }
    return out + '%';
}

struct Where {
    std::string sql;
    std::vector<bool> types;
    std::vector<Value> values;
};

Where where(const std::vector<Condition>& conditions) {
    constexpr std::string_view operators[] = {" = ", " >= ", " <= ", " LIKE ", " IS NULL"};
    Where made;
    for (const auto& condition : conditions) {
        made.sql += made.sql.empty() ? " WHERE " : " AND ";
        made.sql += condition.column;
        made.sql += operators[static_cast<std::size_t>(condition.test)];
        if (condition.test == Test::IsNull) continue;
        made.sql += ":p" + std::to_string(made.values.size());
        if (condition.test == Test::Contains) {
            made.sql += " ESCAPE '!'";
            made.values.emplace_back(escaped_like(std::get<std::string>(condition.value)));
        } else {
            made.values.push_back(condition.value);
        }
        made.types.push_back(std::holds_alternative<std::int64_t>(made.values.back()));
    }
    return made;
}

void read(const Statement& row, Record& record) {
    record.head.id = row[0].whole;
    record.head.key = row[1].text;
    record.head.revision = row[2].whole;
    record.head.modified = row[3].whole;
    for (std::size_t i = 0; i < record.values.size(); ++i) record.values[i] = row[head_columns + i].get();
}

// Everything but the id, in the order of the column list.
std::size_t put(Statement& statement, std::size_t at, const Record& record) {
    statement.set(at++, record.head.key);
    statement.set(at++, record.head.revision);
    statement.set(at++, std::int64_t{record.head.modified});
    for (const auto& value : record.values) statement.set(at++, value);
    if (is_searched(record.info())) statement.set(at++, Value(searched_text(record)));
    return at;
}

}  // namespace

std::string searched_text(const Record& record) {
    std::string text;
    const auto& info = record.info();
    for (std::size_t i = 0; i < info.fields.size(); ++i) {
        const auto* value = std::get_if<std::string>(&record.values[i]);
        if (!info.fields[i].has(model::Searched) || value == nullptr) continue;
        if (!text.empty()) text += '\n';
        text += base::fold(*value);
    }
    return text;
}

void Rows::each(EntityKind kind, const std::vector<Condition>& conditions, const std::function<void(const Record&)>& visit, std::size_t most) {
    const auto& info = model::info_of(kind);
    const auto filter = where(conditions);
    const auto limit = most == 0 ? std::string() : " LIMIT " + std::to_string(most);
    Statement statement(m_session, "SELECT " + column_list(info) + " FROM " + std::string(info.name) + filter.sql + " ORDER BY id" + limit, filter.types,
                        column_types(info));
    for (std::size_t i = 0; i < filter.values.size(); ++i) statement.set(i, filter.values[i]);
    Record record{kind, {}, std::vector<Value>(info.fields.size())};
    statement.query();
    while (statement.next()) {
        read(statement, record);
        visit(record);
    }
}

void Rows::each_text(EntityKind kind, std::string_view column, const std::function<void(std::string)>& visit) {
    Statement statement(m_session, "SELECT " + std::string(column) + " FROM " + std::string(model::info_of(kind).name), {}, {false});
    statement.query();
    while (statement.next()) visit(statement[0].text);
}

std::vector<Record> Rows::all(EntityKind kind, const std::vector<Condition>& conditions) {
    std::vector<Record> records;
    each(kind, conditions, [&](const Record& record) { records.push_back(record); });
    return records;
}

// What an undoing of many rows asks for each of them: prepared once.
std::vector<Record> Rows::equal(EntityKind kind, int purpose, std::string_view column, const Value& value) {
    const auto& info = model::info_of(kind);
    auto& statement = prepared(kind, purpose, [&] {
        return std::make_unique<Statement>(m_session, "SELECT " + column_list(info) + " FROM " + std::string(info.name) + " WHERE " + std::string(column) + " = :p ORDER BY id",
                                           std::vector<bool>{std::holds_alternative<std::int64_t>(value)}, column_types(info));
    });
    statement.set(0, value);
    std::vector<Record> records;
    statement.query();
    while (statement.next()) read(statement, records.emplace_back(Record{kind, {}, std::vector<Value>(info.fields.size())}));
    return records;
}

std::optional<Record> Rows::find(EntityKind kind, std::int64_t id) {
    auto found = equal(kind, ById, "id", id);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::optional<Record> Rows::find_key(EntityKind kind, const std::string& key) {
    auto found = equal(kind, ByKey, "key", key);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::int64_t Rows::count(EntityKind kind) {
    Statement statement(m_session, "SELECT COUNT(*) FROM " + std::string(model::info_of(kind).name), {}, {true});
    statement.query();
    return statement.next() ? statement[0].whole : 0;
}

Statement& Rows::prepared(EntityKind kind, int purpose, const std::function<std::unique_ptr<Statement>()>& make) {
    auto& slot = m_statements[{kind, purpose}];
    if (!slot) slot = make();
    return *slot;
}

std::int64_t Rows::next_id(EntityKind kind, std::int64_t how_many) {
    auto& statement = prepared(kind, Counter, [&] {
        return std::make_unique<Statement>(m_session,
                                           "INSERT INTO counter (name, last) VALUES (:name, :n) ON CONFLICT (name) DO UPDATE SET last = counter.last + excluded.last "
                                           "RETURNING last",
                                           std::vector<bool>{false, true}, std::vector<bool>{true});
    });
    statement.set(0, std::string(model::info_of(kind).name));
    statement.set(1, how_many);
    statement.query();
    std::int64_t last = 0;
    while (statement.next()) last = statement[0].whole;
    return last - how_many + 1;
}

void Rows::insert(const Record& record) {
    const auto& info = record.info();
    auto& statement = prepared(record.kind, Insert, [&] {
        auto types = column_types(info);
        std::string columns = column_list(info);
        if (is_searched(info)) {
            columns += ", searched";
            types.push_back(false);
        }
        std::string places;
        for (std::size_t i = 0; i < types.size(); ++i) places += (i == 0 ? ":p" : ", :p") + std::to_string(i);
        return std::make_unique<Statement>(m_session, "INSERT INTO " + std::string(info.name) + " (" + columns + ") VALUES (" + places + ")", types,
                                           std::vector<bool>{});
    });
    statement.set(0, record.head.id);
    put(statement, 1, record);
    statement.execute();
}

bool Rows::update(const Record& record, std::int64_t seen) {
    const auto& info = record.info();
    auto& statement = prepared(record.kind, Update, [&] {
        auto types = column_types(info);
        types.erase(types.begin());
        std::string assignments = "key = :p0, revision = :p1, modified = :p2";
        std::size_t at = 3;
        for (const auto& field : info.fields) assignments += ", " + std::string(field.name) + " = :p" + std::to_string(at++);
        if (is_searched(info)) {
            assignments += ", searched = :p" + std::to_string(at++);
            types.push_back(false);
        }
        types.insert(types.end(), {true, true});
        return std::make_unique<Statement>(
            m_session, "UPDATE " + std::string(info.name) + " SET " + assignments + " WHERE id = :p" + std::to_string(at) + " AND revision = :p" + std::to_string(at + 1),
            types, std::vector<bool>{});
    });
    const auto at = put(statement, 0, record);
    statement.set(at, record.head.id);
    statement.set(at + 1, seen);
    return statement.execute() == 1;
}

bool Rows::erase(EntityKind kind, std::int64_t id, std::int64_t seen) {
    auto& statement = prepared(kind, Erase, [&] {
        return std::make_unique<Statement>(m_session, "DELETE FROM " + std::string(model::info_of(kind).name) + " WHERE id = :id AND revision = :seen",
                                           std::vector<bool>{true, true}, std::vector<bool>{});
    });
    statement.set(0, id);
    statement.set(1, seen);
    return statement.execute() == 1;
}

std::optional<Record> Rows::referring_to(EntityKind kind, std::int64_t id, const std::function<bool(const Record&)>& counts) {
    for (const auto& info : model::entity_table())
        for (std::size_t i = 0; i < info.fields.size(); ++i) {
            const auto& field = info.fields[i];
            if (field.target != kind || (field.type != model::FieldType::Reference && field.type != model::FieldType::References)) continue;
            auto found = field.type == model::FieldType::Reference
                             ? equal(info.kind, ByField + static_cast<int>(i), field.name, id)
                             : all(info.kind, {{std::string(field.name), Test::Contains, " " + std::to_string(id) + " "}});
            for (auto& record : found)
                if (!counts || counts(record)) return std::move(record);
        }
    return std::nullopt;
}

}  // namespace lichsong::store
