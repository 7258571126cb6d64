// SPDX-License-Identifier: Apache-2.0
// Requests of anybody's making, without sockets: Beast's parser with the server's limits, then all that the server makes of a head. The first
// byte says after how many others the rest arrives: a request is the same one however it comes.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>

#include "app/feed/house.h"
#include "app/feed/intake.h"
#include "app/feed/negotiate.h"
#include "app/feed/target.h"

namespace {

using namespace lichsong;
using namespace lichsong::feed;
namespace asio = boost::asio;
namespace http = boost::beast::http;

constexpr std::string_view feed_path = "/feeds/here.ics";
constexpr std::string_view form_path = "/form";
constexpr std::size_t longest_form = 100;
constexpr int requests_at_once = 8;

void demand(bool truth) {
    if (!truth) std::abort();
}

struct NoTime final : base::Clock {
    [[nodiscard]] base::Stamp now() const override { return 1'760'000'000; }
};

class SmallSite final : public Site {
public:
    Answer answer(const Asked& asked) override {
        check_asked(asked);
        static const auto feed = make_document("text/calendar; charset=utf-8", std::string(500, 'x'), 1'750'000'000);
        return asked.path == feed_path ? Answer{200, feed, {}} : Answer{};
    }
    void submit(Asked asked, std::function<void(Answer)> done) override {
        check_asked(asked);
        done(asked.path == form_path ? Answer{303, nullptr, "/page"} : Answer{});
    }
    [[nodiscard]] std::size_t form_limit(const std::string& path) const override { return path == form_path ? longest_form : 0; }

private:
    // What the site is promised of a path; site.h.
    static void check_asked(const Asked& asked) {
        constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
        demand(asked.path.starts_with('/') && asked.path.find_first_not_of(plain) == std::string::npos);
        demand(asked.path.find("//") == std::string::npos && (asked.path + '/').find("/../") == std::string::npos);
        demand(asked.body.size() <= (asked.method == Method::Post ? longest_form : 0));
        demand(asked.query.find_first_of("\r\n \t") == std::string::npos);
    }
};

/// Bytes that come in two parts, and stay where they are.
class Arriving {
public:
    Arriving(std::string_view bytes, std::size_t first) : m_bytes(bytes), m_there(std::min(first, bytes.size())) {}
    [[nodiscard]] bool is_over() const { return m_at == m_bytes.size(); }

    /// False where the end comes first, or what no server of ours reads.
    bool into(Head& head) {
        for (boost::system::error_code error = http::error::need_more; error == http::error::need_more;) {
            if (m_at == m_there && !more()) return false;
            m_at += head.read(asio::buffer(m_bytes.data() + m_at, m_there - m_at), error);
            if (error == http::error::need_more ? !more() : bool(error)) return false;
        }
        return true;
    }

    [[nodiscard]] std::optional<std::string> body(std::size_t size) {
        if (m_bytes.size() - m_at < size) return std::nullopt;
        std::string body(m_bytes.substr(m_at, size));
        m_at += size;
        m_there = std::max(m_there, m_at);
        return body;
    }

private:
    bool more() { return std::exchange(m_there, m_bytes.size()) != m_bytes.size(); }

    std::string_view m_bytes;
    std::size_t m_there;
    std::size_t m_at = 0;
};

void check_head(const Reply& reply) {
    constexpr std::size_t most_fields = 16;
    const std::string_view head = reply.head;
    demand(head.ends_with("\r\n\r\n") && head.find("\r\n\r\n") == head.size() - 4);
    std::size_t lines = 0;
    for (std::size_t i = 0; i < head.size(); ++i) {
        const auto c = static_cast<unsigned char>(head[i]);
        if (c == '\r') demand(head[i + 1] == '\n');
        else if (c == '\n') demand(head[i - 1] == '\r' && ++lines <= most_fields);
        else demand(c >= ' ' && c < 0x7f);
    }
}

void check_values(const Wishes& wishes) {
    if (const auto stamp = read_http_date(wishes.if_modified_since)) demand(wishes.if_modified_since.find(http_date(*stamp)) != std::string::npos);
    if (names_etag(wishes.if_none_match, "\"a\"")) demand(wishes.if_none_match.find('*') != std::string::npos || wishes.if_none_match.find("\"a\"") != std::string::npos);
    if (accepts_gzip(wishes.accept_encoding)) demand(!wishes.accept_encoding.empty());
}

/// The status of each request up to where the server closes the connection or no more can be read. Whether it is broken there or only short is not
/// told apart: Beast may find that out later where the bytes come in parts.
std::string talk(std::string_view bytes, std::size_t first) {
    SmallSite site;
    const NoTime clock;
    Options options;
    options.trusted_proxies = {"192.0.2.1"};
    House house(options, site, clock);
    Arriving arriving(bytes, first);
    std::string told;
    for (int i = 0; i < requests_at_once && !arriving.is_over(); ++i) {
        Head head(options.limits.header_bytes);
        if (!arriving.into(head)) return told;
        auto intake = read_head(house, head, "192.0.2.1", false);
        demand(shortened(head.target).size() <= 3 * head.target.size() + 3);
        check_values(intake.wishes);
        Answer answer{intake.refused, nullptr, {}};
        if (intake.refused == 0) {
            auto body = arriving.body(intake.body_size);
            if (!body) return told;
            intake.asked.body = std::move(*body);
            if (intake.asked.method == Method::Post) house.submit(intake.asked, [&](Answer given) { answer = std::move(given); });
            else answer = house.answer(intake.asked);
        }
        const auto reply = make_reply(answer, intake.wishes, {clock.now(), true, false, intake.takes_forms});
        demand(reply.status < 500 || reply.status == 501);
        check_head(reply);
        told += std::to_string(reply.status) + ' ';
        if (intake.refused != 0 || !head.keep_alive()) break;
    }
    return told;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const auto at_once = talk(bytes, bytes.size());
    const auto in_parts = talk(bytes, data[0]);
    demand(at_once == in_parts);
    return 0;
}
