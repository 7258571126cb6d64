// SPDX-License-Identifier: Apache-2.0
// tests/data/feed/raw_requests.txt: what is sent, byte for byte, and which status comes back. And requests made of tables, part by part: none
// of them is answered but by a refusal, and nothing that was hidden in one is answered at all (reliability.md, figures 26 and 27).
#include <catch2/catch.hpp>

#include <fstream>
#include <map>
#include <set>
#include <vector>

#include <malloc.h>

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

/// What must not be taken, of one kind, as whole requests.
using Requests = std::vector<std::string>;

const std::string hidden = "GET /page HTTP/1.1\r\nHost: h\r\n\r\n";  // in a body: answered, it would be a second answer

// Two readers, two answers to where the body ends (RFC 9112 §6.3): every length beside every coding, in both orders.
Requests smuggling() {
    const std::vector<std::string> lengths{"7", "8", "0", "5", "+7", "-7", "0x7", "7,7", "7, 8", "7;", "7 7", "1e1", "\xef\xbc\x97", "99999999999999999999", "7\r\nContent-Length: 7", ""};
    const std::vector<std::string> codings{"chunked", "Chunked", "CHUNKED", "identity", "x", "gzip, chunked", "chunked, identity", "chunked;q=1", "chunked,", ",chunked", "\tchunked", "xchunked",
                                           "chunked\r\nTransfer-Encoding: identity", "\"chunked\""};
    Requests all;
    for (const auto& length : lengths)
        for (const auto& coding : codings)
            for (const bool first : {true, false}) {
                const auto a = "Content-Length: " + length + "\r\n";
                const auto b = "Transfer-Encoding: " + coding + "\r\n";
                all.push_back("POST /form HTTP/1.1\r\nHost: h\r\n" + (first ? a + b : b + a) + "\r\n0\r\n\r\n" + hidden);
            }
    return all;
}

// Names that one reader takes for a coding or a length, and another does not.
Requests misspelt_fields() {
    Requests all;
    for (const std::string name : {"Transfer-Encoding", "Content-Length", "Host"})
        for (const auto& odd : {name + " ", name + "\t", " " + name, "\t" + name, name + "\r", name + "\x0b", "\x0b" + name, name + "\xa0", name + "(x)", name + std::string(1, '\0'), name + "\n"})
            all.push_back("POST /form HTTP/1.1\r\nHost: h\r\n" + odd + ": chunked\r\nContent-Length: 7\r\n\r\n0\r\n\r\n" + hidden);
    return all;
}

// Every control character but those that end a line, everywhere in a head.
Requests control_characters() {
    Requests all;
    for (int c = 0; c <= 0x7f; c = c == 0x1f ? 0x7f : c + 1) {
        const std::string odd(1, static_cast<char>(c));
        if (odd == "\r" || odd == "\n" || odd == "\t") continue;
        all.push_back("GE" + odd + "T /page HTTP/1.1\r\nHost: h\r\n\r\n");
        all.push_back("GET /pa" + odd + "ge HTTP/1.1\r\nHost: h\r\n\r\n");
        all.push_back("GET /page HTTP/1.1" + odd + "\r\nHost: h\r\n\r\n");
        all.push_back("GET /page HTTP/1.1\r\nHost: h\r\nX" + odd + "Y: z\r\n\r\n");
        all.push_back("GET /page HTTP/1.1\r\nHost: h\r\nX: y" + odd + "z\r\n\r\n");
    }
    return all;
}

// What ends a line, wrong in one place.
Requests line_ends() {
    const std::vector<std::string> parts{"GET /page HTTP/1.1", "Host: h", "X: y"};
    Requests all;
    for (std::size_t place = 0; place < parts.size(); ++place)
        for (const std::string odd : {"\r", "\n", "\r\r\n", "\n\r", "\r\n\n", "\r \n", "\x0b\r\n"}) {
            std::string request;
            for (std::size_t i = 0; i < parts.size(); ++i) request += parts[i] + (i == place ? odd : "\r\n");
            all.push_back(request + "\r\n\r\n");
        }
    return all;
}

Requests too_much() {
    Requests all;
    for (const std::size_t size : {8'192U, 9'216U, 20'000U, 65'536U}) {
        const std::string many(size, 'a');
        all.push_back("GET /page HTTP/1.1\r\nHost: h\r\nX: " + many + "\r\n\r\n");
        all.push_back("GET /page HTTP/1.1\r\nHost: h\r\n" + many + ": y\r\n\r\n");
        all.push_back("GET /" + many + " HTTP/1.1\r\nHost: h\r\n\r\n");
        all.push_back("GET /page?" + many + " HTTP/1.1\r\nHost: h\r\n\r\n");
        all.push_back("GET /page HTTP/1.1\r\nHost: " + many + "\r\n\r\n");
        all.push_back("GET /page HTTP/1.1\r\nHost: h\r\nX:" + std::string(size, ' ') + "y\r\n\r\n");
    }
    for (const int fields : {64, 65, 100, 500}) {  // beside Host
        std::string head;
        for (int i = 0; i < fields; ++i) head += "X-" + std::to_string(i) + ": y\r\n";
        all.push_back("GET /page HTTP/1.1\r\nHost: h\r\n" + head + "\r\n");
    }
    return all;
}

