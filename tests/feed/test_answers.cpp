// SPDX-License-Identifier: Apache-2.0
// What a good client gets: fields, conditions, packed bodies, several answers over one connection.
#include <catch2/catch.hpp>

#include <zlib.h>

#include "app/feed/negotiate.h"
#include "wire.h"

using namespace lichsong;
using namespace lichsong::test;

namespace {

std::string ask(Running& running, const std::string& request, bool has_body = true) {
    Wire wire(running.server.port());
    wire.send(request);
    return wire.answer(has_body);
}

void ask_to_end(Running& running, const std::string& request) {
    Wire wire(running.server.port());
    wire.send(request);
    wire.rest();
    REQUIRE(wire.is_closed());
}

std::string unpacked(const std::string& packed) {
    std::string out(1'000'000, '\0');
    z_stream stream{};
    REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
    out.resize(stream.total_out);
    inflateEnd(&stream);
    return out;
}

}  // namespace

TEST_CASE("A feed comes whole, with its tag, its date and what keeps it private", "[feed][answers]") {
    Running running;
    const auto answer = ask(running, get("/feeds/here.ics"));
    CHECK(status_of(answer) == 200);
    CHECK(body_of(answer) == running.site.feed->body);
    CHECK(field_of(answer, "Content-Type") == "text/calendar; charset=utf-8");
    CHECK(field_of(answer, "Content-Length") == std::to_string(running.site.feed->body.size()));
    CHECK(field_of(answer, "ETag") == running.site.feed->etag);
    CHECK(field_of(answer, "Last-Modified") == http_date(feed_changed));
    CHECK(field_of(answer, "Cache-Control").starts_with("private"));
    CHECK(field_of(answer, "Referrer-Policy") == "no-referrer");
    CHECK(field_of(answer, "X-Content-Type-Options") == "nosniff");
    CHECK(field_of(answer, "Vary") == "Accept-Encoding");
    CHECK(field_of(answer, "Content-Security-Policy").empty());
    CHECK(field_of(answer, "Strict-Transport-Security").empty());
    CHECK(field_of(answer, "Server").empty());
}

