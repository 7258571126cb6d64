// SPDX-License-Identifier: Apache-2.0
// All or nothing, and one state to read; how, the engine says.
#include "calendar/store/engine.h"
#include "calendar/store/session.h"

namespace lichsong::store {
namespace {

// Never throws: there is nobody left to tell, and the database rolls back by itself when the connection goes.
void roll_back(Engine& engine) noexcept {
    try {
        engine.sql() << "ROLLBACK";
    } catch (const std::exception&) {  // see above
    }
}

// Begins, and asks for the last change within. Where that fails nothing stays open: a constructor that throws has no destructor.
std::int64_t begin(Session& session, bool to_write) {
    auto& engine = session.engine();
    if (to_write) engine.begin_writing();
    else engine.begin_reading();
    try {
        return session.last_change();
    } catch (...) {
        roll_back(engine);
        throw;
    }
}

}  // namespace

Transaction::Transaction(Session& session) : m_session(session), m_last_change(begin(session, true)) {}

Transaction::~Transaction() {
    if (m_open) roll_back(m_session.engine());
}

void Transaction::commit() {
    auto& engine = m_session.engine();
    if (m_session.last_change() > m_last_change) engine.announce();
    try {
        engine.guarded([&] { engine.sql() << "COMMIT"; });
    } catch (const base::Error&) {
        if (!engine.stands_after_all(m_last_change)) throw;
    }
    m_open = false;
}

Snapshot::Snapshot(Session& session) : m_session(session) {
    if (session.engine().is_within_transaction()) return;
    static_cast<void>(begin(session, false));  // the state is taken at the first reading
    m_open = true;
}

Snapshot::~Snapshot() {
    if (m_open) roll_back(m_session.engine());
}

}  // namespace lichsong::store
