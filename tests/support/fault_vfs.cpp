// SPDX-License-Identifier: Apache-2.0
// After "The OS Backend (VFS) To SQLite": each method either fails, or goes on to the system's and is recorded.
#include "support/fault_vfs.h"

#include <cstddef>
#include <stdexcept>
#include <utility>

#include <sqlite3.h>

namespace lichsong::test {
namespace {

sqlite3_vfs* system_vfs = nullptr;

// SQLite gives the memory; the system's own file lies right behind.
struct File {
    sqlite3_file base;
    const char* name;  ///< SQLite keeps it as long as the file is open; none for temporary files
    sqlite3_file* inner() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
static_assert(sizeof(File) % alignof(std::max_align_t) == 0);

File& of(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
sqlite3_file* inner(sqlite3_file* file) { return of(file).inner(); }
const sqlite3_io_methods& io(sqlite3_file* file) { return *inner(file)->pMethods; }

void record(DiskEvent::Kind kind, const char* name, std::int64_t offset = 0, std::string bytes = {}) {
    if (name != nullptr) FaultVfs::get().record({kind, name, offset, std::move(bytes)});
}

// Runs `work` unless it is to fail, and records it where it succeeded.
template <class Work>
int attempt(DiskEvent::Kind kind, const char* name, std::int64_t offset, std::string bytes, Work&& work) {
    auto& vfs = FaultVfs::get();
    if (vfs.fails_now()) return vfs.result();
    const int result = work();
    if (result == SQLITE_OK) record(kind, name, offset, std::move(bytes));
    return result;
}

int close_file(sqlite3_file* file) { return inner(file)->pMethods == nullptr ? SQLITE_OK : io(file).xClose(inner(file)); }
int read_file(sqlite3_file* file, void* out, int amount, sqlite3_int64 offset) { return io(file).xRead(inner(file), out, amount, offset); }
int write_file(sqlite3_file* file, const void* bytes, int amount, sqlite3_int64 offset) {
    return attempt(DiskEvent::Kind::Write, of(file).name, offset, std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(amount)),
                   [&] { return io(file).xWrite(inner(file), bytes, amount, offset); });
}
int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
    return attempt(DiskEvent::Kind::Truncate, of(file).name, size, {}, [&] { return io(file).xTruncate(inner(file), size); });
}
// The system's own is called without effect on the test's speed: what counts is the record.
int sync_file(sqlite3_file* file, int) {
    return attempt(DiskEvent::Kind::Sync, of(file).name, 0, {}, [] { return SQLITE_OK; });
}
int file_size(sqlite3_file* file, sqlite3_int64* size) { return io(file).xFileSize(inner(file), size); }
int lock(sqlite3_file* file, int level) { return io(file).xLock(inner(file), level); }
int unlock(sqlite3_file* file, int level) { return io(file).xUnlock(inner(file), level); }
int check_lock(sqlite3_file* file, int* held) { return io(file).xCheckReservedLock(inner(file), held); }
int control(sqlite3_file* file, int code, void* argument) { return io(file).xFileControl(inner(file), code, argument); }
int sector_size(sqlite3_file* file) { return io(file).xSectorSize(inner(file)); }
int characteristics(sqlite3_file* file) { return io(file).xDeviceCharacteristics(inner(file)); }
int shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** out) { return io(file).xShmMap(inner(file), page, size, extend, out); }
int shm_lock(sqlite3_file* file, int offset, int count, int flags) { return io(file).xShmLock(inner(file), offset, count, flags); }
void shm_barrier(sqlite3_file* file) { io(file).xShmBarrier(inner(file)); }
int shm_unmap(sqlite3_file* file, int remove) { return io(file).xShmUnmap(inner(file), remove); }

constexpr sqlite3_io_methods methods = {2,           close_file, read_file, write_file,  truncate_file,   sync_file, file_size, lock,        unlock,
                                        check_lock,  control,    sector_size, characteristics, shm_map, shm_lock,  shm_barrier, shm_unmap, nullptr, nullptr};

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    File& made = of(file);
    made.base.pMethods = nullptr;
    made.name = name;
    made.inner()->pMethods = nullptr;
    int there = 1;
    if (name != nullptr) system_vfs->xAccess(system_vfs, name, SQLITE_ACCESS_EXISTS, &there);
    auto& vfs = FaultVfs::get();
    if (vfs.fails_now()) return vfs.result() == SQLITE_FULL ? SQLITE_FULL : SQLITE_CANTOPEN;
    const int result = system_vfs->xOpen(system_vfs, name, made.inner(), flags, out_flags);
    if (made.inner()->pMethods != nullptr) made.base.pMethods = &methods;
    if (result == SQLITE_OK && there == 0) record(DiskEvent::Kind::Create, name);
    return result;
}

