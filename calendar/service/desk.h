// SPDX-License-Identifier: Apache-2.0
// One person at one plan: the open store, the clock, who they are, and what is known of the plan in memory. Every use case
// takes a Desk&; nothing here is global.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

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

    [[nodiscard]] store::Session& session() noexcept { return m_session; }
    [[nodiscard]] store::Rows& rows() noexcept { return m_rows; }
    [[nodiscard]] store::Journal& journal() noexcept { return m_journal; }
    [[nodiscard]] const base::Clock& clock() const noexcept { return m_clock; }
    [[nodiscard]] const std::string& author() const noexcept { return m_author; }

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
    void load(model::Plan& plan, model::EntityKind kind);

    const base::Clock& m_clock;
    std::string m_author;
    store::Session m_session;
    store::Rows m_rows{m_session};
    store::Journal m_journal{m_session};
    model::Plan m_context;
    std::int64_t m_context_change = -1;
    std::optional<base::Zone> m_zone;
};

}  // namespace lichsong::service
