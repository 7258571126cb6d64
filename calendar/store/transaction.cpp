// SPDX-License-Identifier: Apache-2.0
// What SQLite commits, and the one case in which it says too little.
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "calendar/store/session.h"

namespace lichsong::store {
namespace {

bool is_within_transaction(Session& session) {
    auto* backend = static_cast<soci::sqlite3_session_backend*>(session.sql().get_backend());
    return sqlite_api::sqlite3_get_autocommit(backend->conn_) == 0;
}

// Never throws: there is nobody left to tell, and SQLite rolls back by itself when the connection goes.
void roll_back(Session& session) noexcept {
    try {
        session.sql() << "ROLLBACK";
    } catch (const std::exception&) {  // see above
    }
}

// Begins, and asks for the last change within. Where that fails nothing stays open: a constructor that throws has no destructor.
std::int64_t begin(Session& session, const char* how) {
    session.guarded([&] { session.sql() << how; });
    try {
        return session.last_change();
    } catch (...) {
        roll_back(session);
        throw;
    }
}

}  // namespace

Transaction::Transaction(Session& session) : m_session(session), m_last_change(begin(session, "BEGIN IMMEDIATE")) {}

Transaction::~Transaction() {
    if (m_open) roll_back(m_session);
}

void Transaction::commit() {
    try {
        m_session.guarded([&] { m_session.sql() << "COMMIT"; });
    } catch (const base::Error&) {
        if (!stands_after_all()) throw;
        // What cannot be taken back must not be called lost, or it would be done a second time. A write that succeeds
        // syncs the file, and with it what came before.
        m_session.guarded([&] {
            soci::transaction again(m_session.sql());
            m_session.sql() << "UPDATE meta SET value = value WHERE name = 'schema'";
            again.commit();
        });
    }
    m_open = false;
}

// With a rollback journal the very last step, syncing that the journal is void, may fail when nothing can be undone any more.
bool Transaction::stands_after_all() {
    return !is_within_transaction(m_session) && m_session.last_change() > m_last_change;
}

Snapshot::Snapshot(Session& session) : m_session(session) {
    if (is_within_transaction(session)) return;
    static_cast<void>(begin(session, "BEGIN"));  // SQLite takes the state at the first reading, not at BEGIN
    m_open = true;
}

Snapshot::~Snapshot() {
    if (m_open) roll_back(m_session);
}

}  // namespace lichsong::store
