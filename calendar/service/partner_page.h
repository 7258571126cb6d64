// SPDX-License-Identifier: Apache-2.0
// What the page of a feed tells its partner: released content, and what is new in it. Built from an allow-list: what is not a member here
// and not of PartnerRow cannot stand on the page. No HTML and no sentences.
#pragma once

#include <string>
#include <vector>

#include "calendar/service/difference_sheet.h"

namespace lichsong::service {

struct PartnerPage {
    TwoNames campaign;
    std::string body;                 ///< who issues it, openly named
    std::string partner;
    model::Date dday;
    int release = 0;                  ///< 0: nothing was released yet
    model::Date released_on;
    int since = 0;                    ///< the release that changes are told against; 0: there is none
    std::vector<PartnerChange> changes;  ///< by time
    std::vector<PartnerRow> rows;        ///< by time
};

/// Of the latest release; changes against the one that this page showed last, where that is an older one, else against the one before.
[[nodiscard]] PartnerPage partner_page(Desk& desk, const model::Feed& feed);

}  // namespace lichsong::service
