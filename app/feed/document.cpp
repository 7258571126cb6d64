// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <utility>

#include <openssl/sha.h>
#include <zlib.h>

#include "app/feed/site.h"

namespace lichsong::feed {
namespace {

std::string etag_of(const std::string& body) {
    constexpr std::size_t enough = 16;
    constexpr const char* digits = "0123456789abcdef";
    std::array<unsigned char, SHA256_DIGEST_LENGTH> hash{};
    SHA256(reinterpret_cast<const unsigned char*>(body.data()), body.size(), hash.data());
    std::string etag = "\"";
    for (std::size_t i = 0; i < enough; ++i) {
        etag += digits[hash[i] >> 4U];
        etag += digits[hash[i] & 15U];
    }
    return etag + '"';
}

/// A calendar of 50 000 events is to be there within 300 ms: beyond this size a third more bytes are sent for a third of the time.
constexpr std::size_t large = std::size_t{4} * 1024 * 1024;
constexpr int level_for_large = 3;

/// RFC 1952, without name and time: equal bodies give equal bytes.
std::string packed(const std::string& body) {
    constexpr int gzip_window = 15 + 16;
    constexpr int memory_level = 8;
    constexpr std::size_t step = std::size_t{256} * 1024;
    z_stream stream{};
    if (deflateInit2(&stream, body.size() > large ? level_for_large : Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzip_window, memory_level, Z_DEFAULT_STRATEGY) != Z_OK) return {};
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));  // zlib reads it only
    stream.avail_in = static_cast<uInt>(body.size());
    std::string out;
    int state = Z_OK;
    while (state == Z_OK) {
        out.resize(stream.total_out + step);
        stream.next_out = reinterpret_cast<Bytef*>(out.data() + stream.total_out);
        stream.avail_out = static_cast<uInt>(step);
        state = deflate(&stream, Z_FINISH);
    }
    out.resize(state == Z_STREAM_END ? stream.total_out : 0);
    out.shrink_to_fit();
    deflateEnd(&stream);
    return out;
}

}  // namespace

SharedDocument make_document(std::string type, std::string body, base::Stamp last_modified, std::string content_policy) {
    auto document = std::make_shared<Document>();
    document->etag = etag_of(body);
    document->gzip = packed(body);
    if (document->gzip.size() > body.size() / 10 * 9) document->gzip.clear();
    document->type = std::move(type);
    document->body = std::move(body);
    document->last_modified = last_modified;
    document->content_policy = std::move(content_policy);
    return document;
}

}  // namespace lichsong::feed
