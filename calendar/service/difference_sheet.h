// SPDX-License-Identifier: Apache-2.0
// What is different for one partner between two releases: the one source of what its page, its sheet and its messages tell. Built from an
// allow-list: what is not a member of PartnerRow cannot be told. No sentences; the sheet on paper is difference_document.h.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "calendar/service/concern.h"
#include "calendar/service/release.h"

namespace lichsong::service {

/// A name in both languages; the second may be empty.
struct TwoNames {
    std::string vietnamese;
    std::string english;
    friend bool operator==(const TwoNames&, const TwoNames&) = default;
};

/// All of a placement that a partner may read.
struct PartnerRow {
    model::Date date;
    std::optional<model::TimeOfDay> start;
    model::Seconds length{0};
    TwoNames title;
    TwoNames outlet;
    TwoNames topics;          ///< with commas between
    std::string outlet_key;
    std::string responsible;
    std::string reference;
    std::string code;
    model::Medium medium{};
    model::PlacementState state{};
    bool is_cancelled = false;
};

/// `plan` is the one that the row is of.
[[nodiscard]] PartnerRow partner_row(const model::Plan& plan, const model::PlacedSegment& row);

struct PartnerChange {
    Difference what = Difference::New;
    std::optional<PartnerRow> before;  ///< one of both at least, and both unless it is new or gone
    std::optional<PartnerRow> after;
};
/// What it is now, or where it is gone what it was.
[[nodiscard]] inline const PartnerRow& row_of(const PartnerChange& change) { return change.after ? *change.after : *change.before; }

/// What concerns the partner, by time.
[[nodiscard]] std::vector<PartnerChange> changes_for(const model::Partner& partner, const Concern& concern, const TwoReleases& two);
/// What the feed shows, by time.
[[nodiscard]] std::vector<PartnerChange> changes_on(const model::Feed& feed, const TwoReleases& two);

/// Up to which release each partner was told by a message what changed, or a person noted that it was; by id of the partner.
[[nodiscard]] std::map<std::int64_t, int> told_releases(Desk& desk);

struct DifferenceSheet {
    TwoNames campaign;
    std::string body;                     ///< who issues it, openly named
    base::Id<model::Partner> partner;
    TwoNames partner_name;
    int from = 0;
    model::Date from_released_on;
    int to = 0;
    model::Date released_on;
    std::vector<PartnerChange> changes;   ///< by time
};

/// With 0 for `to` up to the latest release, with 0 for `from` since the one that the partner was told of or fetched last where that is an
/// earlier one, else since the one before. Error{Call,"row.unknown"}; Error{Input,"release.none"} where nothing was released yet,
/// {"release.first"} where there is nothing earlier to compare with, {"release.not_earlier"} {from, to}.
[[nodiscard]] DifferenceSheet difference_sheet(Desk& desk, const std::string& partner, int from = 0, int to = 0);

}  // namespace lichsong::service
