// SPDX-License-Identifier: Apache-2.0
// What a request has to be before anybody looks at it: the checks that Beast's parser leaves to its caller.
#pragma once

#include <string>

#include "app/feed/head.h"
#include "app/feed/house.h"
#include "app/feed/reply.h"

namespace lichsong::feed {

struct Intake {
    int refused = 0;             ///< the status to refuse it with; 0: it is good
    std::size_t body_size = 0;   ///< what follows the head
    bool takes_forms = false;
    Asked asked;
    Wishes wishes;
};

/// Reads a head whose body is still to come. `peer` is who holds the socket.
[[nodiscard]] Intake read_head(const House& house, const Head& head, const std::string& peer, bool is_private);

}  // namespace lichsong::feed
