// SPDX-License-Identifier: Apache-2.0
// What putting something down at each place would break, found out bit by bit while it is carried and remembered.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/desktop/layout/scene.h"
#include "app/desktop/models/carried.h"
#include "calendar/service/what_if.h"

namespace lichsong::desktop {

struct Verdict {
    bool is_known = true;
    bool is_open = false;  ///< the place says too little: outlet and time are asked for when it is put down
    model::Severity worst = model::Severity::Ignore;
    std::vector<std::string> sentences;  ///< the worst first

    /// The ink that says it, beside the words.
    [[nodiscard]] Ink ink() const;
    [[nodiscard]] Ink wash() const;
    /// "✓", "!", "✗", or "…" where it is open or not known yet: never by colour alone.
    [[nodiscard]] std::string_view sign() const;
};

class DropGuide {
public:
    /// Knows nothing yet: a large plan takes a moment to be read, and the hand does not wait for it.
    DropGuide(const Carried& carried, model::Placement placement) : m_carried(carried), m_placement(std::move(placement)) {}

    [[nodiscard]] const Carried& carried() const noexcept { return m_carried; }
    /// As it is or, for what is not in the plan yet, as it would be made.
    [[nodiscard]] const model::Placement& placement() const noexcept { return m_placement; }
    /// The plan around has been read: from now on there are verdicts.
    void know(std::shared_ptr<service::WhatIf> what_if) { m_what_if = std::move(what_if); }
    [[nodiscard]] const Verdict& at(const Target& target);
    /// nullptr where it has not been asked yet.
    [[nodiscard]] const Verdict* known(const Target& target) const;
    [[nodiscard]] std::size_t count() const noexcept { return m_known.size(); }
    /// Asks for places of the scene that are not known yet, as long as `go_on` says so; false once all are known.
    bool look_ahead(const Scene& scene, const std::function<bool()>& go_on);

private:
    Carried m_carried;
    model::Placement m_placement;
    std::shared_ptr<service::WhatIf> m_what_if;
    std::deque<std::pair<Target, Verdict>> m_known;  ///< few enough to be looked through
};

/// The placement that is carried: as it is, or as it would be made. Error{Call,"row.unknown"} where it is gone.
[[nodiscard]] model::Placement placement_of(service::Desk& desk, const Carried& carried);
/// What knows the plan around it; reads it, which takes a moment.
[[nodiscard]] std::shared_ptr<service::WhatIf> what_if_of(service::Desk& desk, const Carried& carried, const model::Placement& placement, const model::DateSpan& days);

/// How long a placement becomes whose end is put at a time: to the next day where that is earlier, and never nothing.
[[nodiscard]] model::Seconds length_until(model::TimeOfDay start, model::TimeOfDay end);

}  // namespace lichsong::desktop
