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

}  // namespace

Transaction::Transaction(Session& session) : m_session(session) {
    m_session.guarded([&] { m_session.sql() << "BEGIN IMMEDIATE"; });
    m_last_change = m_session.last_change();  // NOLINT(cppcoreguidelines-prefer-member-initializer): only once others are kept out
}

Transaction::~Transaction() {
    if (!m_open) return;
    try {
        m_session.sql() << "ROLLBACK";
    } catch (const std::exception&) {  // see the header: SQLite has rolled back by itself
    }
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
    session.guarded([&] { session.sql() << "BEGIN"; });
    m_open = true;
    static_cast<void>(session.last_change());  // SQLite takes the state at the first reading, not at BEGIN
}

Snapshot::~Snapshot() {
    if (!m_open) return;
    try {
        m_session.sql() << "ROLLBACK";
    } catch (const std::exception&) {  // see the header: nothing was written
    }
}

}  // namespace lichsong::store
