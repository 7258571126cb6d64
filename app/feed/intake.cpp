// SPDX-License-Identifier: Apache-2.0
#include "app/feed/intake.h"

#include <charconv>

#include <boost/beast/core/string.hpp>

#include "app/feed/target.h"

namespace lichsong::feed {
namespace {

/// A name or an address, perhaps with a port (RFC 9110 §7.2). A line that a stranger began with a blank, so that another reader takes it for a field
/// of its own, is part of the value before it by now.
bool is_host(std::string_view text) {
    return text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:[]") == std::string_view::npos;
}

/// What must not be believed, since two readers could read it two ways (RFC 9112 §6.3, §3.2), or what we do not do.
int fault_of(const Head& head, const Limits& limits) {
    if (head.fields.size() > limits.header_fields) return 431;
    const auto hosts = head.count(Head::Name::host);
    const auto lengths = head.count(Head::Name::content_length);
    const bool is_length = head[Head::Name::content_length].find_first_not_of("0123456789") == std::string_view::npos;  // nor "7, 7"
    const bool is_coded = head.count(Head::Name::transfer_encoding) != 0;
    if (hosts > 1 || (hosts == 0 && head.is_newest) || lengths > 1 || !is_length || !is_host(head[Head::Name::host]) || (lengths != 0 && is_coded)) return 400;
    if (head.method == Head::Verb::unknown) return 501;
    if (is_coded) return 411;
    return head.count(Head::Name::expect) != 0 ? 417 : 0;
}

std::size_t length_of(const Head& head) {
    const auto text = head[Head::Name::content_length];
    std::size_t length = 0;
    std::from_chars(text.data(), text.data() + text.size(), length);
    return length;
}

/// The last address in the header that is not a proxy of ours: what stands before it anybody can have written.
std::string client_of(const House& house, const Head& head, const std::string& peer) {
    if (!house.trusts(peer)) return peer;
    std::string client = peer;
    std::string passed;
    for (const auto& field : head.fields)
        if (boost::beast::iequals({field.spelled.data(), field.spelled.size()}, house.options.proxy_header)) passed += (passed.empty() ? "" : ",") + std::string(field.value);
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
int admit(const House& house, const Head& head, Intake& intake) {
    const auto most = house.site.form_limit(intake.asked.path);
    intake.takes_forms = most != 0;
    const bool is_form = head.method == Head::Verb::post && intake.takes_forms;
    if (!is_form && head.method != Head::Verb::get && head.method != Head::Verb::head) return 405;
    if (is_form) intake.asked.method = Method::Post;
    const auto length = length_of(head);
    if (length > (is_form ? most : 0)) return 413;
    intake.body_size = length;
    return 0;
}

}  // namespace

Intake read_head(const House& house, const Head& head, const std::string& peer, bool is_private) {
    Intake intake;
    intake.asked.client = client_of(house, head, peer);
    intake.asked.is_private = is_private;
    intake.wishes.is_head = head.method == Head::Verb::head;
    intake.refused = fault_of(head, house.options.limits);
    if (intake.refused != 0) return intake;
    auto read = read_target(head.target);
    intake.refused = read.refused;
    if (intake.refused != 0) return intake;
    intake.asked.path = std::move(read.path);
    intake.asked.query = std::move(read.query);
    intake.refused = admit(house, head, intake);
    if (intake.refused != 0) return intake;
    intake.asked.content_type = head[Head::Name::content_type];
    intake.asked.origin = head[Head::Name::origin];
    intake.asked.accept_language = head[Head::Name::accept_language];
    for (const auto& field : head.fields) {
        if (field.name != Head::Name::if_none_match) continue;
        intake.wishes.if_none_match.append(intake.wishes.has_if_none_match ? "," : "").append(field.value);
        intake.wishes.has_if_none_match = true;
    }
    intake.wishes.if_modified_since = head[Head::Name::if_modified_since];
    intake.wishes.accept_encoding = head[Head::Name::accept_encoding];
    return intake;
}

}  // namespace lichsong::feed
