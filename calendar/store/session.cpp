// SPDX-License-Identifier: Apache-2.0
// Opening an SQLite plan in a safe order: header, disk, connection, check, settings, schema.
#include "calendar/store/session.h"

#include <system_error>
#include <utility>

#include <unistd.h>

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "calendar/base/atomic_file.h"
#include "calendar/base/error.h"
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

Error translated(const std::string& address, int result, const std::string& text) {
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

}  // namespace

struct Session::State {
    std::string address;
    CheckedFiles checked{fs::path()};
    bool remote = false;
    std::string vfs;
    std::string print;     ///< of the file as it was before the check
    bool trusted = false;  ///< found whole and not known to have failed since
    std::function<bool()> should_stop;
    soci::session sql;

    [[nodiscard]] sqlite3* handle() { return static_cast<soci::sqlite3_session_backend*>(sql.get_backend())->conn_; }
    template <class Work>
    void guarded(Work&& work);
    void connect(const OpenOptions& options);
    void check();
    void settle(const OpenOptions& options);
    void migrate(OpenMode mode);
    void copy_before_migration(const std::string& target);
    void copy_to(soci::session& from, const std::string& target);
    [[nodiscard]] int number(const std::string& query);
    void create();
};

template <class Work>
void Session::State::guarded(Work&& work) {
    try {
        work();
    } catch (const soci::sqlite3_soci_error& error) {
        trusted = false;
        throw translated(address, error.result(), error.get_error_message());
    } catch (const soci::soci_error& error) {
        trusted = false;
        const int result = sql.get_backend() == nullptr ? SQLITE_ERROR : sqlite3_errcode(handle());
        throw translated(address, result, error.get_error_message());
    }
}

void Session::State::connect(const OpenOptions& options) {
    configure_sqlite();
    const bool reading = options.mode == OpenMode::Read;
    // A plan on a medium that cannot be written is read as it lies there: there is nowhere to put a lock or a log.
    const bool immutable = reading && !folder_is_writable(address) && !fs::exists(address + "-wal");
    guarded([&] { sql.open(soci::sqlite3, connection_text(address, options.mode == OpenMode::Create, immutable, options.vfs)); });
    sqlite3_busy_timeout(handle(), options.busy_milliseconds);
    sqlite3_extended_result_codes(handle(), 1);
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    should_stop = options.should_stop;
    constexpr int between = 4'000;  // steps of SQLite's machine: well below a millisecond
    if (should_stop) sqlite3_progress_handler(handle(), between, [](void* state) { return static_cast<State*>(state)->should_stop() ? 1 : 0; }, this);
    sqlite3_limit(handle(), SQLITE_LIMIT_ATTACHED, 1);  // VACUUM INTO attaches its target
    sqlite3_limit(handle(), SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024);
}

void Session::State::check() {
    if (checked.is_unchanged(address)) return;
    std::string found;
    guarded([&] { sql << "PRAGMA quick_check(1)", soci::into(found); });
    if (found != "ok") throw damaged(address, found);
}

void Session::State::settle(const OpenOptions& options) {
    guarded([&] {
        sql << "PRAGMA cell_size_check = ON";
        sql << "PRAGMA mmap_size = 0";
        sql << "PRAGMA synchronous = EXTRA";  // FULL, and where there is no write-ahead log the removal of the journal is synced too
        sql << "PRAGMA temp_store = FILE";
        sql << "PRAGMA cache_size = -8192";  // kibibytes: a scan with look-ups stays in memory, an export under 48 MB
        // The write-ahead log needs shared memory, which network drives do not have; there one desk holds the file alone.
        if (remote) sql << "PRAGMA locking_mode = EXCLUSIVE";
        if (options.mode != OpenMode::Read) {
            std::string mode;
            sql << (remote ? "PRAGMA journal_mode = DELETE" : "PRAGMA journal_mode = WAL"), soci::into(mode);
        }
    });
}

int Session::State::number(const std::string& query) {
    int found = 0;
    guarded([&] { sql << query, soci::into(found); });
    return found;
}

void Session::State::create() {
    guarded([&] {
        soci::transaction transaction(sql);
        apply_schema(sql, 0);
        sql << "PRAGMA application_id = " + std::to_string(application_id);
        sql << "PRAGMA user_version = " + std::to_string(newest_schema());
        transaction.commit();
    });
}

void Session::State::migrate(OpenMode mode) {
    const auto version = number("PRAGMA user_version");
    if (version == newest_schema()) return;
    if (version > newest_schema())
        throw Error(Fault::Input, "plan.newer", {address, std::to_string(version), std::to_string(newest_schema())});
    if (mode == OpenMode::Read) throw Error(Fault::Store, "plan.older_read_only", {address});
    const fs::path path(address);
    const auto copy = path.parent_path() / (path.stem().string() + ".before-" + std::to_string(newest_schema()) + path.extension().string());
    const auto beside = copy.string() + ".part";
    try {
        if (remote) copy_to(sql, beside);  // nobody else can have it open, this program's second connection neither
        guarded([&] { sql << "BEGIN IMMEDIATE"; });
        // Two desks may have found the old plan; the one that had to wait finds the new one.
        if (const auto found = number("PRAGMA user_version"); found != newest_schema()) {
            copy_before_migration(beside);
            base::put_in_place(beside, copy);
            guarded([&] {
                apply_schema(sql, found);
                sql << "PRAGMA user_version = " + std::to_string(newest_schema());
            });
        }
        guarded([&] { sql << "COMMIT"; });
    } catch (const std::exception&) {
        remove_unfinished(beside);
        throw;  // the connection goes, and with it the transaction
    }
}

