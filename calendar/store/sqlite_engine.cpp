// SPDX-License-Identifier: Apache-2.0
// A plan in a file: SQLite, opened in a safe order: header, disk, connection, check, settings, schema.
#include <system_error>
#include <utility>

#include <unistd.h>

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "calendar/base/atomic_file.h"
#include "calendar/base/error.h"
#include "calendar/store/engine.h"
#include "calendar/store/file_locks.h"
#include "calendar/store/migrate.h"
#include "calendar/store/plan_file.h"

namespace lichsong::store {
namespace {

using base::Error;
using base::Fault;
namespace fs = std::filesystem;
using namespace sqlite_api;  // where SOCI declares SQLite's own interface

struct Reason {
    int code;  ///< SQLite's primary result code
    const char* error;
};
constexpr Reason reasons[] = {
    {SQLITE_BUSY, "store.busy"},         {SQLITE_LOCKED, "store.busy"}, {SQLITE_READONLY, "store.read_only"}, {SQLITE_FULL, "store.full"},
    {SQLITE_CORRUPT, "store.damaged"},   {SQLITE_NOTADB, "store.damaged"}, {SQLITE_IOERR, "store.io"},       {SQLITE_CANTOPEN, "store.cannot_open"},
    {SQLITE_INTERRUPT, "work.stopped"},
};

Error damaged(const std::string& address, const std::string& found) {
    if (const auto backup = backup_beside(address)) return {Fault::Store, "store.damaged_backup", {address, found, backup->string()}};
    return {Fault::Store, "store.damaged", {address, found}};
}

Error error_of(const std::string& address, int result, const std::string& text) {
    for (const auto& reason : reasons) {
        if ((result & 0xFF) != reason.code) continue;
        if (std::string_view(reason.error) == "store.damaged") return damaged(address, text);
        if (reason.code == SQLITE_INTERRUPT) return {Fault::Call, reason.error};
        return {Fault::Store, reason.error, {address, text}};
    }
    // The program's SQL and the schema of a version belong together: what is missing has been damaged away.
    if (text.find("no such table") != std::string::npos || text.find("no such column") != std::string::npos) return damaged(address, text);
    return {Fault::Store, "store.failed", {address, text}};
}

bool folder_is_writable(const fs::path& file) {
    const auto folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    return ::access(folder.c_str(), W_OK) == 0;
}

// Must come before SQLite is first used; a program that has used it already has to have set URI itself.
void configure_sqlite() {
    static const bool done = [] {
        sqlite3_config(SQLITE_CONFIG_URI, 1);
        sqlite3_config(SQLITE_CONFIG_MULTITHREAD);  // a session belongs to one thread; its statements need no locks
        keep_file_locks();
        return true;
    }();
    static_cast<void>(done);
}

class SqliteEngine final : public Engine {
public:
    SqliteEngine(const std::string& address, const OpenOptions& options);
    ~SqliteEngine() override;

    [[nodiscard]] bool is_remote() const noexcept override { return m_remote; }
    [[nodiscard]] int schema_version() override { return number("PRAGMA user_version"); }
    void verify() override;
    void backup(Session& session, const fs::path& target) override;
    void empty_log() override;
    void keep_in_memory(int mebibytes) override;
    void doubt() noexcept override { m_trusted = false; }
    void begin_writing() override { guarded([&] { m_sql << "BEGIN IMMEDIATE"; }); }
    void begin_reading() override { guarded([&] { m_sql << "BEGIN"; }); }
    [[nodiscard]] bool is_within_transaction() override { return sqlite3_get_autocommit(handle()) == 0; }
    [[nodiscard]] bool stands_after_all(std::int64_t last_change) override;

private:
    [[nodiscard]] Error translated(const soci::soci_error& error) override;
    [[nodiscard]] sqlite3* handle() { return static_cast<soci::sqlite3_session_backend*>(m_sql.get_backend())->conn_; }
    void connect(const OpenOptions& options);
    void check();
    void settle(const OpenOptions& options);
    void migrate(OpenMode mode);
    void copy_before_migration(const std::string& target);
    void copy_to(soci::session& from, const std::string& target);
    void create();

