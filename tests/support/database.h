// SPDX-License-Identifier: Apache-2.0
// A plan seen from outside the program: by SQLite or libpq alone, without the store. What tests compare before and after.
#pragma once

#include <functional>
#include <string>
#include <vector>

struct pg_conn;
struct sqlite3;

namespace lichsong::test {

class Database {
public:
    /// A path, or an address as the program takes it. With `create` an empty file is made where there is none. Throws std::runtime_error with
    /// SQLite's or the server's words.
    explicit Database(const std::string& path, bool create = false);
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    ~Database();

    using Row = std::vector<std::string>;  // NULL is "∅"
    std::vector<Row> query(const std::string& sql);
    /// The first column of the first row; empty where there is none.
    std::string value(const std::string& sql);
    void run(const std::string& sql) { query(sql); }

    [[nodiscard]] std::vector<std::string> tables();
    [[nodiscard]] std::vector<std::string> columns(const std::string& table);

    /// On a server there are other words for a few things.
    [[nodiscard]] bool is_on_server() const noexcept { return m_server != nullptr; }

private:
    void connect(const std::string& address);
    std::vector<Row> ask_server(const std::string& sql);

    sqlite3* m_handle = nullptr;
    pg_conn* m_server = nullptr;
};

/// Every row of every table, journal and counters too, as text.
[[nodiscard]] std::string dump(const std::string& path);

/// What undo gives back: every row of the plan but its journal, and without revision, modified, sequence and the counters,
/// which only go forward.
[[nodiscard]] std::string content(Database& database);

/// Nothing, or what is wrong: SQLite's own check, rows whose last change is not in the journal or does not name them, and
/// rows that are not as the journal says they became.
[[nodiscard]] std::string inconsistency(const std::string& path);

}  // namespace lichsong::test
