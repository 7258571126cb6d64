// SPDX-License-Identifier: Apache-2.0
// What the store asks of a database, whichever it is: a connection, transactions, a schema that is up to date, and errors a person can act on. One
// engine a session; the SQL above it is the same text for all. Inside the store only.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include <soci/soci.h>

#include "calendar/base/error.h"
#include "calendar/store/session.h"

namespace lichsong::store {

class Engine {
public:
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;
    virtual ~Engine() = default;

    /// As people are shown it: without a password.
    [[nodiscard]] const std::string& address() const noexcept { return m_address; }
    [[nodiscard]] soci::session& sql() noexcept { return m_sql; }
    [[nodiscard]] virtual bool is_remote() const noexcept { return false; }
    [[nodiscard]] virtual int schema_version() = 0;
    /// See Session.
    virtual void verify() = 0;
    virtual void backup(Session& session, const std::filesystem::path& target) = 0;
    virtual void empty_log() {}
    virtual void keep_in_memory(int) {}
    /// Something read from it could not be: it is not trusted any longer without a check.
    virtual void doubt() noexcept {}

    /// Others that want to write wait from here on.
    virtual void begin_writing() = 0;
    /// One state of the plan from the first reading on.
    virtual void begin_reading() = 0;
    [[nodiscard]] virtual bool is_within_transaction() = 0;
    /// A commit failed, though nothing can be taken back any more: makes sure that it lasts. False where it was taken back.
    [[nodiscard]] virtual bool stands_after_all(std::int64_t) { return false; }
    /// See Session.
    virtual void continue_counting() {}
    /// Tells other desks of the change; within its transaction.
    virtual void announce() {}

    /// Runs `work`, turning what SOCI throws into Error{Store,…}.
    template <class Work>
    void guarded(Work&& work) {
        try {
            work();
        } catch (const soci::soci_error& error) {
            throw translated(error);
        }
    }
    [[nodiscard]] int number(const std::string& query) {
        int found = 0;
        guarded([&] { m_sql << query, soci::into(found); });
        return found;
    }

protected:
    explicit Engine(std::string address) : m_address(std::move(address)) {}
    [[nodiscard]] virtual base::Error translated(const soci::soci_error& error) = 0;

    std::string m_address;
    soci::session m_sql;
};

/// Opens the plan as Session says.
[[nodiscard]] std::unique_ptr<Engine> open_file(const std::string& address, const OpenOptions& options);
[[nodiscard]] std::unique_ptr<Engine> open_database(const std::string& address, const OpenOptions& options);

/// See waits_for_migration() of session.h.
[[nodiscard]] bool file_waits_for_migration(const std::string& address);

/// What `write` puts beside the target takes its place, found whole: a copy appears as a whole or not at all. Errors as Session::backup().
void write_copy(const std::filesystem::path& target, const std::string& vfs, const std::function<void(const std::string& beside)>& write);

}  // namespace lichsong::store
