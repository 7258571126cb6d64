// SPDX-License-Identifier: Apache-2.0
#include "calendar/base/secret.h"

#include <array>
#include <cerrno>
#include <memory>
#include <new>
#include <system_error>

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sys/random.h>

#include "calendar/base/error.h"

namespace lichsong::base {
namespace {

std::string in_hex(const unsigned char* bytes, unsigned size) {
    constexpr std::string_view hex = "0123456789abcdef";
    std::string text;
    text.reserve(std::size_t{size} * 2);
    for (unsigned i = 0; i < size; ++i) {
        text += hex[bytes[i] >> 4U];
        text += hex[bytes[i] & 0xFU];
    }
    return text;
}

}  // namespace

std::string new_secret() {
    constexpr std::size_t secret_bytes = 32;
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::array<unsigned char, secret_bytes + 1> bytes{};  // and a zero byte, so that the last letter has its bits
    if (::getrandom(bytes.data(), secret_bytes, 0) != static_cast<ssize_t>(secret_bytes))
        throw Error(Fault::Store, "system.no_entropy", {std::generic_category().message(errno)});
    std::string secret;
    constexpr std::size_t bits_of_letter = 6;
    for (std::size_t bit = 0; bit < secret_bytes * 8; bit += bits_of_letter) {
        const auto two = (static_cast<unsigned>(bytes[bit / 8]) << 8U) | (bit / 8 + 1 < bytes.size() ? bytes[bit / 8 + 1] : 0U);
        secret += digits[(two >> (10U - bit % 8)) & 0x3FU];
    }
    return secret;
}

std::string sha256(std::string_view bytes) {
    // Looked up once: OpenSSL 3 does it anew for EVP_sha256() at each digest, which costs more than a short text's own.
    static const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> algorithm(EVP_MD_fetch(nullptr, "SHA256", nullptr), EVP_MD_free);
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, algorithm.get(), nullptr) != 1) throw std::bad_alloc();  // it fails for want of memory only
    return in_hex(digest.data(), size);
}

std::string signature(std::string_view key, std::string_view text) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    if (HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data(), &size) == nullptr)
        throw std::bad_alloc();  // as above
    return in_hex(digest.data(), size);
}

}  // namespace lichsong::base
