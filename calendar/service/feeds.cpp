// SPDX-License-Identifier: Apache-2.0
// Making, turning and ending of feeds. What stands in one is in feed_calendar.cpp.
#include "calendar/service/feeds.h"

#include <algorithm>

#include "calendar/base/error.h"
#include "calendar/base/secret.h"
#include "calendar/base/text.h"
#include "calendar/service/difference_sheet.h"

namespace lichsong::service {
namespace {

using base::Error;
using base::Fault;
using model::EntityKind;
using model::Feed;

constexpr long days_after_the_end = 30;

template <class E>
std::vector<base::Id<E>> ids_of(Desk& desk, const std::string& keys) {
    std::vector<base::Id<E>> ids;
    for (const auto part : base::split(keys, ','))
        if (const auto key = base::trim(part); !key.empty()) ids.push_back({desk.require(model::kind_of<E>, std::string(key)).head.id});
    return ids;
}

void refuse_others_outlets(const model::Plan& plan, const model::Partner& partner, const std::vector<base::Id<model::Outlet>>& outlets) {
    if (partner.kind != model::PartnerKind::Media) return;
    for (const auto id : outlets)
        if (const auto* outlet = plan.outlets.find(id); outlet != nullptr && outlet->partner.value != partner.id)
            throw Error(Fault::Input, "feed.not_theirs", {outlet->name, partner.name});
}

}  // namespace

std::string feed_path(const std::string& secret) { return "/feeds/" + secret + ".ics"; }

MadeFeed add_feed(Desk& desk, const NewFeed& wanted) {
    Edit edit(desk, {"feed.add", {}});
    const auto& plan = desk.context();
    if (wanted.partner.empty() != (wanted.kind == model::FeedKind::Leader)) throw Error(Fault::Input, "feed.whose");
    Feed feed;
    feed.kind = wanted.kind;
    feed.label = base::clean_line(wanted.label);
    feed.outlets = ids_of<model::Outlet>(desk, wanted.outlets);
    feed.topics = ids_of<model::Topic>(desk, wanted.topics);
    if (wanted.kind == model::FeedKind::Partner) {
        const auto partner = model::from_record<model::Partner>(desk.require(EntityKind::Partner, wanted.partner));
        feed.partner = model::id_of(partner);
        if (feed.label.empty()) feed.label = partner.name;
        refuse_others_outlets(plan, partner, feed.outlets);
    }
    feed.first_day = wanted.first_day;
    feed.last_day = wanted.last_day;
    feed.language = wanted.language;
    const auto end = model::is_set(plan.campaign.dday) ? plan.campaign.dday : plan.campaign.last_day;
    feed.expires = model::is_set(wanted.expires) ? wanted.expires : model::plus_days(std::max(end, desk.today()), days_after_the_end);
    MadeFeed made;
    made.secret = base::new_secret();
    feed.secret_hash = base::sha256(made.secret);
    const auto id = edit.add(model::to_record(feed));
    made.key = edit.row(EntityKind::Feed, id).head.key;
    edit.describe_as({"feed.add", {made.key, feed.label}});
    made.change = edit.commit();
    return made;
}

MadeFeed rotate_feed(Desk& desk, const std::string& key) {
    Edit edit(desk, {"feed.rotate", {key}});
    const auto& row = edit.row(EntityKind::Feed, key);
    MadeFeed made;
    made.key = row.head.key;
    made.secret = base::new_secret();
    edit.set(EntityKind::Feed, row.head.id, {{"secret_hash", base::sha256(made.secret)}, {"revoked", std::int64_t{0}}});
    made.change = edit.commit();
    return made;
}

model::Change revoke_feed(Desk& desk, const std::string& key) {
    Edit edit(desk, {"feed.revoke", {key}});
    edit.set(EntityKind::Feed, edit.row(EntityKind::Feed, key).head.id, {{"revoked", std::int64_t{1}}});
    return edit.commit();
}

std::optional<Feed> feed_with(Desk& desk, const std::string& secret_hash) {
    const auto& feeds = desk.context().feeds.rows();
    const auto found = std::find_if(feeds.begin(), feeds.end(), [&](const Feed& feed) { return feed.secret_hash == secret_hash; });
    return found == feeds.end() ? std::nullopt : std::optional(*found);
}

bool answers_on(const Feed& feed, const model::Date& day) { return !feed.revoked && (!model::is_set(feed.expires) || day <= feed.expires); }

namespace {

// Calendars fetch once a day at the latest; who has been away for longer may stay away as long again.
bool comes_before_next_fetch(Desk& desk, const Freshness& fresh) {
    constexpr long usual_days = 1;
    const auto away = model::days_between(model::date_of(desk.zone().to_local(fresh.fetched->at)), desk.today());
    return model::days_between(desk.today(), fresh.nearest) <= std::max(usual_days, away);
}

}  // namespace

std::vector<Freshness> freshness(Desk& desk) {
    const auto seen = store::fetched(desk.session());
    const auto latest = latest_release(desk);
    std::vector<Freshness> found;
    for (const auto& feed : desk.context().feeds) {
        Freshness fresh;
        fresh.feed = feed;
        if (const auto at = seen.find(feed.id); at != seen.end()) fresh.fetched = at->second;
        if (latest && fresh.fetched && fresh.fetched->release > 0 && fresh.fetched->release < latest->number) {
            const auto changes = changes_on(feed, TwoReleases(desk, find_release(desk, std::to_string(fresh.fetched->release)), *latest));
            fresh.changes_since = static_cast<int>(changes.size());
            if (!changes.empty()) {
                fresh.nearest = row_of(changes.front()).date;
                fresh.is_too_near = comes_before_next_fetch(desk, fresh);
            }
        }
        found.push_back(std::move(fresh));
    }
    return found;
}

}  // namespace lichsong::service
