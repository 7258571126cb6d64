// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/release.h"

#include <algorithm>
#include <set>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/model/request.h"
#include "calendar/model/rules/rules.h"
#include "calendar/service/concern.h"
#include "calendar/service/editor.h"

namespace lichsong::service {
namespace {

using base::Error;
using base::Fault;
using model::EntityKind;
using model::PlacedSegment;
using model::PlacementState;
using model::Release;

void refuse_blocked(Desk& desk) {
    const auto plan = desk.whole_plan();
    auto found = model::check(plan, {desk.today(), desk.today(), {}});
    std::erase_if(found, [](const model::Violation& violation) { return violation.severity < model::Severity::BlockRelease; });
    if (found.empty()) return;
    std::vector<std::string> args{std::to_string(found.size()), found.front().reason};
    args.insert(args.end(), found.front().args.begin(), found.front().args.end());
    throw Error(Fault::Input, "release.blocked", std::move(args));
}

bool is_cancelled(const PlacedSegment& row) { return model::state_info(row.placement.state).status == model::CalendarStatus::Cancelled; }

std::optional<PlacedSegment> leaving(std::optional<PlacedSegment> row) { return row && may_leave(row->placement) ? std::move(row) : std::nullopt; }

std::optional<PlacedSegment> shown(const std::optional<PlacedSegment>& row, const Shows& shows) { return row && (!shows || shows(*row)) ? row : std::nullopt; }

bool says_the_same(const PlacedSegment& a, const PlacedSegment& b) {
    return a.placement.state == b.placement.state && a.segment.title == b.segment.title && a.segment.title_en == b.segment.title_en &&
           a.segment.responsible_body == b.segment.responsible_body && a.segment.reference == b.segment.reference && a.segment.topics == b.segment.topics;
}

std::optional<Difference> difference(const std::optional<PlacedSegment>& before, const std::optional<PlacedSegment>& after) {
    if (!before && !after) return std::nullopt;
    if (!after) return is_cancelled(*before) ? std::nullopt : std::optional(Difference::Gone);
    if (!before) return is_cancelled(*after) ? std::nullopt : std::optional(Difference::New);
    if (is_cancelled(*after)) return is_cancelled(*before) ? std::nullopt : std::optional(Difference::Cancelled);
    if (is_cancelled(*before)) return Difference::New;
    if (model::airing_of(before->placement) != model::airing_of(after->placement)) return Difference::Moved;
    return says_the_same(*before, *after) ? std::nullopt : std::optional(Difference::Changed);
}

bool is_shown_earlier(const ReleasedChange& a, const ReleasedChange& b) {
    const auto when = [](const ReleasedChange& one) {
        const auto& row = one.after ? one.after->placement : one.before->placement;
        return std::tuple(row.date, row.start.value_or(model::TimeOfDay{}).seconds, row.id);
    };
    return when(a) < when(b);
}

// Placements that are the same may have changed hands with their outlet.
void add_given_away(Desk& desk, const model::Plan& earlier, const model::Plan& later, std::set<std::int64_t>& ids) {
    store::PlacementQuery query;
    query.view = store::PlacementView::Alone;
    for (const auto& outlet : later.outlets) {
        const auto* before = earlier.outlets.find(model::id_of(outlet));
        if (before != nullptr && before->partner != outlet.partner) query.outlets.push_back(outlet.id);
    }
    if (query.outlets.empty()) return;
    store::each_placement(desk.session(), query, [&](const PlacedSegment& row) { ids.insert(row.placement.id); });
}

}  // namespace

bool may_leave(const model::Placement& placement) {
    return placement.state != PlacementState::Draft && placement.intention != model::Intention::Hold && placement.intention != model::Intention::NotIntended;
}

Release make_release(Desk& desk, const std::string& note) {
    Release release;
    release.title = base::clean_line(note);
    if (release.title.empty()) throw Error(Fault::Input, "release.no_note");
    const auto last = latest_release(desk);
    const auto change = desk.session().last_change();
    // The change that made the last release is the only one since.
    if (last && change <= last->change + 1) throw Error(Fault::Input, "release.nothing_new", {std::to_string(last->number)});
    refuse_blocked(desk);
    Edit edit(desk, {"release.make", {}}, model::Step::Base);
    if (desk.session().last_change() != change) throw Error(Fault::Conflict, "release.overtaken");
    release.number = last ? last->number + 1 : 1;
    release.change = static_cast<int>(change);
    release.released_on = desk.today();
    release.author = desk.author();
    release.id = edit.add(model::to_record(release));
    release.key = edit.row(EntityKind::Release, release.id).head.key;
    edit.describe_as({"release.make", {std::to_string(release.number), release.title}});
    edit.commit();
    return release;
}

std::optional<Release> latest_release(Desk& desk) {
    const auto& releases = desk.context().releases.rows();
    const auto last = std::max_element(releases.begin(), releases.end(), [](const Release& a, const Release& b) { return a.number < b.number; });
    return last == releases.end() ? std::nullopt : std::optional(*last);
}

Release find_release(Desk& desk, const std::string& number) {
    for (const auto& release : desk.context().releases)
        if (std::to_string(release.number) == number || release.key == number) return release;
    throw Error(Fault::Call, "row.unknown", {"release", number});
}

TwoReleases::TwoReleases(Desk& desk, const Release& from, const Release& to) {
    const store::Snapshot one_state(desk.session());
    Past earlier(desk, from.change);
    Past later(desk, to.change);
    m_earlier = earlier.context();
    m_later = later.context();
    std::set<std::int64_t> ids;
    for (auto* past : {&earlier, &later})
        for (const auto id : past->changed_since()) ids.insert(id);
    add_given_away(desk, m_earlier, m_later, ids);
    for (const auto id : ids) {
        auto before = leaving(earlier.find(id));
        auto after = leaving(later.find(id));
        if (before || after) m_rows.emplace_back(std::move(before), std::move(after));
    }
}

std::vector<ReleasedChange> TwoReleases::changes(const Shows& earlier, const Shows& later) const {
    std::vector<ReleasedChange> found;
    for (const auto& [before, after] : m_rows) {
        ReleasedChange change{{}, shown(before, earlier), shown(after, later)};
        const auto what = difference(change.before, change.after);
        if (!what) continue;
        change.what = *what;
        found.push_back(std::move(change));
    }
    std::sort(found.begin(), found.end(), is_shown_earlier);
    return found;
}

std::vector<ReleasedChange> differences(Desk& desk, const Release& from, const Release& to, const std::string& partner) {
    if (partner.empty()) return TwoReleases(desk, from, to).changes();
    const auto whom = model::from_record<model::Partner>(desk.require(EntityKind::Partner, partner));
    const Concern concern(desk);
    const TwoReleases two(desk, from, to);
    return two.changes([&](const PlacedSegment& row) { return concern.is_for(whom, two.earlier(), row.placement); },
                       [&](const PlacedSegment& row) { return concern.is_for(whom, two.later(), row.placement); });
}

}  // namespace lichsong::service
