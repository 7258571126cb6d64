// SPDX-License-Identifier: Apache-2.0
#include "app/common/feed_words.h"

#include "app/common/describe.h"
#include "calendar/base/i18n.h"

namespace lichsong::app {

using base::fill;
using base::tr;

std::string feed_reader(const model::Plan& plan, const model::Feed& feed) {
    if (feed.kind == model::FeedKind::Leader) return tr(LICHSONG_N_("Leaders"));
    const auto* partner = plan.partners.find(feed.partner);
    return partner == nullptr ? std::string() : base::in_language(partner->name, partner->name_en);
}

std::string feed_standing(service::Desk& desk, const model::Feed& feed) {
    if (feed.revoked) return tr(LICHSONG_N_("revoked"));
    if (!service::answers_on(feed, desk.today())) return tr(LICHSONG_N_("expired"));
    return model::is_set(feed.expires) ? fill(tr(LICHSONG_N_("until {1}")), {date_text(feed.expires)}) : std::string();
}

std::string feed_seen(service::Desk& desk, const service::Freshness& fresh) {
    if (!fresh.fetched) return tr(LICHSONG_N_("never"));
    return date_text(model::date_of(desk.zone().to_local(fresh.fetched->at)));
}

std::string feed_unseen(const service::Freshness& fresh) {
    if (fresh.changes_since == 0) return {};
    const auto changes = fill(base::tr_n("{1} change, from {2}", "{1} changes, from {2}", fresh.changes_since), {std::to_string(fresh.changes_since), date_text(fresh.nearest)});
    return fresh.is_too_near ? fill(tr(LICHSONG_N_("{1}: ring them, their calendar may fetch it too late")), {changes}) : changes;
}

}  // namespace lichsong::app
