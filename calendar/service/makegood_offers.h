// SPDX-License-Identifier: Apache-2.0
// Free places for what was missed, the best first. Books nothing; called by makegood and makegood_all.
#pragma once

#include <optional>
#include <vector>

#include "calendar/service/openings.h"
#include "calendar/service/schedule.h"

namespace lichsong::service {

/// A free place for what was missed.
struct Offer {
    Opening at;  ///< `start` is the first free minute of the slot that holds the whole item
    bool same_outlet = false;
    bool same_medium = false;
    bool same_week = false;
    int weight = 1;  ///< of the slot
    [[nodiscard]] Destination destination(const model::Plan& plan) const;
};

/// It breaks a rule that blocks, and is refused where somebody books it.
[[nodiscard]] bool is_forbidden(const Offer& offer);

/// What is booked in its place, before it has one.
[[nodiscard]] model::Record makegood_of(const model::Placement& missed);

/// Where places are looked for, beside what is offered anyway.
struct OfferLimits {
    model::DateSpan days;               ///< a day that is none does not limit
    std::vector<std::int64_t> outlets;  ///< ids; empty: any
};

/// Reads the plan once for several missed ones, and offers places to each as if what was taken before stood there already.
class OfferSearch {
public:
    OfferSearch(Desk& desk, const std::vector<model::Placement>& missed, OfferLimits limits = {});

    /// As makegood_offers() says, of one of those it was made for.
    [[nodiscard]] std::vector<Offer> offers(const model::Placement& missed, std::size_t most);
    /// The first of a dozen of them, without asking what the others break where that cannot matter. One that breaks a rule that blocks is
    /// only given where all do.
    [[nodiscard]] std::optional<Offer> best(const model::Placement& missed);
    void take(const model::Placement& missed, const Offer& offer);

private:
    [[nodiscard]] model::DateSpan days_of(const model::Placement& missed) const;
    /// In the order of the list, without what they break; those that are asked further for so many.
    [[nodiscard]] std::vector<Offer> candidates(const model::Placement& missed, std::size_t most);

    Desk& m_desk;
    OfferLimits m_limits;
    std::optional<WhatIf> m_what_if;
};

}  // namespace lichsong::service
