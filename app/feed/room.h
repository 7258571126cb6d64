// SPDX-License-Identifier: Apache-2.0
// A thread of the server and the connections on it: they stay where they were put and wait for no lock of another's. Knows whose time is over
// by a look at all of them now and then; a timer for each read and write would cost more than the reading and the writing.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <vector>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

namespace lichsong::feed {

/// A connection as its room sees it. All calls are made on the room's thread.
class Guest {
public:
    Guest() = default;
    Guest(const Guest&) = delete;
    Guest& operator=(const Guest&) = delete;
    virtual ~Guest() = default;
    virtual void begin() = 0;
    /// The server stops: leave now if nothing is under way, after the answer otherwise.
    virtual void hush() = 0;
    /// The deadline has passed.
    virtual void give_up() = 0;

    std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::time_point::max();
    std::size_t place = 0;  ///< the room's own
};

class Room {
public:
    Room() : m_work(m_io.get_executor()), m_look(m_io) {}
    Room(const Room&) = delete;
    Room& operator=(const Room&) = delete;
    ~Room() = default;

    [[nodiscard]] boost::asio::io_context& io() { return m_io; }
    /// Takes a guest in, and begins with it; from any thread.
    void welcome(std::shared_ptr<Guest> guest);
    /// By a guest's destructor.
    void leave(const Guest& guest);
    /// Tells all guests; from any thread.
    void hush();
    /// The thread's work, until stop().
    void run();
    void stop() { m_io.stop(); }

private:
    void look();

    std::vector<Guest*> m_guests;  // outlives the io_context, which lets go of the last of them
    bool m_is_looking = false;
    boost::asio::io_context m_io{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> m_work;
    boost::asio::steady_timer m_look;
};

}  // namespace lichsong::feed
