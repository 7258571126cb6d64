// SPDX-License-Identifier: Apache-2.0
// A file system for SQLite, called "fault", over the system's own: it fails where it is told to, and it keeps a record of
// every write and sync from which a power cut at any moment can be played (support/power_cut.h).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace lichsong::test {

/// What SQLite asked of the disk.
struct DiskEvent {
    enum class Kind : std::uint8_t { Create, Write, Truncate, Sync, Delete, SyncedDelete, Acknowledged };
    Kind kind{};
    std::string file;
    std::int64_t offset = 0;  ///< of a write; the new size of a truncation
    std::string bytes;
};

class FaultVfs {
public:
    /// Registered on the first call.
    static FaultVfs& get();

    /// From now on the n-th opening, write, truncation, sync or removal fails with SQLite's `result`; with `from_then_on`
    /// every later one too. n counts from 1.
    void fail_at(std::int64_t n, int result, bool from_then_on);
    void heal() { m_countdown = 0, m_persistent = false; }
    /// Whether anything has failed since fail_at().
    [[nodiscard]] bool has_failed() const noexcept { return m_failed; }

    void start_recording();
    std::vector<DiskEvent> stop_recording();
    /// Marks in the record that somebody was told "saved".
    void acknowledge();

    // Called by the file system itself.
    [[nodiscard]] bool fails_now();
    [[nodiscard]] int result() const noexcept { return m_result; }
    void record(DiskEvent event);

private:
    FaultVfs();
    std::int64_t m_countdown = 0;
    int m_result = 0;
    bool m_persistent = false;
    bool m_failed = false;
    bool m_recording = false;
    std::vector<DiskEvent> m_record;
};

}  // namespace lichsong::test
