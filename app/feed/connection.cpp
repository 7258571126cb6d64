// SPDX-License-Identifier: Apache-2.0
#include "app/feed/connection.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <type_traits>
#include <utility>

#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

#include "app/feed/intake.h"
#include "app/feed/target.h"

namespace lichsong::feed {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using beast::error_code;
using Plain = beast::tcp_stream;
using Tls = beast::ssl_stream<beast::tcp_stream>;
using Steady = std::chrono::steady_clock;

/// What one read may leave in the buffer: a head, and the beginning of what follows it.
constexpr std::size_t buffer_bytes = 32 * 1024;
constexpr std::chrono::milliseconds longest_farewell{1'000};

/// The status for what Beast's parser refuses. A line that never ends within the limit is a target that is too long.
int status_of(const error_code& error, bool has_target) {
    if (error == http::error::header_limit || error == http::error::buffer_overflow) return has_target ? 431 : 414;
    return 400;
}

template <typename Stream>
class Connection final : public Guest, public std::enable_shared_from_this<Connection<Stream>> {
public:
    template <typename... More>
    Connection(House& house, asio::ip::tcp::socket socket, std::string peer, More&... more)
        : m_house(house), m_stream(std::move(socket), more...), m_peer(std::move(peer)), m_buffer(buffer_bytes) {}
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection() override {
        leave_seat();
        if (!m_house.trusts(m_peer)) m_house.by_address.leave(group_of(m_peer));
        m_house.depart(this);
    }

    void begin() override {
        asio::dispatch(m_stream.get_executor(), [self = this->shared_from_this()] { self->greet(); });
    }

    void hush() override {
        asio::post(m_stream.get_executor(), [self = this->shared_from_this()] {
            if (self->m_is_idle) beast::get_lowest_layer(self->m_stream).cancel();
        });
    }

private:
    static constexpr bool is_tls = std::is_same_v<Stream, Tls>;

    template <typename Function>
    auto then(Function function) {
        return [self = this->shared_from_this(), function](const error_code& error, auto&&...) { (self.get()->*function)(error); };
    }
    void allow(std::chrono::milliseconds time) { beast::get_lowest_layer(m_stream).expires_after(time); }

    void greet() {
        if constexpr (is_tls) {
            allow(m_house.options.limits.header);
            m_stream.async_handshake(asio::ssl::stream_base::server, then(&Connection::on_handshake));
        } else {
            await_request();
        }
    }

    void on_handshake(const error_code& error) {
        if (error) m_house.metrics.count(Refusal::TlsFailed);
        else await_request();
    }

    /// Between requests a connection may rest; once the first byte is there, the rest has to come soon.
    void await_request() {
        m_parser.emplace();
        m_parser->header_limit(static_cast<std::uint32_t>(m_house.options.limits.header_bytes));
        m_parser->body_limit(std::numeric_limits<std::uint64_t>::max());  // admitted by its length once the path is known
        m_intake = {};
        if (m_buffer.size() != 0) return read_request();
        if (m_house.is_closing) return farewell();
        m_is_idle = true;
        allow(m_is_first ? m_house.options.limits.header : m_house.options.limits.idle);
        m_stream.async_read_some(m_buffer.prepare(4096), [self = this->shared_from_this()](const error_code& error, std::size_t size) {
            self->m_is_idle = false;
            if (error) return self->on_silence(error);
            self->m_buffer.commit(size);
            self->read_request();
        });
    }

    void on_silence(const error_code& error) {
        if (error == beast::error::timeout && m_is_first) m_house.metrics.count(Refusal::HeaderDeadline);
        if (error == asio::error::operation_aborted) farewell();
    }

    void read_request() {
        m_is_first = false;
        allow(m_house.options.limits.header);
        http::async_read_header(m_stream, m_buffer, *m_parser, then(&Connection::on_head));
    }

    void on_head(const error_code& error) {
        m_since = Steady::now();
        if (error) return on_broken(error);
        m_intake = read_head(m_house, m_parser->get(), m_peer, is_tls);
        if (m_intake.refused != 0) return refuse(m_intake.refused);
        if (!take_seat()) return refuse(503);
        if (m_intake.most_body == 0) return answer();
        http::async_read(m_stream, m_buffer, *m_parser, then(&Connection::on_body));
    }

    void on_body(const error_code& error) {
        if (error) return on_broken(error);
        m_intake.asked.body = std::move(m_parser->get().body());
        answer();
    }

    void on_broken(const error_code& error) {
        if (error == beast::error::timeout) return m_house.metrics.count(Refusal::HeaderDeadline);
        if (error.category() != http::make_error_code(http::error::bad_method).category() || error == http::error::end_of_stream ||
            error == http::error::partial_message)
            return;  // the other side is gone
        refuse(status_of(error, !m_parser->get().target().empty()));
    }

    /// After a refusal the connection ends: where the next request begins is anybody's guess.
    void refuse(int status) {
        const bool is_good_head = status == 404 || status == 405;
        if (status == 413 || status == 414 || status == 431) m_house.metrics.count(Refusal::TooLarge);
        else if (status == 400) m_house.metrics.count(Refusal::Malformed);
        const bool has_body = m_parser->get().count(http::field::content_length) != 0;
        send({status, nullptr, {}}, is_good_head && !has_body);
    }

    void answer() {
        if (m_intake.asked.method == Method::Post) return take_form();
        try {
            send(m_house.answer(m_intake.asked), true);
        } catch (const std::exception&) {  // one answer that cannot be made ends no server
            send({500, nullptr, {}}, false);
        }
    }

    /// What a form changes takes its time: this thread serves others meanwhile.
    void take_form() {
        m_house.submit(m_intake.asked, [self = this->shared_from_this()](Answer answer) {
            asio::post(self->m_stream.get_executor(), [self, answer = std::move(answer)] { self->send(answer, true); });
        });
    }

    void send(const Answer& answer, bool may_stay) {
        m_stays = may_stay && m_parser->get().keep_alive() && !m_house.is_closing;
        m_reply = make_reply(answer, m_intake.wishes, {m_house.clock.now(), m_stays, is_tls, m_intake.takes_forms});
        allow(m_house.options.limits.write);
        const std::array<asio::const_buffer, 2> parts{asio::buffer(m_reply.head), asio::buffer(m_reply.body.data(), m_reply.body.size())};
        asio::async_write(m_stream, parts, then(&Connection::on_sent));
    }

    void on_sent(const error_code& error) {
        leave_seat();
        if (error == beast::error::timeout) m_house.metrics.count(Refusal::WriteDeadline);
        if (error) return;
        const auto size = m_reply.head.size() + m_reply.body.size();
        const auto taken = Steady::now() - m_since;
        m_house.metrics.count_answer(m_reply.status, size, taken);
        if (m_house.options.log) m_house.options.log(log_line(size, taken));
        m_reply = {};
        if (m_stays) await_request();
        else farewell();
    }

    std::string log_line(std::size_t size, std::chrono::nanoseconds taken) const {
        const auto& message = m_parser->get();
        // The target of a refused request may hold anything, line breaks of a terminal included.
        const auto target = message.target();
        const bool is_plain = m_intake.refused == 0 || m_intake.refused == 405;
        const auto who = m_intake.asked.client.empty() ? m_peer : m_intake.asked.client;
        return who + " " + (is_plain ? std::string(message.method_string()) + " " + shortened({target.data(), target.size()}) : "-") + " " +
               std::to_string(m_reply.status) + " " + std::to_string(size) + " " +
               std::to_string(std::chrono::duration_cast<std::chrono::microseconds>(taken).count()) + "us";
    }

    /// Says goodbye, then listens a moment longer: closing over unread bytes would take the answer back.
    void farewell() {
        allow(longest_farewell);
        if constexpr (is_tls) {
            m_stream.async_shutdown(then(&Connection::on_farewell));
        } else {
            error_code ignored;
            m_stream.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
            m_buffer.clear();
            linger();
        }
    }

    void on_farewell(const error_code&) {}

    void linger() {
        m_stream.async_read_some(m_buffer.prepare(buffer_bytes), [self = this->shared_from_this()](const error_code& error, std::size_t) {
            if (!error && ++self->m_lingered < 32) self->linger();
        });
    }

    /// Behind a proxy everybody has its address: there it is requests under way that are counted, by the client's.
    bool take_seat() {
        if (!m_house.trusts(m_peer)) return true;
        auto key = group_of(m_intake.asked.client);
        if (!m_house.by_address.enter(key)) {
            m_house.metrics.count(Refusal::TooManyFromAddress);
            return false;
        }
        m_seat = std::move(key);
        return true;
    }

    void leave_seat() {
        if (m_seat) m_house.by_address.leave(*m_seat);
        m_seat.reset();
    }

    House& m_house;
    Stream m_stream;
    const std::string m_peer;
    beast::flat_buffer m_buffer;
    std::optional<http::request_parser<http::string_body>> m_parser;
    Intake m_intake;
    Reply m_reply;
    std::optional<std::string> m_seat;
    Steady::time_point m_since;
    int m_lingered = 0;
    bool m_is_first = true;
    bool m_is_idle = false;
    bool m_stays = false;
};

}  // namespace

std::shared_ptr<Guest> make_connection(House& house, asio::ip::tcp::socket socket, std::string peer, asio::ssl::context* tls) {
    if (tls != nullptr) return std::make_shared<Connection<Tls>>(house, std::move(socket), std::move(peer), *tls);
    return std::make_shared<Connection<Plain>>(house, std::move(socket), std::move(peer));
}

}  // namespace lichsong::feed
