// SPDX-License-Identifier: Apache-2.0
// The changes of a request. What is shown of them is in coordination_view.cpp.
#include "calendar/service/coordination.h"

#include <algorithm>
#include <set>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/service/coordination_steps.h"

namespace lichsong::service {
namespace {

using base::Error;
using base::Fault;
using model::EntityKind;
using model::LineAnswer;
using model::Placement;
using model::PlacementState;
using model::Record;
using model::Request;
using model::RequestLine;
using model::RequestStage;

std::string text(std::string_view typed) { return base::clean_line(typed); }
model::Prose prose(std::string_view typed) { return {base::clean(typed)}; }

// Lines as they are in the plan; what the change has staged of them is read through the edit.
std::vector<std::int64_t> line_ids(Edit& edit, std::string_view column, std::int64_t id) {
    std::vector<std::int64_t> ids;
    for (const auto& record : edit.desk().rows().all(EntityKind::RequestLine, {{std::string(column), store::Test::Equal, id}})) ids.push_back(record.head.id);
    return ids;
}

// The state that all answers about the placement amount to.
void settle(Edit& edit, std::int64_t id) {
    auto placement = staged<Placement>(edit, id);
    if (is_over(placement.state)) return;
    std::vector<RequestLine> asked;
    for (const auto line_id : line_ids(edit, "placement", id)) {
        const auto line = staged<RequestLine>(edit, line_id);
        if (model::is_asked(staged<Request>(edit, line.request.value), line)) asked.push_back(line);
    }
    placement.state = model::state_from(asked, model::airing_of(placement));
    put(edit, placement);
}

void settle(Edit& edit, const std::set<std::int64_t>& placements) {
    for (const auto id : placements) settle(edit, id);
}

void refuse_closed(const Request& request) {
    if (request.stage == RequestStage::Closed) throw Error(Fault::Input, "request.closed", {request.key});
}

void refuse_not_sent(const Request& request) {
    refuse_closed(request);
    if (request.stage == RequestStage::Draft) throw Error(Fault::Input, "request.not_sent", {request.key});
}

// A station speaks for its own outlets; a committee may be asked about what goes out anywhere.
void refuse_others_outlet(Edit& edit, const Request& request, const Placement& placement) {
    const auto& plan = edit.desk().context();
    const auto* partner = plan.partners.find(request.partner);
    const auto* outlet = plan.outlets.find(placement.outlet);
    if (partner == nullptr || outlet == nullptr || partner->kind != model::PartnerKind::Media || outlet->partner == request.partner) return;
    throw Error(Fault::Input, "request.not_theirs", {placement.key, outlet->name, partner->name});
}

void refuse_asked_twice(Edit& edit, const Request& request, const Placement& placement) {
    for (const auto id : line_ids(edit, "placement", placement.id)) {
        const auto line = staged<RequestLine>(edit, id);
        const auto other = staged<Request>(edit, line.request.value);
        if (other.partner != request.partner || other.stage == RequestStage::Closed || line.answer == LineAnswer::Withdrawn) continue;
        throw Error(Fault::Input, "request.asked_twice", {placement.key, other.key});
    }
}

void ask_for(RequestLine& line, const Placement& placement) {
    line.outlet = placement.outlet;
    line.date = placement.date;
    line.start = placement.start;
    line.length = placement.length;
}

void forget_counter(RequestLine& line) {
    line.counter_outlet = {};
    line.counter_date = {};
    line.counter_start = {};
    line.counter_length = {};
}

void add_lines(Edit& edit, const Request& request, const std::vector<std::string>& codes) {
    std::set<std::string> seen;
    for (const auto& code : codes) {
        if (!seen.insert(code).second) continue;
        const auto placement = staged<Placement>(edit, code);
        if (is_over(placement.state)) throw Error(Fault::Input, "request.over", {code, std::string(name_of(placement.state))});
        refuse_others_outlet(edit, request, placement);
        refuse_asked_twice(edit, request, placement);
        RequestLine line;
        line.request = model::id_of(request);
        line.placement = model::id_of(placement);
        ask_for(line, placement);
        edit.add(model::to_record(line));
    }
}

model::Date day_of(Edit& edit, const model::Date& given) { return model::is_set(given) ? given : edit.desk().today(); }

std::vector<RequestLine> lines_to_answer(Edit& edit, const Request& request, const std::vector<std::string>& codes) {
    std::vector<RequestLine> lines;
    if (codes.empty()) {
        lines = lines_of(edit, request.id);
        std::erase_if(lines, [](const RequestLine& line) { return line.answer != LineAnswer::Open && line.answer != LineAnswer::Tentative; });
    }
    for (const auto& code : codes) {
        lines.push_back(staged<RequestLine>(edit, code));
        if (lines.back().request.value != request.id) throw Error(Fault::Input, "request.other_line", {code, request.key});
        if (lines.back().answer == LineAnswer::Withdrawn) throw Error(Fault::Input, "request.line_withdrawn", {code});
    }
    if (lines.empty()) throw Error(Fault::Input, "request.no_lines", {request.key});
    return lines;
}

void propose(Edit& edit, RequestLine& line, const Destination& to) {
    auto wished = edit.row(EntityKind::Placement, line.placement.value);
    wished["outlet"] = line.outlet.value;
    wished["date"] = model::iso(line.date);
    wished["start"] = line.start ? model::Value(std::int64_t{line.start->seconds}) : model::Value();
    wished["length"] = line.length.count();
    go_to(edit, wished, to);
    const auto counter = model::airing_of(model::from_record<Placement>(wished));
    if (counter == line.asked()) throw Error(Fault::Input, "request.counter_same", {line.key});
    line.counter_outlet = counter.outlet;
    line.counter_date = counter.date;
    line.counter_start = counter.start;
    line.counter_length = counter.length;
}

// A slot of the outlet that opens then; the one the placement is in is kept where it fits.
base::Id<model::Slot> slot_at(Desk& desk, const model::Airing& airing, base::Id<model::Slot> now) {
    const auto& plan = desk.context();
    const auto fits = [&](const model::Slot& slot) {
        return slot.outlet == airing.outlet && slot.start == airing.start && model::slot_on(slot, plan.campaign.first_day, airing.date) == model::SlotDay::Open;
    };
    if (const auto* slot = plan.slots.find(now); slot != nullptr && fits(*slot)) return now;
    const auto found = std::find_if(plan.slots.begin(), plan.slots.end(), fits);
    return found == plan.slots.end() ? base::Id<model::Slot>{} : model::id_of(*found);
}

RequestLine line_with_counter(Edit& edit, const std::string& code) {
    auto line = staged<RequestLine>(edit, code);
    refuse_not_sent(staged<Request>(edit, line.request.value));
    if (line.answer != LineAnswer::CounterProposed) throw Error(Fault::Input, "request.no_counter", {code});
    return line;
}

constexpr const char* answer_codes[] = {"", "request.accepted", "request.tentative", "request.declined", "request.countered", ""};

void answer_line(Edit& edit, RequestLine line, const LineReply& reply, const TrailStep& how, const std::string& comment) {
    forget_counter(line);
    if (reply.answer == LineAnswer::CounterProposed) propose(edit, line, reply.counter);
    line.answer = reply.answer;
    line.answered_on = day_of(edit, how.date);
    line.comment = prose(comment);
    put(edit, line);
}

// Who answers has seen the request; the placements follow.
void end_reply(Edit& edit, Request request, const std::vector<RequestLine>& lines, const TrailStep& how) {
    if (request.stage == RequestStage::Sent) {
        request.stage = RequestStage::Seen;
        request.seen_on = day_of(edit, how.date);
        put(edit, request);
    }
    note_in_trail(edit, request, model::Way::In, request.title, how);
    std::set<std::int64_t> placements;
    for (const auto& line : lines) placements.insert(line.placement.value);
    settle(edit, placements);
}

}  // namespace

bool is_over(PlacementState state) {
    using enum PlacementState;
    return state == Aired || state == Missed || state == PreEmpted || state == Cancelled;
}

std::vector<RequestLine> lines_of(Edit& edit, std::int64_t request) {
    std::vector<RequestLine> lines;
    for (const auto id : line_ids(edit, "request", request)) lines.push_back(staged<RequestLine>(edit, id));
    return lines;
}

std::vector<model::Invitation> invitations_of(Edit& edit, std::int64_t line) {
    std::vector<model::Invitation> found;
    edit.desk().rows().each(EntityKind::Invitation, {{"line", store::Test::Equal, line}}, [&](const Record& record) { found.push_back(staged<model::Invitation>(edit, record.head.id)); });
    return found;
}

void note_in_trail(Edit& edit, const Request& request, model::Way way, std::string title, const TrailStep& step) {
    model::TrailEntry entry;
    entry.request = model::id_of(request);
    entry.date = day_of(edit, step.date);
    entry.way = way;
    entry.means = step.means;
    entry.title = std::move(title);
    entry.number = text(step.number);
    entry.file = text(step.file);
    entry.note = prose(step.note);
    edit.add(model::to_record(entry));
}

model::Change new_request(Desk& desk, const Asking& asking, std::string& made) {
    if (asking.placements.empty()) throw Error(Fault::Input, "request.nothing");
    Edit edit(desk, {"request.new", {}});
    Request request;
    request.title = text(asking.title);
    request.partner = {desk.require(EntityKind::Partner, asking.partner).head.id};
    request.number = text(asking.number);
    request.letter_date = asking.letter_date;
    request.due = asking.due;
    request.note = prose(asking.note);
    request.id = edit.add(model::to_record(request));
    request.key = edit.row(EntityKind::Request, request.id).head.key;
    made = request.key;
    add_lines(edit, request, asking.placements);
    edit.describe_as({"request.new", {request.key, desk.context().partners.find(request.partner)->name, std::to_string(asking.placements.size())}});
    return edit.commit();
}

model::Change add_lines(Desk& desk, const std::string& key, const std::vector<std::string>& placements) {
    if (placements.empty()) throw Error(Fault::Input, "request.nothing");
    Edit edit(desk, {"request.add_lines", {key, std::to_string(placements.size())}});
    const auto request = staged<Request>(edit, key);
    refuse_closed(request);
    add_lines(edit, request, placements);
    return edit.commit();
}

std::size_t ask(Edit& edit, const std::string& key, const TrailStep& how) {
    auto request = staged<Request>(edit, key);
    refuse_closed(request);
    const bool first = request.stage == RequestStage::Draft;
    std::set<std::int64_t> placements;
    for (auto line : lines_of(edit, request.id)) {
        const auto placement = staged<Placement>(edit, line.placement.value);
        const bool as_asked = !first && line.asked() == model::airing_of(placement);
        const bool waits = as_asked && line.answer == LineAnswer::Open && !model::is_set(line.answered_on);
        const bool answered = line.asked() == model::airing_of(placement) && line.answer != LineAnswer::Open;
        if (line.answer == LineAnswer::Withdrawn || waits || answered || is_over(placement.state)) continue;
        ask_for(line, placement);
        line.answer = LineAnswer::Open;
        line.answered_on = {};
        forget_counter(line);
        put(edit, line);
        placements.insert(placement.id);
    }
    if (placements.empty()) throw Error(Fault::Input, "request.nothing_new", {key});
    request.stage = RequestStage::Sent;
    request.sent_on = day_of(edit, how.date);
    request.seen_on = {};
    request.outgoing = model::Outgoing::None;
    if (request.number.empty()) request.number = text(how.number);
    if (!model::is_set(request.letter_date) && !request.number.empty()) request.letter_date = request.sent_on;
    put(edit, request);
    auto step = how;
    step.number = how.number.empty() ? request.number : how.number;
    note_in_trail(edit, request, model::Way::Out, request.title, step);
    settle(edit, placements);
    edit.describe_as({"request.send", {key, edit.desk().context().partners.find(request.partner)->name, std::to_string(placements.size())}});
    return placements.size();
}

model::Change send_request(Desk& desk, const std::string& key, const TrailStep& how) {
    Edit edit(desk, {});  // ask() says what is done
    ask(edit, key, how);
    return edit.commit();
}

model::Change mark_seen(Desk& desk, const std::string& key, const model::Date& date) {
    Edit edit(desk, {"request.seen", {key}});
    auto request = staged<Request>(edit, key);
    refuse_not_sent(request);
    request.stage = RequestStage::Seen;
    request.seen_on = day_of(edit, date);
    put(edit, request);
    return edit.commit();
}

std::size_t answer(Edit& edit, const std::string& key, const std::vector<std::string>& codes, const Reply& reply) {
    if (reply.answer == LineAnswer::Open || reply.answer == LineAnswer::Withdrawn) throw Error(Fault::Call, "request.no_answer");
    const auto request = staged<Request>(edit, key);
    refuse_not_sent(request);
    const auto lines = lines_to_answer(edit, request, codes);
    for (const auto& line : lines) answer_line(edit, line, {line.key, reply.answer, reply.counter}, reply.how, reply.comment);
    end_reply(edit, request, lines, reply.how);
    edit.describe_as({answer_codes[static_cast<std::size_t>(reply.answer)], {key, edit.desk().context().partners.find(request.partner)->name, std::to_string(lines.size())}});
    return lines.size();
}

model::Change enter_reply(Desk& desk, const std::string& key, const std::vector<std::string>& codes, const Reply& reply) {
    Edit edit(desk, {});  // answer() says what is done
    answer(edit, key, codes, reply);
    return edit.commit();
}

model::Change enter_slip(Desk& desk, const std::string& key, const std::vector<LineReply>& replies, const TrailStep& how) {
    Edit edit(desk, {"request.slip", {}});
    const auto request = staged<Request>(edit, key);
    refuse_not_sent(request);
    std::vector<std::string> codes;
    for (const auto& reply : replies) {
        if (std::find(codes.begin(), codes.end(), reply.line) != codes.end()) throw Error(Fault::Input, "slip.twice", {reply.line});
        codes.push_back(reply.line);
    }
    if (codes.empty()) throw Error(Fault::Input, "request.no_lines", {key});
    const auto lines = lines_to_answer(edit, request, codes);
    for (std::size_t i = 0; i < lines.size(); ++i) answer_line(edit, lines[i], replies[i], how, {});
    end_reply(edit, request, lines, how);
    edit.describe_as({"request.slip", {key, desk.context().partners.find(request.partner)->name, std::to_string(lines.size())}});
    return edit.commit();
}

model::Change accept_counter(Desk& desk, const std::string& code) {
    Edit edit(desk, {"request.accept_counter", {}});
    auto line = line_with_counter(edit, code);
    auto placement = staged<Placement>(edit, line.placement.value);
    if (placement.locked) throw Error(Fault::Input, "placement.locked", {placement.key});
    const auto before = edit.row(EntityKind::Placement, placement.id);
    const auto counter = line.counter();
    placement.slot = slot_at(desk, counter, placement.slot);
    placement.outlet = counter.outlet;
    placement.date = counter.date;
    placement.start = counter.start;
    placement.length = counter.length;
    put(edit, placement);
    ask_for(line, placement);
    line.answer = LineAnswer::Accepted;
    forget_counter(line);
    put(edit, line);
    settle(edit, placement.id);
    edit.describe_as({"request.accept_counter", {placement.key, when(before), when(model::to_record(placement))}});
    return edit.commit();
}

model::Change refuse_counter(Desk& desk, const std::string& code, const std::string& reason) {
    Edit edit(desk, {"request.refuse_counter", {code}});
    auto line = line_with_counter(edit, code);
    line.answer = LineAnswer::Open;
    line.answered_on = {};
    forget_counter(line);
    put(edit, line);
    for (auto invitation : invitations_of(edit, line.id)) {
        invitation.counter_refused = true;
        put(edit, invitation);
    }
    const auto request = staged<Request>(edit, line.request.value);
    TrailStep step;
    step.means = model::Means::Note;
    step.note = reason;
    note_in_trail(edit, request, model::Way::Out, request.title, step);
    settle(edit, line.placement.value);
    return edit.commit();
}

model::Change withdraw_lines(Desk& desk, const std::vector<std::string>& codes, const std::string& reason) {
    if (codes.empty()) throw Error(Fault::Input, "request.nothing");
    Edit edit(desk, {"request.withdraw", {codes.front(), std::to_string(codes.size())}});
    std::set<std::int64_t> placements;
    std::set<std::int64_t> told;
    for (const auto& code : codes) {
        auto line = staged<RequestLine>(edit, code);
        const auto request = staged<Request>(edit, line.request.value);
        refuse_closed(request);
        if (request.stage == RequestStage::Draft) {
            edit.remove(EntityKind::RequestLine, line.id);
            continue;
        }
        line.answer = LineAnswer::Withdrawn;
        forget_counter(line);
        put(edit, line);
        placements.insert(line.placement.value);
        TrailStep step;
        step.means = model::Means::Note;
        step.note = reason;
        if (told.insert(request.id).second) note_in_trail(edit, request, model::Way::Out, request.title, step);
    }
    settle(edit, placements);
    return edit.commit();
}

model::Change close_request(Desk& desk, const std::string& key, const std::string& reason) {
    Edit edit(desk, {"request.close", {key}});
    auto request = staged<Request>(edit, key);
    refuse_closed(request);
    std::set<std::int64_t> placements;
    for (auto line : lines_of(edit, request.id)) {
        if (line.answer == LineAnswer::Accepted || line.answer == LineAnswer::Declined) continue;
        line.answer = LineAnswer::Withdrawn;
        forget_counter(line);
        put(edit, line);
        placements.insert(line.placement.value);
    }
    const bool was_sent = request.stage != RequestStage::Draft;
    request.stage = RequestStage::Closed;
    request.outgoing = model::Outgoing::None;
    put(edit, request);
    TrailStep step;
    step.means = model::Means::Note;
    step.note = reason;
    if (!reason.empty()) note_in_trail(edit, request, model::Way::Out, request.title, step);
    if (was_sent) settle(edit, placements);
    return edit.commit();
}

model::Change add_to_trail(Desk& desk, const std::string& key, model::Way way, const std::string& title, const TrailStep& step) {
    Edit edit(desk, {"request.trail", {key}});
    const auto request = staged<Request>(edit, key);
    note_in_trail(edit, request, way, title.empty() ? request.title : text(title), step);
    return edit.commit();
}

}  // namespace lichsong::service
