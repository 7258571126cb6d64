// SPDX-License-Identifier: Apache-2.0
// An open plan, in a file or in a database: the connection, its safety settings, and transactions. SOCI stays inside calendar/store; what the store
// cannot do comes out as Error{Store,…} with the path and a reason a person can act on.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "calendar/base/error.h"

namespace soci {
class session;
}

namespace lichsong::store {

class Engine;

enum class OpenMode {
    Read,    ///< nothing is written, not even a newer schema
    Write,
    Create,  ///< a new plan; refused where a file is there already
};

struct OpenOptions {
    OpenMode mode = OpenMode::Write;
    /// Where it is remembered which file was last found whole, so that an unchanged one is not checked again.
    /// Empty: every opening checks.
    std::filesystem::path checked_cache;
    /// This program has the plan open already and found it whole then: a further session of it does not check again.
    bool is_open_already = false;
    /// Asked now and then while statements run. Where it says so, what runs ends with Error{Call,"work.stopped"}, and the
    /// transaction it belongs to has not happened.
    std::function<bool()> should_stop;
    /// How long to wait for another desk's transaction.
    int busy_milliseconds = 10'000;
    /// Treats the file as lying on a network drive; for tests. Otherwise the file system is asked.
    bool assume_remote = false;
    /// SQLite's VFS; for tests that simulate full disks and power cuts.
    std::string vfs;
};

class Session {
public:
    /// Opens the plan at `address`, a path or a database (address.h). Throws Error{Input,"plan.not_found"|"plan.not_a_plan"|"plan.newer"} before a
    /// byte is written, Error{Store,"store.damaged"} where the check finds damage, Error{Store,…} where the system refuses.
    Session(const std::string& address, const OpenOptions& options);
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    Session(Session&&) noexcept;
    Session& operator=(Session&&) noexcept;
    ~Session();

    /// As it was given; a password may be in it.
    [[nodiscard]] const std::string& address() const noexcept;
    /// As people may see it.
    [[nodiscard]] const std::string& shown_address() const noexcept;
    [[nodiscard]] bool is_file() const noexcept;
    [[nodiscard]] bool is_remote() const noexcept;
    [[nodiscard]] int schema_version() const;
    [[nodiscard]] soci::session& sql();

    /// The full check: Error{Store,"store.damaged"} with what was found, or nothing.
    void verify();

    /// Brings what stands in the write-ahead log into the file itself, so that it can be moved. Alone at the plan only.
    void empty_log();

    /// Where a stored value cannot be understood: the damage the full check finds, else Error{Store,"store.bad_value"}.
    /// An error that is of another nature is thrown as it is.
    [[noreturn]] void unreadable(const base::Error& why);

    /// A complete copy of the plan as it stands, also while others write. The copy appears whole or not at all. Refused
    /// where the target is the plan itself, Error{Input,"plan.exists"}, or one that is in use, Error{Store,"store.busy"}.
    void backup(const std::filesystem::path& target);

    /// How much of the plan may be kept in memory, in MiB: for changes of very many rows, whose indexes are met at random.
    void keep_in_memory(int mebibytes);

    /// Grows with every committed change of anybody; cheap to ask.
    [[nodiscard]] std::int64_t last_change();

    /// Runs `work`, turning what SOCI throws into Error{Store,…}.
    void guarded(const std::function<void()>& work);

    /// Rows were put in with ids of their own: those that are numbered by the store go on behind them.
    void continue_counting();
    /// Inside the store only.
    [[nodiscard]] Engine& engine();

private:
    std::unique_ptr<Engine> m_engine;
    std::string m_address;
};

/// True where the plan is of an older version that opening for writing would bring up to date, and the folder lets it.
[[nodiscard]] bool waits_for_migration(const std::string& address);

/// All or nothing. Begins at once for writing, so that two desks queue instead of failing half-way.
class Transaction {
public:
    explicit Transaction(Session& session);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    /// Rolls back what was not committed. Never throws: there is nobody left to tell, and SQLite rolls back by itself
    /// when the connection goes.
    ~Transaction();
    void commit();

private:
    Session& m_session;
    std::int64_t m_last_change = 0;
    bool m_open = true;
};

/// What is read while it lives is one state of the plan, whatever others write meanwhile. Within a transaction, or within
/// another snapshot, that one's state is read.
class Snapshot {
public:
    explicit Snapshot(Session& session);
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;
    /// Never throws: there is nothing to lose.
    ~Snapshot();

private:
    Session& m_session;
    bool m_open = false;
};

/// File systems on which locks and shared memory cannot be trusted: NFS, SMB, sshfs and their like, by statfs magic.
[[nodiscard]] bool is_remote_file_system(long magic) noexcept;

}  // namespace lichsong::store
