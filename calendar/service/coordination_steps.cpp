// SPDX-License-Identifier: Apache-2.0
// What the changes of a request have in common: rows as they will be, what a placement becomes, and who may not be asked.
#include "calendar/service/coordination_steps.h"

#include "calendar/base/error.h"
#include "calendar/base/text.h"

namespace lichsong::service {
namespace {

using model::EntityKind;
using model::Placement;
using model::PlacementState;
using model::Record;
using model::Request;
using model::RequestLine;

// Lines as they are in the plan; what the change has staged of them is read through the edit.
std::vector<std::int64_t> line_ids(Edit& edit, std::string_view column, std::int64_t id) {
    std::vector<std::int64_t> ids;
    for (const auto& record : edit.desk().rows().all(EntityKind::RequestLine, {{std::string(column), store::Test::Equal, id}})) ids.push_back(record.head.id);
    return ids;
}

}  // namespace

std::vector<std::int64_t> lines_about(Edit& edit, std::int64_t placement) { return line_ids(edit, "placement", placement); }

bool is_over(PlacementState state) {
    using enum PlacementState;
    return state == Aired || state == Missed || state == PreEmpted || state == Cancelled;
}

model::Date day_of(Edit& edit, const model::Date& given) { return model::is_set(given) ? given : edit.desk().today(); }

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

void settle(Edit& edit, const std::set<std::int64_t>& placements) {
    for (const auto id : placements) {
        auto placement = staged<Placement>(edit, id);
        if (is_over(placement.state)) continue;
        std::vector<RequestLine> asked;
        for (const auto line_id : lines_about(edit, id)) {
            const auto line = staged<RequestLine>(edit, line_id);
            if (model::is_asked(staged<Request>(edit, line.request.value), line)) asked.push_back(line);
        }
        placement.state = model::state_from(asked, model::airing_of(placement));
        put(edit, placement);
    }
}

void refuse_closed(const Request& request) {
    if (request.stage == model::RequestStage::Closed) throw base::Error(base::Fault::Input, "request.closed", {request.key});
}

void refuse_not_sent(const Request& request) {
    refuse_closed(request);
    if (request.stage == model::RequestStage::Draft) throw base::Error(base::Fault::Input, "request.not_sent", {request.key});
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

void note_in_trail(Edit& edit, const Request& request, model::Way way, std::string title, const TrailStep& step) {
    model::TrailEntry entry;
    entry.request = model::id_of(request);
    entry.date = day_of(edit, step.date);
    entry.way = way;
    entry.means = step.means;
    entry.title = std::move(title);
    entry.number = base::clean_line(step.number);
    entry.file = base::clean_line(step.file);
    entry.note = model::Prose{base::clean(step.note)};
    edit.add(model::to_record(entry));
}

}  // namespace lichsong::service
