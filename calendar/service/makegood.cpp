// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/makegood.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <tuple>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/model/rules/rules.h"
#include "calendar/service/asrun.h"
#include "calendar/service/moving.h"
#include "calendar/store/placements.h"

namespace lichsong::service {
namespace {

using base::Error;
using base::Fault;
using model::EntityKind;
using model::PlacedSegment;
using model::PlacementState;

bool did_not_go_out(PlacementState state) { return state == PlacementState::Missed || state == PlacementState::PreEmpted; }
bool makes_up(const model::Placement& placement) { return model::state_info(placement.state).occupies; }

model::Placement missed_one(const model::Record& record) {
    auto row = model::from_record<model::Placement>(record);
    if (!did_not_go_out(row.state)) throw Error(Fault::Input, "makegood.not_missed", {row.key});
    return row;
}

void refuse_second(Desk& desk, const model::Placement& missed) {
    for (const auto& record : desk.rows().all(EntityKind::Placement, {{"makegood_for", store::Test::Equal, missed.id}}))
        if (const auto other = model::from_record<model::Placement>(record); makes_up(other)) throw Error(Fault::Input, "makegood.has_one", {missed.key, other.key});
}

// What is booked in its place, before it has one.
model::Record makegood_of(const model::Placement& missed) {
    const auto original = model::to_record(missed);
    auto good = model::fresh_record(EntityKind::Placement);
    for (const char* field : {"segment", "outlet", "slot", "date", "start", "length", "size", "repeat_of"}) good[field] = original[field];
    good["makegood_for"] = missed.id;
    return good;
}

// From today to election day, where it was planned before that; no further than people plan ahead.
model::DateSpan offered_days(Desk& desk, const model::Placement& missed) {
    constexpr long ahead = 42;
    const auto& campaign = desk.context().campaign;
    const auto last = model::is_set(campaign.dday) && missed.date <= campaign.dday ? campaign.dday : campaign.last_day;
    const auto farthest = model::plus_days(std::max(missed.date, desk.today()), ahead);
    return {desk.today(), model::is_set(last) ? std::min(last, farthest) : farthest};
}

// What is on in each slot on each day, by start.
using Occupied = std::map<std::pair<std::int64_t, model::Date>, std::vector<model::WallSpan>>;

Occupied occupied_in(const model::Plan& plan) {
    Occupied occupied;
    for (const auto& placement : plan.placements)
        if (placement.slot && placement.start && makes_up(placement)) occupied[{placement.slot.value, placement.date}].push_back(model::wall_span(placement));
    for (auto& entry : occupied) std::sort(entry.second.begin(), entry.second.end(), [](const auto& a, const auto& b) { return a.start < b.start; });
    return occupied;
}

// The first moment of the slot from which nothing stands in the way of the whole item.
std::optional<model::TimeOfDay> first_free(const model::Slot& slot, const model::Date& date, model::Seconds length, const Occupied& occupied) {
    auto at = model::wall_seconds(date, *slot.start);
    const auto end = at + slot.length.count();
    if (const auto found = occupied.find({slot.id, date}); found != occupied.end())
        for (const auto& span : found->second)
            if (span.start < at + length.count()) at = std::max(at, span.end);
    const bool fits = slot.length.count() == 0 || at + length.count() <= end;
    return fits ? std::optional(model::TimeOfDay{static_cast<std::int32_t>(at - model::wall_seconds(date, {}))}) : std::nullopt;
}

// When each outlet shows something else: the slots of what is pre-empted there, and the time between where that is less than a day. A flood is
// not over because nothing was planned for an hour.
using Taken = std::map<std::int64_t, std::vector<model::WallSpan>>;

Taken taken_in(const model::Plan& plan) {
    constexpr model::WallSeconds apart = 86'400;
    std::map<std::int64_t, std::vector<model::WallSpan>> spans;
    for (const auto& placement : plan.placements) {
        if (placement.state != PlacementState::PreEmpted) continue;
        auto span = model::wall_span(placement);
        if (const auto* slot = plan.slots.find(placement.slot); slot != nullptr && slot->start) {
            const auto opens = model::wall_seconds(placement.date, *slot->start);
            span = {std::min(span.start, opens), std::max(span.end, opens + slot->length.count())};
        }
        spans[placement.outlet.value].push_back(span);
    }
    Taken taken;
    for (auto& entry : spans) {
        std::sort(entry.second.begin(), entry.second.end(), [](const auto& a, const auto& b) { return a.start < b.start; });
        auto& joined = taken[entry.first];
        for (const auto& span : entry.second) {
            if (joined.empty() || span.start - joined.back().end >= apart) joined.push_back(span);
            else joined.back().end = std::max(joined.back().end, span.end);
        }
    }
    return taken;
}

bool is_taken(const Taken& taken, const Opening& opening, model::Seconds length) {
    const auto found = taken.find(opening.outlet.value);
    if (found == taken.end()) return false;
    const auto start = model::wall_seconds(opening.date, opening.start.value_or(model::TimeOfDay{}));
    const auto end = opening.start ? start + std::max<std::int64_t>(length.count(), 1) : start + 86'400;
    return std::any_of(found->second.begin(), found->second.end(), [&](const auto& span) { return span.start < end && start < span.end; });
}

std::vector<Offer> offers_in(const model::Plan& plan, const model::Placement& missed, const model::DateSpan& days) {
    const auto* segment = plan.segments.find(missed.segment);
    const auto* was_on = plan.outlets.find(missed.outlet);
    const auto occupied = occupied_in(plan);
    const auto taken = taken_in(plan);
    std::vector<Offer> offers;
    for (auto& opening : free_openings(plan, {segment == nullptr ? std::vector<base::Id<model::Topic>>{} : segment->topics, {}, days})) {
        const auto& slot = *plan.slots.find(opening.slot);
        if (opening.free && *opening.free < share_of(missed, slot.capacity_unit)) continue;
        if (is_closed(plan, opening.outlet, opening.date)) continue;
        const auto& outlet = *plan.outlets.find(opening.outlet);
        const bool same_outlet = opening.outlet == missed.outlet;
        if (model::medium_info(outlet.medium).has_clock_time && slot.start) {
            const auto length = slot.capacity_unit == model::CapacityUnit::Seconds ? missed.length : model::Seconds{0};
            opening.start = first_free(slot, opening.date, length, occupied);
            if (!opening.start) continue;
        }
        if (is_taken(taken, opening, missed.length)) continue;
        const bool same_medium = was_on != nullptr && outlet.medium == was_on->medium;
        offers.push_back({std::move(opening), same_outlet, same_medium, model::monday_of(opening.date) == model::monday_of(missed.date), slot.weight});
    }
    return offers;
}

auto place_in_list(const Offer& offer, const model::Placement& missed) {
    const auto worst = offer.at.breaks.empty() ? model::Severity::Ignore : offer.at.breaks.front().severity;
    const bool is_forbidden = worst == model::Severity::Block;
    return std::tuple(is_forbidden, !offer.same_medium, !offer.same_week, worst, std::abs(model::days_between(missed.date, offer.at.date)), !offer.same_outlet, -offer.weight,
                      offer.at.date, offer.at.start ? offer.at.start->seconds : -1, offer.at.slot.value);
}

}  // namespace

std::vector<PlacedSegment> unresolved(Desk& desk) {
    std::set<std::int64_t> settled;  // made good, or waived
    std::vector<std::int64_t> missed;
    for (const auto state : {PlacementState::Missed, PlacementState::PreEmpted})
        desk.rows().each(EntityKind::Placement, {{"state", store::Test::Equal, std::string(name_of(state))}}, [&](const model::Record& record) {
            const auto row = model::from_record<model::Placement>(record);
            missed.push_back(row.id);
            if (!row.waiver.empty()) settled.insert(row.id);
            if (row.makegood_for) settled.insert(row.makegood_for.value);  // the make-good stands in the list itself
        });
    for (const auto id : missed)
        for (const auto& record : desk.rows().all(EntityKind::Placement, {{"makegood_for", store::Test::Equal, id}}))
            if (makes_up(model::from_record<model::Placement>(record))) settled.insert(id);
    std::vector<PlacedSegment> rows;
    store::PlacementQuery query;
    query.states = {PlacementState::Missed, PlacementState::PreEmpted};
    store::each_placement(desk.session(), query, [&](const PlacedSegment& row) {
        if (!settled.contains(row.placement.id)) rows.push_back(row);
    });
    return rows;
}

std::vector<Lost> unresolved_by_damage(Desk& desk) { return by_damage(desk, unresolved(desk)); }

Destination Offer::destination(const model::Plan& plan) const {
    Destination to;
    to.date = at.date;
    to.slot = model::key_of(plan, EntityKind::Slot, at.slot.value);
    to.start = at.start;
    return to;
}

std::vector<Offer> makegood_offers(Desk& desk, const std::string& code, std::size_t most) {
    const auto missed = missed_one(desk.require(EntityKind::Placement, code));
    refuse_second(desk, missed);
    const auto days = offered_days(desk, missed);
    if (days.to < days.from) return {};
    auto fresh = model::from_record<model::Placement>(makegood_of(missed));
    fresh.slot = {};  // it stands nowhere yet, and takes up no room
    fresh.date = {};
    WhatIf what_if(desk, fresh, std::min(days.from, missed.date), std::max(days.to, missed.date));
    auto offers = offers_in(what_if.plan(), missed, days);
    const auto now = desk.zone().to_local(desk.clock().now());
    std::erase_if(offers, [&](const Offer& offer) { return offer.at.start && model::wall_seconds(offer.at.date, *offer.at.start) <= now; });
    std::sort(offers.begin(), offers.end(), [&](const Offer& a, const Offer& b) { return place_in_list(a, missed) < place_in_list(b, missed); });
    // What an offer breaks takes a moment to find out: only of those that may be among the best.
    if (const auto asked = std::max<std::size_t>(4 * most, 24); offers.size() > asked) offers.resize(asked);
    for (auto& offer : offers) offer.at.breaks = what_if.breaks({offer.at.date, offer.at.start, offer.at.outlet.value, offer.at.slot.value, {}});
    std::stable_sort(offers.begin(), offers.end(), [&](const Offer& a, const Offer& b) { return place_in_list(a, missed) < place_in_list(b, missed); });
    if (offers.size() > most) offers.resize(most);
    return offers;
}

model::Change make_good(Desk& desk, const std::string& code, const Destination& at, std::string& made) {
    Edit edit(desk, {"makegood.book", {}});
    const auto missed = missed_one(edit.row(EntityKind::Placement, code));
    refuse_second(desk, missed);
    auto good = makegood_of(missed);
    go_to(edit, good, at);
    complete_placement(edit, good);
    const auto dday = desk.context().campaign.dday;
    if (model::is_set(dday) && model::from_record<model::Placement>(good).date > dday) throw Error(Fault::Input, "makegood.after_dday", {code, model::iso(dday)});
    const auto& row = edit.row(EntityKind::Placement, edit.add(std::move(good)));
    made = row.head.key;
    edit.describe_as({"makegood.book", {made, code, when(row)}});
    return edit.commit();
}

std::vector<model::Violation> makegood_breaks(Desk& desk, const std::string& made) {
    constexpr long around = 14;  // as far as rules of a week and of spacing look
    const auto good = model::from_record<model::Placement>(desk.require(EntityKind::Placement, made));
    const auto row = good.makegood_for ? desk.rows().find(EntityKind::Placement, good.makegood_for.value) : std::nullopt;
    const auto missed = row ? model::from_record<model::Placement>(*row).date : good.date;
    const auto plan = desk.whole_plan(model::plus_days(std::min(good.date, missed), -around), model::plus_days(std::max(good.date, missed), around));
    auto found = model::check(plan, {desk.today(), good.date, good.date});
    std::erase_if(found, [&](const model::Violation& one) { return std::find(one.placements.begin(), one.placements.end(), model::id_of(good)) == one.placements.end(); });
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.severity > b.severity; });
    return found;
}

model::Change waive(Desk& desk, const std::string& code, const std::string& reason) {
    const auto why = base::clean_line(reason);
    if (why.empty()) throw Error(Fault::Input, "makegood.no_reason");
    Edit edit(desk, {"makegood.waive", {code, why}});
    edit.set(EntityKind::Placement, missed_one(edit.row(EntityKind::Placement, code)).id, {{"waiver", why}});
    return edit.commit();
}

}  // namespace lichsong::service
