// SPDX-License-Identifier: Apache-2.0
// A plan in a PostgreSQL database: a campaign is a schema. Writers queue by an advisory lock of their transaction, as they do for a file, so that one
// SQL text and one set of rules hold for both; the lock goes with the connection, whatever becomes of its desk.
#include "calendar/store/postgres.h"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include <soci/postgresql/soci-postgresql.h>

#include "calendar/store/copy.h"
#include "calendar/store/engine.h"
#include "calendar/store/migrate.h"

namespace lichsong::store {
namespace {

using base::Error;
using base::Fault;
namespace fs = std::filesystem;

struct StateReason {
    std::string_view state;  ///< how an SQLSTATE begins (PostgreSQL, appendix A)
    const char* error;
};
constexpr std::array state_reasons{
    StateReason{"53100", "store.full"},      StateReason{"25006", "store.replica"}, StateReason{"42501", "store.no_right"}, StateReason{"55P03", "store.busy"},
    StateReason{"40", "store.busy"},         StateReason{"57014", "work.stopped"},    StateReason{"58", "store.io"},           StateReason{"XX", "store.damaged"},
    StateReason{"57P", "store.lost"},        StateReason{"08", "store.lost"},         StateReason{"53", "store.cannot_open"},  StateReason{"28", "store.cannot_open"},
    StateReason{"3D", "store.cannot_open"},
};

// The first line: the rest tells which statement it was. Of a connection that was not made it is the second that says why.
std::string told_by_server(std::string text, bool is_connected) {
    if (const auto second = text.find('\n'); !is_connected && second != std::string::npos) text.erase(0, second + 1);
    text.erase(std::min(text.find('\n'), text.size()));
    return text;
}

// The address as keywords and values. SOCI looks for options of its own in what it is given and cannot read an address; it parts words at blanks,
// and takes away double quotes around a value, where libpq takes single ones (libpq, "Connection Strings").
std::string keywords_of(const std::string& address) {
    char* complaint = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(PQconninfoParse(address.c_str(), &complaint), &PQconninfoFree);
    const std::unique_ptr<char, decltype(&PQfreemem)> told(complaint, &PQfreemem);
    if (options == nullptr) throw Error(Fault::Call, "store.bad_address", {told == nullptr ? std::string() : told_by_server(told.get(), true)});
    std::string words;
    for (const auto* option = options.get(); option->keyword != nullptr; ++option) {
        if (option->val == nullptr) continue;
        std::string value;
        for (const char c : std::string_view(option->val)) value += c == '\'' || c == '\\' ? std::string{'\\', c} : std::string{c};
        const bool has_blanks = value.find_first_of(" \t\n") != std::string::npos;
        words += std::string(words.empty() ? "" : " ") + option->keyword + (has_blanks ? "=\"'" + value + "'\"" : "='" + value + '\'');
    }
    return words;
}

Error error_of(const std::string& shown, const soci::soci_error& error, bool is_connected) {
    const auto* own = dynamic_cast<const soci::postgresql_soci_error*>(&error);
    const auto text = told_by_server(error.get_error_message(), is_connected);
    if (!is_connected) return {Fault::Store, "store.cannot_open", {shown, text}};
    const auto state = own == nullptr ? std::string() : own->sqlstate();
    for (const auto& reason : state_reasons)
        if (state.starts_with(reason.state)) {
            if (std::string_view(reason.error) == "work.stopped") return {Fault::Call, reason.error};
            return {Fault::Store, reason.error, {shown, text}};
        }
    // A connection that broke has no state of its own.
    if (state.empty() || state.find_first_not_of(' ') == std::string::npos) return {Fault::Store, "store.lost", {shown, text}};
    return {Fault::Store, "store.failed", {shown, text}};
}

std::string identifier(const std::string& name) { return '"' + name + '"'; }  // names hold no quotes: see database_address()

class PostgresEngine final : public Engine {
public:
    PostgresEngine(DatabaseAddress place, const OpenOptions& options);

    [[nodiscard]] int schema_version() override;
    /// What a file's check finds the server finds by itself, with checksums where they are switched on; here every table is read.
    void verify() override;
    void backup(Session& session, const fs::path& target) override;
    void begin_writing() override;
    void begin_reading() override;
    [[nodiscard]] bool is_within_transaction() override;
    void continue_counting() override;
    void announce() override;

private:
    [[nodiscard]] Error translated(const soci::soci_error& error) override;
    [[nodiscard]] PGconn* handle() { return static_cast<soci::postgresql_session_backend*>(m_sql.get_backend())->conn_; }
    void settle(const OpenOptions& options);
    void create();
    void migrate(OpenMode mode);

