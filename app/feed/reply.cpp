// SPDX-License-Identifier: Apache-2.0
#include "app/feed/reply.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/feed/negotiate.h"

namespace lichsong::feed {
namespace {

struct Phrase {
    int status;
    std::string_view text;
    std::string_view body;  ///< where the site has no document
};
constexpr std::array<Phrase, 19> phrases{{
    {200, "OK", "OK\n"},
    {303, "See Other", ""},
    {304, "Not Modified", ""},
    {400, "Bad Request", "Bad request.\n"},
    {403, "Forbidden", "Forbidden.\n"},
    {404, "Not Found", "Not found.\n"},
    {405, "Method Not Allowed", "Method not allowed.\n"},
    {409, "Conflict", "Conflict.\n"},
    {410, "Gone", "Gone.\n"},
    {411, "Length Required", "Length required.\n"},
    {413, "Content Too Large", "Content too large.\n"},
    {414, "URI Too Long", "URI too long.\n"},
    {417, "Expectation Failed", "Expectation failed.\n"},
    {422, "Unprocessable Content", "Unprocessable content.\n"},
    {429, "Too Many Requests", "Too many requests.\n"},
    {431, "Request Header Fields Too Large", "Request header fields too large.\n"},
    {500, "Internal Server Error", "Internal server error.\n"},
    {501, "Not Implemented", "Not implemented.\n"},
    {503, "Service Unavailable", "Service unavailable.\n"},
}};

const Phrase& phrase_for(int status) {
    const auto* const found = std::find_if(phrases.begin(), phrases.end(), [&](const Phrase& p) { return p.status == status; });
    return found == phrases.end() ? phrase_for(500) : *found;
}

/// A value with a control character in it would be a field more: it is not sent at all.
void add(std::string& head, std::string_view name, std::string_view value) {
    if (value.empty() || std::any_of(value.begin(), value.end(), [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; })) return;
    head.append(name).append(": ").append(value).append("\r\n");
}

/// A packed body is another representation and has a tag of its own (RFC 9110 §8.8.3.3).
std::string packed_tag(const std::string& etag) { return etag.empty() ? etag : etag.substr(0, etag.size() - 1) + "-gz\""; }

bool is_known(const Document& document, const Wishes& wishes) {
    if (wishes.has_if_none_match)  // it outranks the date (RFC 9110 §13.2.2)
        return !document.etag.empty() && (names_etag(wishes.if_none_match, document.etag) || names_etag(wishes.if_none_match, packed_tag(document.etag)));
    if (document.last_modified == 0 || wishes.if_modified_since.empty()) return false;
    const auto since = read_http_date(wishes.if_modified_since);
    return since && document.last_modified <= *since;
}

void add_document(std::string& head, const Document& document, bool is_packed) {
    add(head, "ETag", is_packed ? packed_tag(document.etag) : document.etag);
    if (document.last_modified != 0) add(head, "Last-Modified", http_date(document.last_modified));
    if (!document.gzip.empty()) add(head, "Vary", "Accept-Encoding");
    add(head, "Cache-Control", document.cache_control);
    add(head, "Content-Security-Policy", document.content_policy);
}

void add_always(std::string& head, int status, const Circumstances& now) {
    add(head, "Date", http_date(now.now));
    add(head, "X-Content-Type-Options", "nosniff");
    add(head, "Referrer-Policy", "no-referrer");
    if (now.is_private) add(head, "Strict-Transport-Security", "max-age=31536000");
    if (status == 405) add(head, "Allow", now.takes_forms ? "GET, HEAD, POST" : "GET, HEAD");
    if (status == 429 || status == 503) add(head, "Retry-After", "60");
    add(head, "Connection", now.keeps_alive ? "keep-alive" : "close");
}

}  // namespace

std::string_view phrase_of(int status) { return phrase_for(status).text; }

Reply make_reply(const Answer& answer, const Wishes& wishes, const Circumstances& now) {
    Reply reply;
    reply.document = answer.document;
    const auto* document = answer.document.get();
    const bool is_packed = document != nullptr && !document->gzip.empty() && accepts_gzip(wishes.accept_encoding);
    const bool is_known_already = answer.status == 200 && document != nullptr && is_known(*document, wishes);
    const auto& phrase = phrase_for(is_known_already ? 304 : answer.status);
    reply.status = phrase.status;
    reply.body = document == nullptr ? phrase.body : std::string_view(is_packed ? document->gzip : document->body);
    reply.head.reserve(640);
    reply.head.append("HTTP/1.1 ").append(std::to_string(reply.status)).append(" ").append(phrase.text).append("\r\n");
    add_always(reply.head, reply.status, now);
    if (document != nullptr) add_document(reply.head, *document, is_packed);
    else add(reply.head, "Cache-Control", "no-store");
    add(reply.head, "Location", answer.location);
    if (!is_known_already) {  // a 304 with the length of a body it does not have confuses proxies
        add(reply.head, "Content-Type", document != nullptr ? document->type : "text/plain; charset=utf-8");
        if (is_packed) add(reply.head, "Content-Encoding", "gzip");
        add(reply.head, "Content-Length", std::to_string(reply.body.size()));
    }
    reply.head += "\r\n";
    if (wishes.is_head || is_known_already) reply.body = {};
    return reply;
}

}  // namespace lichsong::feed
