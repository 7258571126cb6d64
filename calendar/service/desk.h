// SPDX-License-Identifier: Apache-2.0
// One person at one plan: the open store, the clock, who they are, and what is known of the plan in memory. Every use case
// takes a Desk&; nothing here is global.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "calendar/base/clock.h"
#include "calendar/base/zone.h"
#include "calendar/model/plan.h"
#include "calendar/store/journal.h"
#include "calendar/store/rows.h"
#include "calendar/store/session.h"

namespace lichsong::service {

class Desk {
public:
    /// Opens the plan; errors as store::Session. One of an older version is brought up to date first, for reading too.
    Desk(const std::string& address, const store::OpenOptions& options, const base::Clock& clock, std::string author);
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    [[nodiscard]] store::Session& session() noexcept { return m_store->session; }
    [[nodiscard]] store::Rows& rows() noexcept { return m_store->rows; }
    [[nodiscard]] store::Journal& journal() noexcept { return m_store->journal; }
    [[nodiscard]] const base::Clock& clock() const noexcept { return m_clock; }
    [[nodiscard]] const std::string& author() const noexcept { return m_author; }

    /// Opens the plan anew, where the connection to its database broke; what was not committed then has not happened. Errors as opening, and then
    /// all is as it was. Not within a transaction.
    void reopen();

    /// The change up to which the person who edits has seen the plan; none: they take it as it is. See Seen.
    [[nodiscard]] std::optional<std::int64_t> seen() const noexcept { return m_seen; }

    /// Everything but the rows of which there are many, as of the last change of anybody.
    [[nodiscard]] const model::Plan& context();
    /// All of it, segments and placements too: for checks and coverage. With dates: only the placements within.
    [[nodiscard]] model::Plan whole_plan(const model::Date& from = {}, const model::Date& to = {});

    [[nodiscard]] const base::Zone& zone();
    /// In the campaign's zone.
    [[nodiscard]] model::Date today();

    /// The row a person means by `key`; Error{Call,"row.unknown"} with kind and key where there is none.
    [[nodiscard]] model::Record require(model::EntityKind kind, const std::string& key);

private:
    friend class Seen;
    struct Store {
        explicit Store(store::Session opened) : session(std::move(opened)) {}
        store::Session session;
        store::Rows rows{session};
        store::Journal journal{session};
    };
    void load(model::Plan& plan, model::EntityKind kind);

    const base::Clock& m_clock;
    std::string m_author;
    store::OpenOptions m_options;
    std::unique_ptr<Store> m_store;
    model::Plan m_context;
    std::int64_t m_context_change = -1;
    std::optional<base::Zone> m_zone;
    std::optional<std::int64_t> m_seen;
};

/// For as long as it lives the desk edits for somebody who saw the plan as it was after that change: what others changed since is merged field by
/// field, and where it is the same field, Edit::set() refuses.
class Seen {
public:
    Seen(Desk& desk, std::optional<std::int64_t> change) : m_desk(desk), m_before(desk.m_seen) { desk.m_seen = change; }
    Seen(const Seen&) = delete;
    Seen& operator=(const Seen&) = delete;
    ~Seen() { m_desk.m_seen = m_before; }

private:
    Desk& m_desk;
    std::optional<std::int64_t> m_before;
};

}  // namespace lichsong::service
