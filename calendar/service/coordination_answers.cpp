// SPDX-License-Identifier: Apache-2.0
// The answers of partners: line by line, from a slip, and what becomes of a proposal.
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
using model::Request;
using model::RequestLine;
using model::RequestStage;

constexpr const char* answer_codes[] = {"", "request.accepted", "request.tentative", "request.declined", "request.countered", ""};

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

void answer_line(Edit& edit, RequestLine line, const LineReply& reply, const TrailStep& how) {
    forget_counter(line);
    if (reply.answer == LineAnswer::CounterProposed) propose(edit, line, reply.counter);
    line.answer = reply.answer;
    line.answered_on = day_of(edit, how.date);
    line.comment = model::Prose{base::clean(reply.comment)};
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

std::size_t answer(Edit& edit, const std::string& key, const std::vector<std::string>& codes, const Reply& reply) {
    if (reply.answer == LineAnswer::Open || reply.answer == LineAnswer::Withdrawn) throw Error(Fault::Call, "request.no_answer");
    const auto request = staged<Request>(edit, key);
    refuse_not_sent(request);
    const auto lines = lines_to_answer(edit, request, codes);
    for (const auto& line : lines) answer_line(edit, line, {line.key, reply.answer, reply.counter, reply.comment}, reply.how);
    end_reply(edit, request, lines, reply.how);
    edit.describe_as({answer_codes[static_cast<std::size_t>(reply.answer)], {key, edit.desk().context().partners.find(request.partner)->name, std::to_string(lines.size())}});
    return lines.size();
}

model::Change enter_reply(Desk& desk, const std::string& key, const std::vector<std::string>& codes, const Reply& reply) {
    Edit edit(desk, {});  // answer() says what is done
    answer(edit, key, codes, reply);
    return edit.commit();
}

std::size_t answer_lines(Edit& edit, const std::string& key, const std::vector<LineReply>& replies, const TrailStep& how) {
    const auto request = staged<Request>(edit, key);
    refuse_not_sent(request);
    std::vector<std::string> codes;
    for (const auto& reply : replies) {
        if (std::find(codes.begin(), codes.end(), reply.line) != codes.end()) throw Error(Fault::Input, "slip.twice", {reply.line});
        codes.push_back(reply.line);
    }
    if (codes.empty()) throw Error(Fault::Input, "request.no_lines", {key});
    const auto lines = lines_to_answer(edit, request, codes);
    for (std::size_t i = 0; i < lines.size(); ++i) answer_line(edit, lines[i], replies[i], how);
    end_reply(edit, request, lines, how);
    return lines.size();
}

model::Change enter_slip(Desk& desk, const std::string& key, const std::vector<LineReply>& replies, const TrailStep& how) {
    Edit edit(desk, {"request.slip", {}});
    const auto answered = answer_lines(edit, key, replies, how);
    const auto partner = staged<Request>(edit, key).partner;
    edit.describe_as({"request.slip", {key, desk.context().partners.find(partner)->name, std::to_string(answered)}});
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
    settle(edit, {placement.id});
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
    settle(edit, {line.placement.value});
    return edit.commit();
}

}  // namespace lichsong::service
