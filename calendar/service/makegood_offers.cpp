// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/makegood_offers.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <tuple>

#include "calendar/model/rules/rules.h"
#include "calendar/service/asrun.h"

namespace lichsong::service {
namespace {

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
        if (placement.slot && placement.start && model::state_info(placement.state).occupies) occupied[{placement.slot.value, placement.date}].push_back(model::wall_span(placement));
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
        if (placement.state != model::PlacementState::PreEmpted) continue;
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
    return std::tuple(is_forbidden(offer), !offer.same_medium, !offer.same_week, worst, std::abs(model::days_between(missed.date, offer.at.date)), !offer.same_outlet, -offer.weight,
                      offer.at.date, offer.at.start ? offer.at.start->seconds : -1, offer.at.slot.value);
}

// It stands nowhere yet, and takes up no room.
model::Placement nowhere(const model::Placement& missed) {
    auto fresh = model::from_record<model::Placement>(makegood_of(missed));
    fresh.slot = {};
    fresh.date = {};
    return fresh;
}

Elsewhere place_of(const Offer& offer) { return {offer.at.date, offer.at.start, offer.at.outlet.value, offer.at.slot.value, {}}; }

}  // namespace

model::Record makegood_of(const model::Placement& missed) {
    const auto original = model::to_record(missed);
    auto good = model::fresh_record(model::EntityKind::Placement);
    for (const char* field : {"segment", "outlet", "slot", "date", "start", "length", "size", "repeat_of"}) good[field] = original[field];
    good["makegood_for"] = missed.id;
    return good;
}

Destination Offer::destination(const model::Plan& plan) const {
    Destination to;
    to.date = at.date;
    to.slot = model::key_of(plan, model::EntityKind::Slot, at.slot.value);
    to.start = at.start;
    return to;
}

bool is_forbidden(const Offer& offer) { return !offer.at.breaks.empty() && offer.at.breaks.front().severity == model::Severity::Block; }

model::DateSpan OfferSearch::days_of(const model::Placement& missed) const {
    auto days = offered_days(m_desk, missed);
    if (model::is_set(m_limits.days.from)) days.from = std::max(days.from, m_limits.days.from);
    if (model::is_set(m_limits.days.to)) days.to = std::min(days.to, m_limits.days.to);
    return days;
}

OfferSearch::OfferSearch(Desk& desk, const std::vector<model::Placement>& missed, OfferLimits limits) : m_desk(desk), m_limits(std::move(limits)) {
    if (missed.empty()) return;
    const auto first = model::is_set(m_limits.days.from) ? std::max(desk.today(), m_limits.days.from) : desk.today();
    auto last = first;
    for (const auto& one : missed) last = std::max(last, days_of(one).to);
    m_what_if.emplace(desk, nowhere(missed.front()), first, last);
}

std::vector<Offer> OfferSearch::candidates(const model::Placement& missed, std::size_t most) {
    const auto days = days_of(missed);
    if (days.to < days.from) return {};
    m_what_if->turn_to(m_desk, nowhere(missed));
    auto offers = offers_in(m_what_if->plan(), missed, days);
    const auto now = m_desk.zone().to_local(m_desk.clock().now());
    std::erase_if(offers, [&](const Offer& offer) {
        const bool is_elsewhere = !m_limits.outlets.empty() && std::find(m_limits.outlets.begin(), m_limits.outlets.end(), offer.at.outlet.value) == m_limits.outlets.end();
        return is_elsewhere || (offer.at.start && model::wall_seconds(offer.at.date, *offer.at.start) <= now);
    });
    std::sort(offers.begin(), offers.end(), [&](const Offer& a, const Offer& b) { return place_in_list(a, missed) < place_in_list(b, missed); });
    // What an offer breaks takes a moment to find out: only of those that may be among the best.
    if (const auto asked = std::max<std::size_t>(4 * most, 24); offers.size() > asked) offers.resize(asked);
    return offers;
}

std::vector<Offer> OfferSearch::offers(const model::Placement& missed, std::size_t most) {
    auto offers = candidates(missed, most);
    for (auto& offer : offers) offer.at.breaks = m_what_if->breaks(place_of(offer));
    std::stable_sort(offers.begin(), offers.end(), [&](const Offer& a, const Offer& b) { return place_in_list(a, missed) < place_in_list(b, missed); });
    if (offers.size() > most) offers.resize(most);
    return offers;
}

std::optional<Offer> OfferSearch::best(const model::Placement& missed) {
    constexpr std::size_t dozen = 12;
    const auto group = [](const Offer& offer) { return std::pair(offer.same_medium, offer.same_week); };
    std::optional<Offer> found;
    for (auto& offer : candidates(missed, dozen)) {
        // Medium and week go before what is broken, so nothing of a later group is better than what may be had.
        if (found && !is_forbidden(*found) && group(*found) != group(offer)) break;
        offer.at.breaks = m_what_if->breaks(place_of(offer));
        if (!found || place_in_list(offer, missed) < place_in_list(*found, missed)) found = std::move(offer);
        if (found->at.breaks.empty()) break;
    }
    return found;
}

void OfferSearch::take(const model::Placement& missed, const Offer& offer) {
    m_what_if->turn_to(m_desk, nowhere(missed));
    m_what_if->keep(place_of(offer));
}

}  // namespace lichsong::service
