// SPDX-License-Identifier: Apache-2.0
// A disk that fills at 50 different points of saving, exporting and backing up: what was there before stays as it was, byte
// for byte, and nothing is left lying about.
#include <catch2/catch.hpp>

#include <csignal>
#include <stdexcept>

#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/statvfs.h>

#include "calendar/base/atomic_file.h"
#include "calendar/base/error.h"
#include "calendar/service/editor.h"
#include "calendar/service/exchange.h"
#include "calendar/service/plan_files.h"
#include "small_plan.h"
#include "support/child.h"
#include "support/database.h"
#include "support/temp_folder.h"

using namespace lichsong;
using namespace lichsong::test;
using model::EntityKind;

namespace {

constexpr int points = 50;

// A small disk, or, for who may not mount one, a bound on how large a file may become. Used in a child, and gone with it.
class SmallDisk {
public:
    explicit SmallDisk(const std::string& folder) : m_folder(folder) {
        m_mounted = ::unshare(CLONE_NEWNS) == 0 && ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
                    ::mount("none", folder.c_str(), "tmpfs", 0, "size=16m") == 0;
        std::signal(SIGXFSZ, SIG_IGN);
    }
    [[nodiscard]] bool is_mounted() const { return m_mounted; }

    /// Leaves so many bytes; every file may still grow by as much, where there is no disk of our own.
    void leave(std::uint64_t bytes, std::uint64_t largest) const {
        if (!m_mounted) {
            const rlimit bound{largest + bytes, RLIM_INFINITY};
            if (::setrlimit(RLIMIT_FSIZE, &bound) != 0) throw std::runtime_error("setrlimit");
            return;
        }
        struct statvfs info {};
        if (::statvfs(m_folder.c_str(), &info) != 0) throw std::runtime_error("statvfs");
        const auto free = info.f_bavail * info.f_frsize;
        if (free > bytes) write_bytes(filler(), std::string(free - bytes, 'x'));
    }
    void empty() const {
        const rlimit bound{RLIM_INFINITY, RLIM_INFINITY};
        if (!m_mounted && ::setrlimit(RLIMIT_FSIZE, &bound) != 0) throw std::runtime_error("setrlimit");
        std::filesystem::remove(filler());
    }

private:
    [[nodiscard]] std::string filler() const { return m_folder + "/filler"; }
    std::string m_folder;
    bool m_mounted = false;
};

std::set<std::string> names_in(const std::string& folder) {
    std::set<std::string> found;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) found.insert(entry.path().filename().string());
    found.erase("filler");
    return found;
}

// Empty, or what went wrong in telling: only a full disk, or a write that failed for want of room, is an acceptable answer.
std::string attempt(const std::function<void()>& work, bool& done) {
    try {
        work();
        done = true;
    } catch (const base::Error& error) {
        done = false;
        const bool room = error.code() == "store.full" || error.code() == "store.io" || error.code() == "file.cannot_write";
        if (error.fault() != base::Fault::Store || !room) return "told as " + error.code();
    }
    return {};
}

struct Outcome {
    int failed = 0;
    std::string wrong;
};

// Runs `work` with more and more room; `check` says what is wrong after a failure or a success.
Outcome fill_up(const SmallDisk& disk, std::uint64_t need, std::uint64_t largest, const std::function<void()>& work,
                const std::function<std::string(bool done)>& check) {
    Outcome outcome;
    for (int point = 0; point < points && outcome.wrong.empty(); ++point) {
        disk.leave(need * static_cast<std::uint64_t>(point) / points / 4096 * 4096, largest);
        bool done = false;
        outcome.wrong = attempt(work, done);
        disk.empty();
        if (outcome.wrong.empty()) outcome.wrong = check(done);
        outcome.failed += done ? 0 : 1;
        if (!outcome.wrong.empty()) outcome.wrong += ", point " + std::to_string(point);
    }
    return outcome;
}

// In a child with a small disk; says "failed N", or what was wrong.
void on_small_disk(const std::function<Outcome(const std::string& folder, const SmallDisk&)>& work) {
    const TempFolder folder;
    Child child([&](const Child::Say& say) {
        const SmallDisk disk(folder.path().string());
        const auto outcome = work(folder.path().string(), disk);
        say(outcome.wrong.empty() ? std::to_string(outcome.failed) + (disk.is_mounted() ? " on a disk" : " under a bound") : outcome.wrong);
        return outcome.wrong.empty() && outcome.failed > 0 && outcome.failed < points ? 0 : 1;
    });
    const auto code = child.wait();
    INFO(child.said());
    CHECK(code == 0);
    if (code == 0) WARN(child.said() << " of " << points << " points failed");
}

}  // namespace

