// SPDX-License-Identifier: Apache-2.0
#include "app/feed/connection.h"

#include <array>
#include <chrono>
#include <optional>
#include <type_traits>
#include <utility>

#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/stream_traits.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

#include "app/feed/inbox.h"
#include "app/feed/intake.h"
#include "app/feed/target.h"

namespace lichsong::feed {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using beast::error_code;
using Plain = asio::ip::tcp::socket;
using Tls = beast::ssl_stream<asio::ip::tcp::socket>;
using Steady = std::chrono::steady_clock;

constexpr std::chrono::milliseconds longest_farewell{1'000};
constexpr int most_farewell_reads = 32;

/// The status for what Beast's parser refuses. A line that never ends within the limit is a target that is too long.
int status_of(const error_code& error, const Head& head) {
    if (error == http::error::header_limit || error == http::error::need_more) return head.target.empty() ? 414 : 431;
    return 400;
}

template <typename Stream>
class Connection final : public Guest, public std::enable_shared_from_this<Connection<Stream>> {
public:
    template <typename... More>
    Connection(House& house, Room& room, asio::ip::tcp::socket socket, std::string peer, More&... more)
        : m_house(house), m_room(room), m_stream(std::move(socket), more...), m_peer(std::move(peer)), m_is_proxy(house.trusts(m_peer)),
          m_inbox(house.options.limits.header_bytes), m_head(std::in_place, house.options.limits.header_bytes) {}
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection() override {
        leave_seat();
        if (!m_is_proxy) m_house.by_address.leave(group_of(m_peer));
        m_room.leave(*this);
        m_house.depart();
    }

    void begin() override {
        if constexpr (is_tls) {
            allow(m_house.options.limits.header);
            m_stream.async_handshake(asio::ssl::stream_base::server, [self = this->shared_from_this()](const error_code& error) {
                if (error) self->m_house.metrics.count(Refusal::TlsFailed);
                else self->rest();
            });
        } else {
            rest();
        }
    }

    void hush() override {
        if (m_is_idle) cancel();
    }

    void give_up() override {
        m_is_late = true;
        cancel();
    }

private:
    static constexpr bool is_tls = std::is_same_v<Stream, Tls>;

    void allow(std::chrono::milliseconds time) {
        m_is_late = false;
        deadline = Steady::now() + time;
    }

    void cancel() {
        error_code ignored;
        beast::get_lowest_layer(m_stream).cancel(ignored);
    }

    /// Between requests a connection may rest; once the first byte is there, the rest has to come soon.
    void rest() {
        if (m_house.is_closing) return farewell();
        m_is_idle = true;
        allow(m_is_first ? m_house.options.limits.header : m_house.options.limits.idle);
        read();
    }

    void read() {
        m_stream.async_read_some(m_inbox.space(), [self = this->shared_from_this()](const error_code& error, std::size_t size) {
            const bool was_idle = std::exchange(self->m_is_idle, false);
            if (error) return self->on_silence(error, was_idle);
            self->m_inbox.commit(size);
            self->m_is_first = false;
            if (was_idle) self->allow(self->m_house.options.limits.header);
            self->serve();
        });
    }

    void on_silence(const error_code& error, bool was_idle) {
        if (m_is_late && (m_is_first || !was_idle)) m_house.metrics.count(Refusal::HeaderDeadline);
        else if (!m_is_late && was_idle && error == asio::error::operation_aborted) farewell();
    }

    /// Answers the requests that are there, in turn, up to one that is not whole yet or whose answer does not go out at once.
    void serve() {
        do {
            if (!m_has_head && !take_head()) return m_head->got_some() ? read() : rest();
            if (!take_body()) return read();
            if (m_intake.refused == 0 && m_intake.asked.method == Method::Post) return take_form();
            answer();
        } while (send());
    }

    bool take_head() {
        if (m_inbox.unread().size() == 0) return false;
        error_code error;
        m_inbox.consume(m_head->read(m_inbox.unread(), error));
        if (error == http::error::need_more && !m_inbox.is_too_much()) return false;
        m_since = Steady::now();
        m_has_head = true;
        if (error) m_intake.refused = status_of(error, *m_head);
        else m_intake = read_head(m_house, *m_head, m_peer, is_tls);
        if (m_intake.refused == 0 && !take_seat()) m_intake.refused = 503;
        if (m_house.options.log) m_asked = asked();
        return true;
    }

    bool take_body() {
        auto& body = m_intake.asked.body;
        if (body.size() != m_intake.body_size) m_inbox.take(body, m_intake.body_size - body.size());
        return body.size() == m_intake.body_size;
    }

    /// What a form changes takes its time: this thread serves others meanwhile.
    void take_form() {
        deadline = Steady::time_point::max();
        m_house.submit(m_intake.asked, [self = this->shared_from_this()](Answer answer) {
            asio::post(self->m_stream.get_executor(), [self, answer = std::move(answer)] {
                self->prepare(answer, self->m_head->keep_alive());
                if (self->send()) self->serve();
            });
        });
    }

    void answer() {
        if (m_intake.refused != 0) return refuse();
        try {
            prepare(m_house.answer(m_intake.asked), m_head->keep_alive());
        } catch (const std::exception&) {  // one answer that cannot be made ends no server
            prepare({500, nullptr, {}}, false);
        }
    }

    /// After a refusal the connection ends: where the next request begins is anybody's guess.
    void refuse() {
        const int status = m_intake.refused;
        const bool is_good_head = status == 404 || status == 405;
        if (status == 413 || status == 414 || status == 431) m_house.metrics.count(Refusal::TooLarge);
        else if (status == 400) m_house.metrics.count(Refusal::Malformed);
        prepare({status, nullptr, {}}, is_good_head && m_head->count(Head::Name::content_length) == 0 && m_head->keep_alive());
    }

    void prepare(const Answer& answer, bool may_stay) {
        m_stays = may_stay && !m_house.is_closing;
        m_reply = make_reply(answer, m_intake.wishes, {m_house.clock.now(), m_stays, is_tls, m_intake.takes_forms});
        m_sent = 0;
        allow(m_house.options.limits.write);
    }

    /// True where the answer is out and the next request may be looked at.
    bool send() {
        if constexpr (is_tls) {
            asio::async_write(m_stream, unsent(), [self = this->shared_from_this()](const error_code& error, std::size_t) {
                if (self->is_out(error)) self->serve();
            });
            return false;
        } else {
            error_code error;
            while (!error && m_sent < size_of_reply()) m_sent += m_stream.write_some(unsent(), error);
            if (error != asio::error::would_block) return is_out(error);
            m_stream.async_wait(asio::socket_base::wait_write, [self = this->shared_from_this()](const error_code& failed) {
                if (failed) self->is_out(failed);
                else if (self->send()) self->serve();
            });
            return false;
        }
    }

    std::size_t size_of_reply() const { return m_reply.head.size() + m_reply.body.size(); }

    std::array<asio::const_buffer, 2> unsent() const {
        const auto of_head = std::min(m_sent, m_reply.head.size());
        return {asio::buffer(m_reply.head) + of_head, asio::buffer(m_reply.body.data(), m_reply.body.size()) + (m_sent - of_head)};
    }

    bool is_out(const error_code& error) {
        leave_seat();
        if (error && m_is_late) m_house.metrics.count(Refusal::WriteDeadline);
        if (error) return false;
        const auto taken = Steady::now() - m_since;
        m_house.metrics.count_answer(m_reply.status, size_of_reply(), taken);
        if (m_house.options.log) m_house.options.log(log_line(taken));
        m_reply = {};
        m_intake = {};
        m_has_head = false;
        m_head.emplace(m_house.options.limits.header_bytes);
        m_inbox.settle();
        if (!m_stays) farewell();
        return m_stays;
    }

    /// The beginning of the line in the log, taken while the head is there to be looked at.
    std::string asked() const {
        // The target of a refused request may hold anything, line breaks of a terminal included.
        const bool is_plain = m_intake.refused == 0 || m_intake.refused == 405;
        const auto& who = m_intake.asked.client.empty() ? m_peer : m_intake.asked.client;
        return who + " " + (is_plain ? std::string(m_head->method_name) + " " + shortened(m_head->target) : "-");
    }

    std::string log_line(std::chrono::nanoseconds taken) const {
        return m_asked + " " + std::to_string(m_reply.status) + " " + std::to_string(size_of_reply()) + " " +
               std::to_string(std::chrono::duration_cast<std::chrono::microseconds>(taken).count()) + "us";
    }

    /// Says goodbye, then listens a moment longer: closing over unread bytes would take the answer back.
    void farewell() {
        allow(longest_farewell);
        if constexpr (is_tls) {
            m_stream.async_shutdown([self = this->shared_from_this()](const error_code&) {});
        } else {
            error_code ignored;
            m_stream.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
            linger();
        }
    }

    void linger() {
        m_inbox.clear();
        m_stream.async_read_some(m_inbox.space(), [self = this->shared_from_this()](const error_code& error, std::size_t) {
            if (!error && ++self->m_farewell_reads < most_farewell_reads) self->linger();
        });
    }

    /// Behind a proxy everybody has its address: there it is requests under way that are counted, by the client's.
    bool take_seat() {
        if (!m_is_proxy) return true;
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
    Room& m_room;
    Stream m_stream;
    const std::string m_peer;
    const bool m_is_proxy;
    Inbox m_inbox;
    std::optional<Head> m_head;  ///< of the request that is read or answered
    Intake m_intake;
    Reply m_reply;
    std::size_t m_sent = 0;  ///< of the reply
    std::optional<std::string> m_seat;
    std::string m_asked;
    Steady::time_point m_since;
    int m_farewell_reads = 0;
    bool m_has_head = false;
    bool m_is_first = true;
    bool m_is_idle = false;
    bool m_is_late = false;
    bool m_stays = false;
};

}  // namespace

std::shared_ptr<Guest> make_connection(House& house, Room& room, asio::ip::tcp::socket socket, std::string peer, asio::ssl::context* tls) {
    if (tls != nullptr) return std::make_shared<Connection<Tls>>(house, room, std::move(socket), std::move(peer), *tls);
    error_code ignored;
    socket.non_blocking(true, ignored);
    return std::make_shared<Connection<Plain>>(house, room, std::move(socket), std::move(peer));
}

}  // namespace lichsong::feed
