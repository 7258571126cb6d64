// SPDX-License-Identifier: Apache-2.0
// The front of the store: which engine a plan needs its address says.
#include "calendar/store/session.h"

#include <utility>

#include "calendar/base/error.h"
#include "calendar/store/address.h"
#include "calendar/store/engine.h"

namespace lichsong::store {

using base::Error;
using base::Fault;

Session::Session(const std::string& address, const OpenOptions& options) : m_engine(is_database(address) ? open_database(address, options) : open_file(address, options)), m_address(address) {}

bool waits_for_migration(const std::string& address) { return !is_database(address) && file_waits_for_migration(address); }

Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;
Session::~Session() = default;

const std::string& Session::address() const noexcept { return m_address; }
const std::string& Session::shown_address() const noexcept { return m_engine->address(); }
bool Session::is_remote() const noexcept { return m_engine->is_remote(); }
bool Session::is_file() const noexcept { return !is_database(m_address); }
int Session::schema_version() const { return m_engine->schema_version(); }
soci::session& Session::sql() { return m_engine->sql(); }
Engine& Session::engine() { return *m_engine; }
void Session::verify() { m_engine->verify(); }
void Session::empty_log() { m_engine->empty_log(); }
void Session::backup(const std::filesystem::path& target) { m_engine->backup(*this, target); }
void Session::keep_in_memory(int mebibytes) { m_engine->keep_in_memory(mebibytes); }
void Session::continue_counting() { m_engine->continue_counting(); }

void Session::guarded(const std::function<void()>& work) { m_engine->guarded(work); }

void Session::unreadable(const Error& why) {
    if (why.fault() != Fault::Input && why.code() != "store.bad_value") throw why;
    verify();
    m_engine->doubt();
    throw Error(Fault::Store, "store.bad_value", {why.args().empty() ? why.code() : why.args().front()});
}

std::int64_t Session::last_change() {
    long long last = 0;
    guarded([&] { m_engine->sql() << "SELECT COALESCE(MAX(id), 0) FROM change", soci::into(last); });
    return last;
}

}  // namespace lichsong::store
