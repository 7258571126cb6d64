// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/leader_page.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "calendar/service/coordination.h"

namespace lichsong::service {
namespace {

using model::CoverageCell;
using model::CoverageLayer;
using model::Medium;
using model::Placement;
using model::PlacementState;
using Place = std::pair<std::int64_t, Medium>;  // topic and medium

TwoNames topic_names(const model::Plan& plan, std::int64_t id) {
    const auto* topic = plan.topics.find(base::Id<model::Topic>{id});
    return topic == nullptr ? TwoNames{} : TwoNames{topic->title, topic->title_en};
}

std::map<Place, std::vector<CoverageCell>> by_place(const model::Plan& plan) {
    std::map<Place, std::vector<CoverageCell>> found;
    for (const auto& cell : model::coverage(plan)) found[{cell.topic.value, cell.medium}].push_back(cell);
    return found;
}

LeaderCell summed(const std::vector<CoverageCell>& cells) {
    LeaderCell sum;
    for (const auto& cell : cells) {
        sum.target += cell.target;
        sum.planned += cell.planned;
        sum.confirmed += cell.confirmed;
        sum.aired += cell.aired;
        sum.missing += cell.gap(CoverageLayer::Planned);
        sum.missing_confirmed += cell.gap(CoverageLayer::Confirmed);
    }
    return sum;
}

void fill_matrix(LeaderPage& page, const model::Plan& plan, const std::map<Place, std::vector<CoverageCell>>& places) {
    std::set<Medium> media;
    for (const auto& [place, cells] : places) media.insert(place.second);
    page.media.assign(media.begin(), media.end());
    for (const auto& topic : plan.topics) {
        LeaderRow row{{topic.title, topic.title_en}, {}};
        bool any = false;
        for (const auto medium : page.media) {
            const auto at = places.find({topic.id, medium});
            any = any || at != places.end();
            row.cells.push_back(at == places.end() ? LeaderCell{} : summed(at->second));
        }
        if (any) page.rows.push_back(std::move(row));
    }
}

// What can still be closed: of periods that are over nothing can be made good.
void fill_gaps(LeaderPage& page, const model::Plan& plan, const std::map<Place, std::vector<CoverageCell>>& places) {
    for (const auto& [place, cells] : places) {
        int missing = 0;
        for (const auto& cell : cells)
            if (cell.to >= page.today) missing += cell.gap(CoverageLayer::Planned);
        if (missing == 0) continue;
        const auto pace = model::pace(cells, page.today, CoverageLayer::Planned);
        const auto weeks = std::max(1, pace.weeks_left);
        page.gaps.push_back({topic_names(plan, place.first), place.second, missing, (missing + weeks - 1) / weeks, pace.weeks_left});
    }
    std::stable_sort(page.gaps.begin(), page.gaps.end(), [](const LeaderGap& a, const LeaderGap& b) { return a.missing > b.missing; });
}

bool is_agreed(PlacementState state) { return model::state_info(state).status == model::CalendarStatus::Confirmed; }

// What is held or only thought of is no part of what leaders decide on.
bool is_planned(const Placement& placement) {
    return model::is_set(placement.date) && placement.intention == model::Intention::Planned && model::state_info(placement.state).status != model::CalendarStatus::Cancelled;
}

void fill_placements(LeaderPage& page, const model::Plan& plan, std::size_t most_open) {
    std::vector<const Placement*> open;
    for (const auto& placement : plan.placements) {
        if (placement.state == PlacementState::Aired) ++page.aired;
        if (placement.date < page.today || placement.state == PlacementState::Aired || !is_planned(placement)) continue;
        if (is_agreed(placement.state)) ++page.agreed;
        else open.push_back(&placement);
    }
    page.not_agreed = static_cast<int>(open.size());
    const auto when = [](const Placement* one) { return std::tuple(one->date, one->start.value_or(model::TimeOfDay{}).seconds, one->key); };
    std::sort(open.begin(), open.end(), [&](const Placement* a, const Placement* b) { return when(a) < when(b); });
    open.resize(std::min(open.size(), most_open));
    for (const auto* one : open) {
        LeaderOpen row{one->date, one->start, {}, {}, {}, one->state};
        if (const auto* segment = plan.segments.find(one->segment)) row.title = {segment->title, segment->title_en};
        if (const auto* outlet = plan.outlets.find(one->outlet)) {
            row.outlet = {outlet->name, outlet->name_en};
            row.medium = outlet->medium;
        }
        page.open.push_back(std::move(row));
    }
}

void fill_waits(LeaderPage& page, Desk& desk) {
    for (const auto& summary : requests(desk, {{}, "open", 0})) {
        const auto open = summary.lines - summary.answered;
        if (summary.turn != model::Turn::Theirs || open == 0) continue;
        const auto* partner = desk.context().partners.find(summary.request.partner);
        page.waits.push_back({partner == nullptr ? std::string() : partner->name, open, summary.request.due});
    }
}

}  // namespace

LeaderPage leader_page(Desk& desk, std::size_t most_open) {
    const auto plan = desk.whole_plan();
    LeaderPage page;
    page.campaign = {plan.campaign.name, plan.campaign.name_en};
    page.body = plan.campaign.body;
    page.dday = plan.campaign.dday;
    page.today = desk.today();
    const auto places = by_place(plan);
    fill_matrix(page, plan, places);
    fill_gaps(page, plan, places);
    fill_placements(page, plan, most_open);
    fill_waits(page, desk);
    return page;
}

}  // namespace lichsong::service
