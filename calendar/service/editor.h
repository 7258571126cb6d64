// SPDX-License-Identifier: Apache-2.0
// The one door for every change. An Edit gathers what shall be different, and commit() checks it, writes rows and journal in
// one transaction, and only then says it is done. Undo, history, SEQUENCE and LAST-MODIFIED all follow from that.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "calendar/model/change.h"
#include "calendar/service/desk.h"

namespace lichsong::service {

/// Fields by name with their new values.
using Fields = std::vector<std::pair<std::string, model::Value>>;

class Edit {
public:
    /// Begins the transaction: until it ends, other desks that want to write wait.
    Edit(Desk& desk, model::Doing doing, model::Step step = model::Step::Do, std::int64_t target = 0);
    Edit(const Edit&) = delete;
    Edit& operator=(const Edit&) = delete;

    [[nodiscard]] Desk& desk() noexcept { return m_desk; }
    void describe_as(model::Doing doing) { m_doing = std::move(doing); }

    /// The row as it will be. Error{Call,"row.unknown"} where there is none.
    [[nodiscard]] const model::Record& row(model::EntityKind kind, std::int64_t id);
    [[nodiscard]] const model::Record& row(model::EntityKind kind, const std::string& key);

    /// Adds a row, giving it an id, and a key, code and UID where it has none. A given id is kept: undo restores rows.
    std::int64_t add(model::Record record);

    /// Changes fields. With `seen`, the revision the caller looked at: Error{Conflict,"edit.stale"} where it has moved on. Error{Conflict,
    /// "edit.same_field"} with both values, who and when, where somebody gave one of these fields another value since Desk::seen(); what they did to
    /// other fields stays.
    void set(model::EntityKind kind, std::int64_t id, const Fields& fields, std::optional<std::int64_t> seen = {});

    /// Error{Call,"row.in_use"} at commit where something still refers to it; Error{Conflict,"edit.stale"} where it was changed since Desk::seen().
    void remove(model::EntityKind kind, std::int64_t id);

    /// Checks and writes; the change as journalled. Nothing is written where it throws, nor where nothing would be different:
    /// then the id is 0, and there is nothing to undo.
    model::Change commit();

private:
    struct Touched {
        std::optional<model::Record> before;
        std::optional<model::Record> after;
        bool state_is_given = false;  ///< somebody said so, and means it
    };
    using Place = std::pair<model::EntityKind, std::int64_t>;

    Touched& touch(model::EntityKind kind, std::int64_t id);
    void refuse_overwriting(const model::Record& now, const Fields& fields);
    [[nodiscard]] bool is_unseen(const std::optional<model::Record>& row) const;
    [[nodiscard]] bool key_is_taken(model::EntityKind kind, const std::string& key);
    void reopen_agreements();
    void withdraw_from_losers();
    void raise_sequences();
    void validate();
    void validate_row(const Touched& touched);
    void validate_references(const model::Record& record);
    void refuse_circle(const model::Record& record, std::size_t field);
    void write(const model::Change& change);
    [[nodiscard]] bool changes_nothing() const;
    void journal(const model::Change& change);

    Desk& m_desk;
    store::Transaction m_transaction;
    model::Doing m_doing;
    model::Step m_step;
    std::int64_t m_target;
    base::UuidSource m_uuids;
    std::map<Place, Touched> m_rows;
    std::set<std::pair<model::EntityKind, std::string>> m_keys;  ///< that rows are given here: the plan does not know them yet
};

}  // namespace lichsong::service
