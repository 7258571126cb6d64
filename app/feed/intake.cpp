// SPDX-License-Identifier: Apache-2.0
#include "app/feed/intake.h"

#include <charconv>
#include <iterator>

#include "app/feed/target.h"

namespace lichsong::feed {
namespace {

namespace http = boost::beast::http;

std::string text_of(const Message& message, http::field name) { return std::string(message[name]); }

/// What must not be believed, since two readers could read it two ways (RFC 9112 §6.3, §3.2), or what we do not do.
int fault_of(const Message& message, const Limits& limits) {
    if (static_cast<std::size_t>(std::distance(message.begin(), message.end())) > limits.header_fields) return 431;
    const auto hosts = message.count(http::field::host);
    const auto lengths = message.count(http::field::content_length);
    const bool is_length = message[http::field::content_length].find_first_not_of("0123456789") == boost::beast::string_view::npos;  // nor "7, 7"
    const bool is_coded = message.count(http::field::transfer_encoding) != 0;
    if (hosts > 1 || (hosts == 0 && message.version() >= 11) || lengths > 1 || !is_length || (lengths != 0 && is_coded)) return 400;
    if (message.method() == http::verb::unknown) return 501;
    if (is_coded) return 411;
    return message.count(http::field::expect) != 0 ? 417 : 0;
}

std::size_t length_of(const Message& message) {
    const auto text = message[http::field::content_length];
    std::size_t length = 0;
    std::from_chars(text.data(), text.data() + text.size(), length);
    return length;
}

/// The last address in the header that is not a proxy of ours: what stands before it anybody can have written.
std::string client_of(const House& house, const Message& message, const std::string& peer) {
    if (!house.trusts(peer)) return peer;
    std::string client = peer;
    std::string passed;
    for (const auto& field : message)
        if (boost::beast::iequals(field.name_string(), house.options.proxy_header)) passed += (passed.empty() ? "" : ",") + std::string(field.value());
    while (!passed.empty() && house.trusts(client)) {
        const auto comma = passed.rfind(',');
        auto last = passed.substr(comma == std::string::npos ? 0 : comma + 1);
        passed.resize(comma == std::string::npos ? 0 : comma);
        last.erase(0, last.find_first_not_of(" \t"));
        last.erase(last.find_last_not_of(" \t") + 1);
        if (!is_address(last)) break;
        client = last;
    }
    return client;
}

/// The method and the body that the path takes, or the status that says it takes none such.
int admit(const House& house, const Message& message, Intake& intake) {
    const auto length = length_of(message);
    intake.most_body = house.site.form_limit(intake.asked.path);
    intake.takes_forms = intake.most_body != 0;
    switch (message.method()) {
    case http::verb::get:
    case http::verb::head:
        intake.most_body = 0;
        break;
    case http::verb::post:
        if (!intake.takes_forms) return 405;
        intake.asked.method = Method::Post;
        break;
    default:
        return 405;
    }
    return length > intake.most_body ? 413 : 0;
}

}  // namespace

Intake read_head(const House& house, const Message& message, const std::string& peer, bool is_private) {
    Intake intake;
    intake.asked.client = client_of(house, message, peer);
    intake.asked.is_private = is_private;
    intake.wishes.is_head = message.method() == http::verb::head;
    intake.refused = fault_of(message, house.options.limits);
    if (intake.refused != 0) return intake;
    const auto target = message.target();
    auto read = read_target({target.data(), target.size()});
    intake.refused = read.refused;
    if (intake.refused != 0) return intake;
    intake.asked.path = std::move(read.path);
    intake.asked.query = std::move(read.query);
    intake.refused = admit(house, message, intake);
    if (intake.refused != 0) return intake;
    intake.asked.content_type = text_of(message, http::field::content_type);
    intake.asked.origin = text_of(message, http::field::origin);
    intake.asked.accept_language = text_of(message, http::field::accept_language);
    intake.wishes.has_if_none_match = message.count(http::field::if_none_match) != 0;
    for (auto [it, end] = message.equal_range(http::field::if_none_match); it != end; ++it)
        intake.wishes.if_none_match += (intake.wishes.if_none_match.empty() ? "" : ",") + std::string(it->value());
    intake.wishes.if_modified_since = text_of(message, http::field::if_modified_since);
    intake.wishes.accept_encoding = text_of(message, http::field::accept_encoding);
    return intake;
}

}  // namespace lichsong::feed
