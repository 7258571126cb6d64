// SPDX-License-Identifier: Apache-2.0
// What the other desks of a plan in a database do, as it happens: that something was changed, and who looks at what. By LISTEN and NOTIFY (PostgreSQL,
// "Asynchronous Notification"): nothing is stored, and nothing of a desk that crashed stays. A plan in a file has no such news; its desks ask it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "calendar/base/clock.h"
#include "calendar/model/entity.h"

namespace lichsong::store {

/// Somebody has a row before them.
struct Look {
    std::string author;
    model::EntityKind kind = model::EntityKind::Placement;
    std::int64_t row = 0;
    friend bool operator==(const Look&, const Look&) = default;
};

class Watch {
public:
    /// Connects where the address is a database; errors as Session. `author` is told to the others.
    Watch(const std::string& address, std::string author, const base::Clock& clock);
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;
    ~Watch();

    /// False for a file.
    [[nodiscard]] bool listens() const noexcept;
    /// False where the connection broke and is not made again yet; true for a file.
    [[nodiscard]] bool is_connected() const noexcept;
    /// Takes in what has come, without waiting: true where somebody has committed a change, or the connection had broken and something may have been
    /// missed. One that broke is made again, at most every 15 seconds.
    bool has_changed();
    /// Tells the others what its person looks at now, or that it is nothing any more. Told again now and then for those that come later; once a minute
    /// without a word, a desk is taken for gone.
    void look_at(std::optional<std::pair<model::EntityKind, std::int64_t>> row);
    /// What the others look at now, without oneself, by author.
    [[nodiscard]] std::vector<Look> looks() const;

private:
    class Line;
    std::unique_ptr<Line> m_line;
};

}  // namespace lichsong::store
