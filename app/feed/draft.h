// SPDX-License-Identifier: Apache-2.0
// A document in the making: taken in part by part, and where it grows large, hashed and packed by a second thread while it is still written.
#pragma once

#include <condition_variable>
#include <future>
#include <mutex>
#include <string>
#include <string_view>

#include "app/feed/site.h"

namespace lichsong::feed {

/// Gives, byte for byte, the document that make_document() gives of the whole body.
class Draft {
public:
    Draft() = default;
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;
    /// What was not finished is given up.
    ~Draft();

    void write(std::string_view part);
    /// To be called once, at the end.
    [[nodiscard]] SharedDocument finish(std::string type, base::Stamp last_modified);

    /// What is known of a body only when all of it was seen.
    struct Packed {
        std::string etag;
        std::string gzip;
    };

private:
    void end();
    [[nodiscard]] Packed pack_as_it_grows();

    std::mutex m_mutex;
    std::condition_variable m_grown;
    std::string m_body;            ///< with the mutex, once there is a second thread
    bool m_is_whole = false;
    std::future<Packed> m_packed;  ///< of a large one
};

}  // namespace lichsong::feed
