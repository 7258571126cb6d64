// SPDX-License-Identifier: Apache-2.0
// A plan found whole is not checked again until something changed it; what has not been checked is not remembered.
#include <catch2/catch.hpp>

#include "calendar/base/error.h"
#include "calendar/store/plan_file.h"
#include "sample_rows.h"
#include "support/temp_folder.h"

using namespace lichsong;
using namespace lichsong::test;

namespace {

struct Kept {
    TempFolder folder;
    std::string path = folder.file("plan.lichsong");
    store::CheckedFiles checked{folder.path() / "cache"};

    Kept() {
        auto session = create_plan(path, with_cache());
        fill_plan(session, 30);
    }
    store::OpenOptions with_cache(store::OpenMode mode = store::OpenMode::Read) const {
        store::OpenOptions options;
        options.mode = mode;
        options.checked_cache = folder.path() / "cache";
        return options;
    }
    // Overwrites the page in the middle of the file: the rows are gone, the header is whole.
    void damage() const {
        auto bytes = bytes_of(path);
        bytes.replace(bytes.size() - 4096, 4096, 4096, '\xA5');
        write_bytes(path, bytes);
    }
    std::string code_of_opening() const {
        try {
            const store::Session session(path, with_cache());
        } catch (const base::Error& error) {
            return error.code();
        }
        return "opened";
    }
};

}  // namespace

TEST_CASE("What a desk wrote and closed is known to be whole, until somebody else changes it", "[checked][file]") {
    const Kept kept;
    CHECK(kept.checked.is_unchanged(kept.path));
    CHECK(kept.code_of_opening() == "opened");
    CHECK(kept.checked.is_unchanged(kept.path));
    kept.damage();
    CHECK_FALSE(kept.checked.is_unchanged(kept.path));
    CHECK(kept.code_of_opening() == "store.damaged");
    CHECK(kept.code_of_opening() == "store.damaged");
}

TEST_CASE("An empty log beside a plan, as a reader leaves it that was killed, is no reason to check it again", "[checked][file]") {
    const Kept kept;
    write_bytes(kept.path + "-wal", "");
    CHECK(kept.checked.is_unchanged(kept.path));
    write_bytes(kept.path + "-wal", "something");
    CHECK_FALSE(kept.checked.is_unchanged(kept.path));
}

TEST_CASE("A plan damaged while a reader had it open is not remembered as whole", "[checked][file]") {
    const Kept kept;
    {
        const store::Session session(kept.path, kept.with_cache());
        kept.damage();
    }
    CHECK(kept.code_of_opening() == "store.damaged");
}

TEST_CASE("A plan that the full check found damaged is not remembered as whole", "[checked][file]") {
    const Kept kept;
    kept.damage();
    kept.checked.remember(kept.path);
    REQUIRE(kept.code_of_opening() == "opened");  // it is taken at its word
    {
        store::Session session(kept.path, kept.with_cache());
        CHECK_THROWS_AS(session.verify(), base::Error);
    }
    CHECK(kept.code_of_opening() == "store.damaged");
}

TEST_CASE("Where the cache cannot be written, plans open all the same and are checked each time", "[checked][file]") {
    const Kept kept;
    auto options = kept.with_cache();
    options.checked_cache = kept.path + "/no-folder";
    { const store::Session session(kept.path, options); }
    kept.damage();
    CHECK_THROWS_AS(store::Session(kept.path, options), base::Error);
}

TEST_CASE("The backup offered for a damaged plan is the newest whole plan named after it", "[checked][file]") {
    const Kept kept;
    CHECK_FALSE(store::backup_beside(kept.path));
    write_bytes(kept.folder.file("plan-text.lichsong"), "a letter");
    std::filesystem::copy_file(kept.path, kept.folder.file("plan2.lichsong"));     // another plan, not a backup of this one
    std::filesystem::copy_file(kept.path, kept.folder.file("planning.lichsong"));
    CHECK_FALSE(store::backup_beside(kept.path));
    const auto older = kept.folder.file("plan-2021-05-01.lichsong");
    const auto newer = kept.folder.file("plan.before-2.lichsong");
    std::filesystem::copy_file(kept.path, older);
    std::filesystem::copy_file(kept.path, newer);
    std::filesystem::last_write_time(older, std::filesystem::last_write_time(newer) - std::chrono::hours(1));
    CHECK(store::backup_beside(kept.path) == newer);
    write_bytes(kept.path, "");  // what a power cut may leave on some file systems
    try {
        const store::Session session(kept.path, kept.with_cache());
        FAIL("an empty file was opened");
    } catch (const base::Error& error) {
        CHECK(error.code() == "store.damaged_backup");
        CHECK(error.args().at(0) == kept.path);
        CHECK(error.args().at(2) == newer);
    }
}
