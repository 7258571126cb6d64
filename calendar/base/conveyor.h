// SPDX-License-Identifier: Apache-2.0
// From one thread to another, in order, with room for a few: the faster of the two waits, so that memory stays bounded.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace lichsong::base {

template <class T>
class Conveyor {
public:
    explicit Conveyor(std::size_t room) : m_room(room) {}

    /// Waits for room. False once the taker has gone: whatever more comes, nobody wants it.
    [[nodiscard]] bool put(T item) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_items.size() < m_room || m_abandoned; });
        if (m_abandoned) return false;
        m_items.push_back(std::move(item));
        m_changed.notify_all();
        return true;
    }

    /// By the putter: this was all.
    void close() {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        m_changed.notify_all();
    }

    /// Waits for an item. Nothing once all have been taken and the conveyor is closed.
    [[nodiscard]] std::optional<T> take() {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return !m_items.empty() || m_closed; });
        if (m_items.empty()) return std::nullopt;
        std::optional<T> item(std::move(m_items.front()));
        m_items.pop_front();
        m_changed.notify_all();
        return item;
    }

    /// By the taker: it wants no more.
    void abandon() {
        const std::lock_guard lock(m_mutex);
        m_abandoned = true;
        m_changed.notify_all();
    }

private:
    const std::size_t m_room;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<T> m_items;
    bool m_closed = false;
    bool m_abandoned = false;
};

}  // namespace lichsong::base