// With the plan held for writing, by a connection of its own: VACUUM cannot run within a transaction.
void Session::State::copy_before_migration(const std::string& target) {
    if (remote) return;
    guarded([&] {
        soci::session reader(soci::sqlite3, connection_text(address, false, false, vfs));
        copy_to(reader, target);
    });
}

void Session::State::copy_to(soci::session& from, const std::string& target) {
    remove_unfinished(target);
    guarded([&] { from << "VACUUM INTO :target", soci::use(target); });
}

Session::Session(const std::string& address, const OpenOptions& options) : m_state(std::make_unique<State>()) {
    m_state->address = address;
    m_state->vfs = options.vfs;
    m_state->checked = CheckedFiles(options.checked_cache);
    m_state->remote = options.assume_remote || lies_on_remote_disk(address);
    const bool creating = options.mode == OpenMode::Create;
    if (creating && is_there(address)) throw Error(Fault::Input, "plan.exists", {address});
    if (!creating) {
        const auto header = read_header(address);
        if (header.application != application_id) throw Error(Fault::Input, "plan.not_a_plan", {address});
        if (header.version > newest_schema())
            throw Error(Fault::Input, "plan.newer", {address, std::to_string(header.version), std::to_string(newest_schema())});
    }
    m_state->print = fingerprint(address);
    m_state->connect(options);
    const bool to_check = !creating && !options.is_open_already;
    if (to_check && !m_state->remote) m_state->check();
    m_state->settle(options);
    if (to_check && m_state->remote) m_state->check();  // the lock comes first, or the check would ask for shared memory
    if (creating) m_state->create();
    else m_state->migrate(options.mode);
    m_state->trusted = true;
}

bool waits_for_migration(const std::string& address) {
    const auto header = read_header(address);
    return header.application == application_id && header.version < newest_schema() && folder_is_writable(address) && ::access(address.c_str(), W_OK) == 0;
}

Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;

Session::~Session() {
    if (!m_state) return;
    const auto address = m_state->address;
    const auto checked = m_state->checked;
    // A file that changed though nothing was written here has not been checked as it is now.
    const auto print = sqlite3_total_changes(m_state->handle()) > 0 ? std::string() : m_state->print;
    const bool trusted = m_state->trusted;
    m_state.reset();  // closing empties the write-ahead log into the file
    if (!trusted) checked.forget(address);
    else if (print.empty() || print == fingerprint(address)) checked.remember(address);
}

const std::string& Session::address() const noexcept { return m_state->address; }
bool Session::is_remote() const noexcept { return m_state->remote; }
soci::session& Session::sql() { return m_state->sql; }
void Session::guarded(const std::function<void()>& work) { m_state->guarded(work); }

int Session::schema_version() const {
    return m_state->number("PRAGMA user_version");
}

void Session::verify() {
    guarded([&] {
        soci::rowset<std::string> found = (m_state->sql.prepare << "PRAGMA integrity_check(20)");
        std::string list;
        for (const auto& line : found)
            if (line != "ok") list += (list.empty() ? "" : "; ") + line;
        if (list.empty()) return;
        m_state->trusted = false;
        throw damaged(m_state->address, list);
    });
}

void Session::unreadable(const Error& why) {
    if (why.fault() != Fault::Input && why.code() != "store.bad_value") throw why;
    verify();
    m_state->trusted = false;
    throw Error(Fault::Store, "store.bad_value", {why.args().empty() ? why.code() : why.args().front()});
}

void Session::empty_log() {
    int busy = 0;
    guarded([&] { m_state->sql << "PRAGMA wal_checkpoint(TRUNCATE)", soci::into(busy); });
    if (busy != 0) throw Error(Fault::Store, "store.busy", {m_state->address, "wal"});
}

void Session::backup(const fs::path& target) {
    std::error_code different;
    if (fs::equivalent(target, m_state->address, different)) throw Error(Fault::Input, "plan.exists", {target.string()});
    // A log beside the target belongs to the plan that is there, and its desk would go on writing to it.
    if (is_there(target) && has_log(target)) throw Error(Fault::Store, "store.busy", {target.string(), "wal"});
    const auto beside = fs::absolute(target).string() + ".part";
    try {
        m_state->copy_to(m_state->sql, beside);
        OpenOptions reading;
        reading.mode = OpenMode::Read;
        reading.vfs = m_state->vfs;
        const Session copy(beside, reading);  // is it whole, and a plan?
    } catch (const Error& error) {
        remove_unfinished(beside);
        if (error.code().starts_with("store.damaged")) throw;
        auto args = error.args();
        args.at(0) = target.string();
        throw Error(error.fault(), error.code(), std::move(args));
    }
    remove_log(target);
    base::put_in_place(beside, target);
}

void Session::keep_in_memory(int mebibytes) {
    guarded([&] { sql() << "PRAGMA cache_size = " + std::to_string(-1024 * mebibytes); });
}

std::int64_t Session::last_change() {
    long long last = 0;
    guarded([&] { m_state->sql << "SELECT COALESCE(MAX(id), 0) FROM change", soci::into(last); });
    return last;
}

}  // namespace lichsong::store
