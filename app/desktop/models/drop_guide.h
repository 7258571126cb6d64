// SPDX-License-Identifier: Apache-2.0
// What dropping a placement at each place would break, found out bit by bit while it is dragged and remembered.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/desktop/layout/scene.h"
#include "calendar/service/what_if.h"

namespace lichsong::desktop {

struct Verdict {
    bool is_known = true;
    bool breaks = false;
    model::Severity worst = model::Severity::Ignore;
    std::vector<std::string> sentences;  ///< the worst first

    /// The ink that says it, beside the words.
    [[nodiscard]] Ink ink() const;
    [[nodiscard]] Ink wash() const;
    /// "✓", "!" or "✗", "…" while it is not known: never by colour alone.
    [[nodiscard]] std::string_view sign() const;
};

class DropGuide {
public:
    /// Knows nothing yet: a large plan takes a moment to be read, and the hand does not wait for it.
    explicit DropGuide(std::int64_t placement) : m_placement(placement) {}

    [[nodiscard]] std::int64_t placement() const noexcept { return m_placement; }
    /// The plan around has been read: from now on there are verdicts.
    void know(std::shared_ptr<service::WhatIf> what_if) { m_what_if = std::move(what_if); }
    [[nodiscard]] const Verdict& at(const Target& target);
    /// nullptr where it has not been asked yet.
    [[nodiscard]] const Verdict* known(const Target& target) const;
    [[nodiscard]] std::size_t count() const noexcept { return m_known.size(); }
    /// Asks for places of the scene that are not known yet, as long as `go_on` says so; false once all are known.
    bool look_ahead(const Scene& scene, const std::function<bool()>& go_on);

private:
    std::shared_ptr<service::WhatIf> m_what_if;
    std::int64_t m_placement;
    std::deque<std::pair<Target, Verdict>> m_known;  ///< few enough to be looked through
};

}  // namespace lichsong::desktop
