// SPDX-License-Identifier: Apache-2.0
#include "app/feed/room.h"

#include <csignal>
#include <utility>

#include <boost/asio/post.hpp>

namespace lichsong::feed {
namespace {

constexpr std::chrono::milliseconds looks_at_deadlines_every{100};  // deadlines are seconds

}  // namespace

void Room::welcome(std::shared_ptr<Guest> guest) {
    boost::asio::post(m_io, [this, guest = std::move(guest)] {
        guest->place = m_guests.size();
        m_guests.push_back(guest.get());
        guest->begin();
        if (!m_is_looking) look();
    });
}

void Room::leave(const Guest& guest) {
    if (guest.place >= m_guests.size() || m_guests[guest.place] != &guest) return;  // never came in
    m_guests[guest.place] = m_guests.back();
    m_guests[guest.place]->place = guest.place;
    m_guests.pop_back();
}

void Room::hush() {
    boost::asio::post(m_io, [this] {
        for (auto* guest : m_guests) guest->hush();  // what it cancels it hears of later: nobody leaves meanwhile
    });
}

void Room::look() {
    m_is_looking = !m_guests.empty();
    if (!m_is_looking) return;
    m_look.expires_after(looks_at_deadlines_every);
    m_look.async_wait([this](const boost::system::error_code&) {
        const auto now = std::chrono::steady_clock::now();
        for (auto* guest : m_guests)
            if (guest->deadline < now) guest->give_up();
        look();
    });
}

void Room::run() {
    // sendfile() has no MSG_NOSIGNAL: who hangs up shall be an error, not the end of the program.
    sigset_t broken_pipe;
    sigemptyset(&broken_pipe);
    sigaddset(&broken_pipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &broken_pipe, nullptr);
    m_io.run();
}

}  // namespace lichsong::feed
