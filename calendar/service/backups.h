// SPDX-License-Identifier: Apache-2.0
// Copies of a plan that are made by themselves, how many of them stay, and how the plan goes back to one. They lie in a folder beside the file, called
// after it; of a plan in a database whoever runs the server keeps copies, and so does `session().backup()`.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "calendar/service/branch.h"

namespace lichsong::service {

struct BackupFile {
    std::filesystem::path path;
    model::WallSeconds made = 0;      ///< in the zone of the campaign, as its name says
    std::int64_t last_change = 0;     ///< the plan as it was after that change, as its name says
};

/// Which copies stay: the newest, and of those before them the last of each day.
struct BackupsKept {
    std::size_t newest = 10;
    int days = 30;     ///< older ones go
};

/// Newest first; files of other names in the folder are none. Nothing where there is no such folder.
[[nodiscard]] std::vector<BackupFile> backups_of(Desk& plan);

/// Which of them do not stay; `now` in the campaign's zone.
[[nodiscard]] std::vector<BackupFile> outlived(const std::vector<BackupFile>& newest_first, const BackupsKept& keeping, model::WallSeconds now);

/// A copy, made while the plan is in use, where something has changed since the last one; then those go that do not stay. Nothing for a plan in a
/// database. Errors of store::Session::backup(); one that cannot be removed stays.
std::optional<BackupFile> back_up(Desk& plan, const BackupsKept& keeping = {});

/// The last copy is of another day and something has changed since. False for a plan in a database.
[[nodiscard]] bool is_backup_due(Desk& plan);

/// What has become of the plan since that copy, row by row: restoring takes it back. Error{Input,"branch.of_another"} where it is no copy of the plan.
[[nodiscard]] BranchView since_backup(Desk& plan, Desk& backup);

/// Every row becomes what it was in that copy, as one change that can be undone; what was said and sent since stays, as does the whole history, and
/// what a partner has agreed to and is otherwise now waits to be agreed again. With id 0 where nothing was different. Errors of since_backup() and Edit; nothing is written where one is thrown.
model::Change restore(Desk& plan, Desk& backup);

}  // namespace lichsong::service
