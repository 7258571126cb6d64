// SPDX-License-Identifier: Apache-2.0
// What the board of requests and a single request show.
#include <algorithm>
#include <map>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/service/coordination.h"
#include "calendar/service/what_if.h"
#include "calendar/store/placements.h"

namespace lichsong::service {
namespace {

using model::EntityKind;
using model::LineAnswer;
using model::Request;
using model::RequestLine;
using model::RequestStatus;

using LinesByRequest = std::map<std::int64_t, std::vector<RequestLine>>;

std::vector<RequestLine> lines_where(Desk& desk, const std::vector<store::Condition>& conditions) {
    std::vector<RequestLine> lines;
    desk.rows().each(EntityKind::RequestLine, conditions, [&](const model::Record& record) { lines.push_back(model::from_record<RequestLine>(record)); });
    return lines;
}

LinesByRequest by_request(std::vector<RequestLine> lines) {
    LinesByRequest found;
    for (auto& line : lines) found[line.request.value].push_back(std::move(line));
    return found;
}

// Reaches over every due date of the plan.
model::WorkingDays working_days(Desk& desk) {
    const auto& plan = desk.context();
    auto first = desk.today();
    auto last = first;
    constexpr long furthest = 1'000;  // days; a date typed wrong must not make a table of a thousand years
    for (const auto& request : plan.requests) {
        if (!model::is_set(request.due) || std::abs(model::days_between(desk.today(), request.due)) > furthest) continue;
        first = std::min(first, request.due);
        last = std::max(last, request.due);
    }
    return {first, last, plan.holidays.rows()};
}

RequestSummary summary_of(const Request& request, const std::vector<RequestLine>& lines, const model::Date& today, const model::WorkingDays& days, int ahead) {
    RequestSummary summary;
    summary.request = request;
    summary.status = model::status_of(request, lines, today);
    summary.turn = model::turn_of(summary.status);
    summary.working_days_left = model::working_days_left(request, today, days);
    for (const auto& line : lines) {
        if (line.answer == LineAnswer::Withdrawn) continue;
        ++summary.lines;
        summary.answered += line.answer == LineAnswer::Open ? 0 : 1;
        summary.accepted += line.answer == LineAnswer::Accepted ? 1 : 0;
    }
    summary.is_to_be_reminded = model::is_to_be_reminded(request, lines, today, days, ahead);
    return summary;
}

bool is_open(RequestStatus status) { return status != RequestStatus::Draft && status != RequestStatus::Accepted && status != RequestStatus::Closed; }

// Which statuses a filter names.
std::vector<RequestStatus> statuses_of(const std::string& names) {
    std::vector<RequestStatus> wanted;
    for (const auto part : base::split(names, ',')) {
        const auto name = base::trim(part);
        if (name.empty()) continue;
        if (name == "open") {
            for (std::size_t i = 0; i < model::request_status_names.size(); ++i)
                if (is_open(static_cast<RequestStatus>(i))) wanted.push_back(static_cast<RequestStatus>(i));
            continue;
        }
        const auto status = model::value_named<RequestStatus>(name);
        if (!status) {
            std::string choices = "open";
            for (const auto choice : model::request_status_names) choices += ", " + std::string(choice);
            throw base::Error(base::Fault::Input, "field.choice", {"state", std::string(name), choices});
        }
        wanted.push_back(*status);
    }
    return wanted;
}

std::vector<std::int64_t> partners_of(Desk& desk, const std::string& keys) {
    std::vector<std::int64_t> wanted;
    for (const auto part : base::split(keys, ','))
        if (const auto key = base::trim(part); !key.empty()) wanted.push_back(desk.require(EntityKind::Partner, std::string(key)).head.id);
    return wanted;
}

template <class T>
bool is_wanted(const std::vector<T>& wanted, const T& value) { return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end(); }

bool is_due_before(const RequestSummary& a, const RequestSummary& b) {
    const auto key = [](const RequestSummary& one) { return std::pair(!model::is_set(one.request.due), model::is_set(one.request.due) ? model::iso(one.request.due) : one.request.key); };
    return key(a) < key(b);
}

std::vector<model::Violation> breaks_of(Desk& desk, const RequestLine& line) {
    if (line.answer != LineAnswer::CounterProposed) return {};
    WhatIf what_if(desk, line.placement.value, line.counter_date, line.counter_date);
    Elsewhere there;
    there.date = line.counter_date;
    there.start = line.counter_start;
    there.outlet = line.counter_outlet.value;
    there.length = line.counter_length;
    return what_if.breaks(there);
}

LineView line_view(Desk& desk, const RequestLine& line) {
    LineView view;
    view.line = line;
    store::PlacementQuery query;
    query.id = line.placement.value;
    store::each_placement(desk.session(), query, [&](const model::PlacedSegment& row) { view.now = row; });
    view.is_changed = line.answer != LineAnswer::Withdrawn && model::airing_of(view.now.placement) != line.asked();
    view.counter_breaks = breaks_of(desk, line);
    return view;
}

}  // namespace

std::vector<RequestSummary> requests(Desk& desk, const RequestFilter& filter) {
    const auto partners = partners_of(desk, filter.partner);
    const auto statuses = statuses_of(filter.status);
    const auto lines = by_request(lines_where(desk, {}));
    const auto days = working_days(desk);
    const auto today = desk.today();
    static const std::vector<RequestLine> none;
    std::vector<RequestSummary> found;
    for (const auto& request : desk.context().requests) {
        if (!is_wanted(partners, request.partner.value)) continue;
        const auto of_it = lines.find(request.id);
        auto summary = summary_of(request, of_it == lines.end() ? none : of_it->second, today, days, filter.remind_ahead);
        if (is_wanted(statuses, summary.status)) found.push_back(std::move(summary));
    }
    std::stable_sort(found.begin(), found.end(), is_due_before);
    return found;
}

RequestView request_view(Desk& desk, const std::string& key) {
    const auto request = model::from_record<Request>(desk.require(EntityKind::Request, key));
    RequestView view;
    const auto lines = lines_where(desk, {{"request", store::Test::Equal, request.id}});
    view.summary = summary_of(request, lines, desk.today(), working_days(desk), RequestFilter{}.remind_ahead);
    for (const auto& line : lines) view.lines.push_back(line_view(desk, line));
    std::stable_sort(view.lines.begin(), view.lines.end(), [](const LineView& a, const LineView& b) {
        return std::pair(a.line.date, a.line.start.value_or(model::TimeOfDay{}).seconds) < std::pair(b.line.date, b.line.start.value_or(model::TimeOfDay{}).seconds);
    });
    desk.rows().each(EntityKind::TrailEntry, {{"request", store::Test::Equal, request.id}}, [&](const model::Record& record) { view.trail.push_back(model::from_record<model::TrailEntry>(record)); });
    std::stable_sort(view.trail.begin(), view.trail.end(), [](const auto& a, const auto& b) { return a.date < b.date; });
    return view;
}

std::vector<RequestSummary> requests_about(Desk& desk, std::int64_t placement) {
    std::vector<std::int64_t> ids;
    for (const auto& line : lines_where(desk, {{"placement", store::Test::Equal, placement}})) ids.push_back(line.request.value);
    std::vector<RequestSummary> found;
    const auto days = working_days(desk);
    for (const auto& request : desk.context().requests)
        if (std::find(ids.begin(), ids.end(), request.id) != ids.end())
            found.push_back(summary_of(request, lines_where(desk, {{"request", store::Test::Equal, request.id}}), desk.today(), days, RequestFilter{}.remind_ahead));
    std::reverse(found.begin(), found.end());
    return found;
}

}  // namespace lichsong::service
