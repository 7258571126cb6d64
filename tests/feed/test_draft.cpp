// SPDX-License-Identifier: Apache-2.0
// A document that is made while its body is written: the bytes that go out are those of the whole body hashed and packed at one go.
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <iterator>
#include <random>
#include <thread>

#include <openssl/sha.h>
#include <zlib.h>

#include "app/feed/draft.h"

using namespace lichsong;
using namespace lichsong::feed;

namespace {

// Lines that repeat and lines that do not, as a calendar has.
std::string calendar(std::size_t size) {
    std::minstd_rand chance(7);
    std::string text = "BEGIN:VCALENDAR\r\n";
    while (text.size() < size) text += "BEGIN:VEVENT\r\nSUMMARY:Bầu cử " + std::to_string(chance() % 1'000) + "\r\nUID:" + std::to_string(chance()) + "\r\nEND:VEVENT\r\n";
    text.resize(size, ' ');
    return text;
}

SharedDocument drafted(const std::string& body, std::size_t part) {
    Draft draft;
    for (std::size_t at = 0; at < body.size(); at += part) draft.write(std::string_view(body).substr(at, part));
    return draft.finish("text/calendar", 1'750'000'000);
}

std::string packed_at_one_go(const std::string& body, int level) {
    z_stream stream{};
    REQUIRE(deflateInit2(&stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    std::string out(deflateBound(&stream, body.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
    stream.avail_in = static_cast<uInt>(body.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    CHECK(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::string tag_of(const std::string& body) {
    std::array<unsigned char, SHA256_DIGEST_LENGTH> hash{};
    SHA256(reinterpret_cast<const unsigned char*>(body.data()), body.size(), hash.data());
    std::string tag = "\"";
    for (std::size_t i = 0; i < 16; ++i)
        for (const auto half : {hash.at(i) >> 4, hash.at(i) & 15}) tag += "0123456789abcdef"[half];
    return tag + '"';
}

std::ptrdiff_t threads_now() {
    const std::filesystem::directory_iterator all("/proc/self/task");
    return std::distance(begin(all), end(all));
}

constexpr std::size_t large = 4 * 1024 * 1024;

}  // namespace

TEST_CASE("A body is hashed and packed the same however it comes, beyond 4 MiB by a faster level", "[feed][draft]") {
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{70'000}, large - 1, large, large + 1, 5 * large / 2}) {
        const auto body = calendar(std::max<std::size_t>(size, 17)).substr(0, size);
        auto packed = packed_at_one_go(body, size > large ? 3 : Z_DEFAULT_COMPRESSION);
        if (packed.size() > size / 10 * 9) packed.clear();
        CAPTURE(size);
        for (const auto part : {std::size_t{61'007}, std::size_t{65'536}, 3 * large}) {
            const auto document = drafted(body, part);
            CHECK(document->etag == tag_of(body));
            CHECK((document->body == body));
            CHECK((document->gzip == packed));
            CHECK(document->type == "text/calendar");
            CHECK(document->last_modified == 1'750'000'000);
        }
        const auto at_once = make_document("text/calendar", body, 0);
        CHECK(at_once->etag == tag_of(body));
        CHECK((at_once->gzip == packed));
    }
}

TEST_CASE("A draft that is given up half written takes its thread with it", "[feed][draft]") {
    const auto before = threads_now();
    const auto body = calendar(2 * large);
    {
        Draft draft;
        draft.write(body);
        CHECK(threads_now() == before + 1);
    }
    // The system counts a thread a moment longer than it runs.
    for (int i = 0; i < 10'000 && threads_now() != before; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    CHECK(threads_now() == before);
}
