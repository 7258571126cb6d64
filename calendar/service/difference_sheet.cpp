// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/difference_sheet.h"

#include <algorithm>

#include "calendar/base/error.h"
#include "calendar/service/feed_content.h"
#include "calendar/store/fetched.h"

namespace lichsong::service {
namespace {

using base::Error;
using base::Fault;
using model::EntityKind;
using model::MessageStage;
using model::Release;

void add_name(std::string& names, const std::string& name) { names += (names.empty() ? "" : ", ") + name; }

TwoNames topics_of(const model::Plan& plan, const model::Segment& segment) {
    TwoNames names;
    for (const auto id : segment.topics) {
        const auto* topic = plan.topics.find(id);
        if (topic == nullptr) continue;
        add_name(names.vietnamese, topic->title);
        add_name(names.english, topic->title_en.empty() ? topic->title : topic->title_en);
    }
    return names;
}

std::vector<PartnerChange> told_of(const std::vector<ReleasedChange>& changes, const TwoReleases& two) {
    std::vector<PartnerChange> found;
    for (const auto& one : changes) {
        PartnerChange change{one.what, {}, {}};
        if (one.before) change.before = partner_row(two.earlier(), *one.before);
        if (one.after) change.after = partner_row(two.later(), *one.after);
        found.push_back(std::move(change));
    }
    return found;
}

bool has_told(const model::Message& message) {
    return message.stage == MessageStage::Sent || message.stage == MessageStage::Dismissed || message.stage == MessageStage::Sending;
}

// The latest that the partner knows, by message or because a calendar of theirs fetched it; 0 where they know none.
int known_release(Desk& desk, const model::Partner& partner) {
    const auto told = told_releases(desk);
    const auto by_message = told.find(partner.id);
    int known = by_message == told.end() ? 0 : by_message->second;
    const auto fetched = store::fetched(desk.session());
    for (const auto& feed : desk.context().feeds) {
        const auto at = fetched.find(feed.id);
        if (feed.partner.value == partner.id && at != fetched.end()) known = std::max(known, static_cast<int>(at->second.release));
    }
    return known;
}

Release release_to(Desk& desk, int number) {
    if (number != 0) return find_release(desk, std::to_string(number));
    const auto latest = latest_release(desk);
    if (!latest) throw Error(Fault::Input, "release.none");
    return *latest;
}

Release release_from(Desk& desk, const model::Partner& partner, int number, const Release& to) {
    if (number == 0) {
        if (to.number == 1) throw Error(Fault::Input, "release.first");
        const int known = known_release(desk, partner);
        number = known > 0 && known < to.number ? known : to.number - 1;
    }
    auto from = find_release(desk, std::to_string(number));
    if (from.number >= to.number) throw Error(Fault::Input, "release.not_earlier", {std::to_string(from.number), std::to_string(to.number)});
    return from;
}

}  // namespace

PartnerRow partner_row(const model::Plan& plan, const model::PlacedSegment& row) {
    const auto& placement = row.placement;
    PartnerRow out;
    out.date = placement.date;
    out.start = placement.start;
    out.length = placement.length;
    out.title = {row.segment.title, row.segment.title_en};
    out.topics = topics_of(plan, row.segment);
    out.responsible = row.segment.responsible_body;
    out.reference = row.segment.reference;
    out.code = placement.key;
    out.state = placement.state;
    out.is_cancelled = model::state_info(placement.state).status == model::CalendarStatus::Cancelled;
    if (const auto* outlet = plan.outlets.find(placement.outlet)) {
        out.outlet = {outlet->name, outlet->name_en};
        out.outlet_key = outlet->key;
        out.medium = outlet->medium;
    }
    return out;
}

std::vector<PartnerChange> changes_for(const model::Partner& partner, const Concern& concern, const TwoReleases& two) {
    return told_of(two.changes([&](const model::PlacedSegment& row) { return concern.is_for(partner, two.earlier(), row.placement); },
                               [&](const model::PlacedSegment& row) { return concern.is_for(partner, two.later(), row.placement); }),
                   two);
}

std::vector<PartnerChange> changes_on(const model::Feed& feed, const TwoReleases& two) {
    const FeedContent before(two.earlier(), feed);
    const FeedContent after(two.later(), feed);
    return told_of(two.changes([&](const model::PlacedSegment& row) { return before.shows(row); }, [&](const model::PlacedSegment& row) { return after.shows(row); }), two);
}

std::map<std::int64_t, int> told_releases(Desk& desk) {
    std::map<std::int64_t, int> told;
    desk.rows().each(EntityKind::Message, {{"release", store::Test::AtLeast, std::int64_t{1}}}, [&](const model::Record& record) {
        const auto message = model::from_record<model::Message>(record);
        if (has_told(message)) told[message.partner.value] = std::max(told[message.partner.value], message.release);
    });
    return told;
}

DifferenceSheet difference_sheet(Desk& desk, const std::string& key, int from_number, int to_number) {
    const store::Snapshot one_state(desk.session());
    const auto partner = model::from_record<model::Partner>(desk.require(EntityKind::Partner, key));
    const auto to = release_to(desk, to_number);
    const auto from = release_from(desk, partner, from_number, to);
    const TwoReleases two(desk, from, to);
    const auto& campaign = two.later().campaign;
    DifferenceSheet sheet;
    sheet.campaign = {campaign.name, campaign.name_en};
    sheet.body = campaign.body;
    sheet.partner = model::id_of(partner);
    sheet.partner_name = {partner.name, partner.name_en};
    sheet.from = from.number;
    sheet.from_released_on = from.released_on;
    sheet.to = to.number;
    sheet.released_on = to.released_on;
    sheet.changes = changes_for(partner, Concern(desk), two);
    return sheet;
}

}  // namespace lichsong::service
