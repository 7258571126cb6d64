// SPDX-License-Identifier: Apache-2.0
// Files that people bring: whole, of at most a size, and told by name where they cannot be read.
#include <catch2/catch.hpp>

#include "../support/temp_folder.h"
#include "calendar/base/error.h"
#include "calendar/base/read_file.h"
#include "calendar/base/text.h"

using namespace lichsong;
using namespace lichsong::test;

namespace {

std::string refusal(const std::string& path, std::size_t most) {
    try {
        return base::read_file(path, most).empty() ? "empty" : "read";
    } catch (const base::Error& error) {
        CHECK(error.args().at(0) == path);
        return error.code();
    }
}

}  // namespace

TEST_CASE("A file comes whole, with every byte it has", "[read_file]") {
    const TempFolder folder;
    std::string bytes(200'000, 'x');
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i % 251);
    write_bytes(folder.file("a"), bytes);
    CHECK(base::read_file(folder.file("a"), bytes.size()) == bytes);
    std::string pieces;
    base::read_file(folder.file("a"), [&](std::string_view piece) { pieces += piece; });
    CHECK(pieces == bytes);
    write_bytes(folder.file("b"), "");
    CHECK(refusal(folder.file("b"), 0) == "empty");
}

TEST_CASE("A file that is too large, missing, or none is told", "[read_file]") {
    const TempFolder folder;
    write_bytes(folder.file("a"), "12345");
    CHECK(refusal(folder.file("a"), 5) == "read");
    CHECK(refusal(folder.file("a"), 4) == "file.too_large");
    CHECK(refusal("/dev/zero", 1'000'000) == "file.too_large");  // it has no end
    CHECK(refusal(folder.file("none"), 5) == "file.cannot_read");
    CHECK(refusal(folder.path().string(), 5) == "file.cannot_read");
}

TEST_CASE("The beginning of a text never ends within a character", "[text]") {
    CHECK(base::beginning("Đồng", 100) == "Đồng");
    CHECK(base::beginning("Đồng", 7) == "Đồng");
    CHECK(base::beginning("Đồng", 6) == "Đồn");
    CHECK(base::beginning("Đồng", 4) == "Đ");
    CHECK(base::beginning("Đồng", 1).empty());
    CHECK(base::beginning("\x80\x80\x80", 2).empty());
}