    CheckedFiles m_checked{fs::path()};
    bool m_remote = false;
    std::string m_vfs;
    std::string m_print;     ///< of the file as it was before the check
    bool m_trusted = false;  ///< found whole and not known to have failed since
    std::function<bool()> m_should_stop;
};

SqliteEngine::SqliteEngine(const std::string& address, const OpenOptions& options) : Engine(address) {
    m_vfs = options.vfs;
    m_checked = CheckedFiles(options.checked_cache);
    m_remote = options.assume_remote || lies_on_remote_disk(address);
    const bool creating = options.mode == OpenMode::Create;
    if (creating && is_there(address)) throw Error(Fault::Input, "plan.exists", {address});
    if (!creating) {
        const auto header = read_header(address);
        if (header.application != application_id) throw Error(Fault::Input, "plan.not_a_plan", {address});
        if (header.version > newest_schema())
            throw Error(Fault::Input, "plan.newer", {address, std::to_string(header.version), std::to_string(newest_schema())});
    }
    m_print = fingerprint(address);
    connect(options);
    const bool to_check = !creating && !options.is_open_already;
    if (to_check && !m_remote) check();
    settle(options);
    if (to_check && m_remote) check();  // the lock comes first, or the check would ask for shared memory
    if (creating) create();
    else migrate(options.mode);
    m_trusted = true;
}

Error SqliteEngine::translated(const soci::soci_error& error) {
    m_trusted = false;
    if (const auto* own = dynamic_cast<const soci::sqlite3_soci_error*>(&error)) return error_of(m_address, own->result(), own->get_error_message());
    const int result = m_sql.get_backend() == nullptr ? SQLITE_ERROR : sqlite3_errcode(handle());
    return error_of(m_address, result, error.get_error_message());
}

void SqliteEngine::connect(const OpenOptions& options) {
    configure_sqlite();
    const bool reading = options.mode == OpenMode::Read;
    // A plan on a medium that cannot be written is read as it lies there: there is nowhere to put a lock or a log.
    const bool immutable = reading && !folder_is_writable(m_address) && !fs::exists(m_address + "-wal");
    guarded([&] { m_sql.open(soci::sqlite3, connection_text(m_address, options.mode == OpenMode::Create, immutable, options.vfs)); });
    sqlite3_busy_timeout(handle(), options.busy_milliseconds);
    sqlite3_extended_result_codes(handle(), 1);
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    m_should_stop = options.should_stop;
    constexpr int between = 4'000;  // steps of SQLite's machine: well below a millisecond
    if (m_should_stop) sqlite3_progress_handler(handle(), between, [](void* state) { return static_cast<SqliteEngine*>(state)->m_should_stop() ? 1 : 0; }, this);
    sqlite3_limit(handle(), SQLITE_LIMIT_ATTACHED, 1);  // VACUUM INTO attaches its target
    sqlite3_limit(handle(), SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024);
}

void SqliteEngine::check() {
    if (m_checked.is_unchanged(m_address)) return;
    std::string found;
    guarded([&] { m_sql << "PRAGMA quick_check(1)", soci::into(found); });
    if (found != "ok") throw damaged(m_address, found);
}

void SqliteEngine::settle(const OpenOptions& options) {
    guarded([&] {
        m_sql << "PRAGMA cell_size_check = ON";
        m_sql << "PRAGMA mmap_size = 0";
        m_sql << "PRAGMA synchronous = EXTRA";  // FULL, and where there is no write-ahead log the removal of the journal is synced too
        m_sql << "PRAGMA temp_store = FILE";
        m_sql << "PRAGMA cache_size = -8192";  // kibibytes: a scan with look-ups stays in memory, an export under 48 MB
        // The write-ahead log needs shared memory, which network drives do not have; there one desk holds the file alone.
        if (m_remote) m_sql << "PRAGMA locking_mode = EXCLUSIVE";
        if (options.mode != OpenMode::Read) {
            std::string mode;
            m_sql << (m_remote ? "PRAGMA journal_mode = DELETE" : "PRAGMA journal_mode = WAL"), soci::into(mode);
        }
    });
}

void SqliteEngine::create() {
    guarded([&] {
        soci::transaction transaction(m_sql);
        apply_schema(m_sql, 0);
        m_sql << "PRAGMA application_id = " + std::to_string(application_id);
        m_sql << "PRAGMA user_version = " + std::to_string(newest_schema());
        transaction.commit();
    });
}

void SqliteEngine::migrate(OpenMode mode) {
    const auto version = number("PRAGMA user_version");
    if (version == newest_schema()) return;
    if (version > newest_schema())
        throw Error(Fault::Input, "plan.newer", {m_address, std::to_string(version), std::to_string(newest_schema())});
    if (mode == OpenMode::Read) throw Error(Fault::Store, "plan.older_read_only", {m_address});
    const fs::path path(m_address);
    const auto copy = path.parent_path() / (path.stem().string() + ".before-" + std::to_string(newest_schema()) + path.extension().string());
    const auto beside = copy.string() + ".part";
    try {
        if (m_remote) copy_to(m_sql, beside);  // nobody else can have it open, this program's second connection neither
        guarded([&] { m_sql << "BEGIN IMMEDIATE"; });
        // Two desks may have found the old plan; the one that had to wait finds the new one.
        if (const auto found = number("PRAGMA user_version"); found != newest_schema()) {
            copy_before_migration(beside);
            base::put_in_place(beside, copy);
            guarded([&] {
                apply_schema(m_sql, found);
                m_sql << "PRAGMA user_version = " + std::to_string(newest_schema());
            });
        }
        guarded([&] { m_sql << "COMMIT"; });
    } catch (const std::exception&) {
        remove_unfinished(beside);
        throw;  // the connection goes, and with it the transaction
    }
}

// With the plan held for writing, by a connection of its own: VACUUM cannot run within a transaction.
void SqliteEngine::copy_before_migration(const std::string& target) {
    if (m_remote) return;
    guarded([&] {
        soci::session reader(soci::sqlite3, connection_text(m_address, false, false, m_vfs));
        copy_to(reader, target);
    });
}

void SqliteEngine::copy_to(soci::session& from, const std::string& target) {
    remove_unfinished(target);
    guarded([&] { from << "VACUUM INTO :target", soci::use(target); });
}

// What stays open would keep the file from being what it was when it was found whole.
SqliteEngine::~SqliteEngine() {
    if (m_sql.get_backend() == nullptr) return;
    // A file that changed though nothing was written here has not been checked as it is now.
    const auto print = sqlite3_total_changes(handle()) > 0 ? std::string() : m_print;
    m_sql.close();  // closing empties the write-ahead log into the file
    if (!m_trusted) m_checked.forget(m_address);
    else if (print.empty() || print == fingerprint(m_address)) m_checked.remember(m_address);
}

void SqliteEngine::verify() {
    guarded([&] {
        soci::rowset<std::string> found = (m_sql.prepare << "PRAGMA integrity_check(20)");
        std::string list;
        for (const auto& line : found)
            if (line != "ok") list += (list.empty() ? "" : "; ") + line;
        if (list.empty()) return;
        m_trusted = false;
        throw damaged(m_address, list);
    });
}

void SqliteEngine::empty_log() {
    int busy = 0;
    guarded([&] { m_sql << "PRAGMA wal_checkpoint(TRUNCATE)", soci::into(busy); });
    if (busy != 0) throw Error(Fault::Store, "store.busy", {m_address, "wal"});
}

void SqliteEngine::backup(Session&, const fs::path& target) {
    std::error_code different;
    if (fs::equivalent(target, m_address, different)) throw Error(Fault::Input, "plan.exists", {target.string()});
    write_copy(target, m_vfs, [&](const std::string& beside) { copy_to(m_sql, beside); });
}

void SqliteEngine::keep_in_memory(int mebibytes) {
    guarded([&] { m_sql << "PRAGMA cache_size = " + std::to_string(-1024 * mebibytes); });
}

// With a rollback journal the very last step, syncing that the journal is void, may fail when nothing can be undone any more. What cannot be taken
// back must not be called lost, or it would be done a second time. A write that succeeds syncs the file, and with it what came before.
bool SqliteEngine::stands_after_all(std::int64_t last_change) {
    if (is_within_transaction()) return false;
    long long now = 0;
    guarded([&] { m_sql << "SELECT COALESCE(MAX(id), 0) FROM change", soci::into(now); });
    if (now <= last_change) return false;
    guarded([&] {
        soci::transaction again(m_sql);
        m_sql << "UPDATE meta SET value = value WHERE name = 'schema'";
        again.commit();
    });
    return true;
}

}  // namespace

std::unique_ptr<Engine> open_file(const std::string& address, const OpenOptions& options) { return std::make_unique<SqliteEngine>(address, options); }

void write_copy(const fs::path& target, const std::string& vfs, const std::function<void(const std::string& beside)>& write) {
    // A log beside the target belongs to the plan that is there, and its desk would go on writing to it.
    if (is_there(target) && has_log(target)) throw Error(Fault::Store, "store.busy", {target.string(), "wal"});
    const auto beside = fs::absolute(target).string() + ".part";
    try {
        write(beside);
        OpenOptions reading;
        reading.mode = OpenMode::Read;
        reading.vfs = vfs;
        const Session copy(beside, reading);  // is it whole, and a plan?
    } catch (const Error& error) {
        remove_unfinished(beside);
        if (error.code().starts_with("store.damaged")) throw;
        auto args = error.args();
        if (!args.empty()) args.front() = target.string();
        throw Error(error.fault(), error.code(), std::move(args));
    }
    remove_log(target);
    base::put_in_place(beside, target);
}

bool file_waits_for_migration(const std::string& address) {
    const auto header = read_header(address);
    return header.application == application_id && header.version < newest_schema() && folder_is_writable(address) && ::access(address.c_str(), W_OK) == 0;
}

}  // namespace lichsong::store
