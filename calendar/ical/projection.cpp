// SPDX-License-Identifier: Apache-2.0
// Fills the allow-list. Texts are pointed to where they are stored; only summary and description are put together here.
#include "calendar/ical/projection.h"

#include <algorithm>
#include <array>

#include "calendar/ical/colour.h"
#include "calendar/ical/timezone.h"

namespace lichsong::ical {

using model::CalendarStatus;

/// The lines of a description, in their order.
struct Projection::Described {
    std::string_view code;
    std::string state;
    int issue = 0;
    std::string_view reference;
    model::Date reference_date;
    std::string_view repeat_of;
    std::string_view makegood_for;
};

namespace {

// RFC 5545 §3.8.1.11, in the order of CalendarStatus.
constexpr std::array<std::string_view, 3> status_names = {"TENTATIVE", "CONFIRMED", "CANCELLED"};

const model::Outlet no_outlet;

template <class E>
void raise(base::Stamp& latest, const E* row) {
    if (row != nullptr) latest = std::max(latest, row->modified);
}

const std::string& first_filled(const std::string& first, const std::string& second) { return first.empty() ? second : first; }

}  // namespace

Projection::Projection(const model::Plan& plan, const base::Zone& zone, const Wording& wording)
    : m_plan(plan), m_zone(zone), m_wording(wording) {
    if (const auto* row = find_zone(zone.name())) m_tzid = row->tzid;
}

Moment Projection::moment(bool all_day, model::WallSeconds wall) const {
    if (all_day) return {Moment::Form::Date, wall};
    if (is_local()) return {Moment::Form::Local, wall};
    return {Moment::Form::Utc, m_zone.to_utc(wall)};
}

Moment Projection::in_utc(const Moment& moment) const {
    if (moment.form != Moment::Form::Local) return moment;
    return {Moment::Form::Utc, m_zone.to_utc(moment.seconds)};
}

void Projection::show(EventView& view, const Entry& entry) {
    const auto& placement = entry.placement;
    const auto& segment = entry.segment;
    const auto* series = m_plan.series.find(placement.series);
    const auto* slot = m_plan.slots.find(placement.slot);
    const auto* found = m_plan.outlets.find(placement.outlet);
    const auto& outlet = found == nullptr ? no_outlet : *found;
    view.clear();
    view.uid = placement.uid;
    view.sequence = placement.sequence;
    view.modified = std::max(placement.modified, segment.modified);
    raise(view.modified, series);
    raise(view.modified, slot);
    raise(view.modified, found);
    set_outlet(view, outlet);
    set_topics(view, segment.topics);
    set_span(view, span_of(placement, series, slot));
    const auto status = model::state_info(placement.state).status;
    set_status(view, status, placement.start && !model::medium_info(outlet.medium).has_issue);
    set_summary(view, status, wanted(segment.title, segment.title_en), segment.issue);
    view.code = placement.key;
    if (series != nullptr) view.series = series->key;
    view.state = model::name_of(placement.state);
    view.url = segment.url;
    set_responsible_body(view, responsible_body(segment.responsible_body, series));
    Described what;
    what.code = placement.key;
    if (m_wording.state) what.state = m_wording.state(placement, outlet);
    what.issue = segment.issue;
    what.reference = series == nullptr ? segment.reference : first_filled(segment.reference, series->reference);
    what.reference_date = segment.reference_date;
    what.repeat_of = entry.repeat_of_code;
    what.makegood_for = entry.makegood_for_code;
    describe(view, what);
}

void Projection::show(EventView& view, const model::Series& series, const model::Slot& slot, const MasterFacts& facts) {
    const auto* found = m_plan.outlets.find(slot.outlet);
    const auto& outlet = found == nullptr ? no_outlet : *found;
    view.clear();
    view.uid = series.uid;
    view.sequence = series.sequence;
    view.modified = std::max({facts.modified, series.modified, slot.modified});
    raise(view.modified, found);
    set_outlet(view, outlet);
    set_topics(view, series.topics);
    set_span(view, facts.first);
    set_status(view, facts.status, !facts.first.all_day && !model::medium_info(outlet.medium).has_issue);
    set_summary(view, facts.status, wanted(series.title, series.title_en), 0);
    view.series = series.key;
    set_responsible_body(view, responsible_body(series.responsible_body, nullptr));
    Described what;
    what.reference = series.reference;
    if (facts.spokesman != nullptr) {
        view.state = model::name_of(facts.spokesman->placement.state);
        if (m_wording.state) what.state = m_wording.state(facts.spokesman->placement, outlet);
    }
    describe(view, what);
}

bool Projection::says_other(const Entry& entry, const model::Series& series, const model::Slot& slot) const {
    const auto& placement = entry.placement;
    const auto& segment = entry.segment;
    return placement.outlet != slot.outlet || placement.slot != series.slot ||
           wanted(segment.title, segment.title_en) != wanted(series.title, series.title_en) || segment.topics != series.topics ||
           responsible_body(segment.responsible_body, &series) != responsible_body(series.responsible_body, nullptr) ||
           first_filled(segment.reference, series.reference) != series.reference || !segment.url.empty() ||
           !entry.repeat_of_code.empty() || !entry.makegood_for_code.empty();
}

const std::string& Projection::wanted(const std::string& vietnamese, const std::string& english) const {
    return m_wording.english ? first_filled(english, vietnamese) : first_filled(vietnamese, english);
}

// Nothing leaves without a name that answers for it: the item's own, else its series', else the campaign's.
const std::string& Projection::responsible_body(const std::string& own, const model::Series* series) const {
    if (!own.empty()) return own;
    return series == nullptr ? m_plan.campaign.body : first_filled(series->responsible_body, m_plan.campaign.body);
}

void Projection::set_responsible_body(EventView& view, const std::string& body) const {
    view.responsible_body = body;
    if (&body == &m_plan.campaign.body) raise(view.modified, &m_plan.campaign);
}

std::string_view Projection::css_name(const std::string& colour) {
    const auto [place, is_new] = m_colours.try_emplace(colour);
    if (const auto rgb = is_new ? read_colour(colour) : std::nullopt) place->second = nearest_css_name(*rgb);
    return place->second;
}

void Projection::set_span(EventView& view, const Span& span) const {
    view.tzid = m_tzid;
    view.start = moment(span.all_day, span.start);
    view.end = moment(span.all_day, span.end);
}

void Projection::set_outlet(EventView& view, const model::Outlet& outlet) {
    view.location = wanted(outlet.name, outlet.name_en);
    view.outlet = outlet.key;
    view.medium = model::name_of(outlet.medium);
    view.colour = css_name(outlet.colour);
    if (view.colour.empty()) view.colour = css_name(std::string(model::medium_info(outlet.medium).colour));
}

// The colour of the first topic that has one goes before that of the outlet: calendars are read by topic.
void Projection::set_topics(EventView& view, const std::vector<base::Id<model::Topic>>& topics) {
    bool coloured = false;
    for (const auto id : topics) {
        const auto* topic = m_plan.topics.find(id);
        if (topic == nullptr) continue;
        raise(view.modified, topic);
        view.categories.push_back(wanted(topic->title, topic->title_en));
        const auto colour = coloured ? std::string_view{} : css_name(topic->colour);
        if (colour.empty()) continue;
        view.colour = colour;
        coloured = true;
    }
}

// A cancelled entry, a whole day and an issue of a paper do not make anybody busy (ical.md C41).
void Projection::set_status(EventView& view, CalendarStatus status, bool takes_time) const {
    view.status = status_names[static_cast<std::size_t>(status)];
    view.transparency = takes_time && status != CalendarStatus::Cancelled ? "OPAQUE" : "TRANSPARENT";
}

void Projection::set_summary(EventView& view, CalendarStatus status, std::string_view title, int issue) const {
    // Outlook and others ignore STATUS, so the title says it as well (ical.md C42).
    const bool marked = status == CalendarStatus::Cancelled && !m_wording.cancelled_prefix.empty();
    if (marked) view.summary = m_wording.cancelled_prefix + ' ';
    view.summary += title;
    if (issue == 0 || m_wording.issue.empty()) return;
    view.summary += " (";
    view.summary += m_wording.issue;
    view.summary += ' ';
    view.summary += std::to_string(issue);
    view.summary += ')';
}

void Projection::describe(EventView& view, const Described& what) const {
    const auto line = [&view](std::string_view label, std::string_view separator, std::string_view value) {
        if (value.empty()) return;
        if (!view.description.empty()) view.description += '\n';
        if (!label.empty()) (view.description += label) += separator;
        view.description += value;
    };
    line(m_wording.code, ": ", what.code);
    line(m_wording.outlet, ": ", view.location);
    line({}, {}, what.state);
    if (what.issue != 0) line(m_wording.issue, " ", std::to_string(what.issue));
    line(m_wording.responsible, ": ", view.responsible_body);
    line(m_wording.reference, ": ", what.reference);
    if (!what.reference.empty() && model::is_set(what.reference_date))
        view.description += " (" + (m_wording.english ? model::iso(what.reference_date) : model::dmy(what.reference_date)) + ')';
    line(m_wording.repeat, ": ", what.repeat_of);
    line(m_wording.makegood, ": ", what.makegood_for);
}

}  // namespace lichsong::ical
