// SPDX-License-Identifier: Apache-2.0
// A release: the plan as it was at one change, under a number and a note. Only what was released reaches partners. And feeds: what of it
// one partner is subscribed to.
#pragma once

#include <span>

#include "calendar/model/outlet.h"
#include "calendar/model/partner.h"
#include "calendar/model/topic.h"

namespace lichsong::model {

struct Release : Entity {
    int number = 0;                 ///< from 1, without gaps
    std::string title;              ///< the note: what is new, in a line
    int change = 0;                 ///< the last change it holds
    Date released_on;
    std::string author;
};

[[nodiscard]] std::span<const FieldInfo> release_fields();

enum class FeedLanguage : std::uint8_t { Vietnamese, English };
inline constexpr Names<2> feed_language_names = {"vi", "en"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(FeedLanguage) { return feed_language_names; }

/// Whom a feed is for: a partner, who sees what was released and is theirs, or leaders, who see all that was released, and how far it has come.
enum class FeedKind : std::uint8_t { Partner, Leader };
inline constexpr Names<2> feed_kind_names = {"partner", "leader"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(FeedKind) { return feed_kind_names; }

/// Members that are empty do not narrow, but for the partner: a media agency sees its own outlets.
struct Feed : Entity {
    std::string label;              ///< what we call it
    FeedKind kind = FeedKind::Partner;
    base::Id<Partner> partner;      ///< none for leaders
    std::vector<base::Id<Outlet>> outlets;
    std::vector<base::Id<Topic>> topics;
    Date first_day;
    Date last_day;
    FeedLanguage language = FeedLanguage::Vietnamese;
    Date expires;                   ///< the last day on which its address answers
    bool revoked = false;
    std::string secret_hash;        ///< SHA-256 of the secret in its address, in hex; the secret itself is kept nowhere
};

[[nodiscard]] std::span<const FieldInfo> feed_fields();

}  // namespace lichsong::model
