// SPDX-License-Identifier: Apache-2.0
// tests/data/feed/raw_requests.txt: what is sent, byte for byte, and which status comes back.
#include <catch2/catch.hpp>

#include <fstream>
#include <regex>

#include "wire.h"

using namespace lichsong;
using namespace lichsong::test;

namespace {

/// The bytes that a line of the table stands for.
std::string bytes_of_line(const std::string& line) {
    static const std::map<char, char> escapes{{'r', '\r'}, {'n', '\n'}, {'t', '\t'}, {'0', '\0'}, {'\\', '\\'}};
    std::string bytes;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '\\' && line[i + 1] == 'x') {
            bytes += static_cast<char>(std::stoi(line.substr(i + 2, 2), nullptr, 16));
            i += 3;
        } else if (line[i] == '\\') {
            bytes += escapes.at(line[++i]);
        } else if (line[i] == '{') {
            const auto end = line.find('}', i);
            bytes.append(std::stoul(line.substr(i + 1, end - i - 1)), line[end + 1]);
            i = end + 1;
        } else {
            bytes += line[i];
        }
    }
    return bytes;
}

Limits patient() {
    Limits limits;
    limits.misses_a_minute = 1'000'000;
    return limits;
}

}  // namespace

TEST_CASE("Every raw request gets the status that the table says, and nothing of a second answer", "[feed][raw]") {
    Running running({}, patient());
    std::ifstream table(LICHSONG_TEST_DATA "/feed/raw_requests.txt");
    std::string line;
    int asked = 0;
    while (std::getline(table, line)) {
        if (line.starts_with('#')) continue;
        INFO(line.substr(0, 200));
        Wire wire(running.server.port());
        wire.send(bytes_of_line(line.substr(line.find(' ') + 1)));
        const auto answer = wire.answer(line.find("HEAD") == std::string::npos);
        CHECK(std::to_string(status_of(answer)) == line.substr(0, line.find(' ')));
        const int status = status_of(answer);
        if (status != 200 && status != 303 && status != 404 && status != 410 && status != 405) CHECK(wire.rest().empty());
        ++asked;
    }
    CHECK(asked > 80);
}

TEST_CASE("64 fields are read, 65 are too many", "[feed][raw]") {
    Running running;
    for (const int count : {64, 65}) {
        Wire wire(running.server.port());
        std::string fields;
        for (int i = 1; i < count; ++i) fields += "X-" + std::to_string(i) + ": y\r\n";
        wire.send(get("/page", fields));
        CHECK(status_of(wire.answer()) == (count == 64 ? 200 : 431));
    }
}

TEST_CASE("Unknown, wrong and odd addresses get the same bytes", "[feed][raw]") {
    Running running({}, patient());
    const auto ask = [&](const std::string& path) {
        Wire wire(running.server.port());
        wire.send(get(path));
        return wire.answer();
    };
    const auto unknown = ask("/feeds/unknown.ics");
    for (const std::string path : {"/", "/feeds/", "/feeds/../x", "/%00", "/feeds/%2e%2e%2f", "/feeds/here.icsx", "/wp-login.php"}) CHECK(ask(path) == unknown);
}
