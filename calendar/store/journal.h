// SPDX-License-Identifier: Apache-2.0
// All changes in order, each with what every row it touched was and became. Written in the transaction of the change.
// Of a row added only the id is kept: what it was like is the row as it stands, with all that came later taken back.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "calendar/model/change.h"
#include "calendar/store/added_rows.h"
#include "calendar/store/session.h"

namespace lichsong::store {

class Statement;

class Journal {
public:
    explicit Journal(Session& session);
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;
    ~Journal();

    using Place = std::pair<model::EntityKind, std::int64_t>;

    /// Appends, and gives the change its id. Call inside the transaction of the change, when its rows are written: of those
    /// without a `before` it is noted only that they were added.
    std::int64_t append(const model::Change& change, const std::vector<model::RowChange>& rows, AddedRows added = {});

    /// One row, changed or removed, of the change that is going to be appended, `change` being next_id(): for changes of more
    /// rows than memory should hold.
    void append_row(std::int64_t change, const model::RowChange& row);

    /// The id the next append() will give.
    [[nodiscard]] std::int64_t next_id();
    /// The greatest stamp so far; 0 in a new plan.
    [[nodiscard]] base::Stamp last_stamp();

    /// Newest first. With a row: only changes that touched it.
    [[nodiscard]] std::vector<model::Change> list(int at_most, std::optional<Place> row = {});
    [[nodiscard]] std::optional<model::Change> find(std::int64_t id);
    /// The rows a change touched, or what it did to one; as they are read, so that nothing may be written meanwhile.
    /// Error{Store,"store.bad_value"} where a row that was added can be found neither in the plan nor in the journal.
    void each_row(std::int64_t change, std::optional<Place> only, const std::function<void(const model::RowChange&)>& visit);
    [[nodiscard]] std::vector<model::RowChange> rows(std::int64_t change, std::optional<Place> only = {});
    /// How many rows the change touched.
    [[nodiscard]] std::int64_t size_of(std::int64_t change);
    /// The row as it was when the change was done: all that came later is taken back. One that came into being later is as it
    /// was then; nothing where the plan never had it.
    [[nodiscard]] std::optional<model::Record> row_after(std::int64_t change, const Place& row);
    /// The same with the revision and stamp it had then, but nothing for a row that came into being later.
    [[nodiscard]] std::optional<model::Record> row_after_if_there(std::int64_t change, const Place& row);
    /// The rows of a kind as they were when the change was done, in order of id. As they are read, so that nothing may be written meanwhile.
    void each_row_after(std::int64_t change, model::EntityKind kind, const std::function<void(const model::Record&)>& visit);
    /// The ids of rows of a kind that later changes touched, each once, in order.
    [[nodiscard]] std::vector<std::int64_t> touched_after(std::int64_t change, model::EntityKind kind);
    /// Removals of rows, the newest first, of one kind or of all, until `visit` returns false: each with its change. What was
    /// removed may be there again. As they are read, so that nothing may be written meanwhile.
    void each_removal(std::optional<model::EntityKind> kind, const std::function<bool(std::int64_t change, const model::RowChange&)>& visit);
    /// The last change of a field of a row, if any.
    [[nodiscard]] std::optional<model::Change> last_touch(model::EntityKind kind, std::int64_t row, std::string_view field);

    /// The latest change of the author that is done and not undone.
    [[nodiscard]] std::optional<model::Change> to_undo(const std::string& author);
    /// The latest undoing of the author that nothing new has followed.
    [[nodiscard]] std::optional<model::Change> to_redo(const std::string& author);

private:
    [[nodiscard]] std::vector<model::Change> query(const std::string& tail, const std::vector<model::Value>& parameters);
    void append_added(std::int64_t change, const AddedRows& added);
    void each_entry(std::int64_t change, std::optional<Place> only, const std::function<void(const model::RowChange&)>& visit);
    [[nodiscard]] AddedRows added_by(std::int64_t change, std::optional<Place> only);

    Session& m_session;
    std::unique_ptr<Statement> m_insert_row;
};

}  // namespace lichsong::store
