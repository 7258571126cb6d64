// SPDX-License-Identifier: Apache-2.0
#include "support/database.h"

#include <algorithm>
#include <stdexcept>

#include <libpq-fe.h>
#include <sqlite3.h>

namespace lichsong::test {
namespace {

constexpr const char* head_columns[] = {"revision", "modified", "sequence"};
constexpr const char* not_content[] = {"change", "change_row", "change_added", "counter"};
constexpr const char* not_journalled[] = {"meta", "fetched"};

bool is_one_of(const std::string& name, const auto& list) {
    return std::any_of(std::begin(list), std::end(list), [&](const char* known) { return name == known; });
}

std::string joined(const std::vector<std::string>& parts, const char* between) {
    std::string text;
    for (const auto& part : parts) text += (text.empty() ? "" : between) + part;
    return text;
}

// Rows in order of their first column, which is the id, or the name where there is no id.
void append(Database& database, const std::string& table, const std::vector<std::string>& columns, std::string& out) {
    out += "[" + table + "]\n";
    for (const auto& row : database.query("SELECT " + joined(columns, ", ") + " FROM " + table + " ORDER BY 1")) out += joined(row, "\x1f") + '\n';
}

}  // namespace

Database::Database(const std::string& path, bool create) {
    if (path.starts_with("postgresql://")) {
        connect(path);
        return;
    }
    // As the store does before SQLite is first used: whichever of the two comes first in a test program.
    static const int names_may_be_addresses = sqlite3_config(SQLITE_CONFIG_URI, 1);
    static_cast<void>(names_may_be_addresses);
    const int flags = SQLITE_OPEN_READWRITE | (create ? SQLITE_OPEN_CREATE : 0);
    if (sqlite3_open_v2(path.c_str(), &m_handle, flags, nullptr) != SQLITE_OK) {
        const std::string why = sqlite3_errmsg(m_handle);
        sqlite3_close(m_handle);
        throw std::runtime_error(path + ": " + why);
    }
    sqlite3_busy_timeout(m_handle, 20'000);
}

Database::~Database() {
    sqlite3_close(m_handle);
    PQfinish(m_server);
}

// "…?campaign=NAME": the campaign is a schema.
void Database::connect(const std::string& address) {
    const auto question = address.find("?campaign=");
    m_server = PQconnectdb(address.substr(0, question).c_str());
    if (PQstatus(m_server) != CONNECTION_OK) {
        const std::string why = PQerrorMessage(m_server);
        PQfinish(m_server);
        throw std::runtime_error(address + ": " + why);
    }
    ask_server("SET search_path = \"" + address.substr(question + std::string("?campaign=").size()) + '"');
}

std::vector<Database::Row> Database::ask_server(const std::string& sql) {
    auto* result = PQexec(m_server, sql.c_str());
    const auto status = PQresultStatus(result);
    std::vector<Row> rows;
    for (int r = 0; r < PQntuples(result); ++r) {
        auto& row = rows.emplace_back();
        for (int c = 0; c < PQnfields(result); ++c) row.emplace_back(PQgetisnull(result, r, c) == 1 ? "∅" : PQgetvalue(result, r, c));
    }
    PQclear(result);
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) throw std::runtime_error(PQerrorMessage(m_server) + (": " + sql));
    return rows;
}

std::vector<Database::Row> Database::query(const std::string& sql) {
    if (is_on_server()) return ask_server(sql);
    sqlite3_stmt* statement = nullptr;
    const char* tail = sql.c_str();
    std::vector<Row> rows;
    while (*tail != '\0') {
        if (sqlite3_prepare_v2(m_handle, tail, -1, &statement, &tail) != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(m_handle) + (": " + sql));
        if (statement == nullptr) break;  // only white space or comments were left
        int step = SQLITE_ROW;
        while ((step = sqlite3_step(statement)) == SQLITE_ROW) {
            Row& row = rows.emplace_back();
            for (int i = 0; i < sqlite3_column_count(statement); ++i) {
                const auto* text = sqlite3_column_text(statement, i);
                row.push_back(text == nullptr ? std::string("∅") : std::string(reinterpret_cast<const char*>(text), static_cast<std::size_t>(sqlite3_column_bytes(statement, i))));
            }
        }
        sqlite3_finalize(statement);
        if (step != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(m_handle) + (": " + sql));
    }
    return rows;
}

std::string Database::value(const std::string& sql) {
    const auto rows = query(sql);
    return rows.empty() ? std::string() : rows.front().front();
}

std::vector<std::string> Database::tables() {
    std::vector<std::string> names;
    const auto on_server = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename COLLATE \"C\"";
    for (const auto& row : query(is_on_server() ? on_server : "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")) names.push_back(row[0]);
    return names;
}

std::vector<std::string> Database::columns(const std::string& table) {
    std::vector<std::string> names;
    const auto on_server = "SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = '" + table + "' ORDER BY ordinal_position";
    for (const auto& row : query(is_on_server() ? on_server : "SELECT name FROM pragma_table_info('" + table + "') ORDER BY cid")) names.push_back(row[0]);
    return names;
}

std::string dump(const std::string& path) {
    Database database(path);
    std::string out;
    for (const auto& table : database.tables()) append(database, table, database.columns(table), out);
    return out;
}

std::string content(Database& database) {
    std::string out;
    for (const auto& table : database.tables()) {
        if (is_one_of(table, not_content)) continue;
        std::vector<std::string> columns;
        for (const auto& column : database.columns(table))
            if (!is_one_of(column, head_columns)) columns.push_back(column);
        append(database, table, columns, out);
    }
    return out;
}

std::string inconsistency(const std::string& path) {
    Database database(path);
    // What a desk sent before it was killed may arrive while this is looked at.
    if (database.is_on_server()) database.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    else if (auto found = database.value("PRAGMA integrity_check(1)"); found != "ok") return found;
    for (const auto& table : database.tables()) {
        if (is_one_of(table, not_content) || is_one_of(table, not_journalled)) continue;
        const auto quoted = "'" + table + "'";
        const auto orphan = database.value(
            "SELECT r.key FROM " + table + " r LEFT JOIN change c ON c.id = r.revision WHERE c.id IS NULL OR c.stamp <> r.modified OR (c.step <> 'base' AND "
            "NOT EXISTS (SELECT 1 FROM change_row t WHERE t.change = c.id AND t.kind = " + quoted + " AND t.row_id = r.id) AND "
            "NOT EXISTS (SELECT 1 FROM change_added a WHERE a.change = c.id AND a.kind = " + quoted + " AND r.id BETWEEN a.first_id AND a.last_id))");
        if (!orphan.empty()) return table + " " + orphan + ": its last change is not in the journal";
        const auto vanished = database.value(
            "WITH RECURSIVE added(id, last, change) AS (SELECT first_id, last_id, change FROM change_added WHERE kind = " + quoted + " UNION ALL "
            "SELECT id + 1, last, change FROM added WHERE id < last) SELECT a.id FROM added a LEFT JOIN " + table + " r ON r.id = a.id WHERE r.id IS NULL AND "
            "NOT EXISTS (SELECT 1 FROM change_row t WHERE t.kind = " + quoted + " AND t.row_id = a.id AND t.change > a.change AND t.after IS NULL)");
        if (!vanished.empty()) return table + " " + vanished + ": added, and gone without a change";
        const auto latest = "(SELECT * FROM change_row WHERE kind = " + quoted + " AND id IN (SELECT MAX(id) FROM change_row WHERE kind = " + quoted + " GROUP BY row_id))";
        const auto brought_back = "EXISTS (SELECT 1 FROM change_added a WHERE a.change = r.revision AND a.change > l.change AND a.kind = " + quoted + " AND r.id BETWEEN a.first_id AND a.last_id)";
        const auto lost = database.value("SELECT l.row_key FROM " + latest + " l LEFT JOIN " + table + " r ON r.id = l.row_id WHERE "
                                         "CASE WHEN l.after IS NULL THEN r.id IS NOT NULL AND NOT " + brought_back + " ELSE r.id IS NULL OR r.revision <> l.change END");
        if (!lost.empty()) return table + " " + lost + ": not as its last change left it";
        for (const auto& column : database.columns(table)) {
            if (is_one_of(column, head_columns) || column == "id" || column == "searched") continue;
            const auto differs = database.is_on_server() ? "l.after::jsonb ? '" + column + "' AND l.after::jsonb ->> '" + column + "' IS DISTINCT FROM r." + column + "::text"
                                                         : "json_type(l.after, '$." + column + "') IS NOT NULL AND json_extract(l.after, '$." + column + "') IS NOT r." + column;
            const auto other = database.value("SELECT l.row_key FROM " + latest + " l JOIN " + table + " r ON r.id = l.row_id WHERE " + differs);
            if (!other.empty()) return table + " " + other + ": " + column + " is not what its last change wrote";
        }
    }
    return {};
}

}  // namespace lichsong::test
