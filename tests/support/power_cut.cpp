// SPDX-License-Identifier: Apache-2.0
#include "support/power_cut.h"

#include <algorithm>

namespace lichsong::test {
namespace {

constexpr std::size_t sector = 512;

struct FileState {
    bool exists = false;          ///< its name is on the disk for good
    bool appearing = false;       ///< created, but neither it nor its folder was synced
    bool vanishing = false;       ///< removed, but the folder was not synced
    std::string synced;
    std::vector<const DiskEvent*> pending;
};

void apply(std::string& bytes, const DiskEvent& event) {
    const auto at = static_cast<std::size_t>(event.offset);
    if (event.kind == DiskEvent::Kind::Truncate) {
        bytes.resize(at);
        return;
    }
    if (bytes.size() < at + event.bytes.size()) bytes.resize(at + event.bytes.size());
    bytes.replace(at, event.bytes.size(), event.bytes);
}

// A write of which only some sectors reached the disk.
void apply_torn(std::string& bytes, const DiskEvent& event, std::mt19937_64& dice) {
    if (event.kind == DiskEvent::Kind::Truncate) return;
    for (std::size_t from = 0; from < event.bytes.size(); from += sector) {
        if (dice() % 2 == 0) continue;
        apply(bytes, {event.kind, event.file, event.offset + static_cast<std::int64_t>(from), event.bytes.substr(from, sector)});
    }
}

void settle(FileState& file) {
    for (const auto* event : file.pending) apply(file.synced, *event);
    file.pending.clear();
    file.exists = file.exists || file.appearing;
    file.appearing = false;
}

void happen(FileState& file, const DiskEvent& event) {
    switch (event.kind) {
        case DiskEvent::Kind::Create:
            if (file.vanishing) file = {};  // one that is made anew: the old one is gone by then
            file.appearing = true;
            break;
        case DiskEvent::Kind::Write:
        case DiskEvent::Kind::Truncate: file.pending.push_back(&event); break;
        case DiskEvent::Kind::Sync: settle(file); break;
        case DiskEvent::Kind::Delete: file.vanishing = true; break;
        case DiskEvent::Kind::SyncedDelete: file = {}; break;
        case DiskEvent::Kind::Acknowledged: break;
    }
}

std::string mixed(const FileState& file, std::mt19937_64& dice) {
    auto bytes = file.synced;
    auto order = file.pending;
    if (dice() % 2 == 0) std::shuffle(order.begin(), order.end(), dice);
    for (const auto* event : order) {
        const auto fate = dice() % 4;
        if (fate == 0) apply_torn(bytes, *event, dice);
        else if (fate != 1) apply(bytes, *event);
    }
    return bytes;
}

}  // namespace

Disk after_power_cut(const Disk& start, const std::vector<DiskEvent>& record, std::size_t count, Cut cut, std::mt19937_64& dice) {
    std::map<std::string, FileState> files;
    for (const auto& [name, bytes] : start) files[name] = {true, false, false, bytes, {}};
    for (std::size_t i = 0; i < count; ++i)
        if (record[i].kind != DiskEvent::Kind::Acknowledged) happen(files[record[i].file], record[i]);
    Disk disk;
    for (auto& [name, file] : files) {
        const bool kept = cut == Cut::KeepsAll || (cut == Cut::Mixes && dice() % 2 == 0);
        if (file.vanishing ? kept : !file.exists && !(file.appearing && kept)) continue;
        if (cut == Cut::KeepsAll) settle(file);
        disk[name] = cut == Cut::Mixes ? mixed(file, dice) : file.synced;
    }
    return disk;
}

}  // namespace lichsong::test
