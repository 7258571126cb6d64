// SPDX-License-Identifier: Apache-2.0
// Rows of every kind, read and written by their field lists. No SQL names a field of an entity here: the lists do.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "calendar/model/entity.h"
#include "calendar/store/session.h"
#include "calendar/store/statement.h"

namespace lichsong::store {

enum class Test : std::uint8_t {
    Equal,
    AtLeast,
    AtMost,
    Contains,  ///< of a text; the value stands somewhere in it
    IsNull,
};

/// Column names come from field lists, never from people.
struct Condition {
    std::string column;
    Test test = Test::Equal;
    model::Value value;
};

class Rows {
public:
    explicit Rows(Session& session) : m_session(session) {}

    /// In order of id; with `most`, no more than so many.
    void each(model::EntityKind kind, const std::vector<Condition>& conditions, const std::function<void(const model::Record&)>& visit, std::size_t most = 0);
    [[nodiscard]] std::vector<model::Record> all(model::EntityKind kind, const std::vector<Condition>& conditions = {});
    /// One text of each row, which costs a small part of reading them.
    void each_text(model::EntityKind kind, std::string_view column, const std::function<void(std::string)>& visit);
    [[nodiscard]] std::optional<model::Record> find(model::EntityKind kind, std::int64_t id);
    [[nodiscard]] std::optional<model::Record> find_key(model::EntityKind kind, const std::string& key);
    [[nodiscard]] std::int64_t count(model::EntityKind kind);

    /// Ids are never used twice, also after a row was removed. Call inside a transaction.
    [[nodiscard]] std::int64_t next_id(model::EntityKind kind, std::int64_t how_many = 1);

    void insert(const model::Record& record);
    /// False, and nothing done, where the row is not at `seen` any more.
    [[nodiscard]] bool update(const model::Record& record, std::int64_t seen);
    [[nodiscard]] bool erase(model::EntityKind kind, std::int64_t id, std::int64_t seen);

    /// A row of any kind that refers to this one, and of which `counts` holds, where it is given.
    [[nodiscard]] std::optional<model::Record> referring_to(model::EntityKind kind, std::int64_t id,
                                                            const std::function<bool(const model::Record&)>& counts = {});

private:
    [[nodiscard]] std::vector<model::Record> equal(model::EntityKind kind, int purpose, std::string_view column, const model::Value& value);
    Statement& prepared(model::EntityKind kind, int purpose, const std::function<std::unique_ptr<Statement>()>& make);
    Session& m_session;
    std::map<std::pair<model::EntityKind, int>, std::unique_ptr<Statement>> m_statements;
};

/// What text search looks into: the Searched fields, folded. Empty for kinds that have none.
[[nodiscard]] std::string searched_text(const model::Record& record);

}  // namespace lichsong::store
