// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/backups.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "calendar/base/error.h"
#include "calendar/service/editor.h"
#include "calendar/store/plan_file.h"

namespace lichsong::service {
namespace {

namespace fs = std::filesystem;

fs::path folder_of(Desk& plan) { return store::backups_folder(plan.session().address()); }

model::WallSeconds wall_now(Desk& plan) { return plan.zone().to_local(plan.clock().now()); }

// "2021-05-20 17.30.05 (123).lichsong": when, and the last change.
std::string name_of(model::WallSeconds made, std::int64_t last_change) {
    auto time = model::hm(model::time_of(made));
    if (time.size() == std::string_view("17:30").size()) time += ":00";
    std::replace(time.begin(), time.end(), ':', '.');
    return model::iso(model::date_of(made)) + ' ' + time + " (" + std::to_string(last_change) + ").lichsong";
}

std::optional<std::int64_t> number_in(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failed == std::errc() && end == text.data() + text.size() && value >= 0 ? std::optional(value) : std::nullopt;
}

std::optional<BackupFile> read_name(const fs::path& path) {
    const auto name = path.filename().string();
    constexpr std::size_t opens = 19;  // "2021-05-20 17.30.05"
    const auto closes = name.rfind(").lichsong");
    if (name.size() < opens + 2 || closes == std::string::npos || name.compare(opens, 2, " (") != 0) return std::nullopt;
    const auto change = number_in(std::string_view(name).substr(opens + 2, closes - opens - 2));
    auto time = name.substr(11, 8);
    std::replace(time.begin(), time.end(), '.', ':');
    try {
        BackupFile file{path, model::wall_seconds(model::from_iso(name.substr(0, 10)), model::parse_time(time)), change.value_or(0)};
        return change && path.filename() == name_of(file.made, file.last_change) ? std::optional(file) : std::nullopt;
    } catch (const base::Error&) {
        return std::nullopt;  // somebody else's file
    }
}

}  // namespace

std::vector<BackupFile> backups_of(Desk& plan) {
    std::vector<BackupFile> found;
    if (!plan.session().is_file()) return found;
    std::error_code missing;  // none was made yet
    for (fs::directory_iterator entry(folder_of(plan), missing), end; !missing && entry != end; entry.increment(missing))
        if (auto file = read_name(entry->path())) found.push_back(*std::move(file));
    std::sort(found.begin(), found.end(), [](const BackupFile& a, const BackupFile& b) { return std::pair(a.made, a.last_change) > std::pair(b.made, b.last_change); });
    return found;
}

std::vector<BackupFile> outlived(const std::vector<BackupFile>& newest_first, const BackupsKept& keeping, model::WallSeconds now) {
    std::vector<BackupFile> gone;
    std::set<model::Date> days;
    const auto oldest = model::plus_days(model::date_of(now), -keeping.days);
    for (std::size_t i = 0; i < newest_first.size(); ++i) {
        const auto day = model::date_of(newest_first[i].made);
        const bool is_last_of_day = days.insert(day).second;
        if (i >= keeping.newest && (!is_last_of_day || day < oldest)) gone.push_back(newest_first[i]);
    }
    return gone;
}

std::optional<BackupFile> back_up(Desk& plan, const BackupsKept& keeping) {
    if (!plan.session().is_file()) return std::nullopt;
    const auto now = wall_now(plan);
    const auto change = plan.session().last_change();
    if (const auto made = backups_of(plan); !made.empty() && made.front().last_change == change) return std::nullopt;
    const auto folder = folder_of(plan);
    std::error_code failed;
    fs::create_directory(folder, failed);
    if (failed) throw base::Error(base::Fault::Store, "file.cannot_write", {folder.string(), failed.message()});
    BackupFile made{folder / name_of(now, change), now, change};
    plan.session().backup(made.path);
    for (const auto& old : outlived(backups_of(plan), keeping, now)) {
        std::error_code stays;  // tried again with the next
        fs::remove(old.path, stays);
    }
    return made;
}

bool is_backup_due(Desk& plan) {
    if (!plan.session().is_file()) return false;
    const auto made = backups_of(plan);
    return made.empty() || (model::date_of(made.front().made) != model::date_of(wall_now(plan)) && made.front().last_change != plan.session().last_change());
}

BranchView since_backup(Desk& plan, Desk& backup) { return compare_branch(backup, plan); }

model::Change restore(Desk& plan, Desk& backup) {
    Edit edit(plan, {"backup.restore", {}});  // first: from here on the plan stays as it is compared
    const auto since = since_backup(plan, backup);
    for (const auto& row : since.rows) {
        const auto& change = row.change;
        if (!change.before) {
            edit.remove(change.kind, change.row);
        } else if (!change.after) {
            if (auto record = backup.rows().find(change.kind, change.row)) edit.add(*std::move(record));
        } else {
            Fields fields;
            for (const auto& [name, value] : *change.before) fields.emplace_back(name, value);
            edit.set(change.kind, change.row, fields);
        }
    }
    edit.describe_as({"backup.restore", {std::to_string(since.rows.size()), std::to_string(since.fork)}});
    return edit.commit();
}

}  // namespace lichsong::service
