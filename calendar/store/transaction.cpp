// SPDX-License-Identifier: Apache-2.0
#include <soci/soci.h>

#include "calendar/store/session.h"

namespace lichsong::store {

Transaction::Transaction(Session& session) : m_session(session) {
    m_session.guarded([&] { m_session.sql() << "BEGIN IMMEDIATE"; });
}

Transaction::~Transaction() {
    if (!m_open) return;
    try {
        m_session.sql() << "ROLLBACK";
    } catch (const std::exception&) {  // see the header: SQLite has rolled back by itself
    }
}

void Transaction::commit() {
    m_session.guarded([&] { m_session.sql() << "COMMIT"; });
    m_open = false;
}

}  // namespace lichsong::store