TEST_CASE("A disk that fills while an edit is saved leaves the plan as it was, and saving again works", "[disk_full][.fault][file]") {
    on_small_disk([](const std::string& folder, const SmallDisk& disk) {
        const auto path = folder + "/plan.lichsong";
        make_small_plan(path);
        const FixedClock clock(morning);
        service::Desk desk(path, {}, clock, "Lan");
        int saved = 0;
        const auto large = [&] {
            service::Edit edit(desk, {"row.set", {}});
            edit.set(EntityKind::Placement, 1, {{"note", std::string(40'000, static_cast<char>('a' + saved % 26)) + std::to_string(saved)}});
            edit.commit();
        };
        auto before = dump(path);
        return fill_up(disk, 240'000, 0, large, [&](bool done) -> std::string {
            if (!done) {
                if (dump(path) != before) return "a failed edit left something";
                large();
            }
            ++saved;
            if (dump(path) == before) return "an edit was said to be saved and was not";
            Database(path).run("PRAGMA wal_checkpoint(TRUNCATE)");
            before = dump(path);
            return inconsistency(path);
        });
    });
}

TEST_CASE("A disk that fills during an export leaves the old file byte for byte and nothing beside it", "[disk_full][.fault][file]") {
    on_small_disk([](const std::string& folder, const SmallDisk& disk) {
        const auto path = folder + "/plan.lichsong";
        const auto target = folder + "/out.ics";
        copy_demo_plan(path);
        const FixedClock clock(morning);
        service::Desk desk(path, {}, clock, "Lan");
        static_cast<void>(desk.context());
        std::string whole;
        service::ExportOptions how;
        how.flat = true;
        how.wording.state = [](const auto&, const auto&) { return std::string("trạng thái"); };
        service::export_calendar(desk, how, [&](std::string_view bytes) { whole += bytes; });
        const std::string old = "BEGIN:VCALENDAR\r\nOLD:1\r\nEND:VCALENDAR\r\n";
        write_bytes(target, old);
        const auto names = names_in(folder);
        const auto exporting = [&] {
            base::AtomicFile file(target);
            service::export_calendar(desk, how, [&](std::string_view bytes) { file.write(bytes); });
            file.commit();
        };
        return fill_up(disk, whole.size() * 5 / 4, 0, exporting, [&](bool done) -> std::string {
            if (names_in(folder) != names) return "something was left in the folder";
            if (bytes_of(target) != (done ? whole : old)) return "the file is neither old nor new";
            write_bytes(target, old);
            return {};
        });
    });
}

TEST_CASE("A disk that fills during a backup leaves the old backup byte for byte and nothing beside it", "[disk_full][.fault][file]") {
    on_small_disk([](const std::string& folder, const SmallDisk& disk) {
        const auto path = folder + "/plan.lichsong";
        const auto target = folder + "/backup.lichsong";
        copy_demo_plan(path);
        make_small_plan(target);
        const auto old = bytes_of(target);
        const FixedClock clock(morning);
        service::Desk desk(path, {}, clock, "Lan");
        const auto whole = dump(path);
        const auto names = names_in(folder);
        return fill_up(disk, std::filesystem::file_size(path) * 5 / 4, 0, [&] { desk.session().backup(target); }, [&](bool done) -> std::string {
            if (names_in(folder) != names) return "something was left in the folder";
            if (done ? dump(target) != whole : bytes_of(target) != old) return "the backup is neither old nor new";
            write_bytes(target, old);
            return {};
        });
    });
}

TEST_CASE("A disk that fills while a plan is made leaves no plan and nothing beside it", "[disk_full][.fault][file]") {
    on_small_disk([](const std::string& folder, const SmallDisk& disk) {
        const auto path = folder + "/plan.lichsong";
        const FixedClock clock(morning);
        service::NewPlan wanted;
        wanted.template_id = "fire-safety-month";
        const auto making = [&] { service::new_plan(path, wanted, {LICHSONG_TEMPLATES, {}, clock, "Lan"}); };
        making();
        const auto need = std::filesystem::file_size(path) * 3;  // the file, its journal, and something
        std::filesystem::remove(path);
        return fill_up(disk, need, 0, making, [&](bool done) -> std::string {
            if (names_in(folder) != (done ? std::set<std::string>{"plan.lichsong"} : std::set<std::string>{})) return "something was left in the folder";
            if (done && (!inconsistency(path).empty() || Database(path).value("SELECT COUNT(*) FROM change") != "1")) return "a plan was made that is not whole";
            std::filesystem::remove(path);
            return {};
        });
    });
}
