// SPDX-License-Identifier: Apache-2.0
// TLS with a certificate made here: the same answers, through a handshake that has a deadline as well.
#include <catch2/catch.hpp>

#include <memory>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sys/socket.h>
#include <unistd.h>

#include "calendar/base/error.h"
#include "tests/support/temp_folder.h"
#include "wire.h"

using namespace lichsong;
using namespace lichsong::test;

namespace {

template <auto Free>
struct Freed {
    template <typename T>
    void operator()(T* it) const { Free(it); }
};
template <typename T, auto Free>
using Owned = std::unique_ptr<T, Freed<Free>>;

/// A certificate for "localhost" that signs itself, good for an hour, and its key, in one PEM file.
void write_certificate(const std::string& file) {
    const Owned<EVP_PKEY, EVP_PKEY_free> key(EVP_EC_gen("P-256"));
    const Owned<X509, X509_free> certificate(X509_new());
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    X509_set_pubkey(certificate.get(), key.get());
    auto* name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("localhost"), -1, -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    REQUIRE(X509_sign(certificate.get(), key.get(), EVP_sha256()) != 0);
    const Owned<FILE, fclose> out(fopen(file.c_str(), "wb"));
    REQUIRE(PEM_write_X509(out.get(), certificate.get()) == 1);
    REQUIRE(PEM_write_PrivateKey(out.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1);
}

/// What a TLS client gets for `request`, of at most `version` (0: any); empty where the handshake fails.
std::string ask_by_tls(std::uint16_t port, const std::string& request, int version = 0) {
    const Owned<SSL_CTX, SSL_CTX_free> context(SSL_CTX_new(TLS_client_method()));
    SSL_CTX_set_security_level(context.get(), 0);
    if (version != 0) SSL_CTX_set_max_proto_version(context.get(), version);
    const int file = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in where{};
    where.sin_family = AF_INET;
    where.sin_port = htons(port);
    where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(connect(file, reinterpret_cast<const sockaddr*>(&where), sizeof where) == 0);
    std::string got;
    {
        const Owned<SSL, SSL_free> tls(SSL_new(context.get()));
        SSL_set_fd(tls.get(), file);
        if (SSL_connect(tls.get()) == 1) {
            SSL_write(tls.get(), request.data(), static_cast<int>(request.size()));
            std::vector<char> bytes(65536);
            for (int n = 0; (n = SSL_read(tls.get(), bytes.data(), static_cast<int>(bytes.size()))) > 0;) got.append(bytes.data(), static_cast<std::size_t>(n));
        }
    }
    close(file);
    return got;
}

}  // namespace

TEST_CASE("Through TLS come the same answers, and the wish to keep to it", "[feed][tls]") {
    const TempFolder folder;
    Options options;
    options.certificate = folder.file("server.pem");
    write_certificate(options.certificate);
    Limits limits;
    limits.header = std::chrono::milliseconds(300);
    Running running(options, limits);
    const auto answer = ask_by_tls(running.server.port(), get("/feeds/here.ics") + get("/page", "Connection: close\r\n"));
    CHECK(status_of(answer) == 200);
    CHECK(answer.find(running.site.feed->body) != std::string::npos);
    CHECK(answer.ends_with(running.site.page->body));
    CHECK(field_of(answer, "Strict-Transport-Security") == "max-age=31536000");
    CHECK(ask_by_tls(running.server.port(), get("/page"), TLS1_1_VERSION).empty());
    Wire silent(running.server.port());
    CHECK(silent.rest(std::chrono::seconds(3)).empty());
    CHECK(silent.is_closed());
    Wire plain(running.server.port());
    plain.send(get("/page"));
    CHECK(plain.rest(std::chrono::seconds(3)).find("HTTP") == std::string::npos);
    CHECK(plain.is_closed());
}

TEST_CASE("A certificate that is none is told with its file", "[feed][tls]") {
    const TempFolder folder;
    SmallSite site;
    FixedClock clock(0);
    Options options;
    options.port = 0;
    write_bytes(folder.file("broken.pem"), "-----BEGIN CERTIFICATE-----\nx\n");
    write_certificate(folder.file("good.pem"));
    struct Case {
        std::string certificate, key, told;
    };
    for (const auto& [certificate, key, told] : std::vector<Case>{{"missing.pem", "", "missing.pem"}, {"broken.pem", "", "broken.pem"}, {"good.pem", "broken.pem", "broken.pem"}}) {
        options.certificate = folder.file(certificate);
        options.key = key.empty() ? "" : folder.file(key);
        try {
            Server server(options, site, clock);
            FAIL("listens");
        } catch (const base::Error& error) {
            CHECK(error.code() == "server.bad_certificate");
            CHECK(error.args().at(0) == folder.file(told));
        }
    }
}
