// SPDX-License-Identifier: Apache-2.0
// The calendars of feeds: released content, read once for all of them, through the filter of each, entry by entry.
#include <algorithm>
#include <deque>
#include <optional>
#include <set>

#include "calendar/base/i18n.h"
#include "calendar/service/feed_content.h"
#include "calendar/service/feed_losses.h"
#include "calendar/service/feeds.h"
#include "calendar/service/past.h"
#include "calendar/service/release.h"

namespace lichsong::service {
using model::Feed;

namespace {

// What it repeats or makes up for may be another partner's: of that not even the code is told.
void forget_others(Past& past, const FeedContent& content, model::PlacedSegment& row) {
    const auto keep = [&](base::Id<model::Placement> original, std::string& code) {
        if (code.empty()) return;
        const auto found = past.find(original.value);
        if (!found || !may_leave(found->placement) || !content.is_theirs(found->placement.outlet)) code.clear();
    };
    keep(row.placement.repeat_of, row.repeat_of_code);
    keep(row.placement.makegood_for, row.makegood_for_code);
}

ical::CalendarHead head_of(const model::Campaign& campaign, const ical::Wording& wording) {
    ical::CalendarHead head;
    head.name = wording.english && !campaign.name_en.empty() ? campaign.name_en : campaign.name;
    head.description = campaign.body;
    head.organizer = campaign.body;
    return head;
}

class OneCalendar {
public:
    OneCalendar(const FeedToWrite& wanted, const model::Plan& plan, const base::Zone& zone)
        : m_feed(wanted.feed), m_content(plan, m_feed), m_writer(wanted.sink, head_of(plan.campaign, wanted.wording), plan, zone, wanted.wording) {}

    void take(Past& past, const model::PlacedSegment& row) {
        if (!m_content.shows(row)) return;
        m_shown.push_back(row.placement.id);
        if (row.repeat_of_code.empty() && row.makegood_for_code.empty()) return m_writer.placement(row);
        auto told = row;
        forget_others(past, m_content, told);
        m_writer.placement(told);
    }

    // What a later step took away again is told as it was then.
    void add(const ReleasedStep& step) {
        auto rows = step.lost(m_feed);
        std::erase_if(rows, [&](const model::PlacedSegment& row) {
            return std::binary_search(m_shown.begin(), m_shown.end(), row.placement.id) || !m_lost.insert(row.placement.id).second;
        });
        m_writer.placements(rows, step.then());
    }

    void finish() { m_writer.finish(); }

private:
    const Feed& m_feed;
    FeedContent m_content;
    ical::CalendarWriter m_writer;
    std::vector<std::int64_t> m_shown;  // in order
    std::set<std::int64_t> m_lost;
};

}  // namespace

void write_feed(Desk& desk, const Feed& feed, const ical::Wording& wording, const ical::Sink& sink) {
    const FeedToWrite only{feed, wording, sink};
    write_feeds(desk, {&only, 1});
}

bool write_feeds(Desk& desk, std::span<const FeedToWrite> feeds, const std::atomic<bool>* stop) {
    const auto goes_on = [stop] { return stop == nullptr || !*stop; };
    const store::Snapshot one_state(desk.session());
    const auto release = latest_release(desk);
    std::optional<Past> past;
    if (release) past.emplace(desk, release->change);
    const auto& plan = past ? past->context() : desk.context();
    const base::Zone zone(plan.campaign.zone);
    std::deque<OneCalendar> calendars;
    for (const auto& wanted : feeds) calendars.emplace_back(wanted, plan, zone);
    if (past)
        past->each([&](const model::PlacedSegment& row) {
            for (auto& calendar : calendars) calendar.take(*past, row);
        });
    if (release)
        each_step_back(desk, *release, [&](const ReleasedStep& step) {
            for (auto& calendar : calendars) calendar.add(step);
            return goes_on();
        });
    if (!goes_on()) return false;
    for (auto& calendar : calendars) calendar.finish();
    return true;
}

}  // namespace lichsong::service
