// SPDX-License-Identifier: Apache-2.0
// The changes of a request from the draft to its end. Answers are in coordination_answers.cpp, what is shown in coordination_view.cpp.
#include "calendar/service/coordination.h"

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

// A station speaks for its own outlets; a committee may be asked about what goes out anywhere.
void refuse_others_outlet(Edit& edit, const Request& request, const Placement& placement) {
    const auto& plan = edit.desk().context();
    const auto* partner = plan.partners.find(request.partner);
    const auto* outlet = plan.outlets.find(placement.outlet);
    if (partner == nullptr || outlet == nullptr || partner->kind != model::PartnerKind::Media || outlet->partner == request.partner) return;
    throw Error(Fault::Input, "request.not_theirs", {placement.key, outlet->name, partner->name});
}

void refuse_asked_twice(Edit& edit, const Request& request, const Placement& placement) {
    for (const auto id : lines_about(edit, placement.id)) {
        const auto line = staged<RequestLine>(edit, id);
        const auto other = staged<Request>(edit, line.request.value);
        if (other.partner != request.partner || other.stage == RequestStage::Closed || line.answer == LineAnswer::Withdrawn) continue;
        throw Error(Fault::Input, "request.asked_twice", {placement.key, other.key});
    }
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

}  // namespace

model::Change new_request(Desk& desk, const Asking& asking, std::string& made) {
    if (asking.placements.empty()) throw Error(Fault::Input, "request.nothing");
    Edit edit(desk, {"request.new", {}});
    Request request;
    request.title = base::clean_line(asking.title);
    request.partner = {desk.require(EntityKind::Partner, asking.partner).head.id};
    request.number = base::clean_line(asking.number);
    request.letter_date = asking.letter_date;
    request.due = asking.due;
    request.note = model::Prose{base::clean(asking.note)};
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
        const bool waits = as_asked && model::is_set(line.asked_on) && line.answer == LineAnswer::Open && !model::is_set(line.answered_on);
        const bool answered = line.asked() == model::airing_of(placement) && line.answer != LineAnswer::Open;
        if (line.answer == LineAnswer::Withdrawn || waits || answered || is_over(placement.state)) continue;
        ask_for(line, placement);
        line.asked_on = day_of(edit, how.date);
        line.answer = LineAnswer::Open;
        line.answered_on = {};
        forget_counter(line);
        put(edit, line);
        placements.insert(placement.id);
    }
    if (placements.empty()) return 0;
    request.stage = RequestStage::Sent;
    request.sent_on = day_of(edit, how.date);
    request.seen_on = {};
    request.outgoing = model::Outgoing::None;
    if (request.number.empty()) request.number = base::clean_line(how.number);
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
    if (ask(edit, key, how) == 0) throw Error(Fault::Input, "request.nothing_new", {key});
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
    note_in_trail(edit, request, way, title.empty() ? request.title : base::clean_line(title), step);
    return edit.commit();
}

}  // namespace lichsong::service
