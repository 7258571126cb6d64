// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <memory>
#include <new>
#include <utility>

#include <openssl/evp.h>
#include <sys/mman.h>
#include <unistd.h>
#include <zlib.h>

#include "app/feed/draft.h"

namespace lichsong::feed {
namespace {

/// A calendar of 50 000 events is to be there within 300 ms: beyond this size a third more bytes are sent for a third of the time.
constexpr std::size_t large = std::size_t{4} * 1024 * 1024;
constexpr int level_for_large = 3;
constexpr std::size_t step = std::size_t{256} * 1024;

/// Memory for what grows beyond all others. Handed out by the system in pages of 4 KiB, it took longer to get than the calendar took to write;
/// what is not used of it is never handed out.
void make_room(std::string& text, std::size_t more) {
    constexpr std::size_t growth = 4;
    if (text.size() + more <= text.capacity()) return;
    text.reserve(std::max(text.capacity() * growth, text.size() + more));
#ifdef MADV_HUGEPAGE
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    const auto before = page - reinterpret_cast<std::uintptr_t>(text.data()) % page;
    ::madvise(text.data() + before, text.capacity() - before, MADV_HUGEPAGE);  // a wish: where it is not granted, all is as before
#endif
}

/// ETag and packed form of a body that comes in parts: however it is cut, they are the same.
class Packing {
public:
    explicit Packing(bool is_large) : m_is_large(is_large) {
        if (!m_hash || EVP_DigestInit_ex(m_hash.get(), EVP_sha256(), nullptr) != 1) throw std::bad_alloc();  // it fails for want of memory only
        constexpr int gzip_window = 15 + 16;
        constexpr int memory_level = 8;
        m_state = deflateInit2(&m_stream, is_large ? level_for_large : Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzip_window, memory_level, Z_DEFAULT_STRATEGY);
        if (is_large) make_room(m_gzip, large);
    }
    Packing(const Packing&) = delete;
    Packing& operator=(const Packing&) = delete;
    ~Packing() { deflateEnd(&m_stream); }

    void add(std::string_view part) {
        EVP_DigestUpdate(m_hash.get(), part.data(), part.size());
        deflate_all(part, Z_NO_FLUSH);
    }

    [[nodiscard]] Draft::Packed finish() {
        deflate_all({}, Z_FINISH);
        if (m_state != Z_STREAM_END) m_gzip.clear();
        if (!m_is_large) m_gzip.shrink_to_fit();
        return {etag(), std::move(m_gzip)};
    }

private:
    /// RFC 1952, without name and time: equal bodies give equal bytes.
    void deflate_all(std::string_view part, int flush) {
        m_stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(part.data()));  // zlib reads it only
        m_stream.avail_in = static_cast<uInt>(part.size());
        do {
            m_stream.next_out = m_out.data();
            m_stream.avail_out = static_cast<uInt>(m_out.size());
            if (m_state == Z_OK) m_state = deflate(&m_stream, flush);
            if (m_is_large) make_room(m_gzip, m_out.size());
            m_gzip.append(reinterpret_cast<const char*>(m_out.data()), m_out.size() - m_stream.avail_out);
        } while (m_state == Z_OK && m_stream.avail_out == 0);
        if (m_state == Z_BUF_ERROR) m_state = Z_OK;  // it had just nothing to do
    }

    [[nodiscard]] std::string etag() {
        constexpr std::size_t enough = 16;
        constexpr const char* digits = "0123456789abcdef";
        std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
        EVP_DigestFinal_ex(m_hash.get(), hash.data(), nullptr);
        std::string etag = "\"";
        for (std::size_t i = 0; i < enough; ++i) {
            etag += digits[hash[i] >> 4U];
            etag += digits[hash[i] & 15U];
        }
        return etag + '"';
    }

    const bool m_is_large;
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> m_hash{EVP_MD_CTX_new(), EVP_MD_CTX_free};
    z_stream m_stream{};
    int m_state = Z_OK;
    std::array<Bytef, 64 * 1024> m_out{};
    std::string m_gzip;
};

Draft::Packed pack(const std::string& body) {
    const auto packing = std::make_unique<Packing>(body.size() > large);
    for (std::size_t at = 0; at < body.size(); at += step) packing->add(std::string_view(body).substr(at, step));
    return packing->finish();
}

SharedDocument document_of(std::string type, std::string body, Draft::Packed packed, base::Stamp last_modified, std::string content_policy) {
    auto document = std::make_shared<Document>();
    document->etag = std::move(packed.etag);
    if (packed.gzip.size() <= body.size() / 10 * 9) document->gzip = std::move(packed.gzip);
    document->type = std::move(type);
    document->body = std::move(body);
    document->last_modified = last_modified;
    document->content_policy = std::move(content_policy);
    return document;
}

}  // namespace

SharedDocument make_document(std::string type, std::string body, base::Stamp last_modified, std::string content_policy) {
    auto packed = pack(body);
    return document_of(std::move(type), std::move(body), std::move(packed), last_modified, std::move(content_policy));
}

Draft::~Draft() { end(); }

void Draft::write(std::string_view part) {
    if (m_body.size() + part.size() <= large) {
        m_body += part;
        return;
    }
    {
        const std::lock_guard alone(m_mutex);
        make_room(m_body, part.size());
        m_body += part;
    }
    m_grown.notify_one();
    // Now its level is known. Where the system has no thread left, it is packed when it is finished.
    if (!m_packed.valid()) m_packed = std::async(std::launch::async | std::launch::deferred, [this] { return pack_as_it_grows(); });
}

void Draft::end() {
    {
        const std::lock_guard alone(m_mutex);
        m_is_whole = true;
    }
    m_grown.notify_one();
}

// What it packs is a copy, as the body may move to where there is more room.
Draft::Packed Draft::pack_as_it_grows() {
    const auto packing = std::make_unique<Packing>(true);
    std::string part;
    std::size_t done = 0;
    for (;;) {
        {
            std::unique_lock lock(m_mutex);
            m_grown.wait(lock, [&] { return m_is_whole || m_body.size() >= done + step; });
            part.assign(m_body, done, step);
        }
        if (part.empty()) return packing->finish();
        packing->add(part);
        done += part.size();
    }
}

SharedDocument Draft::finish(std::string type, base::Stamp last_modified) {
    end();
    auto packed = m_packed.valid() ? m_packed.get() : pack(m_body);
    return document_of(std::move(type), std::move(m_body), std::move(packed), last_modified, {});
}

}  // namespace lichsong::feed
