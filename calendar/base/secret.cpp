// SPDX-License-Identifier: Apache-2.0
#include "calendar/base/secret.h"

#include <array>
#include <cerrno>
#include <system_error>

#include <openssl/evp.h>
#include <sys/random.h>

#include "calendar/base/error.h"

namespace lichsong::base {

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
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) throw std::bad_alloc();  // it fails for want of memory only
    constexpr std::string_view hex = "0123456789abcdef";
    std::string text;
    for (unsigned i = 0; i < size; ++i) {
        text += hex[digest[i] >> 4U];
        text += hex[digest[i] & 0xFU];
    }
    return text;
}

}  // namespace lichsong::base
