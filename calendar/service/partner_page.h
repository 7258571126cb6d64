// SPDX-License-Identifier: Apache-2.0
// What the page of a feed tells its partner: released content, and what is new in it. Built from an allow-list: what is not a member here
// cannot stand on the page. No HTML and no sentences.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calendar/service/desk.h"
#include "calendar/service/release.h"

namespace lichsong::service {

/// A name in both languages; the second may be empty.
struct TwoNames {
    std::string vietnamese;
    std::string english;

    friend bool operator==(const TwoNames&, const TwoNames&) = default;
};

struct PageRow {
    model::Date date;
    std::optional<model::TimeOfDay> start;
    model::Seconds length{0};
    TwoNames title;
    TwoNames outlet;
    std::string responsible;
    std::string code;
    model::Medium medium{};
    model::PlacementState state{};
    bool is_cancelled = false;
};

struct PageChange {
    Difference what = Difference::New;
    std::optional<PageRow> before;
    std::optional<PageRow> after;
};

struct PartnerPage {
    TwoNames campaign;
    std::string body;                 ///< who issues it, openly named
    std::string partner;
    model::Date dday;
    int release = 0;                  ///< 0: nothing was released yet
    model::Date released_on;
    int since = 0;                    ///< the release that changes are told against; 0: there is none
    std::vector<PageChange> changes;  ///< by time
    std::vector<PageRow> rows;        ///< by time
};

/// Of the latest release; changes against the one the partner fetched last, where that is an older one, else against the one before.
[[nodiscard]] PartnerPage partner_page(Desk& desk, const model::Feed& feed);

}  // namespace lichsong::service
