// SPDX-License-Identifier: Apache-2.0
// Damaged plans: nothing crashes, and what SQLite can detect is told, with the backup beside it.
#include <catch2/catch.hpp>

#include <cstring>
#include <random>

#include "calendar/base/error.h"
#include "calendar/service/exchange.h"
#include "small_plan.h"
#include "support/child.h"
#include "support/database.h"
#include "support/temp_folder.h"

using namespace lichsong;
using namespace lichsong::test;

namespace {

constexpr std::size_t page = 4096;

// One of six kinds of damage, by seed.
std::string damaged(std::string bytes, std::uint64_t seed) {
    std::mt19937_64 dice(seed);
    const auto pages = bytes.size() / page;
    const auto any_page = [&] { return dice() % pages * page; };
    switch (seed % 6) {
        case 0:
            for (auto flips = 1 + dice() % 20; flips > 0; --flips) bytes[dice() % bytes.size()] ^= static_cast<char>(1U << dice() % 8);
            break;
        case 1: bytes.resize(dice() % bytes.size()); break;
        case 2: bytes.replace(any_page(), page, page, '\0'); break;
        case 3: {
            const auto one = any_page(), other = any_page();
            const auto kept = bytes.substr(one, page);
            bytes.replace(one, page, bytes.substr(other, page));
            bytes.replace(other, page, kept);
            break;
        }
        case 4: {
            const auto start = any_page();
            for (std::size_t i = 0; i < page; ++i) bytes[start + i] = static_cast<char>(dice());
            break;
        }
        default:  // the head of a page, where its tree is
            for (auto count = 1 + dice() % 8; count > 0; --count) bytes[any_page() + dice() % 100] = static_cast<char>(dice());
    }
    return bytes;
}

// Opens it and reads all there is, as every command together would; the code of the error, or "whole".
std::string read_everything(const std::string& path, std::string& named) {
    try {
        const FixedClock clock(morning);
        store::OpenOptions options;
        options.mode = store::OpenMode::Read;
        service::Desk desk(path, options, clock, "Lan");
        for (const auto& info : model::entity_table())
            for (const auto& row : desk.rows().all(info.kind)) static_cast<void>(row.label().size());
        for (const auto& change : desk.journal().list(1'000)) static_cast<void>(desk.journal().rows(change.id));
        static_cast<void>(desk.whole_plan());
        service::ExportOptions how;
        how.wording.state = [](const auto&, const auto&) { return std::string("trạng thái"); };
        service::export_calendar(desk, how, [](std::string_view) {});
        desk.session().verify();
    } catch (const base::Error& error) {
        if (error.args().size() > 1) named = error.args().back();
        return error.code();
    }
    return "whole";
}

bool sqlite_finds_damage(const std::string& path) {
    try {
        return Database(path).value("PRAGMA integrity_check(1)") != "ok";
    } catch (const std::exception&) {
        return true;
    }
}

bool header_is_whole(const std::string& damaged, const std::string& whole) { return damaged.substr(0, 100) == whole.substr(0, 100); }

struct Counts {
    int told = 0;
    int detectable = 0;
};

// In a child: says a line for each copy, "told" or "not", "detectable" or "not", and what should not have been.
void examine(const std::string& folder, const std::string& whole, std::uint64_t first, std::uint64_t count, const Child::Say& say) {
    const auto path = folder + "/plan.lichsong";
    const auto backup = folder + "/plan-backup.lichsong";
    for (auto seed = first; seed < first + count; ++seed) {
        const auto bytes = damaged(whole, seed);
        write_bytes(path, bytes);
        std::string named;
        const auto code = read_everything(path, named);
        const bool unchanged = bytes_of(path) == bytes;
        const bool found = sqlite_finds_damage(path);
        std::string wrong;
        if (found && code == "whole") wrong += " detectable damage was not told";
        if (found && header_is_whole(bytes, whole) && (code != "store.damaged_backup" || named != backup)) wrong += " no backup named, but " + code + " " + named;
        if (!unchanged) wrong += " the damaged plan was changed";
        say(std::string(code == "whole" ? "not" : "told") + (found ? " detectable" : " not") + (wrong.empty() ? "" : " WRONG " + std::to_string(seed) + wrong) + '\n');
    }
}

Counts damage_many(std::uint64_t copies) {
    const TempFolder folder;
    copy_demo_plan(folder.file("whole"));
    copy_demo_plan(folder.file("plan-backup.lichsong"));
    const auto whole = bytes_of(folder.file("whole"));
    Counts counts;
    constexpr std::uint64_t batch = 25;
    for (std::uint64_t first = 0; first < copies; first += batch) {
        Child child([&](const Child::Say& say) {
            examine(folder.path().string(), whole, first, batch, say);
            return 0;
        });
        INFO("copies from " << first);
        REQUIRE(child.wait() == 0);
        std::size_t lines = 0;
        for (std::size_t at = 0; at < child.said().size(); ++lines) {
            const auto line = child.said().substr(at, child.said().find('\n', at) - at);
            at += line.size() + 1;
            counts.told += line.starts_with("told") ? 1 : 0;
            counts.detectable += line.find(" detectable") != std::string::npos ? 1 : 0;
            INFO(line);
            CHECK(line.find("WRONG") == std::string::npos);
        }
        REQUIRE(lines == batch);
    }
    return counts;
}

}  // namespace

TEST_CASE("Of 200 damaged copies of the sample none crashes the reader, and what SQLite detects is told with the backup", "[damaged][.fault][file]") {
    const auto counts = damage_many(200);
    CHECK(counts.detectable > 100);
    WARN(counts.told << " of 200 told, " << counts.detectable << " detectable by SQLite");
}

TEST_CASE("Of 1 000 damaged copies of the sample none crashes the reader, and what SQLite detects is told with the backup", "[damaged][.long][file]") {
    const auto counts = damage_many(1'000);
    CHECK(counts.detectable > 500);
    WARN(counts.told << " of 1000 told, " << counts.detectable << " detectable by SQLite");
}