// Line breaks in a target that a reader who decodes it would write out.
Requests encoded_line_breaks() {
    Requests all;
    for (const std::string end : {"%0d%0a", "%0D%0A", "%0a", "%0d", "%0d%0d%0a", "%250d%250a", "%e5%98%8a%e5%98%8d", "%u000d%u000a", "%c0%8d%c0%8a"})
        for (const std::string path : {"/page", "/feeds/here.ics", "/feeds/", "/robots.txt", "/healthz"})
            all.push_back("GET " + path + end + "Set-Cookie:%20a=b HTTP/1.1\r\nHost: h\r\n\r\n");
    return all;
}

// ".." in every spelling that some decoder took for it, with every slash, to what there might be.
Requests traversals() {
    const std::vector<std::string> ups{"..", "%2e%2e", "%2E%2E", ".%2e", "%2e.", "%252e%252e", "%25252e%25252e", "%c0%ae%c0%ae", "%c0%2e%c0%2e", "%e0%80%ae%e0%80%ae", "%f0%80%80%ae%f0%80%80%ae",
                                       "%ef%bc%8e%ef%bc%8e", "%uff0e%uff0e", "%u002e%u002e", "..%00", "%00..", "....", "..;", "..%20", "%2e%2e%09", "..%0d%0a", "\xc0\xae\xc0\xae", "%ff%2e%2e", "~"};
    const std::vector<std::string> slashes{"/", "%2f", "%2F", "%5c", "\\", "%252f", "%c0%af", "%c1%9c", "%e0%80%af", "//", "/./", "%u2215"};
    const std::vector<std::string> ends{"etc/passwd", "plan.lichsong", "feeds/here.ics", "feeds/here.ics%00.html", "feeds/here.ics::$DATA"};
    Requests all;
    std::size_t n = 0;
    for (const auto& up : ups)
        for (const auto& slash : slashes)
            for (int deep = 1; deep <= 2; ++deep) {
                std::string path = n % 2 == 0 ? "/feeds/" : "/";
                for (int i = 0; i < (deep == 1 ? 1 : 7); ++i) path += up + slash;
                all.push_back("GET " + path + ends[n++ % ends.size()] + " HTTP/1.1\r\nHost: h\r\n\r\n");
            }
    return all;
}

struct Refusals {
    std::map<int, int> by_status;  ///< 0: closed without a word
    std::set<std::string> not_found;
};

/// Sends each over a connection of its own, and demands that it is refused or that the connection ends, and nothing of a second answer.
Refusals refuse_all(Running& running, const Requests& requests) {
    Refusals refused;
    for (const auto& request : requests) {
        INFO(request.substr(0, 300));
        Wire wire(running.server.port());
        wire.send(request);
        const auto answer = wire.answer();
        const int status = status_of(answer);
        ++refused.by_status[status];
        CHECK((status == 0 || (status >= 400 && status < 500)));
        if (status == 0) CHECK(wire.is_closed());
        else if (status == 404) refused.not_found.insert(body_of(answer));
        else CHECK(wire.rest().empty());
        if (status != 404) CHECK(wire.is_closed());
    }
    return refused;
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

TEST_CASE("Whatever two readers could read two ways, or no reader should, is refused", "[feed][raw]") {
    Running running({}, patient());
    const std::vector<std::pair<std::string, Requests>> kinds{{"smuggling", smuggling()}, {"misspelt fields", misspelt_fields()}, {"control characters", control_characters()},
                                                              {"line ends", line_ends()}, {"too much", too_much()}, {"encoded line breaks", encoded_line_breaks()}};
    std::size_t cases = 0;
    for (const auto& [name, requests] : kinds) {
        INFO(name);
        cases += requests.size();
        refuse_all(running, requests);
    }
    CHECK(smuggling().size() >= 200);
    CHECK(cases >= 700);
    // Nothing of it stays in memory.
    constexpr std::size_t most_growth = 1024 * 1024;
    const auto before = ::mallinfo2().uordblks;
    for (const auto& kind : kinds) refuse_all(running, kind.second);
    CHECK(::mallinfo2().uordblks < before + most_growth);
    Wire wire(running.server.port());
    wire.send(get("/page"));
    CHECK(status_of(wire.answer()) == 200);
}

TEST_CASE("No spelling of a way up leads anywhere, and all that are well-formed get the same bytes", "[feed][raw]") {
    Running running({}, patient());
    const auto requests = traversals();
    CHECK(requests.size() >= 500);
    const auto refused = refuse_all(running, requests);
    for (const auto& [status, count] : refused.by_status) CHECK((status == 404 || status == 400));
    CHECK(refused.by_status.at(404) >= 400);
    CHECK(refused.not_found.size() == 1);
}
