// SPDX-License-Identifier: Apache-2.0
// Doors for rows by the thousand, written as they come, so that memory does not grow with their number. Beside the editor,
// which weighs each change against all others, these check a row by itself only: Seed makes plans, Intake takes in what
// others send.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "calendar/model/change.h"
#include "calendar/service/desk.h"
#include "calendar/service/editor.h"
#include "calendar/service/row_sink.h"

namespace lichsong::service {

/// Fills an empty plan, row by row. What it writes is the base of the journal and cannot be undone.
class Seed : public RowSink {
public:
    Seed(Desk& desk, base::UuidSource uuids);

    using RowSink::add;
    std::int64_t add(model::Record record) override;
    /// Nothing was there before.
    [[nodiscard]] std::optional<model::Record> find(model::EntityKind, const std::string&) override { return std::nullopt; }

    void commit(model::Doing doing);

private:
    Desk& m_desk;
    store::Transaction m_transaction;
    base::UuidSource m_uuids;
    base::Stamp m_stamp;
    std::string m_code;
    std::map<model::EntityKind, std::int64_t> m_last;  ///< the id given last
    std::map<std::pair<model::EntityKind, std::string>, bool> m_keys;
};

/// One change of many rows: drafts of an import, and what a newer version of it changes. All of it is journalled and can be
/// undone. Touch each row once. Whatever is not committed has not happened.
class Intake {
public:
    explicit Intake(Desk& desk);
    Intake(const Intake&) = delete;
    Intake& operator=(const Intake&) = delete;

    /// Gives the row an id, and a key, code and UID where it has none. A given id is kept; the caller knows that it was never
    /// used. Error{Input,…} of check_fields(). References are the caller's to have right.
    void add(model::Record& record);
    template <class E>
    void add(E& entity) {
        auto record = model::to_record(entity);
        add(record);
        static_cast<model::Entity&>(entity) = record.head;
    }
    /// `row` as it is stored. SEQUENCE is the caller's business.
    void set(const model::Record& row, const Fields& fields);
    void remove(const model::Record& row);

    /// The id that the next new row of the kind would be given: all from there on were never used.
    [[nodiscard]] std::int64_t next_id(model::EntityKind kind);
    [[nodiscard]] bool is_free(model::EntityKind kind, std::int64_t id);
    /// Ids as far as `last` are left to the caller to give. To be called before the first row of the kind.
    void leave_free(model::EntityKind kind, std::int64_t last);
    [[nodiscard]] bool is_empty() const noexcept { return m_rows == 0; }

    /// The change as journalled; without an id where no row was touched.
    model::Change commit(model::Doing doing);

private:
    struct Ids {
        std::int64_t first_free = 0;  ///< when it began
        std::int64_t next = 0;        ///< that this class gives
        std::int64_t highest = 0;     ///< given so far
    };
    Ids& ids(model::EntityKind kind);
    std::int64_t new_id(model::EntityKind kind);
    void journal(const model::Record& before, const model::Record* after);

    Desk& m_desk;
    store::Transaction m_transaction;
    base::UuidSource m_uuids;
    model::Change m_change;
    std::string m_code;
    std::map<model::EntityKind, Ids> m_ids;
    store::AddedRows m_added;
    std::int64_t m_rows = 0;
};

}  // namespace lichsong::service
