// SPDX-License-Identifier: Apache-2.0
// Subscriptions of partners: an address with a secret that is shown once and kept as a hash only, and the calendar behind it.
#pragma once

#include <atomic>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "calendar/ical/export.h"
#include "calendar/model/release.h"
#include "calendar/service/editor.h"
#include "calendar/store/fetched.h"

namespace lichsong::service {

struct NewFeed {
    model::FeedKind kind = model::FeedKind::Partner;
    std::string partner;  ///< key; empty for leaders
    std::string label;    ///< empty: the partner's name; for leaders one is needed
    std::string outlets;  ///< keys, with commas between; empty: all of a media agency's, else all
    std::string topics;
    model::Date first_day;
    model::Date last_day;
    model::FeedLanguage language = model::FeedLanguage::Vietnamese;
    model::Date expires;  ///< none: 30 days after election day, or after the flight where there is none; after today where that is over
};

struct MadeFeed {
    model::Change change;
    std::string key;
    std::string secret;  ///< 256 bits, base64url; nobody can look it up again
};

/// Errors as Filter and Edit::commit; {Input,"feed.not_theirs"} for an outlet that is not the media agency's, {"feed.whose"} where neither a
/// partner nor leaders are named, or both.
MadeFeed add_feed(Desk& desk, const NewFeed& wanted);
/// A new address; the old one answers no more.
MadeFeed rotate_feed(Desk& desk, const std::string& feed);
model::Change revoke_feed(Desk& desk, const std::string& feed);

/// "/feeds/SECRET.ics"
[[nodiscard]] std::string feed_path(const std::string& secret);

/// The feed whose secret has that hash; expired and revoked ones as well.
[[nodiscard]] std::optional<model::Feed> feed_with(Desk& desk, const std::string& secret_hash);
/// False after its last day, and when it was revoked.
[[nodiscard]] bool answers_on(const model::Feed& feed, const model::Date& day);

/// Released content of the feed as one calendar; the latest release, or a valid calendar without entries before the first one. The same plan
/// and release give the same bytes. Only members of ical::EventView can stand in it.
/// What it showed earlier and shows no more is in it as cancelled.
void write_feed(Desk& desk, const model::Feed& feed, const ical::Wording& wording, const ical::Sink& sink);
/// The same for several feeds, of one state of the plan: what was released is read once for all of them.
struct FeedToWrite {
    model::Feed feed;
    ical::Wording wording;
    ical::Sink sink;
};
/// False where `stop` kept it from coming to the end: then nothing that was written is whole.
bool write_feeds(Desk& desk, std::span<const FeedToWrite> feeds, const std::atomic<bool>* stop = nullptr);

/// What a partner has seen, and what they have not.
struct Freshness {
    model::Feed feed;
    std::optional<store::Fetched> fetched;  ///< nothing where it never was
    int changes_since = 0;                  ///< of the latest release against the one fetched last
    model::Date nearest;                    ///< of those changes; none where there are none
    bool is_too_near = false;               ///< it comes before they are likely to fetch again: somebody should ring them
};
[[nodiscard]] std::vector<Freshness> freshness(Desk& desk);

}  // namespace lichsong::service
