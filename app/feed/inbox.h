// SPDX-License-Identifier: Apache-2.0
// The bytes of a connection that came and are not yet read. They move only when settle() is called, so that views into a head hold until then.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string>

#include <boost/asio/buffer.hpp>

namespace lichsong::feed {

class Inbox {
public:
    /// Room for a head of `most` bytes wherever it begins.
    explicit Inbox(std::size_t most) : m_most(most), m_bytes(std::make_unique_for_overwrite<char[]>(2 * most)) {}

    [[nodiscard]] boost::asio::const_buffer unread() const { return {m_bytes.get() + m_begin, m_end - m_begin}; }
    [[nodiscard]] boost::asio::mutable_buffer space() { return {m_bytes.get() + m_end, 2 * m_most - m_end}; }
    void commit(std::size_t size) { m_end += size; }
    void consume(std::size_t size) { m_begin += size; }
    /// What was read since settle() and what is unread is longer than a head may be.
    [[nodiscard]] bool is_too_much() const { return m_end - m_settled >= m_most; }

    /// Nobody looks at what was read any more.
    void settle() {
        if (m_begin == m_end || m_begin >= m_most) {
            std::memmove(m_bytes.get(), m_bytes.get() + m_begin, m_end - m_begin);
            m_end -= m_begin;
            m_begin = 0;
        }
        m_settled = m_begin;
    }

    void clear() {
        consume(m_end - m_begin);
        settle();
    }

    /// Moves up to `size` bytes to the end of `text`.
    void take(std::string& text, std::size_t size) {
        size = std::min(size, m_end - m_begin);
        text.append(m_bytes.get() + m_begin, size);
        m_begin += size;
        settle();
    }

private:
    std::size_t m_most;
    std::unique_ptr<char[]> m_bytes;
    std::size_t m_settled = 0;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
};

}  // namespace lichsong::feed
