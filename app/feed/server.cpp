// SPDX-License-Identifier: Apache-2.0
#include "app/feed/server.h"

#include <algorithm>
#include <optional>
#include <thread>
#include <utility>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "app/feed/connection.h"
#include "calendar/base/error.h"

namespace lichsong::feed {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

constexpr const char* busy = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 60\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
constexpr std::chrono::milliseconds rest_after_failure{100};

void require(const error_code& error, const std::string& address) {
    if (error) throw base::Error(base::Fault::Call, "server.cannot_listen", {address, error.message()});
}

tcp::endpoint endpoint_of(const Options& options) {
    error_code error;
    const auto address = asio::ip::make_address(options.address, error);
    require(error, options.address);
    if (!address.is_loopback() && options.certificate.empty() && !options.allow_plain)
        throw base::Error(base::Fault::Call, "server.no_tls", {options.address});
    return {address, options.port};
}

void read(asio::ssl::context& tls, const Options& options) {
    const auto check = [](const error_code& error, const std::string& file) {
        if (error) throw base::Error(base::Fault::Input, "server.bad_certificate", {file, error.message()});
    };
    error_code error;
    tls.set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_sslv2 | asio::ssl::context::no_sslv3 |
                    asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1);
    tls.use_certificate_chain_file(options.certificate, error);
    check(error, options.certificate);
    const auto& key = options.key.empty() ? options.certificate : options.key;
    tls.use_private_key_file(key, asio::ssl::context::pem, error);
    check(error, key);
}

}  // namespace

struct Server::State {
    State(Options options, Site& site, const base::Clock& clock)
        : house(std::move(options), site, clock), rooms(make_rooms(house.options.threads)), acceptor(rooms.front()->io()), pause(rooms.front()->io()), deadline(rooms.front()->io()) {
        house.on_empty = [this] { end(); };
    }

    static std::vector<std::unique_ptr<Room>> make_rooms(unsigned wanted) {
        std::vector<std::unique_ptr<Room>> rooms(wanted != 0 ? wanted : std::max(1U, std::thread::hardware_concurrency()));
        for (auto& room : rooms) room = std::make_unique<Room>();
        return rooms;
    }

    void end() {
        for (auto& room : rooms) room->stop();
    }

    void listen() {
        const auto endpoint = endpoint_of(house.options);
        if (!house.options.certificate.empty()) read(tls.emplace(asio::ssl::context::tls_server), house.options);
        const auto where = house.options.address + ":" + std::to_string(house.options.port);
        error_code error;
        acceptor.open(endpoint.protocol(), error);
        require(error, where);
        acceptor.set_option(tcp::acceptor::reuse_address(true));
        acceptor.bind(endpoint, error);
        require(error, where);
        acceptor.listen(asio::socket_base::max_listen_connections, error);
        require(error, where);
        port = acceptor.local_endpoint().port();
    }

    void accept() {
        next = (next + 1) % rooms.size();
        acceptor.async_accept(rooms[next]->io(), [this](const error_code& error, tcp::socket socket) {
            if (house.is_closing) return;
            if (error) return accept_later();  // out of descriptors, most likely: asking again at once would not help
            admit(std::move(socket), *rooms[next]);
            accept();
        });
    }

    void accept_later() {
        pause.expires_after(rest_after_failure);
        pause.async_wait([this](const error_code& error) {
            if (!error && !house.is_closing) accept();
        });
    }

    void admit(tcp::socket socket, Room& room) {
        error_code error;
        const auto remote = socket.remote_endpoint(error);
        if (error) return;
        auto peer = remote.address().to_string();
        const auto& limits = house.options.limits;
        if (house.open() >= limits.connections) return turn_away(socket, Refusal::TooManyConnections);
        if (!house.trusts(peer) && !house.by_address.enter(group_of(peer))) return turn_away(socket, Refusal::TooManyFromAddress);
        socket.set_option(tcp::no_delay(true), error);
        house.arrive();
        room.welcome(make_connection(house, room, std::move(socket), std::move(peer), tls ? &*tls : nullptr));
    }

    /// With a word where it costs nothing: an empty send buffer takes it without waiting.
    void turn_away(tcp::socket& socket, Refusal why) {
        house.metrics.count(why);
        error_code ignored;
        socket.non_blocking(true, ignored);
        if (!tls) socket.write_some(asio::buffer(std::string_view(busy)), ignored);
        socket.shutdown(tcp::socket::shutdown_send, ignored);
    }

    void begin_stop() {
        if (house.is_closing.exchange(true)) return;
        error_code ignored;
        acceptor.close(ignored);
        pause.cancel();
        if (house.open() == 0) return end();
        for (auto& room : rooms) room->hush();
        deadline.expires_after(house.options.limits.stop);
        deadline.async_wait([this](const error_code& error) {
            if (!error) end();
        });
    }

    House house;  // outlives the connections, which the rooms may still hold at the end
    std::optional<asio::ssl::context> tls;
    std::vector<std::unique_ptr<Room>> rooms;
    std::size_t next = 0;    ///< room that the next connection gets
    tcp::acceptor acceptor;  ///< in the first room, as are the timers
    asio::steady_timer pause;
    asio::steady_timer deadline;
    std::vector<std::thread> threads;
    std::uint16_t port = 0;
};

Server::Server(Options options, Site& site, const base::Clock& clock) : m_state(std::make_unique<State>(std::move(options), site, clock)) {
    m_state->listen();
}

Server::~Server() {
    stop();
    wait();
    m_state->house.await_forms();
    m_state->house.on_empty = nullptr;  // what is left of connections goes with the io_context, which cannot be stopped any more
}

void Server::start() {
    auto& state = *m_state;
    asio::post(state.acceptor.get_executor(), [&state] { state.accept(); });
    for (auto& room : state.rooms) state.threads.emplace_back([&room] { room->run(); });
}

void Server::stop() {
    asio::post(m_state->acceptor.get_executor(), [state = m_state.get()] { state->begin_stop(); });
}

void Server::wait() {
    for (auto& thread : m_state->threads)
        if (thread.joinable()) thread.join();
}

std::uint16_t Server::port() const { return m_state->port; }

}  // namespace lichsong::feed