int delete_file(sqlite3_vfs*, const char* name, int synced) {
    return attempt(synced != 0 ? DiskEvent::Kind::SyncedDelete : DiskEvent::Kind::Delete, name, 0, {}, [&] { return system_vfs->xDelete(system_vfs, name, 0); });
}

int access_file(sqlite3_vfs*, const char* name, int flags, int* out) { return system_vfs->xAccess(system_vfs, name, flags, out); }
int full_name(sqlite3_vfs*, const char* name, int size, char* out) { return system_vfs->xFullPathname(system_vfs, name, size, out); }
int randomness(sqlite3_vfs*, int size, char* out) { return system_vfs->xRandomness(system_vfs, size, out); }
int sleep_for(sqlite3_vfs*, int microseconds) { return system_vfs->xSleep(system_vfs, microseconds); }
int last_error(sqlite3_vfs*, int size, char* out) { return system_vfs->xGetLastError(system_vfs, size, out); }
int current_time(sqlite3_vfs*, sqlite3_int64* out) { return system_vfs->xCurrentTimeInt64(system_vfs, out); }

}  // namespace

FaultVfs& FaultVfs::get() {
    static FaultVfs vfs;
    return vfs;
}

FaultVfs::FaultVfs() {
    sqlite3_config(SQLITE_CONFIG_URI, 1);  // no effect where SQLite is in use already: then the store has said the same
    system_vfs = sqlite3_vfs_find(nullptr);
    static sqlite3_vfs made{};
    made.iVersion = 2;
    made.szOsFile = static_cast<int>(sizeof(File)) + system_vfs->szOsFile;
    made.mxPathname = system_vfs->mxPathname;
    made.zName = "fault";
    made.xOpen = open_file;
    made.xDelete = delete_file;
    made.xAccess = access_file;
    made.xFullPathname = full_name;
    made.xRandomness = randomness;
    made.xSleep = sleep_for;
    made.xGetLastError = last_error;
    made.xCurrentTimeInt64 = current_time;
    if (sqlite3_vfs_register(&made, 0) != SQLITE_OK) throw std::runtime_error("SQLite takes no file system");
}

void FaultVfs::fail_at(std::int64_t n, int result, bool from_then_on) {
    m_countdown = n;
    m_result = result;
    m_persistent = from_then_on;
    m_failed = false;
}

bool FaultVfs::fails_now() {
    const bool again = m_persistent && m_failed;
    const bool now = m_countdown > 0 && --m_countdown == 0;
    m_failed = m_failed || now;
    return now || again;
}

void FaultVfs::start_recording() {
    m_record.clear();
    m_recording = true;
}

std::vector<DiskEvent> FaultVfs::stop_recording() {
    m_recording = false;
    return std::exchange(m_record, {});
}

void FaultVfs::acknowledge() { record({DiskEvent::Kind::Acknowledged, {}, 0, {}}); }

void FaultVfs::record(DiskEvent event) {
    if (m_recording) m_record.push_back(std::move(event));
}

}  // namespace lichsong::test
