// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/page_requests.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/service/coordination_steps.h"
#include "calendar/service/feed_content.h"
#include "calendar/store/placements.h"

namespace lichsong::service {
namespace {

using base::Error;
using base::Fault;
using model::EntityKind;
using model::LineAnswer;
using model::PendingReply;
using model::Request;
using model::RequestLine;

constexpr const char* waits_by_policy = "policy";  // why an answer from a page waits, see app/common/reply_words

template <class E>
std::vector<E> rows_of(Desk& desk, EntityKind kind, std::int64_t request) {
    std::vector<E> found;
    desk.rows().each(kind, {{"request", store::Test::Equal, request}}, [&](const model::Record& record) { found.push_back(model::from_record<E>(record)); });
    return found;
}

bool is_answerable(const model::Feed& feed, const Request& request) {
    return request.partner == feed.partner && (request.stage == model::RequestStage::Sent || request.stage == model::RequestStage::Seen);
}

/// What a person has still to look at, by line.
std::map<std::int64_t, PendingReply> waiting_of(Desk& desk, const Request& request) {
    std::map<std::int64_t, PendingReply> found;
    for (auto& reply : rows_of<PendingReply>(desk, EntityKind::PendingReply, request.id))
        if (reply.decision == model::Decision::Waiting && reply.means == model::Means::Page) found[reply.line.value] = std::move(reply);
    return found;
}

/// Reads what of requests a feed's page shows.
class PageReading {
public:
    PageReading(Desk& desk, const model::Feed& feed)
        : m_desk(desk), m_plan(desk.context()), m_content(m_plan, feed), m_today(desk.today()) {}

    [[nodiscard]] PageRequest request(const Request& request) {
        PageRequest out{request.key, request.title, request.number, request.letter_date, request.due, {}};
        const auto waiting = waiting_of(m_desk, request);
        for (const auto& line : rows_of<RequestLine>(m_desk, EntityKind::RequestLine, request.id)) {
            auto shown = page_line(line);
            if (!shown) continue;
            if (const auto at = waiting.find(line.id); at != waiting.end()) {
                shown->answer = at->second.answer;
                shown->counter_date = at->second.counter_date;
                shown->counter_start = at->second.counter_start;
                shown->waits = true;
            }
            out.lines.push_back(std::move(*shown));
        }
        std::sort(out.lines.begin(), out.lines.end(), [](const PageLine& a, const PageLine& b) {
            const auto when = [](const PageLine& line) { return std::tuple(line.date, line.start.value_or(model::TimeOfDay{}).seconds, line.code); };
            return when(a) < when(b);
        });
        return out;
    }

private:
    [[nodiscard]] std::optional<PageLine> page_line(const RequestLine& line) {
        if (!model::is_set(line.asked_on) || line.answer == LineAnswer::Withdrawn || line.date < m_today) return std::nullopt;
        store::PlacementQuery query;
        query.id = line.placement.value;
        std::optional<model::PlacedSegment> found;
        store::each_placement(m_desk.session(), query, [&](const model::PlacedSegment& row) { found = row; });
        if (!found || is_over(found->placement.state) || !m_content.concerns(line.outlet, line.date, found->segment)) return std::nullopt;
        PageLine out;
        out.code = line.key;
        out.date = line.date;
        out.start = line.start;
        out.length = line.length;
        out.title = {found->segment.title, found->segment.title_en};
        if (const auto* outlet = m_plan.outlets.find(line.outlet)) out.outlet = {outlet->name, outlet->name_en};
        out.responsible = found->segment.responsible_body;
        out.answer = line.answer;
        out.counter_date = line.counter_date;
        out.counter_start = line.counter_start;
        return out;
    }

    Desk& m_desk;
    const model::Plan& m_plan;
    FeedContent m_content;
    model::Date m_today;
};

/// The answers that are not what the page shows as answered already.
std::vector<LineReply> what_is_new(const PageRequest& shown, const std::vector<LineReply>& replies) {
    std::vector<LineReply> found;
    for (const auto& reply : replies) {
        const auto line = std::find_if(shown.lines.begin(), shown.lines.end(), [&](const PageLine& one) { return one.code == reply.line; });
        if (line == shown.lines.end()) throw Error(Fault::Input, "page.not_asked", {reply.line});
        const bool is_counter = reply.answer == LineAnswer::CounterProposed;
        const auto date = model::is_set(reply.counter.date) ? reply.counter.date : line->date;
        const auto start = reply.counter.start ? reply.counter.start : line->start;
        if (is_counter && date == line->date && start == line->start) throw Error(Fault::Input, "request.counter_same", {reply.line});
        const bool is_known = reply.answer == line->answer && (!is_counter || (date == line->counter_date && start == line->counter_start));
        if (!is_known) found.push_back(reply);
    }
    return found;
}

void leave_waiting(Edit& edit, const Request& request, const LineReply& reply, const std::string& sender) {
    const auto line = staged<RequestLine>(edit, reply.line);
    PendingReply pending;
    pending.request = model::id_of(request);
    pending.line = model::id_of(line);
    pending.answer = reply.answer;
    if (reply.answer == LineAnswer::CounterProposed) {
        pending.counter_outlet = line.outlet;
        pending.counter_date = model::is_set(reply.counter.date) ? reply.counter.date : line.date;
        pending.counter_start = reply.counter.start ? reply.counter.start : line.start;
        pending.counter_length = line.length;
    }
    pending.comment = model::Prose{base::clean(reply.comment)};
    pending.means = model::Means::Page;
    pending.sender = sender;
    pending.received_on = edit.desk().today();
    pending.reasons = waits_by_policy;
    const auto waiting = waiting_of(edit.desk(), request);
    if (const auto before = waiting.find(line.id); before != waiting.end()) {
        static_cast<model::Entity&>(pending) = before->second;
        put(edit, pending);
    } else {
        edit.add(model::to_record(pending));
    }
}

}  // namespace

std::vector<PageRequest> page_requests(Desk& desk, const model::Feed& feed) {
    const store::Snapshot one_state(desk.session());
    PageReading reading(desk, feed);
    std::vector<PageRequest> found;
    for (const auto& request : desk.context().requests) {
        if (!is_answerable(feed, request)) continue;
        auto shown = reading.request(request);
        if (!shown.lines.empty()) found.push_back(std::move(shown));
    }
    std::stable_sort(found.begin(), found.end(), [](const PageRequest& a, const PageRequest& b) {
        const auto due = [](const PageRequest& one) { return std::pair(!model::is_set(one.due), model::is_set(one.due) ? model::iso(one.due) : one.key); };
        return due(a) < due(b);
    });
    return found;
}

model::Change answer_from_page(Desk& desk, const model::Feed& feed, const std::string& key, const std::vector<LineReply>& replies, AnswerPolicy policy) {
    Edit edit(desk, {"page.answers", {}});
    const auto request = staged<Request>(edit, key);
    if (!is_answerable(feed, request)) throw Error(Fault::Input, "page.not_asked", {key});
    const auto fresh = what_is_new(PageReading(desk, feed).request(request), replies);
    TrailStep how;
    how.means = model::Means::Page;
    if (policy == AnswerPolicy::Await) {
        for (const auto& reply : fresh) leave_waiting(edit, request, reply, feed.label);
    } else if (!fresh.empty()) {
        answer_lines(edit, key, fresh, how);
    }
    edit.describe_as({"page.answers", {key, desk.context().partners.find(request.partner)->name, std::to_string(fresh.size())}});
    return edit.commit();
}

}  // namespace lichsong::service