TEST_CASE("HEAD has the fields of GET and no body", "[feed][answers]") {
    Running running;
    const auto whole = ask(running, get("/feeds/here.ics"));
    Wire wire(running.server.port());
    wire.send("HEAD /feeds/here.ics HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    const auto head = wire.rest();
    CHECK(body_of(head).empty());
    CHECK(field_of(head, "Content-Length") == field_of(whole, "Content-Length"));
    CHECK(field_of(head, "ETag") == field_of(whole, "ETag"));
}

TEST_CASE("What the client has is not sent again", "[feed][answers]") {
    Running running;
    const auto etag = running.site.feed->etag;
    const auto packed = etag.substr(0, etag.size() - 1) + "-gz\"";
    struct Case {
        std::string fields;
        int status;
    };
    const auto case_ = GENERATE_COPY(values<Case>({
        {"If-None-Match: " + etag, 304},
        {"If-None-Match: W/" + etag, 304},
        {"If-None-Match: " + packed, 304},
        {"If-None-Match: \"a\", " + etag + " ,\"b\"", 304},
        {"If-None-Match: \"a\"\r\nIf-None-Match: " + etag, 304},
        {"If-None-Match: *", 304},
        {"If-None-Match: \"a\"", 200},
        {"If-None-Match: ", 200},
        {"If-None-Match: \"a\"\r\nIf-Modified-Since: " + http_date(feed_changed), 200},
        {"If-Modified-Since: " + http_date(feed_changed), 304},
        {"If-Modified-Since: " + http_date(feed_changed + 1), 304},
        {"If-Modified-Since: " + http_date(feed_changed - 1), 200},
        {"If-Modified-Since: yesterday", 200},
    }));
    INFO(case_.fields);
    Wire wire(running.server.port());
    wire.send(get("/feeds/here.ics", case_.fields + "\r\nConnection: close\r\n"));
    const auto answer = wire.rest();
    CHECK(status_of(answer) == case_.status);
    CHECK(field_of(answer, "ETag") == etag);
    if (case_.status == 304) {
        CHECK(body_of(answer).empty());
        CHECK(field_of(answer, "Content-Length").empty());
    }
}

TEST_CASE("A packed body has a tag of its own and unpacks to the same bytes", "[feed][answers]") {
    Running running;
    const auto answer = ask(running, get("/feeds/here.ics", "Accept-Encoding: br, gzip;q=0.5\r\n"));
    CHECK(field_of(answer, "Content-Encoding") == "gzip");
    CHECK(field_of(answer, "ETag") != running.site.feed->etag);
    CHECK(unpacked(body_of(answer)) == running.site.feed->body);
    CHECK(field_of(ask(running, get("/page", "Accept-Encoding: gzip\r\n")), "Content-Encoding").empty());  // too short to gain
}

TEST_CASE("Accept-Encoding is read with its weights", "[feed][answers]") {
    for (const auto* yes : {"gzip", "GZIP", "x-gzip", "deflate, gzip;q=1.0", "*", "gzip; q=0.001", "*;q=0, gzip"}) CHECK(accepts_gzip(yes));
    for (const auto* no : {"", "identity", "br", "gzip;q=0", "gzip;q=0.000", "*;q=0", "gzip;q=0, *", "gzipped"}) CHECK_FALSE(accepts_gzip(no));
}

TEST_CASE("Dates of the protocol are written and read in one form", "[feed][answers]") {
    CHECK(http_date(784'111'777) == "Sun, 06 Nov 1994 08:49:37 GMT");
    CHECK(read_http_date("Sun, 06 Nov 1994 08:49:37 GMT") == 784'111'777);
    for (const auto* wrong : {"", "Mon, 06 Nov 1994 08:49:37 GMT", "Sun, 31 Feb 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun, 06 Nov 1994 25:49:37 GMT"})
        CHECK_FALSE(read_http_date(wrong));
}

TEST_CASE("Pages have their policy; an answer to a form leads on", "[feed][answers]") {
    Running running;
    CHECK(field_of(ask(running, get("/page")), "Content-Security-Policy") == strict_policy);
    const auto sent = ask(running, "POST /form HTTP/1.1\r\nHost: h\r\nContent-Length: 7\r\n\r\nagree=1");
    CHECK(status_of(sent) == 303);
    CHECK(field_of(sent, "Location") == "/page");
    CHECK(field_of(ask(running, "PUT /form HTTP/1.1\r\nHost: h\r\n\r\n"), "Allow") == "GET, HEAD, POST");
    CHECK(field_of(ask(running, "PUT /page HTTP/1.1\r\nHost: h\r\n\r\n"), "Allow") == "GET, HEAD");
}

TEST_CASE("A form that takes long holds up nobody else", "[feed][answers]") {
    Running running;
    running.site.form_takes = std::chrono::milliseconds(300);
    Wire slow(running.server.port());
    slow.send("POST /form HTTP/1.1\r\nHost: h\r\nContent-Length: 7\r\n\r\nagree=1");
    while (running.site.asked_for == 0) std::this_thread::yield();
    for (int i = 0; i < 10; ++i) CHECK(status_of(ask(running, get("/page"))) == 200);
    CHECK(status_of(slow.answer()) == 303);
}

TEST_CASE("A server that ends before a form is answered waits for the answer", "[feed][answers]") {
    SmallSite site;
    site.form_takes = std::chrono::milliseconds(200);
    const FixedClock clock{1'760'000'000};
    {
        Options options;
        options.port = 0;
        options.limits.stop = std::chrono::milliseconds(20);
        Server server(options, site, clock);
        server.start();
        Wire wire(server.port());
        wire.send("POST /form HTTP/1.1\r\nHost: h\r\nContent-Length: 7\r\n\r\nagree=1");
        while (site.asked_for == 0) std::this_thread::yield();
    }
    CHECK(site.forms_answered == 1);
}

TEST_CASE("Requests sent at once are answered in order over one connection", "[feed][answers]") {
    Running running;
    Wire wire(running.server.port());
    wire.send(get("/page") + "POST /form HTTP/1.1\r\nHost: h\r\nContent-Length: 7\r\n\r\nagree=1" + get("/nothing") + get("/feeds/here.ics"));
    CHECK(body_of(wire.answer()) == running.site.page->body);
    CHECK(status_of(wire.answer()) == 303);
    CHECK(status_of(wire.answer()) == 404);
    CHECK(body_of(wire.answer()) == running.site.feed->body);
    wire.send(get("/page", "Connection: close\r\n"));
    CHECK(field_of(wire.answer(), "Connection") == "close");
    CHECK(wire.rest().empty());
    CHECK(wire.is_closed());
    Wire old(running.server.port());
    old.send("GET /page HTTP/1.0\r\n\r\n");
    CHECK(status_of(old.answer()) == 200);
    CHECK(old.rest().empty());
    CHECK(old.is_closed());
}

TEST_CASE("Counters tell what was answered and who was refused", "[feed][answers]") {
    Running running;
    // What is counted is counted once it is out: the end of the connection says that it is.
    ask_to_end(running, get("/page", "Connection: close\r\n"));
    ask_to_end(running, get("/nothing", "Connection: close\r\n"));
    ask_to_end(running, "\r\r\n\n");
    const auto text = body_of(ask(running, get("/metrics")));
    CHECK(text.find("lichsong_requests_total{class=\"2xx\"} 1\n") != std::string::npos);
    CHECK(text.find("lichsong_requests_total{class=\"4xx\"} 2\n") != std::string::npos);
    CHECK(text.find("lichsong_refused_total{reason=\"malformed\"} 1\n") != std::string::npos);
    CHECK(text.find("lichsong_request_seconds_count 3\n") != std::string::npos);
}