    DatabaseAddress m_place;
    std::function<bool()> m_should_stop;
};

PostgresEngine::PostgresEngine(DatabaseAddress place, const OpenOptions& options) : Engine(place.shown), m_place(std::move(place)), m_should_stop(options.should_stop) {
    guarded([&] { m_sql.open(soci::postgresql, keywords_of(m_place.connection)); });
    settle(options);
    if (options.mode == OpenMode::Create) create();
    else migrate(options.mode);
}

Error PostgresEngine::translated(const soci::soci_error& error) {
    const bool is_connected = m_sql.get_backend() != nullptr && handle() != nullptr;
    return error_of(m_address, error, is_connected);
}

// The server's own settings for safety (fsync, synchronous_commit, full_page_writes) are left as they are: whoever runs it knows why.
void PostgresEngine::settle(const OpenOptions& options) {
    guarded([&] {
        m_sql << "SET client_min_messages = error";
        m_sql << "SET client_encoding = 'UTF8'";
        m_sql << "SET search_path = " + identifier(m_place.campaign);
        m_sql << "SET lock_timeout = " + std::to_string(std::max(1, options.busy_milliseconds));
        if (options.mode == OpenMode::Read) m_sql << "SET default_transaction_read_only = on";
    });
}

void PostgresEngine::create() {
    guarded([&] {
        soci::transaction transaction(m_sql);
        m_sql << "CREATE SCHEMA " + identifier(m_place.campaign);
        apply_schema(m_sql, 0, Dialect::Postgres);
        transaction.commit();
    });
}

int PostgresEngine::schema_version() {
    std::string version;
    guarded([&] { m_sql << "SELECT value FROM meta WHERE name = 'schema'", soci::into(version); });
    return std::stoi(version);
}

void PostgresEngine::migrate(OpenMode mode) {
    if (!campaign_is_there(m_place)) throw Error(Fault::Input, "plan.not_found", {m_address});
    const auto version = schema_version();
    if (version == newest_schema()) return;
    if (version > newest_schema()) throw Error(Fault::Input, "plan.newer", {m_address, std::to_string(version), std::to_string(newest_schema())});
    if (mode == OpenMode::Read) throw Error(Fault::Store, "plan.older_read_only", {m_address});
    begin_writing();
    if (const auto found = schema_version(); found != newest_schema()) guarded([&] { apply_schema(m_sql, found, Dialect::Postgres); });
    guarded([&] { m_sql << "COMMIT"; });
}

void PostgresEngine::verify() {
    guarded([&] {
        for (const auto& table : plan_tables()) {
            long long rows = 0;
            m_sql << "SELECT COUNT(*) FROM " + table.name + " t WHERE t IS NOT NULL OR t IS NULL", soci::into(rows);
        }
    });
}

void PostgresEngine::backup(Session& session, const fs::path& target) {
    write_copy(target, {}, [&](const std::string& beside) {
        OpenOptions making;
        making.mode = OpenMode::Create;
        Session copy(beside, making);
        copy_plan(session, copy);
        copy.empty_log();
    });
}

void PostgresEngine::begin_writing() {
    guarded([&] {
        m_sql << "BEGIN ISOLATION LEVEL READ COMMITTED";
        try {
            m_sql << "SELECT pg_advisory_xact_lock(hashtext('lichsong'), hashtext('" + m_place.campaign + "'))";
        } catch (const soci::soci_error&) {
            m_sql << "ROLLBACK";
            throw;
        }
    });
}

void PostgresEngine::begin_reading() {
    guarded([&] { m_sql << "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"; });
}

bool PostgresEngine::is_within_transaction() { return PQtransactionStatus(handle()) == PQTRANS_INTRANS || PQtransactionStatus(handle()) == PQTRANS_INERROR; }

// A file gives the next number by itself.
void PostgresEngine::continue_counting() {
    guarded([&] {
        for (const char* table : {"change_row", "change_added"})
            m_sql << std::string("SELECT setval(pg_get_serial_sequence('") + table + "', 'id'), (SELECT COALESCE(MAX(id), 0) + 1 FROM " + table + "), false)";
    });
}

void PostgresEngine::announce() {
    guarded([&] { m_sql << "SELECT pg_notify('lichsong', '" + m_place.campaign + "')"; });
}

// Questions about a database that need no plan.
template <class Ask>
auto ask(const DatabaseAddress& place, Ask&& question) {
    soci::session sql;
    bool is_connected = false;
    try {
        sql.open(soci::postgresql, keywords_of(place.connection));
        is_connected = true;
        return question(sql);
    } catch (const soci::soci_error& error) {
        throw error_of(place.shown, error, is_connected);
    }
}

}  // namespace

std::unique_ptr<Engine> open_database(const std::string& address, const OpenOptions& options) {
    return std::make_unique<PostgresEngine>(database_address(address), options);
}

bool campaign_is_there(const DatabaseAddress& place) {
    return ask(place, [&](soci::session& sql) {
        int found = 0;
        sql << "SELECT COUNT(*) FROM pg_tables WHERE schemaname = :name AND tablename = 'meta'", soci::use(place.campaign), soci::into(found);
        return found > 0;
    });
}

void rename_campaign(const DatabaseAddress& place, const std::string& name) {
    auto target = place;
    target.campaign = name;
    if (campaign_is_there(target)) throw Error(Fault::Input, "plan.exists", {name});
    ask(place, [&](soci::session& sql) { sql << "ALTER SCHEMA " + identifier(place.campaign) + " RENAME TO " + identifier(name); });
}

void drop_campaign(const DatabaseAddress& place) {
    ask(place, [&](soci::session& sql) {
        sql << "SET client_min_messages = error";
        sql << "DROP SCHEMA IF EXISTS " + identifier(place.campaign) + " CASCADE";
    });
}

}  // namespace lichsong::store
