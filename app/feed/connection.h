// SPDX-License-Identifier: Apache-2.0
// One connection from handshake to farewell, plain or TLS. Made by the server only.
#pragma once

#include <memory>
#include <string>

#include <boost/asio/ip/tcp.hpp>

#include "app/feed/house.h"
#include "app/feed/room.h"

namespace boost::asio::ssl {
class context;
}

namespace lichsong::feed {

/// `tls` is null for a plain connection, `socket` is of the room. The connection keeps itself until it is over.
[[nodiscard]] std::shared_ptr<Guest> make_connection(House& house, Room& room, boost::asio::ip::tcp::socket socket, std::string peer,
                                                     boost::asio::ssl::context* tls);

}  // namespace lichsong::feed
